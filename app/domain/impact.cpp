// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/impact.h"

#include "domain/impactparts.h"
#include "domain/impactsight.h"
#include "domain/roster.h"
#include "domain/signin.h"

#include <algorithm>
#include <map>
#include <optional>

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

using Tone = Effect::Tone;

const QString reachField = u"permissions.access_all_locations"_s;

/// Everyone who makes the same step.
struct Group
{
    FootingStep step;
    QList<Id> gainers;         ///< where it gives something: can enter before and after
    QList<Id> losers;          ///< where it takes something: these, and who is locked out
    SightTally::Told narrowed; ///< of those for whom the role is the cause
    SightTally::Told widened;
};

/// Most people who are looked at one after the other hold the same role.
class LastRole
{
public:
    int rowOf(const Id &role, const Table<Role> &roles)
    {
        if (m_role != role) {
            m_role = role;
            m_row = roles.indexOf(role);
        }
        return m_row;
    }

private:
    Id m_role;
    int m_row = Roster::noRole;
};

/// Somebody in one of the two states.
struct Side : Membership
{
    Side(const Membership &membership)
        : Membership(membership)
    {
    }

    int roleRow = Roster::noRole; ///< as Roster has it
    SignIn::Bar bar = SignIn::Bar::None;
    std::optional<std::span<const int>> rows; ///< of his places, in both states; nothing: they must be looked up
};

class Comparison
{
public:
    Comparison(const Project &before, const Project &after, const QList<Change> &changes, PlaceCache &cache)
        : m_before(before)
        , m_after(after)
        , m_was(before)
        , m_is(after)
        , m_wasDoor(before)
        , m_isDoor(after)
        , m_roles(before, after)
        , m_effects(changes)
        , m_changes(changes)
        , m_sight(m_effects)
        , m_cache(cache)
    {
        for (const Change &change : changes)
            look(change);
    }

    Impact run()
    {
        comparePeople();
        for (const Group *group : m_ofRoles)
            m_effects.addOfRole(group->step, group->gainers, group->losers);
        if (!m_sight.isEmpty())
            m_sight.tell(tree());
        Comparing comparing{m_before, m_after, m_changes, m_cache.trees, m_effects, m_impact};
        addPlaces(comparing, m_roles.places());
        addPhones(comparing, m_roles.places());
        addRules(comparing);
        addObjects(comparing);
        m_impact.effects = m_effects.sorted();
        if (m_impact.effects.isEmpty() && m_impact.touched == 0)
            m_impact.effects << Effect{.code = u"nothing.noticed"_s, .tone = Tone::Neutral};
        return m_impact;
    }

private:
    void comparePeople()
    {
        const Table<Person> &then = m_before.people;
        const Table<Person> &now = m_after.people;
        m_cache.rows.follow(now, m_after.places);
        const bool areDoorsSame = m_wasDoor == m_isDoor || (m_wasDoor.barsNobody() && m_isDoor.barsNobody());
        now.eachChunk([&](int first, const PersonColumns &people) {
            const bool isSame = people.size() > 0 && now.sharesRow(then, first);
            if (isSame && areDoorsSame && m_roles.mayTouchNobody())
                return;
            const ChangedRoles::OfChunk roles(m_roles, people);
            for (int slot = 0; slot < people.size(); ++slot) {
                if (!isSame || !areDoorsSame || roles.mayTouch(slot))
                    comparePerson(first, people, slot, isSame);
            }
        });
    }

    void comparePerson(int first, const PersonColumns &people, int slot, bool isSame)
    {
        const Table<Person> &then = m_before.people;
        const int row = first + slot;
        const int rowThen = isSame ? row : then.indexOf(people.idAt(slot));
        if (rowThen < 0)
            return;
        Side is = people.membership(slot);
        Side was = isSame ? is : membershipAt(then, rowThen);
        was.roleRow = m_was.rowFor(was, m_lastThen.rowOf(was.role, m_before.roles));
        is.roleRow = m_is.rowFor(is, m_lastNow.rowOf(is.role, m_after.roles));
        was.bar = barAt(m_wasDoor, then, rowThen);
        is.bar = barAt(m_isDoor, m_after.people, row);
        if (isSame && m_roles.places().isEmpty())
            was.rows = is.rows = m_cache.rows.of(first, people).at(slot, is.places, m_after.places);
        look(was, is);
    }

    static SignIn::Bar barAt(const SignIn &door, const Table<Person> &people, int row)
    {
        return door.barsNobody() ? SignIn::Bar::None : door.barOf(people.at(row));
    }

