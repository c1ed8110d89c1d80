// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/authority.h"
#include "domain/dice.h"
#include "domain/naive.h"
#include "domain/randomproject.h"
#include "domain/sample.h"
#include "domain/tally.h"
#include "support/property.h"
#include "support/testmain.h"

#include <QJsonArray>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward::domain {

using namespace sample;

namespace {

constexpr int projects = 10'000;
constexpr int editsEach = 15;
const Instant now = Instant(std::chrono::sys_days(std::chrono::year(2026) / 7 / 1));

/// All that somebody may do: permissions, their items, and where; worked out by the naive model.
struct Rights
{
    QSet<QString> permissions; ///< keys, and "key/item" where it is some items only
    bool isEverywhere = false;
    QSet<Id> places; ///< in use or not: who may bring a place back has it already

    [[nodiscard]] bool holds(const QString &right) const
    {
        return permissions.contains(right) || permissions.contains(right.section(u'/', 0, 0));
    }
    [[nodiscard]] bool contain(const Rights &other) const
    {
        return std::ranges::all_of(other.permissions, [this](const QString &right) { return holds(right); })
               && (other.permissions.isEmpty() || isEverywhere
                   || (!other.isEverywhere && places.contains(other.places)));
    }
};

/// \a among: the places there are from the beginning. New ones have no past.
Rights rightsAs(const naive::Model &model, const Person &person, const QList<Id> &among)
{
    Rights rights;
    if (model.entry(person) != Reason::Open)
        return rights;
    for (int permission = 0; permission < catalogue().size(); ++permission) {
        const QString &key = catalogue().at(permission).key;
        const Effective state = model.state(person, key);
        if (state.state == Effective::State::Some) {
            for (const QString &item : model.roleOf(person)->permissions.items(permission))
                rights.permissions << key + u'/' + item;
        } else if (state.holds()) {
            rights.permissions << key;
        }
    }
    rights.isEverywhere = !model.isLimited(person);
    for (const Id &place : among) {
        if (rights.isEverywhere || model.isBelowOwn(person, place))
            rights.places << place;
    }
    return rights;
}

/// Today, and once his role has come to its end.
QList<Rights> rightsOf(const naive::Model &model, const Person &person, const QList<Id> &among)
{
    QList<Rights> rights{rightsAs(model, person, among)};
    if (person.roleUntil) {
        Person later = person;
        later.role = person.roleAfter;
        rights << rightsAs(model, later, among);
    }
    return rights;
}

/// Somebody who is no admin, and whom he has made or raised, try whatever they can think of.
class Plot
{
public:
    Plot(std::mt19937_64 &random, Tally &tally)
        : m_dice(random)
        , m_tally(tally)
        , m_project(randomProject(random, Size::any(random)))
    {
        for (int row = 0; row < m_project.places.size(); ++row)
            m_places << m_project.places.at(row).id;
        chooseEditor();
        const naive::Model model(m_project, now);
        m_began = *m_project.people.find(m_editor);
        m_first = rightsOf(model, m_began, m_places);
        m_near = m_first.first().places.values();
        std::ranges::sort(m_near); // a set has no order of its own
        m_plotters << m_editor;
    }

    void run()
    {
        for (int edit = 0; edit < editsEach; ++edit) {
            tryOne();
            acceptInvitations();
            check();
        }
    }

private:
    /// A delegate: some rights over people and places, and some roles to give.
    void chooseEditor()
    {
        Role role = m_project.roles.at(m_dice.below(m_project.roles.size()));
        for (const char *key : {"edit_web_users", "edit_commcare_users", "edit_locations", "access_api",
                                "edit_user_profile", "access_mobile_endpoints"}) {
            if (m_dice.chance(70))
                role.permissions.grant(permission(QString::fromLatin1(key)));
        }
        if (m_dice.chance(60))
            role.permissions.revoke(permission(u"access_all_locations"_s));
        role.permissions = normalised(role.permissions);
        role.isArchived = false;
        m_project.roles = m_project.roles.with(role);
        for (int row = 0; row < m_project.roles.size(); ++row) {
            Role other = m_project.roles.at(row);
            if (m_dice.chance(60))
                other.assignableBy << role.id;
            if (m_dice.chance(40) && other.id != role.id) { // a part of what he has
                m_parts << other.id;
                other.assignableBy << role.id;
                other.permissions = role.permissions;
                other.permissions.revoke(m_dice.below(catalogue().size()));
                other.permissions = normalised(other.permissions);
            }
            m_project.roles = m_project.roles.with(other);
        }
        Person editor = m_project.people.at(2 + m_dice.below(m_project.people.size() - 2));
        editor.isAdmin = false;
        editor.isActive = true;
        editor.role = role.id;
        editor.places.clear();
        const Id start = anyPlace();
        for (int row = 0; row < m_project.places.size() && editor.places.size() < 2; ++row) {
            const Place place = m_project.places.at(row);
            if (!place.isArchived && (place.id == start || m_dice.chance(10)))
                editor.places << place.id;
        }
        editor.primaryPlace = {};
        m_project.people = m_project.people.with(editor);
        m_editor = editor.id;
    }

