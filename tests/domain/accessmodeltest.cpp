// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/access/whatcansee.h"
#include "domain/author.h"
#include "domain/dice.h"
#include "domain/naive.h"
#include "domain/randomproject.h"
#include "domain/sample.h"
#include "domain/tally.h"
#include "support/property.h"
#include "support/testmain.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward::domain {

using namespace sample;

namespace {

constexpr int projects = 10'000;
const Instant now = Instant(std::chrono::sys_days(std::chrono::year(2026) / 7 / 1));

QString nameOf(Reason reason)
{
    static constexpr std::array names{
        "open",          "open in the API", "key inactive",    "key expired", "inactive",   "no role",
        "role archived", "no place",        "places archived", "vendor only", "admin only", "not granted",
        "blocked",       "unplaced",        "place archived",  "out of reach"};
    static_assert(names.size() == reasonCount);
    return u"reason "_s + QLatin1StringView(names.at(static_cast<size_t>(reason)));
}

const QString &keyOf(int permission)
{
    return catalogue().at(permission).key;
}

QString coupling(int permission, const char *how, int other)
{
    return u"coupling %1 %2 %3"_s.arg(keyOf(permission), QLatin1StringView(how), keyOf(other));
}

/// As RC_ASSERT, but without writing down what is compared: there are ten thousand of them in a project.
void require(bool isTrue, const char *what)
{
    if (!isTrue)
        RC_FAIL(what);
}

/// By name, and not from the table they are compared with.
QStringList keysFor(Sight sight)
{
    switch (sight) {
    case Sight::Place:
        return {u"view_locations"_s};
    case Sight::WebUsers:
        return {u"view_web_users"_s};
    case Sight::Workers:
        return {u"view_commcare_users"_s};
    case Sight::Data:
        return {u"view_reports"_s, u"edit_data"_s, u"edit_shared_exports"_s};
    }
    return {};
}

/// One random project, and the two who tell who sees what of it.
class Case
{
public:
    Case(std::mt19937_64 &random, Tally &tally)
        : m_dice(random)
        , m_tally(tally)
        , m_project(randomProject(random, Size::any(random)))
        , m_access(m_project, now)
        , m_model(m_project, now)
    {
    }

    void checkPermissions()
    {
        for (int count = 0; count < 12; ++count) {
            const Person person = anyPerson();
            const EffectivePermissions told = m_access.effectivePermissions(person);
            for (int permission = 0; permission < catalogue().size(); ++permission)
                checkPermission(person, told, permission);
        }
    }

    void checkPlaces()
    {
        for (const Sight sight : allSights) {
            const Id place = anyPlace();
            check(Sought::place(place, sight),
                  [&](const Person &person) { return m_model.seesAt(person, {place}, keysFor(sight)); });
        }
    }

    void checkPeople()
    {
        const Person worker = anyPerson();
        const QStringList data = keysFor(Sight::Data);
        check(Sought::formsOf(worker),
              [&](const Person &person) { return m_model.seesAt(person, worker.places, data); });
        const Sight sight = worker.kind == Person::Kind::WebUser ? Sight::WebUsers : Sight::Workers;
        check(Sought::person(worker),
              [&](const Person &person) { return m_model.seesAt(person, worker.places, keysFor(sight)); });
        checkMove(worker, {anyPlace(), anyPlace()});
    }

    void checkWhatHasNoPlace()
    {
        check(Sought::casesOfGroup(),
              [&](const Person &person) { return m_model.seesAt(person, {}, keysFor(Sight::Data)); });
        check(Sought::groups(), [&](const Person &person) { return m_model.seesAt(person, {}, {u"view_groups"_s}); });
        const EntityKind *kind = kinds().at(static_cast<size_t>(m_dice.below(static_cast<qint64>(kinds().size()))));
        check(Sought::objects(*kind), [&](const Person &person) { return m_model.sees(person, kind->toRead()); });
        check(Sought::changes(*kind), [&](const Person &person) { return m_model.sees(person, kind->toWrite()); });
        const int permission = m_dice.below(catalogue().size());
        check(Sought::permission(permission),
              [&](const Person &person) { return m_model.sees(person, {keyOf(permission)}); });
        const Sought vendor = Sought::changes(*kindOf(u"settings"), u"hipaa_compliant");
        check(vendor, [&](const Person &person) {
            const Reason reason = m_model.entry(person);
            return reason == Reason::Open ? Reason::VendorOnly : reason;
        });
    }

