// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/activation.h"
#include "domain/catalogue.h"
#include "domain/effective.h"
#include "domain/fields.h"
#include "domain/impact.h"
#include "domain/sample.h"
#include "domain/signin.h"
#include "support/testmain.h"

#include <QJsonArray>
#include <QTest>

#include <random>

using namespace Qt::StringLiterals;

namespace steward::domain {

using namespace sample;

namespace {

constexpr unsigned seed = 20261123;
constexpr Id settingsId(9, 9), accessId(9, 9), providerId(5, 4);

/// What one person may do and see, worked out the long way. No tree, no roster, no table shared.
struct View
{
    bool getsIn = false;
    bool seesAll = false;
    QSet<QString> rights; ///< "key" or "key:item"; "key:*" for all items
    QSet<Id> sight;
};

bool isAbove(const Project &all, const Id &ancestor, Id place)
{
    for (int step = 0; step < 20 && !place.isNull(); ++step) {
        if (place == ancestor)
            return true;
        const auto row = all.places.find(place);
        place = row ? row->parent : Id();
    }
    return false;
}

bool isRefused(const Project &all, const Person &person)
{
    const Settings settings = all.settings.at(0);
    if (all.ipAccess.at(0).denied.contains(u"0.0.0.0/0"_s))
        return true;
    if (person.kind == Person::Kind::MobileWorker)
        return settings.strongMobilePasswords && settings.strongMobilePasswordsStage.is(Stage::Enforce)
               && person.hasStrongPassword == false;
    const IdentityProvider provider = all.identityProviders.at(0);
    if (provider.isActive && provider.enforcement.is(IdentityProvider::Enforcement::Global)
        && person.email.endsWith(u"@sso.org") && !provider.exemptPeople.contains(person.id))
        return !provider.testPassedAt || provider.testedForm != formOf(provider);
    return settings.twoFactorAuth && settings.twoFactorStage.is(Stage::Enforce) && person.hasTwoFactor == false
           && !person.twoFactorPausedUntil;
}

QSet<QString> rightsOf(const PermissionSet *permissions)
{
    QSet<QString> rights;
    for (int index = 0; index < catalogue().size(); ++index) {
        const QString key = catalogue().at(index).key;
        if (key == u"access_all_locations" || (permissions && !effective(*permissions, index).holds()))
            continue;
        rights << key;
        if (!catalogue().at(index).hasItems())
            continue;
        if (permissions && effective(*permissions, index).state == Effective::State::Some) {
            for (const QString &item : permissions->items(index))
                rights << key + u':' + item;
        } else {
            for (const QString &item : {u"a"_s, u"b"_s, u"c"_s, u"*"_s})
                rights << key + u':' + item;
        }
    }
    return rights;
}

View viewOf(const Project &all, const Person &person)
{
    View view;
    const Role *role = roleOf(all, person);
    if (!person.isActive || (!person.isAdmin && (!role || role->isArchived)))
        return view;
    view.rights = rightsOf(role ? &role->permissions : nullptr);
    view.seesAll = person.isAdmin || !isLimitedToPlaces(role->permissions);
    bool hasPlace = false;
    for (int row = 0; row < all.places.size(); ++row) {
        const Place place = all.places.at(row);
        if (place.isArchived)
            continue;
        hasPlace = hasPlace || person.places.contains(place.id);
        for (const Id &own : person.places) {
            if (!all.places.find(own)->isArchived && isAbove(all, own, place.id))
                view.sight << place.id;
        }
        if (view.seesAll)
            view.sight << place.id;
    }
    view.getsIn = view.seesAll || hasPlace;
    return view;
}

/// Asks for anything of any kind.
class Asker
{
public:
    explicit Asker(const Project &all)
        : m_all(all)
    {
    }

