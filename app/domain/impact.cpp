// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/impact.h"

#include "domain/impacteffects.h"
#include "domain/placetree.h"
#include "domain/roster.h"

#include <QJsonArray>

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
    Step step;
    QList<Id> gainers; ///< can enter before and after
    QList<Id> losers;  ///< these, and who is locked out
};

/// (places of the counting level seen before, and after) → how many people.
using Sight = std::map<std::pair<int, int>, int>;

class Comparison
{
public:
    Comparison(const Project &before, const Project &after, const QList<Change> &changes, LastPlaceTree &trees)
        : m_before(before)
        , m_after(after)
        , m_was(before)
        , m_is(after)
        , m_effects(changes)
        , m_trees(trees)
    {
        for (const Change &change : changes)
            look(change);
    }

    Impact run()
    {
        const ChangedRoles roles(m_before, m_after);
        for (int row = 0; row < m_after.people.size(); ++row) {
            const Person &is = m_after.people.at(row);
            if (m_after.people.sharesRow(m_before.people, row) && !roles.mayTouch(is))
                continue;
            if (const Person *was = personBefore(is, row))
                look(*was, is);
        }
        for (const Group *group : m_ofRoles)
            m_effects.addOfRole(group->step, group->gainers, group->losers);
        tellSight();
        m_impact.effects = m_effects.sorted();
        if (m_impact.effects.isEmpty() && m_impact.touched == 0)
            m_impact.effects << Effect{.code = u"nothing.noticed"_s, .tone = Tone::Neutral};
        return m_impact;
    }

private:
    const Person *personBefore(const Person &is, int row) const
    {
        if (row < m_before.people.size() && m_before.people.at(row).id == is.id)
            return &m_before.people.at(row);
        return m_before.people.find(is.id);
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
            it->second.step = Step::between(footing(m_before, m_was, was), footing(m_after, m_is, is));
            if (it->second.step.isOfRole() && !it->second.step.isNone()) {
                m_ofRoles.push_back(&it->second);
                warnOfApi(it->second.step, {u"role"_s, it->second.step.is.role->id}, apiField(it->second.step));
            }
        }
        return it->second;
    }

    QString apiField(const Step &step) const { return step.changesReach() ? reachField : u"permissions.access_api"_s; }

    /// Also where nobody holds the role yet: the trap is set all the same.
    Effect *warnOfApi(const Step &step, const EntityRef &entity, const QString &field)
    {
        if (!step.newlyGoesAround())
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

    void look(const Person &was, const Person &is)
    {
        if (!was.isActive && !is.isActive)
            return;
        Group &mine = group(m_was.rowFor(was), m_is.rowFor(is));
        if (mine.step.isNone() && was.isActive == is.isActive && was.places == is.places)
            return;
        const bool entered = m_was.canEnter(was);
        const bool enters = m_is.canEnter(is);
        if (entered && enters)
            compare(mine, was, is);
        else if (entered)
            lockOut(mine, was, is);
        else if (enters)
            letIn(mine.step, was, is);
    }

    void touch(const Person &person, bool gains, bool loses)
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
    static QString ownField(const Person &was, const Person &is)
    {
        if (was.isActive != is.isActive)
            return u"is_active"_s;
        if (was.isAdmin != is.isAdmin)
            return u"is_admin"_s;
        return was.role != is.role ? u"role"_s : u"places"_s;
    }

    /// The change by which the person came in or went out, or sees more or less.
    std::pair<EntityRef, QString> origin(const Step &step, const Person &was, const Person &is) const
    {
        if (was.isActive == is.isActive && step.isOfRole()) {
            const EntityRef role{u"role"_s, step.is.role->id};
            if (step.was.isOpen() != step.is.isOpen())
                return {role, u"is_archived"_s};
            if (step.changesReach())
                return {role, reachField};
        }
        return {{u"person"_s, is.id}, ownField(was, is)};
    }

    void lockOut(Group &mine, const Person &was, const Person &is)
    {
        const auto [entity, field] = origin(mine.step, was, is);
        const QString why = !is.isActive                    ? u"inactive"_s
                            : !mine.step.is.role            ? u"no_role"_s
                            : mine.step.is.role->isArchived ? u"role_archived"_s
                                                            : u"no_place"_s;
        Effect &effect = m_effects.at(u"person.locked_out"_s, Tone::Danger, entity, field, why);
        effect.people << is.id;
        effect.arguments[u"why"] = why;
        if (is.isActive && mine.step.isOfRole())
            mine.losers << is.id;
        m_impact.lockedOut << is.id;
        touch(is, false, true);
    }

    void letIn(const Step &step, const Person &was, const Person &is)
    {
        const auto [entity, field] = origin(step, was, is);
        m_effects.at(u"person.let_in"_s, Tone::Gain, entity, field).people << is.id;
        m_impact.letIn << is.id;
        touch(is, true, false);
    }

    void compare(Group &mine, const Person &was, const Person &is)
    {
        const Step &step = mine.step;
        bool gains = step.gives();
        bool loses = step.takes();
        if (step.isOfRole()) {
            mine.gainers << is.id;
            mine.losers << is.id;
        } else if (gains || loses) {
            m_effects.addOfPerson(step, {u"person"_s, is.id}, ownField(was, is));
        }
        if (step.changesReach() || (step.is.isLimited && was.places != is.places))
            compareReach(step, was, is, gains, loses);
        else if (step.newlyGoesAround())
            addAroundPlaces(step, was, is, tree().below(is.places));
        touch(is, gains, loses);
    }

    void compareReach(const Step &step, const Person &was, const Person &is, bool &gains, bool &loses)
    {
        const PlaceTree::Reach saw = step.was.isLimited ? tree().below(was.places) : tree().everywhere();
        const PlaceTree::Reach sees = step.is.isLimited ? tree().below(is.places) : tree().everywhere();
        const int common = PlaceTree::overlap(saw, sees);
        const bool narrowed = PlaceTree::size(saw) > common;
        const bool widened = PlaceTree::size(sees) > common;
        const auto from = origin(step, was, is);
        if (narrowed)
            addReach(u"reach.narrowed"_s, Tone::Loss, from, is, saw, sees);
        if (widened)
            addReach(u"reach.widened"_s, Tone::Gain, from, is, saw, sees);
        if (!narrowed && !widened)
            m_effects.at(u"nothing.noticed"_s, Tone::Neutral, from.first, from.second).people << is.id;
        if (step.newlyGoesAround())
            addAroundPlaces(step, was, is, sees);
        gains = gains || widened;
        loses = loses || narrowed;
    }

    void addReach(const QString &code, Tone tone, const std::pair<EntityRef, QString> &from, const Person &person,
                  const PlaceTree::Reach &saw, const PlaceTree::Reach &sees)
    {
        m_effects.at(code, tone, from.first, from.second).people << person.id;
        const int level = tree().countingLevel();
        ++m_sight[{code, from.first, from.second}][{tree().countOf(level, saw), tree().countOf(level, sees)}];
    }

    /// Web users whose limit the API does not know. Whoever sees everything anyway goes around nothing.
    void addAroundPlaces(const Step &step, const Person &was, const Person &is, const PlaceTree::Reach &sees)
    {
        if (is.kind != Person::Kind::WebUser || PlaceTree::size(sees) == PlaceTree::size(tree().everywhere()))
            return;
        const bool ofRole = step.isOfRole();
        const EntityRef entity = ofRole ? EntityRef{u"role"_s, step.is.role->id} : EntityRef{u"person"_s, is.id};
        if (Effect *effect = warnOfApi(step, entity, ofRole ? apiField(step) : ownField(was, is)))
            effect->people << is.id;
    }

    /// How many places the most of the people saw and see; all of the numbers under "sight".
    void tellSight()
    {
        const int level = m_sight.empty() ? -1 : tree().countingLevel();
        if (level < 0)
            return;
        const int total = tree().countOf(level, tree().everywhere());
        for (const auto &[key, sight] : m_sight) {
            const auto &[code, entity, field] = key;
            const bool isLoss = code == u"reach.narrowed";
            Effect &effect = m_effects.at(code, isLoss ? Tone::Loss : Tone::Gain, entity, field);
            const auto most = std::ranges::max_element(sight, {}, [](const auto &entry) { return entry.second; });
            const auto [saw, sees] = most->first;
            QJsonArray all;
            for (const auto &[places, people] : sight)
                all << QJsonObject{{u"saw"_s, places.first}, {u"sees"_s, places.second}, {u"people"_s, people}};
            effect.arguments[u"level"] = level;
            effect.arguments[u"total"] = total;
            effect.arguments[u"places"] = std::max(0, isLoss ? saw - sees : sees - saw);
            effect.arguments[u"placesKept"] = std::min(saw, sees);
            effect.arguments[u"sight"] = all;
        }
    }

    /// Places are not changed by sets of today, so the later state's tree serves for both.
    const PlaceTree &tree() { return m_trees.of(m_after.places); }

    const Project &m_before;
    const Project &m_after;
    Roster m_was;
    Roster m_is;
    Effects m_effects;
    std::map<std::pair<int, int>, Group> m_groups; ///< by the rows of Roster before and after
    std::vector<Group *> m_ofRoles;
    std::map<std::tuple<QString, EntityRef, QString>, Sight> m_sight;
    LastPlaceTree &m_trees;
    std::optional<std::optional<qint64>> m_cases; ///< reported in all, once asked for
    Impact m_impact;
};

} // namespace

Impact impact(const Project &before, const Project &after, const QList<Change> &changes)
{
    LastPlaceTree trees;
    return impact(before, after, changes, trees);
}

Impact impact(const Project &before, const Project &after, const QList<Change> &changes, LastPlaceTree &trees)
{
    return Comparison(before, after, changes, trees).run();
}

} // namespace steward::domain