    /// Half of the time what he may give, so that the other half is not all that is tried.
    Id anyPlace() { return m_dice.oneOf(m_near.isEmpty() || m_dice.chance(40) ? m_places : m_near); }
    Id anyRole()
    {
        const bool isAny = m_parts.isEmpty() || m_dice.chance(40);
        return isAny ? m_project.roles.at(m_dice.below(m_project.roles.size())).id : m_dice.oneOf(m_parts);
    }
    Person anyPerson()
    {
        const Id one = m_dice.chance(40) ? m_dice.oneOf(m_plotters)
                                         : m_project.people.at(m_dice.below(m_project.people.size())).id;
        return *m_project.people.find(one);
    }
    QJsonValue maybe(const Id &id, int percent) { return m_dice.chance(percent) ? text(id) : QJsonValue(); }
    QJsonValue anyDay()
    {
        const auto day = m_dice.day(70);
        return day ? QJsonValue(toText(*day)) : QJsonValue();
    }

    Change changeOfPerson()
    {
        const Person target = anyPerson();
        const auto put = [&](const char *field, const QJsonValue &after) {
            return update(m_project, sample::person(target.id), QString::fromLatin1(field), after);
        };
        switch (m_dice.below(10)) {
        case 0:
        case 1:
            return put("role", maybe(anyRole(), 85));
        case 2:
        case 3:
            return put("places", texts({anyPlace(), anyPlace()}));
        case 4:
            return put("is_active", m_dice.chance(60));
        case 5:
            return put("role_until", anyDay());
        case 6:
            return put("role_after", maybe(anyRole(), 60));
        case 7:
            return put("place_ends", QJsonObject());
        case 8:
            return put("email", m_dice.chance(50) ? u"plot@example.org"_s : u"plan@example.org"_s);
        default:
            return put(m_dice.chance(50) ? "deactivate_after" : "is_admin",
                       m_dice.chance(50) ? QJsonValue(true) : QJsonValue());
        }
    }

    Change changeOfPlace()
    {
        const EntityRef target = sample::place(anyPlace());
        if (m_dice.chance(60))
            return update(m_project, target, u"parent"_s, maybe(anyPlace(), 90));
        return update(m_project, target, u"is_archived"_s, m_dice.chance(40));
    }

    Change newObject()
    {
        const Id id = m_dice.id();
        const auto create = [&id](const QString &kind, QJsonObject object) {
            object.remove(u"version"_s);
            return Change{{kind, id}, Change::Op::Create, {}, {}, object, 0, {}};
        };
        if (m_dice.chance(15)) {
            const ApiKey key{.id = id, .owner = anyPerson().id, .name = u"k"_s, .role = anyRole()};
            return create(u"api_key"_s, toJson(key));
        }
        if (m_dice.chance(50)) {
            Invitation invitation{.id = id, .email = u"%1@example.org"_s.arg(id.toString()), .role = anyRole()};
            invitation.places = {anyPlace()};
            invitation.isAdmin = m_dice.chance(10);
            return create(u"invitation"_s, toJson(invitation));
        }
        Person made{.id = id, .name = u"New"_s, .handle = id.toString(), .role = m_dice.chance(80) ? anyRole() : Id()};
        made.kind = m_dice.chance(80) ? Person::Kind::MobileWorker : Person::Kind::WebUser;
        made.places = {anyPlace()};
        return create(u"person"_s, toJson(made));
    }

    Change changeOfInvitation()
    {
        const Table<Invitation> &all = m_project.invitations;
        if (all.size() == 0)
            return newObject();
        const EntityRef target{u"invitation"_s, all.at(m_dice.below(all.size())).id};
        switch (m_dice.below(4)) {
        case 0:
            return update(m_project, target, u"role"_s, maybe(anyRole(), 90));
        case 1:
            return update(m_project, target, u"places"_s, texts({anyPlace()}));
        case 2:
            return update(m_project, target, u"status"_s, m_dice.chance(50) ? u"open"_s : u"revoked"_s);
        default:
            return update(m_project, target, u"email"_s, u"plot@example.org"_s);
        }
    }

    Change anyChange()
    {
        switch (m_dice.below(9)) {
        case 0:
            return changeOfPlace();
        case 1:
        case 2:
        case 3:
            return newObject();
        case 4:
            return changeOfInvitation();
        case 5:
            if (m_dice.chance(30))
                return permit(m_project, anyRole(), catalogue().at(m_dice.below(catalogue().size())).key);
            return update(m_project, sample::person(anyPerson().id), u"profile"_s, text(m_dice.id()));
        default:
            return changeOfPerson();
        }
    }