    ChangeSet ask(std::mt19937 &random)
    {
        m_random = &random;
        QList<Change> changes;
        for (unsigned count = 1 + below(4); count > 0; --count)
            changes << one();
        return setOf(changes);
    }

private:
    unsigned below(unsigned limit) { return static_cast<unsigned>((*m_random)() % limit); }
    Id placeId() { return m_all.places.at(static_cast<int>(below(static_cast<unsigned>(m_all.places.size())))).id; }
    Id personId() { return m_all.people.at(static_cast<int>(below(static_cast<unsigned>(m_all.people.size())))).id; }
    Id roleId() { return m_all.roles.at(static_cast<int>(below(static_cast<unsigned>(m_all.roles.size())))).id; }
    bool flip() { return below(2) == 0; }

    Change one()
    {
        const EntityRef settings{u"settings"_s, settingsId};
        const EntityRef provider{u"identity_provider"_s, providerId};
        switch (below(14)) {
        case 0:
        case 1:
            return move();
        case 2:
            return update(m_all, place(placeId()), u"is_archived"_s, flip());
        case 3: {
            Place made;
            made.id = Id(1, 100 + below(5));
            made.name = u"made"_s;
            made.type = facilities;
            made.parent = placeId();
            return {place(made.id), Change::Op::Create, {}, {}, toJson(made), 0, {}};
        }
        case 4:
            return update(m_all, person(personId()), u"places"_s, flip() ? texts({placeId()}) : texts({n1, s1}));
        case 5:
            return update(m_all, person(personId()), u"role"_s, text(roleId()));
        case 6:
            return permit(m_all, roleId(), u"access_all_locations"_s, flip());
        case 7:
            return permit(m_all, roleId(), catalogue().at(static_cast<int>(below(47))).key, flip());
        case 8:
            return update(m_all, settings, flip() ? u"two_factor_auth"_s : u"strong_mobile_passwords"_s, flip());
        case 9:
            return update(m_all, settings, u"two_factor_stage"_s, flip() ? u"enforce"_s : u"grace"_s);
        case 10:
            return update(m_all, provider, u"login_enforcement_type"_s, flip() ? u"global"_s : u"test"_s);
        case 11:
            return flip() ? update(m_all, provider, u"exempt_users"_s, texts({personId(), personId()}))
                          : update(m_all, provider, u"is_active"_s, flip());
        case 12:
            return update(m_all, {u"ip_access"_s, accessId}, u"ip_denylist"_s,
                          below(6) == 0 ? QJsonArray{u"0.0.0.0/0"_s} : QJsonArray{u"10.0.0.0/8"_s});
        default:
            return update(m_all, person(personId()), flip() ? u"is_active"_s : u"is_admin"_s, flip());
        }
    }

    /// Never below itself.
    Change move()
    {
        const Id from = placeId();
        Id to = placeId();
        if (isAbove(m_all, from, to))
            to = country;
        return update(m_all, place(from), u"parent"_s, from == country ? QJsonValue() : text(to));
    }