    /// Roles first, so that their effects come in the order of the changes, holders or not.
    void look(const Change &change)
    {
        if (change.entity.kind != u"role")
            return;
        if (change.op == Change::Op::Create)
            m_effects.at(u"role.made"_s, Tone::Neutral, change.entity, {});
        else if (change.op == Change::Op::Remove)
            m_effects.at(u"role.removed"_s, Tone::Loss, change.entity, {});
        const int was = m_before.roles.indexOf(change.entity.id);
        const int is = m_after.roles.indexOf(change.entity.id);
        if (change.op == Change::Op::Update && was >= 0 && is >= 0)
            group(was, is);
    }

    static Footing footing(const Project &project, const Roster &roster, int row)
    {
        const Role *role = row >= 0 ? &project.roles.at(row) : nullptr;
        return {role, row == Roster::admin, roster.isLimited(row), roster.held(row)};
    }

    Group &group(int was, int is)
    {
        const auto [it, isNew] = m_groups.try_emplace({was, is});
        if (isNew) {
            it->second.step = FootingStep::between(footing(m_before, m_was, was), footing(m_after, m_is, is));
            if (it->second.step.isOfRole() && !it->second.step.isNone()) {
                m_ofRoles.push_back(&it->second);
                warnOfApi(it->second.step, {u"role"_s, it->second.step.is.role->id}, apiField(it->second.step));
            }
        }
        return it->second;
    }

    QString apiField(const FootingStep &step) const
    {
        return step.changesReach() ? reachField : u"permissions.access_api"_s;
    }

    /// Also where nobody holds the role yet: the trap is set all the same.
    Effect *warnOfApi(const FootingStep &step, const EntityRef &entity, const QString &field)
    {
        if (!step.newlyGoesAround)
            return nullptr;
        Effect &effect = m_effects.at(u"api.around_places"_s, Tone::Danger, entity, field);
        if (effect.permissions.isEmpty()) { // new: the cases are counted once, not for each person
            effect.permissions = QStringList{u"access_api"_s};
            if (!m_cases)
                m_cases = casesReported(m_after);
            if (*m_cases)
                effect.arguments[u"cases"] = **m_cases;
        }
        return &effect;
    }

    void look(const Side &was, const Side &is)
    {
        if (!was.isActive && !is.isActive)
            return;
        Group &mine = group(was.roleRow, is.roleRow);
        if (mine.step.isNone() && was.isActive == is.isActive && hasSamePlaces(was, is) && was.bar == is.bar
            && !m_roles.places().mayTouch(is.places))
            return;
        const auto [opened, opens] = entries(was, is);
        const bool entered = opened && was.bar == SignIn::Bar::None;
        const bool enters = opens && is.bar == SignIn::Bar::None;
        if (entered == enters && opened && opens)
            compare(mine, was, is); // who is refused in both states still gains and loses
        else if (entered && !enters)
            lockOut(mine, was, is, opens ? is.bar : SignIn::Bar::None);
        else if (enters && !entered)
            letIn(mine.step, was, is, opened ? was.bar : SignIn::Bar::None);
    }

    /// Whether his role lets him in, before and after. Where no place changed, his places are looked at once.
    std::pair<bool, bool> entries(const Side &was, const Side &is) const
    {
        using Entry = Roster::Entry;
        const Entry before = m_was.entry(was, was.roleRow);
        const Entry after = m_is.entry(is, is.roleRow);
        const bool wasPlaced = before == Entry::ByPlace && hasPlaceInUse(m_before, was);
        if (after != Entry::ByPlace)
            return {before == Entry::Open || wasPlaced, after == Entry::Open};
        const bool isKnown = before == Entry::ByPlace && m_roles.places().isEmpty() && hasSamePlaces(was, is);
        return {before == Entry::Open || wasPlaced, isKnown ? wasPlaced : hasPlaceInUse(m_after, is)};
    }

    static bool hasPlaceInUse(const Project &project, const Side &person)
    {
        return person.rows ? isOneInUse(project.places, *person.rows) : isOneInUse(project.places, person.places);
    }

    static bool hasSamePlaces(const Membership &was, const Membership &is)
    {
        return std::ranges::equal(was.places, is.places);
    }

    void touch(const Membership &person, bool gains, bool loses)
    {
        if (gains)
            m_impact.gain << person.id;
        if (loses)
            m_impact.lose << person.id;
        if (!gains && !loses)
            return;
        ++m_impact.touched;
        m_impact.phones += person.kind == Person::Kind::MobileWorker ? 1 : 0;
    }

