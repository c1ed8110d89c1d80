// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/effective.h"
#include "domain/fields.h"
#include "domain/impact.h"
#include "domain/replay.h"
#include "domain/sample.h"
#include "fuzz/asker.h"
#include "fuzz/fuzz.h"

#include <algorithm>

using namespace Qt::StringLiterals;

/// A project takes one drawn change set after the other: each all or not at all, and each that was taken can be taken
/// back.
namespace steward::fuzzing {

using namespace domain;

namespace {

/// Everything but versions and the order of rows.
template<typename Row>
std::vector<Row> content(const Table<Row> &table)
{
    std::vector<Row> rows;
    for (int row = 0; row < table.size(); ++row) {
        rows.push_back(table.at(row));
        rows.back().version = 0;
    }
    std::ranges::sort(rows, {}, &Row::id);
    return rows;
}

void requireSameContent(const Project &left, const Project &right, const char *what)
{
    require(content(left.roles) == content(right.roles) && content(left.people) == content(right.people)
                && left.places == right.places,
            what);
}

/// Shares no rows with \a project: what is written on the one is not on the other.
Project copied(Project project)
{
    project.roles = project.roles.without(Id());
    project.people = project.people.without(Id());
    return project;
}

void checkLaws(const Project &project)
{
    for (int row = 0; row < project.roles.size(); ++row)
        require(isNormal(project.roles.at(row).permissions), "a role is in normal form");
    for (int row = 0; row < project.people.size(); ++row) {
        const Person &person = project.people.at(row);
        require(person.primaryPlace.isNull() || person.places.contains(person.primaryPlace),
                "the primary place is one of the places");
        require(person.role.isNull() || project.roles.find(person.role), "nobody points at a role that is gone");
    }
}

/// The way back, asked for by a rule, which may do all; every lock-out is known by name.
void checkWayBack(const Project &before, const Outcome &done, const ChangeSet &asked)
{
    QList<Id> everybody;
    for (int row = 0; row < before.people.size(); ++row)
        everybody << before.people.at(row).id;
    ChangeSet back = sample::setOf(inverse(done.changes, *done.project));
    if (back.changes.isEmpty())
        return;
    back.inverseOf = asked.id;
    const Outcome undone = apply(*done.project, sample::acknowledging(*done.project, back, everybody), {});
    for (const Problem &problem : undone.problems) {
        // the set made an admin or a break-glass admin where there had been none: to stay without is refused always
        const bool isGuarded = problem.code == u"lockout.last_admin" || problem.code == u"lockout.break_glass";
        requireSame(isGuarded ? QByteArray() : sample::codes(undone).toUtf8(), {}, "the way back is open");
    }
    if (!undone.isGood())
        return;
    requireSameContent(*undone.project, before, "the way back leads back");
    for (const Change &change : undone.changes)
        require(change.cause.isEmpty(), "the way back is complete in itself");
}

void checkDone(const Project &before, const Outcome &done)
{
    const Project &after = *done.project;
    require(after.revision == before.revision + 1, "a revision follows the last one");
    require(*done.wouldBe == after, "what would be is what is");
    checkLaws(after);
    requireSameContent(replayed(before, done.changes, after.revision), after, "the changes tell all that happened");
    requireSameContent(replayed(before, diff(before, after), after.revision), after,
                       "the difference is all that happened");
}

} // namespace

void fuzz(const QByteArray &bytes)
{
    Draw draw(bytes);
    Project project = drawnProject(draw);
    for (int sets = 0; sets < 6 && !draw.isAtEnd(); ++sets) {
        const ChangeSet asked = drawnSet(draw, project);
        const Project copy = copied(project);
        const Outcome done = apply(project, asked, drawnAuthor(draw));
        require(project == copy, "the state before is left as it was");
        require(done.isGood() == done.problems.isEmpty(), "all or nothing");
        if (done.wouldBe)
            (void)impact(project, *done.wouldBe, done.changes);
        (void)laidOver(project, asked.changes);
        if (!done.isGood())
            continue;
        checkDone(project, done);
        checkWayBack(project, done, asked);
        for (const Change &change : asked.changes)
            (void)merge(change, *done.project);
        project = *done.project;
    }
    require(stateHash(project) == stateHash(copied(project)), "equal states have one hash");
}

QByteArrayList seeds()
{
    QByteArrayList seeds;
    for (char first = 0; first < 16; ++first) {
        QByteArray seed;
        for (int at = 0; at < 160; ++at)
            seed += static_cast<char>(first * 17 + at * (2 * first + 1));
        seeds << seed;
    }
    return seeds;
}

} // namespace steward::fuzzing
