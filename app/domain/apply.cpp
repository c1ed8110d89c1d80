// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/applying.h"
#include "domain/authority.h"
#include "domain/fields.h"
#include "domain/impact.h"
#include "domain/setfield.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward::domain {

void Applying::refuse(Problem::Kind kind, const QString &code, int index, const QString &field, const QString &missing)
{
    problems << Problem{.kind = kind, .code = code, .change = index, .field = field, .missing = missing};
}

namespace {

using Kind = Problem::Kind;

void checkStale(Applying &applying)
{
    for (int index = 0; index < applying.set.changes.size(); ++index) {
        const Change &change = applying.set.changes.at(index);
        if (change.op != Change::Op::Create && !versionOf(applying.before, change.entity))
            applying.refuse(Kind::Stale, u"object.gone"_s, index, change.field);
    }
    for (const Asked &asked : applying.asked) {
        const Change &change = asked.change;
        Problem problem{.kind = Kind::Stale, .change = asked.index, .field = change.field, .base = change.before};
        if (change.op == Change::Op::Create)
            continue;
        problem.version = *versionOf(applying.before, change.entity);
        if (change.op == Change::Op::Update) {
            problem.code = u"field.stale"_s;
            problem.theirs = fieldValue(applying.before, change.entity, change.field);
            if (problem.theirs != change.before)
                applying.problems << problem;
        } else if (problem.version != change.baseVersion) {
            problem.code = u"object.changed"_s;
            problem.base = applying.set.changes.at(asked.index).before;
            problem.theirs = change.before;
            applying.problems << problem;
        }
    }
}

/// Who is let go by name: the person, and the name by which the author knew him.
QSet<std::pair<Id, QString>> acknowledged(const ChangeSet &set)
{
    QSet<std::pair<Id, QString>> people;
    for (const Acknowledgement &seen : set.acknowledged) {
        if (seen.finding == u"locked_out" && seen.entity.kind == u"person")
            people.insert({seen.entity.id, seen.why});
    }
    return people;
}

/// Break-glass people who lose what makes them so: entry, being active or being an admin.
QList<Id> brokenGlass(const Applying &applying, const LockOut &lockOut)
{
    QList<Id> people;
    for (const Id &id : lockOut.people) {
        if (applying.before.people.find(id)->isBreakGlass)
            people << id;
    }
    for (const Asked &asked : applying.asked) {
        const Person *person = applying.before.people.find(asked.change.entity.id);
        const bool loses = asked.change.after == QJsonValue(false)
                           && (asked.change.field == u"is_active" || asked.change.field == u"is_admin");
        if (person && person->isBreakGlass && loses && !people.contains(person->id))
            people << person->id;
    }
    return people;
}

void refuseLockOut(Applying &applying, const QString &code, const QList<Id> &people)
{
    if (people.isEmpty())
        return;
    const QSet<Id> affected(people.begin(), people.end());
    const auto offender = std::ranges::find_if(
        applying.asked, [&](const Asked &asked) { return affected.contains(asked.change.entity.id); });
    Problem problem{.kind = Kind::LockOut, .code = code, .people = people, .count = static_cast<int>(people.size())};
    if (offender != applying.asked.end()) {
        problem.change = offender->index;
        problem.field = offender->change.field;
    }
    applying.problems << problem;
}

void checkLockOut(Applying &applying, const Id &author)
{
    if (!hasAdmin(applying.next))
        refuseLockOut(applying, u"lockout.last_admin"_s, admins(applying.before));
    const LockOut found = lockOut(applying.before, applying.next, author);
    refuseLockOut(applying, u"lockout.break_glass"_s, brokenGlass(applying, found));
    const auto released = acknowledged(applying.set);
    const QSet<Id> never(found.never.begin(), found.never.end());
    QList<Id> open;
    for (const Id &person : found.people) {
        const QString name = nameOf(applying.before, {u"person"_s, person});
        if (!never.contains(person) && !released.contains({person, name}))
            open << person;
    }
    refuseLockOut(applying, u"lockout.people"_s, open);
}

Outcome outcomeOf(const Applying &applying)
{
    Outcome outcome;
    for (const Asked &asked : applying.asked)
        outcome.changes << asked.change;
    outcome.changes << applying.followed;
    outcome.problems = applying.problems;
    outcome.wouldBe = applying.next;
    if (applying.problems.isEmpty())
        outcome.project = applying.next;
    return outcome;
}

} // namespace

bool widens(const QJsonValue &before, const QJsonValue &after)
{
    // Taking `before` from `after` must leave something: the same question as whether the way back is a removal.
    Change back;
    back.field = permissionField(0);
    back.before = after;
    back.after = before;
    return isRemoval(back);
}

QList<Problem> notAllowed(const Project &project, const ChangeSet &set, const Id &author)
{
    if (author.isNull())
        return {};
    const Person *person = project.people.find(author);
    if (!person || !canEnter(project, *person))
        return {{.kind = Kind::Forbidden, .code = u"forbidden"_s, .missing = u"entry"_s}};
    QList<Problem> problems;
    for (int index = 0; index < set.changes.size(); ++index) {
        const Change &change = set.changes.at(index);
        const Verdict verdict = mayChange(project, *person, change);
        if (!verdict.allowed)
            problems << Problem{.kind = Kind::Forbidden,
                                .code = u"forbidden"_s,
                                .change = index,
                                .field = change.field,
                                .missing = verdict.missing};
    }
    return problems;
}

Outcome apply(const Project &project, const ChangeSet &set, const Id &author)
{
    Applying applying{project, set, project, {}, {}, {}, {}, {}, {}};
    applying.next.revision = project.revision + 1;

    applying.problems = notAllowed(project, set, author);
    if (!applying.problems.isEmpty())
        return {.problems = applying.problems};

    layAll(applying);
    checkRoles(applying);
    checkPeople(applying);
    if (!applying.problems.isEmpty())
        return {.problems = applying.problems};

    followRoles(applying);
    followPeople(applying);
    followPlaces(applying);
    followRemovals(applying);
    checkFindings(applying);
    if (!applying.problems.isEmpty())
        return {.problems = applying.problems};

    checkStale(applying);
    if (applying.problems.isEmpty()) {
        objectToRoles(applying);
        objectToPlaces(applying);
        objectToRemovals(applying);
    }
    if (applying.problems.isEmpty())
        checkLockOut(applying, author);
    return outcomeOf(applying);
}

} // namespace steward::domain