    void checkKeys()
    {
        for (int count = 0; count < 4; ++count) {
            ApiKey key{.id = m_dice.id(), .owner = anyPerson().id};
            key.isActive = m_dice.chance(80);
            key.expiresAt = m_dice.day(40);
            if (m_dice.chance(60))
                key.role = m_project.roles.at(m_dice.below(m_project.roles.size())).id;
            const Sight sight = allSights.at(static_cast<size_t>(m_dice.below(4)));
            const Answer answer = m_access.canSee(key, Sought::place(anyPlace(), sight));
            same(answer.reason, m_model.seesWith(key, keysFor(sight)));
            require(answer.path.first() == (Step{.kind = Step::Kind::ApiKey, .id = key.id}), "the key comes first");
            checkWhatItDoes(key);
        }
    }

    /// What is told of a key, and whom the service takes its bearer for, are the same.
    void checkWhatItDoes(const ApiKey &key)
    {
        const int api = catalogue().indexOf(u"access_api");
        const auto bearer = personThrough(m_project, key);
        const bool isUsable = key.isActive && (!key.expiresAt || *key.expiresAt > now);
        const bool getsIn = isUsable && bearer && canEnter(m_project, *bearer) && holds(m_project, *bearer, api);
        require(m_access.canSee(key, Sought::permission(api)).isOpen() == getsIn, "who gets in by a key");
        if (!getsIn)
            return;
        const Access::Amount amount = m_access.amountOf(key);
        const Person owner = *m_project.people.find(key.owner);
        const auto most = m_project.roles.find(key.role);
        for (int permission = 0; permission < catalogue().size(); ++permission) {
            const bool isHeld = holds(m_project, *bearer, permission);
            require(amount.held.test(static_cast<size_t>(permission)) == isHeld, "what a key holds");
            require(!isHeld || holds(m_project, owner, permission), "no more than the owner");
            require(!isHeld || !most || effective(most->permissions, permission).holds(), "no more than its role");
        }
        require(!bearer->isAdmin || (owner.isAdmin && !most), "admin by a key");
        m_tally.count(most ? u"through a key's role"_s : u"through a key"_s);
    }

    void checkViews()
    {
        const Person person = anyPerson();
        const View view = whatCanSee(m_access, person);
        for (const View::Reach &reach : view.reach) {
            const bool isOpenSomewhere = m_model.sees(person, {keysFor(reach.sight).first()}) == Reason::Open
                                         || std::ranges::any_of(keysFor(reach.sight), [&](const QString &key) {
                                                return m_model.holds(person, key) == Reason::Open;
                                            });
            require(isOpen(reach.reason) == isOpenSomewhere, "what is open");
            require(reach.isEverywhere == (isOpenSomewhere && !m_model.isLimited(person)), "what is everywhere");
        }
        for (int row = 0; row < m_project.places.size(); ++row) { // what is told is the whole of it
            const Place place = m_project.places.at(row);
            Person told = person;
            told.places = view.places;
            if (m_model.isLimited(person) && m_model.entry(person) == Reason::Open && !place.isArchived)
                require(m_model.isBelowOwn(person, place.id) == m_model.isBelowOwn(told, place.id),
                        "places told are all there are");
        }
    }

    [[nodiscard]] const Project &project() const { return m_project; }

private:
    Id anyPlace()
    {
        const Id place = m_project.places.at(m_dice.below(m_project.places.size())).id;
        return m_dice.chance(98) ? place : m_dice.id();
    }
    Person anyPerson() { return m_project.people.at(m_dice.below(m_project.people.size())); }

    void same(Reason told, Reason naive)
    {
        m_tally.count(nameOf(naive));
        if (told != naive)
            RC_FAIL(qPrintable(nameOf(told) + u", but "_s + nameOf(naive)));
    }

    void checkPermission(const Person &person, const EffectivePermissions &told, int permission)
    {
        const Effective naive = m_model.state(person, keyOf(permission));
        same(told.at(permission).reason, m_model.holds(person, keyOf(permission)));
        require(told.at(permission).effective.state == naive.state, "state of a permission");
        require(told.at(permission).effective.cause == naive.cause, "cause of a state");
        if (naive.state == Effective::State::Implied)
            m_tally.count(coupling(permission, "implied by", naive.cause));
        if (naive.state == Effective::State::Blocked)
            m_tally.count(coupling(permission, "blocked by", naive.cause));
        if (naive.state == Effective::State::Some) {
            const QStringList items = m_model.roleOf(person)->permissions.items(permission);
            require(told.itemsOf(permission) == items, "items");
        }
    }

    template<typename Ask>
    void check(const Sought &sought, Ask ask)
    {
        const Page page{.offset = m_dice.below(3), .limit = m_dice.below(20)};
        const Seers told = m_access.whoCanSee(sought, page);
        std::array<int, reasonCount> tally{};
        QList<Id> open;
        for (int row = 0; row < m_project.people.size(); ++row) {
            const Person person = m_project.people.at(row);
            const Reason naive = ask(person);
            ++tally.at(static_cast<size_t>(naive));
            if (isOpen(naive))
                open << person.id;
            const Answer answer = m_access.canSee(person, sought);
            same(answer.reason, naive);
            checkPath(person, sought, answer);
        }
        require(told.tally == tally, "counts by reason");
        require(told.count == open.size(), "count");
        require(told.page.size() == std::min<qsizetype>(page.limit, std::max<qsizetype>(0, open.size() - page.offset)),
                "rows of a page");
        for (qsizetype index = 0; index < told.page.size(); ++index)
            require(told.page.at(index).person == open.at(page.offset + index), "people of a page");
    }