    const Project &m_all;
    std::mt19937 *m_random = nullptr;
};

Project anyProject(std::mt19937 &random)
{
    const auto chance = [&random](unsigned of) { return random() % of == 0; };
    Project all = project();
    all.settings =
        Table<Settings>({{.id = settingsId, .twoFactorAuth = chance(2), .strongMobilePasswords = chance(2)}});
    all.ipAccess = Table<IpAccess>({{.id = accessId}});
    IdentityProvider provider{.id = providerId, .name = u"Okta"_s, .isActive = chance(2)};
    provider.emailDomains = {u"SSO.org"_s};
    if (const auto drawn = random(); drawn % 2 == 0) {
        provider.testPassedAt = Instant(std::chrono::milliseconds(1));
        provider.testedForm = drawn % 10 == 0 ? u"another"_s : formOf(provider);
    }
    all.identityProviders = Table<IdentityProvider>({provider});
    for (int row = 0; row < all.people.size(); ++row) {
        Person one = all.people.at(row);
        one.email = one.name.toLower() + (chance(2) ? u"@sso.org"_s : u"@else.org"_s);
        if (chance(2))
            one.hasTwoFactor = chance(2);
        if (chance(2))
            one.hasStrongPassword = chance(2);
        all.people = all.people.with(one);
    }
    return all;
}

struct Lists
{
    QSet<Id> gain;
    QSet<Id> lose;
    QSet<Id> lockedOut;
    QSet<Id> letIn;
};

Lists naive(const Project &before, const Project &after)
{
    Lists lists;
    for (int row = 0; row < before.people.size(); ++row) {
        const Person was = before.people.at(row);
        const Person is = *after.people.find(was.id);
        const View saw = viewOf(before, was);
        const View sees = viewOf(after, is);
        const bool in = saw.getsIn && !isRefused(before, was);
        const bool stays = sees.getsIn && !isRefused(after, is);
        if (in != stays) {
            (stays ? lists.letIn : lists.lockedOut) << was.id;
            (stays ? lists.gain : lists.lose) << was.id;
        } else if (saw.getsIn && sees.getsIn) {
            if (!(sees.rights - saw.rights).isEmpty() || (!saw.seesAll && !(sees.sight - saw.sight).isEmpty()))
                lists.gain << was.id;
            if (!(saw.rights - sees.rights).isEmpty() || (!sees.seesAll && !(saw.sight - sees.sight).isEmpty()))
                lists.lose << was.id;
        }
    }
    return lists;
}

QSet<Id> asSet(const QList<Id> &list)
{
    return {list.begin(), list.end()};
}

} // namespace

class ImpactLawTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Lists of people are those that a comparison of everybody finds, whatever is changed together.
    void tellsOfEverybody()
    {
        const int rounds = qEnvironmentVariable("STEWARD_EFFORT") == "full"_L1 ? 5000 : 500;
        std::mt19937 random(seed);
        PlaceCache cache;
        int tried = 0;
        QHash<QString, int> seen;
        for (int round = 0; round < rounds; ++round) {
            const Project all = anyProject(random);
            const Outcome outcome = apply(all, Asker(all).ask(random), Id());
            if (!outcome.wouldBe)
                continue;
            ++tried;
            const Impact found = impact(all, *outcome.wouldBe, outcome.changes, cache);
            const Lists lists = naive(all, *outcome.wouldBe);
            QCOMPARE(asSet(found.lockedOut), lists.lockedOut);
            QCOMPARE(asSet(found.letIn), lists.letIn);
            QCOMPARE(asSet(found.gain), lists.gain);
            QCOMPARE(asSet(found.lose), lists.lose);
            QCOMPARE(found, impact(all, *outcome.wouldBe, outcome.changes)); // the trees kept are the right ones
            for (const Effect &effect : found.effects)
                ++seen[effect.code];
        }
        qInfo() << tried << "sets, seed" << seed << seen;
        QVERIFY(tried > rounds / 4);
        for (const char *code : {"reach.narrowed", "reach.widened", "person.locked_out", "person.let_in",
                                 "phone.resync", "place.moved", "place.archived", "place.made"})
            QVERIFY2(seen.value(QString::fromLatin1(code)) > rounds / 100, code);
    }

    /// The guard and the impact agree on who is shut out, but for who was refused before and now has lost his role too.
    void agreesWithTheGuard()
    {
        std::mt19937 random(seed + 1);
        int shut = 0;
        for (int round = 0; round < 200; ++round) {
            const Project all = anyProject(random);
            const Outcome outcome = apply(all, Asker(all).ask(random), Id());
            if (!outcome.wouldBe)
                continue;
            const LockOut guard = lockOut(all, *outcome.wouldBe, ada);
            QSet<Id> people = asSet(guard.people);
            for (const LockOut::Barred &barred : guard.barred)
                people += asSet(barred.people);
            const SignIn door(all);
            people.removeIf([&](const Id &id) { return door.barOf(*all.people.find(id)) != SignIn::Bar::None; });
            QCOMPARE(people, asSet(impact(all, *outcome.wouldBe, outcome.changes).lockedOut));
            shut += guard.isFree() ? 0 : 1;
            for (const Id &never : guard.never)
                QVERIFY(all.people.find(never)->isBreakGlass || guard.leavesNoAdmin);
        }
        QVERIFY(shut > 20);
    }
};

STEWARD_TEST(ImpactLawTest, "impactlaw", Core)

} // namespace steward::domain

#include "impactlawtest.moc"