    /// The person's own change that accounts for the step.
    static QString ownField(const Membership &was, const Membership &is)
    {
        if (was.isActive != is.isActive)
            return u"is_active"_s;
        if (was.isAdmin != is.isAdmin)
            return u"is_admin"_s;
        return was.role != is.role ? u"role"_s : u"places"_s;
    }

    /// The change by which the person came in or went out, or sees more or less.
    std::pair<EntityRef, QString> origin(const FootingStep &step, const Membership &was, const Membership &is) const
    {
        const bool isSame =
            was.isActive == is.isActive && was.isAdmin == is.isAdmin && was.role == is.role && hasSamePlaces(was, is);
        if (isSame && step.isNone()) {
            if (const PlaceEdit *edit = m_roles.places().firstTouching(is.places))
                return {{u"place"_s, edit->place}, edit->field};
        }
        if (was.isActive == is.isActive && step.isOfRole()) {
            const EntityRef role{u"role"_s, step.is.role->id};
            if (step.was.isOpen() != step.is.isOpen())
                return {role, u"is_archived"_s};
            if (step.changesReach())
                return {role, reachField};
        }
        return {{u"person"_s, is.id}, ownField(was, is)};
    }

    /// By which rule on signing in: the change of it, or the person's own.
    std::pair<EntityRef, QString> originOf(SignIn::Bar bar, const SignIn &door, const Person &person) const
    {
        const EntityRef rule = door.ruleOf(bar, person);
        if (m_effects.isOf(rule))
            return {rule, m_effects.firstField(rule)};
        const EntityRef own{u"person"_s, person.id};
        return {own, m_effects.firstField(own)};
    }

    void lockOut(Group &mine, const Membership &was, const Membership &is, SignIn::Bar bar)
    {
        const auto [entity, field] = bar == SignIn::Bar::None ? origin(mine.step, was, is)
                                                              : originOf(bar, m_isDoor, *m_after.people.find(is.id));
        const QString why = bar != SignIn::Bar::None        ? SignIn::wordOf(bar)
                            : !is.isActive                  ? u"inactive"_s
                            : !mine.step.is.role            ? u"no_role"_s
                            : mine.step.is.role->isArchived ? u"role_archived"_s
                                                            : u"no_place"_s;
        Effect &effect = m_effects.at(u"person.locked_out"_s, Tone::Danger, entity, field, why);
        effect.people << is.id;
        effect.arguments[u"why"] = why;
        if (is.isActive && mine.step.isOfRole())
            mine.losers << is.id;
        m_impact.lockedOut << is.id;
        m_impact.sessions += is.kind == Person::Kind::WebUser ? 1 : 0;
        touch(is, false, true);
    }

    void letIn(const FootingStep &step, const Membership &was, const Membership &is, SignIn::Bar bar)
    {
        const auto [entity, field] =
            bar == SignIn::Bar::None ? origin(step, was, is) : originOf(bar, m_wasDoor, *m_before.people.find(was.id));
        m_effects.at(u"person.let_in"_s, Tone::Gain, entity, field).people << is.id;
        m_impact.letIn << is.id;
        touch(is, true, false);
    }

    void compare(Group &mine, const Side &was, const Side &is)
    {
        const FootingStep &step = mine.step;
        bool gains = step.gives();
        bool loses = step.takes();
        if (step.isOfRole()) {
            if (gains)
                mine.gainers << is.id;
            if (loses)
                mine.losers << is.id;
        } else if (gains || loses) {
            m_effects.addOfPerson(step, {u"person"_s, is.id}, ownField(was, is));
        }
        const bool mayMove = !hasSamePlaces(was, is) || m_roles.places().mayTouch(is.places);
        if (step.changesReach() || (step.is.isLimited && mayMove))
            compareReach(mine, was, is, gains, loses);
        else if (step.newlyGoesAround)
            addAroundPlaces(step, was, is, below(tree(), is));
        touch(is, gains, loses);
    }