    /// Each step is true, by what the model says of it.
    void checkPath(const Person &person, const Sought &sought, const Answer &answer)
    {
        require(answer.path.first() == (Step{.kind = Step::Kind::Person, .id = person.id}), "the person comes first");
        for (const Step &step : answer.path) {
            switch (step.kind) {
            case Step::Kind::Admin:
                require(person.isAdmin, "step admin");
                break;
            case Step::Kind::Role:
                require(step.id == person.role, "step role");
                break;
            case Step::Kind::DefaultRole:
                require(person.role.isNull() && step.id == m_model.roleOf(person)->id, "step default role");
                break;
            case Step::Kind::Everywhere:
                require(m_model.isLimited(person) != answer.isOpen(), "step everywhere");
                break;
            case Step::Kind::AroundPlaces:
                require(answer.reason == Reason::OpenInApi, "step around places");
                break;
            case Step::Kind::AssignedPlace:
                require(person.places.contains(step.id) && sought.places.contains(step.id), "step assigned place");
                break;
            case Step::Kind::PlaceAbove:
                require(person.places.contains(step.id) && answer.reason == Reason::Open, "step place above");
                break;
            case Step::Kind::Permission:
                if (!person.isAdmin)
                    require(step.cause == m_model.state(person, keyOf(step.permission)).cause, "step permission");
                break;
            default:
                break;
            }
        }
    }

    void checkMove(const Person &worker, const QList<Id> &to)
    {
        const QStringList data = keysFor(Sight::Data);
        QList<Id> gained;
        QList<Id> lost;
        for (int row = 0; row < m_project.people.size(); ++row) {
            const Person person = m_project.people.at(row);
            const bool could = isOpen(m_model.seesAt(person, worker.places, data));
            const bool can = isOpen(m_model.seesAt(person, to, data));
            if (can && !could)
                gained << person.id;
            if (could && !can)
                lost << person.id;
        }
        const Shift told = m_access.moved(Sought::formsOf(worker), Sought::formsAt(to));
        require(told.gained == gained, "who begins to see");
        require(told.lost == lost, "who ceases to see");
        m_tally.count(u"moves that show forms to somebody"_s, gained.isEmpty() ? 0 : 1);
        m_tally.count(u"moves that hide forms from somebody"_s, lost.isEmpty() ? 0 : 1);
    }

    Dice m_dice;
    Tally &m_tally;
    Project m_project;
    Access m_access;
    naive::Model m_model;
};

void expectAll(Tally &tally)
{
    for (int reason = 0; reason < reasonCount; ++reason)
        tally.expect(nameOf(static_cast<Reason>(reason)));
    for (int permission = 0; permission < catalogue().size(); ++permission) {
        const Permission &entry = catalogue().at(permission);
        for (const Implication &implication : entry.impliedBy)
            tally.expect(coupling(permission, "implied by", implication.permission));
        for (const int need : entry.needs)
            tally.expect(coupling(permission, "blocked by", need));
        for (const int other : entry.clearedBy)
            tally.expect(coupling(permission, "blocked by", other));
    }
}

int median(std::vector<int> values)
{
    std::ranges::sort(values);
    return values.at(values.size() / 2);
}

} // namespace

/// Access, held against a model that is as plain as can be.
class AccessModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithTheNaiveModel()
    {
        Tally tally;
        expectAll(tally);
        std::vector<int> places;
        std::vector<int> people;
        std::vector<int> roles;
        QVERIFY(tests::holds("who sees what agrees with the naive model", projects, [&] {
            std::mt19937_64 random(static_cast<quint64>(tests::drawn(0, std::numeric_limits<int>::max())));
            Case one(random, tally);
            places.push_back(one.project().places.size());
            people.push_back(one.project().people.size());
            roles.push_back(one.project().roles.size());
            one.checkPermissions();
            one.checkPlaces();
            one.checkPeople();
            one.checkWhatHasNoPlace();
            one.checkKeys();
            one.checkViews();
        }));
        QCOMPARE(tally.tooRare(tests::effort(100)), 0);
        if (places.size() >= 1000) { // of a repeated run there is only one
            QVERIFY(median(places) >= 60);
            QVERIFY(median(people) >= 40);
            QVERIFY(median(roles) >= 8);
        }
    }
};

STEWARD_TEST(AccessModelTest, "accessmodel", Core)

} // namespace steward::domain

#include "accessmodeltest.moc"