    void tryOne()
    {
        const Id author = m_dice.chance(50) ? m_editor : m_dice.oneOf(m_plotters);
        ChangeSet set = setOf({});
        for (int count = m_dice.chance(70) ? 1 : m_dice.between(2, 3); count > 0; --count)
            set.changes << anyChange();
        for (const Change &change : std::as_const(set.changes)) {
            const Verdict verdict = mayChange(m_project, *m_project.people.find(author), change);
            m_tally.count(u"verdict "_s + (verdict.allowed ? u"allowed"_s : verdict.missing));
        }
        for (int row = 0; row < m_project.people.size(); ++row) // whoever is locked out, it is done
            set.acknowledged << Acknowledgement{u"locked_out"_s, sample::person(m_project.people.at(row).id),
                                                m_project.people.at(row).name};
        const Outcome outcome = apply(m_project, set, author);
        m_tally.count(outcome.isGood() ? u"sets applied"_s : u"sets refused"_s);
        if (outcome.isGood())
            addPlotters(*outcome.project, outcome.changes);
    }

    /// Whom a set has made, raised or written to another address of.
    void addPlotters(const Project &next, const QList<Change> &changes)
    {
        const naive::Model model(m_project, now); // with the places where they were: to move them raises nobody by name
        for (const Change &change : changes) {
            if (change.entity.kind == u"invitation" && change.op != Change::Op::Remove)
                m_invited << change.entity.id;
            const auto is = next.people.find(change.entity.id);
            if (change.entity.kind != u"person" || !is || m_plotters.contains(is->id))
                continue;
            const auto was = m_project.people.find(is->id);
            if (!was || isRaised(model, *was, *is))
                m_plotters << is->id;
        }
        m_project = next;
    }
    [[nodiscard]] bool isRaised(const naive::Model &model, const Person &was, const Person &is) const
    {
        QList<Rights> rights = rightsOf(model, is, m_places);
        if (was.roleUntil == is.roleUntil && was.roleAfter == is.roleAfter)
            rights.resize(1); // what comes after his role came before, too
        const Rights had = rightsAs(model, was, m_places);
        return was.email != is.email
               || !std::ranges::all_of(rights, [&had](const Rights &one) { return had.contain(one); });
    }

    /// As the server does for whoever follows the link.
    void acceptInvitations()
    {
        for (const Id &id : std::as_const(m_invited)) {
            const auto open = m_project.invitations.find(id);
            if (!open || !open->status.is(Invitation::Status::Open) || m_project.people.find(id))
                continue;
            Person person{.id = id, .name = u"Invited"_s, .handle = id.toString(), .role = open->role};
            person.isAdmin = open->isAdmin;
            person.places = open->places;
            m_project.people = m_project.people.with(person);
            m_plotters << id;
            m_tally.count(u"invitations accepted"_s);
        }
    }

    void check()
    {
        const naive::Model model(m_project, now);
        for (const Id &id : std::as_const(m_plotters)) {
            const auto person = m_project.people.find(id);
            if (!person)
                continue;
            for (const Rights &rights : rightsOf(model, *person, m_places)) {
                const bool isContained =
                    std::ranges::any_of(m_first, [&rights](const Rights &first) { return first.contain(rights); });
                if (!isContained)
                    RC_FAIL("somebody has more than the editor began with");
            }
        }
        m_tally.count(u"plotters beside the editor"_s, static_cast<int>(m_plotters.size()) - 1);
        const auto editor = m_project.people.find(m_editor);
        const auto isNoLonger = [](const std::optional<Instant> &was, const std::optional<Instant> &is) {
            return !was || (is && *is <= *was);
        };
        RC_ASSERT(isNoLonger(m_began.deactivateAfter, editor->deactivateAfter));
        if (editor->role == m_began.role)
            RC_ASSERT(isNoLonger(m_began.roleUntil, editor->roleUntil));
    }

    Dice m_dice;
    Tally &m_tally;
    Project m_project;
    QList<Id> m_places;
    QList<Id> m_near;  ///< places within the editor's reach
    QList<Id> m_parts; ///< roles with no more than his has
    Id m_editor;
    Person m_began;
    QList<Rights> m_first; ///< the editor's, at the beginning
    QList<Id> m_plotters;
    QList<Id> m_invited;
};

} // namespace

/// No sequence of allowed edits raises the editor's own rights (issue: the rules, point 5), nor those of anybody he can
/// make or raise.
class EscalationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nobodyEndsWithMoreThanHeBeganWith()
    {
        Tally tally;
        for (const char *verdict :
             {"allowed", "admin", "entry", "assign", "beyond_own_rights", "access_all_locations", "edit_web_users",
              "edit_commcare_users", "edit_locations", "edit_user_profile", "access_api"})
            tally.expect(u"verdict "_s + QLatin1StringView(verdict));
        tally.expect(u"sets applied"_s);
        tally.expect(u"invitations accepted"_s);
        tally.expect(u"plotters beside the editor"_s);
        QVERIFY(tests::holds("nobody ends with more than he began with", projects, [&] {
            std::mt19937_64 random(static_cast<quint64>(tests::drawn(0, std::numeric_limits<int>::max())));
            Plot(random, tally).run();
        }));
        QCOMPARE(tally.tooRare(tests::effort(100)), 0);
    }
};

STEWARD_TEST(EscalationTest, "escalation", Core)

} // namespace steward::domain

#include "escalationtest.moc"