    void compareReach(Group &mine, const Side &was, const Side &is, bool &gains, bool &loses)
    {
        const FootingStep &step = mine.step;
        const PlaceTree::Reach saw = step.was.isLimited ? below(treeBefore(), was) : treeBefore().everywhere();
        const PlaceTree::Reach sees = step.is.isLimited ? below(tree(), is) : tree().everywhere();
        const int common =
            m_roles.places().isEmpty() ? PlaceTree::overlap(saw, sees) : PlaceTree::overlap(carried(saw), sees);
        const bool narrowed = PlaceTree::size(saw) > common && step.is.isLimited;
        const bool widened = PlaceTree::size(sees) > common && step.was.isLimited;
        const bool isByRole = step.changesReach() && step.isOfRole() && was.isActive == is.isActive;
        SightTally::Told less; // of his own cause
        SightTally::Told more;
        const auto tell = [&](SightTally::Told &told, bool isLoss) {
            if (!told.isSet()) {
                const auto [entity, field] = origin(step, was, is);
                told = m_sight.at(isLoss, entity, field);
            }
            m_sight.add(told, is.id, {treeBefore(), saw}, {tree(), sees});
        };
        if (narrowed)
            tell(isByRole ? mine.narrowed : less, true);
        if (widened)
            tell(isByRole ? mine.widened : more, false);
        if (!narrowed && !widened)
            tellUnnoticed(step, was, is);
        if (step.newlyGoesAround)
            addAroundPlaces(step, was, is, sees);
        gains = gains || widened;
        loses = loses || narrowed;
    }

    static PlaceTree::Reach below(const PlaceTree &tree, const Side &person)
    {
        return person.rows ? tree.below(*person.rows) : tree.below(person.places);
    }

    /// An edit of a place that touches nobody's sight is told of by itself.
    void tellUnnoticed(const FootingStep &step, const Membership &was, const Membership &is)
    {
        const auto [entity, field] = origin(step, was, is);
        if (entity.kind != "place"_L1)
            m_effects.at(u"nothing.noticed"_s, Tone::Neutral, entity, field).people << is.id;
    }

    /// Web users whose limit the API does not know. Whoever sees everything anyway goes around nothing.
    void addAroundPlaces(const FootingStep &step, const Membership &was, const Membership &is,
                         const PlaceTree::Reach &sees)
    {
        if (is.kind != Person::Kind::WebUser || PlaceTree::size(sees) == PlaceTree::size(tree().everywhere()))
            return;
        const bool ofRole = step.isOfRole();
        const EntityRef entity = ofRole ? EntityRef{u"role"_s, step.is.role->id} : EntityRef{u"person"_s, is.id};
        if (Effect *effect = warnOfApi(step, entity, ofRole ? apiField(step) : ownField(was, is)))
            effect->people << is.id;
    }

    const PlaceTree &tree()
    {
        if (!m_tree)
            m_tree = &m_cache.trees.of(m_after.places);
        return *m_tree;
    }
    /// Where all places stand as they stood, though something else of them changed, one tree serves for both.
    const PlaceTree &treeBefore()
    {
        if (!m_treeBefore)
            m_treeBefore = m_roles.places().isEmpty() ? &tree() : &m_cache.trees.of(m_before.places);
        return *m_treeBefore;
    }

    /// What was in reach, as it stands now.
    PlaceTree::Reach carried(const PlaceTree::Reach &reach)
    {
        if (!m_runs) {
            const PlaceTree &before = treeBefore();
            m_runs = tree().runsFrom(before);
        }
        return PlaceTree::carried(reach, *m_runs);
    }

    const Project &m_before;
    const Project &m_after;
    Roster m_was;
    Roster m_is;
    SignIn m_wasDoor;
    SignIn m_isDoor;
    ChangedRoles m_roles;
    Effects m_effects;
    const QList<Change> &m_changes;
    std::map<std::pair<int, int>, Group> m_groups; ///< by the rows of Roster before and after
    std::vector<Group *> m_ofRoles;
    LastRole m_lastThen;
    LastRole m_lastNow;
    SightTally m_sight;
    PlaceCache &m_cache;
    const PlaceTree *m_tree = nullptr; ///< of the state after; it and the other are the last two asked for
    const PlaceTree *m_treeBefore = nullptr;
    std::optional<std::vector<PlaceTree::Run>> m_runs;
    std::optional<std::optional<qint64>> m_cases; ///< reported in all, once asked for
    Impact m_impact;
};

} // namespace

Impact impact(const Project &before, const Project &after, const QList<Change> &changes)
{
    PlaceCache cache;
    return impact(before, after, changes, cache);
}

Impact impact(const Project &before, const Project &after, const QList<Change> &changes, PlaceCache &cache)
{
    return Comparison(before, after, changes, cache).run();
}

} // namespace steward::domain
