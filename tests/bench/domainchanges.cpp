// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What it costs to know what a change would do.
#include "bench/domainmeasures.h"
#include "bench/sampling.h"
#include "domain/changes.h"
#include "domain/fields.h"
#include "domain/impact.h"
#include "domain/replay.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace steward::bench {

using namespace domain;

namespace {

constexpr int rounds = 51;

/// Takes the permission away, or gives it.
Change toggled(const Project &project, const Id &role, const QString &field)
{
    const QJsonValue before = fieldValue(project, {u"role"_s, role}, field);
    const bool isHeld = before != QJsonValue(false);
    return {.entity = {u"role"_s, role}, .field = field, .before = before, .after = !isHeld};
}

struct Laid
{
    Project after;
    QList<Change> changes;
};

Laid lay(const Project &project, const Change &change)
{
    Laid laid;
    laid.after = laidOver(project, {change}, &laid.changes);
    return laid;
}

class Measuring
{
public:
    Measuring(Sheet &sheet, const World &world, const Project &project, const Floors &floors)
        : m_sheet(sheet)
        , m_world(world)
        , m_project(project)
        , m_floors(floors)
    {
        (void)m_cache.trees.of(project.places); // as the workspace has it from the last time
    }

    void measureRole()
    {
        m_sheet.add(u"impact of a role edit, its holders"_s, m_world.holders, u"#"_s);
        const double plain = impactOfToggling(u"permissions.view_reports"_s);
        const double reach = impactOfToggling(u"permissions.access_all_locations"_s);
        m_sheet.add(u"impact of a role edit, a permission"_s, plain, u"ms"_s, {5, 50});
        m_sheet.add(u"impact of a role edit, sees all places"_s, reach, u"ms"_s, {5, 50});
        m_sheet.addRatio(u"impact of a role edit, to one pass"_s, plain, u"role and place of people"_s,
                         m_floors.people);
    }

    void measureMove()
    {
        struct Moved
        {
            Outcome outcome;
            Impact impact;
        };
        const auto warmCache = [this](int) {
            auto cache = std::make_unique<PlaceCache>();
            (void)cache->trees.of(m_project.places);
            return cache;
        };
        const ChangeSet set{.id = Id(1, 1), .changes = {m_world.move}};
        const double ms = medianMs(15, warmCache, [&](const std::unique_ptr<PlaceCache> &cache) {
            Moved moved{apply(m_project, set, m_world.admin), {}};
            if (!moved.outcome.isGood())
                qFatal("move: %s", qPrintable(moved.outcome.problems.at(0).code));
            moved.impact = impact(m_project, *moved.outcome.project, moved.outcome.changes, *cache);
            return moved;
        });
        m_sheet.add(u"move of a subtree, its places"_s, m_world.moved, u"#"_s);
        m_sheet.add(u"move of a subtree, apply and impact"_s, ms, u"ms"_s, {20, 200});
        m_sheet.addRatio(u"move of a subtree, to one scan"_s, ms, u"places' names"_s, m_floors.names);
    }

    void measureStaging()
    {
        const Picks picks("staged");
        const auto ofRole = [&](int i) {
            const Id role = m_project.roles.at(picks.at(i, m_project.roles.size())).id;
            return toggled(m_project, role, u"permissions.edit_data"_s);
        };
        const auto ofPerson = [&](int i) {
            const EntityRef person{u"person"_s, m_project.people.at(picks.at(i, m_project.people.size())).id};
            const Id to = m_project.places.at(picks.at(i + 1, m_project.places.size())).id;
            const QJsonValue before = fieldValue(m_project, person, u"places"_s);
            return Change{.entity = person, .field = u"places"_s, .before = before, .after = QJsonArray{to.toString()}};
        };
        m_sheet.add(u"staging, a permission of a role"_s, staging(ofRole, false), u"ms"_s, {2, 20});
        m_sheet.add(u"staging, a permission, and lock-out guard"_s, staging(ofRole, true), u"ms"_s);
        const double person = staging(ofPerson, false);
        m_sheet.add(u"staging, places of a person"_s, person, u"ms"_s, {2, 20});
        m_sheet.add(u"staging, places of a person, and guard"_s, staging(ofPerson, true), u"ms"_s);
        m_sheet.addRatio(u"staging, places of a person, to one pass"_s, person, u"role and place of people"_s,
                         m_floors.people);
    }

private:
    double impactOfToggling(const QString &field)
    {
        const Laid laid = lay(m_project, toggled(m_project, m_world.role, field));
        return medianMs(rounds, [&](int) {
            Impact result = impact(m_project, laid.after, laid.changes, m_cache);
            if (result.effects.isEmpty() || (m_world.holders > 0 && result.effects.at(0).code == "nothing.noticed"_L1))
                qFatal("impact of a role: none");
            return result;
        });
    }

    /// As Workspace::review() does it.
    template<typename Make>
    double staging(Make make, bool hasGuard)
    {
        struct Review
        {
            Laid laid;
            Impact impact;
            LockOut lockOut;
        };
        return medianMs(rounds, make, [&](const Change &change) {
            Review review{lay(m_project, change), {}, {}};
            review.impact = impact(m_project, review.laid.after, review.laid.changes, m_cache);
            if (hasGuard)
                review.lockOut = lockOut(m_project, review.laid.after, m_world.admin);
            return review;
        });
    }

    Sheet &m_sheet;
    const World &m_world;
    const Project &m_project;
    const Floors &m_floors;
    PlaceCache m_cache;
};

} // namespace

void measureChanges(Sheet &sheet, const World &world, const Project &project, const Floors &floors)
{
    Measuring measuring(sheet, world, project, floors);
    measuring.measureRole();
    measuring.measureMove();
    measuring.measureStaging();
}

} // namespace steward::bench
