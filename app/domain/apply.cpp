// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/applying.h"
#include "domain/authority.h"
#include "domain/barred.h"
#include "domain/denied.h"
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

/// Break-glass people who lose what makes them so: entry, being active or being an admin; or who would be gone, active
/// or not, as nobody could make them again.
QList<Id> brokenGlass(const Applying &applying, const LockOut &lockOut)
{
    QList<Id> people;
    for (const Id &id : lockOut.never) {
        if (applying.before.people.find(id)->isBreakGlass)
            people << id;
    }
    for (const Asked &asked : applying.asked) {
        const auto person = applying.before.people.find(asked.change.entity.id);
        const auto now = applying.next.people.find(asked.change.entity.id);
        const bool isOperators = asked.change.field == u"is_break_glass"; // nobody else can ask for that
        const bool loses = !now || !now->isBreakGlass
                           || (asked.change.after == QJsonValue(false)
                               && (asked.change.field == u"is_active" || asked.change.field == u"is_admin"));
        if (person && person->isBreakGlass && loses && !isOperators && !people.contains(person->id))
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

/// Who is named where a rule refuses many: their number counts.
constexpr qsizetype mostNamed = 100;

/// People whom a rule on signing in refuses, let go by their number: it is another if more come under it meanwhile.
void checkBarred(Applying &applying, const LockOut::Barred &barred)
{
    if (isAcknowledged(barred, applying.set.acknowledged))
        return;
    const QList<Id> &open = barred.people;
    Problem problem{.kind = Kind::LockOut, .code = u"lockout.sign_in"_s, .count = static_cast<int>(open.size())};
    problem.people = open.first(std::min(mostNamed, open.size()));
    problem.missing = barred.why;
    const auto offender =
        std::ranges::find_if(applying.asked, [&](const Asked &asked) { return asked.change.entity == barred.rule; });
    if (offender != applying.asked.end()) {
        problem.change = offender->index;
        problem.field = offender->change.field;
    }
    applying.problems << problem;
}

/// Admins without whom there would be none who can sign in; nobody where some are left.
QList<Id> lastAdmins(const Applying &applying, const LockOut &found)
{
    if (!hasAdmin(applying.next))
        return admins(applying.before);
    QList<Id> last;
    for (const Id &id : found.never) {
        if (found.leavesNoAdmin && applying.before.people.find(id)->isAdmin)
            last << id;
    }
    return last;
}

/// Who denies the address at which he sits cannot take it back.
void checkOwnAddress(Applying &applying, const Author &author)
{
    const auto person = applying.next.people.find(author.person);
    if (!person || isDenied(applying.before, *person, author.address)
        || !isDenied(applying.next, *person, author.address))
        return;
    Problem problem{.kind = Kind::LockOut, .code = u"lockout.address"_s};
    const auto offender = std::ranges::find_if(
        applying.asked, [](const Asked &asked) { return asked.change.entity.kind == u"ip_access"; });
    if (offender != applying.asked.end()) {
        problem.change = offender->index;
        problem.field = offender->change.field;
    }
    applying.problems << problem;
}

void checkLockOut(Applying &applying, const Author &author)
{
    checkOwnAddress(applying, author);
    const LockOut found = lockOut(applying.before, applying.next, author.person);
    refuseLockOut(applying, u"lockout.last_admin"_s, lastAdmins(applying, found));
    refuseLockOut(applying, u"lockout.break_glass"_s, brokenGlass(applying, found));
    if (applying.isByRule)
        return; // nobody is there to be asked; whoever set the date was
    const auto released = acknowledged(applying.set);
    const QSet<Id> never(found.never.begin(), found.never.end());
    QList<Id> open;
    for (const Id &person : found.people) {
        const QString name = nameOf(applying.before, {u"person"_s, person});
        if (!never.contains(person) && !released.contains({person, name}))
            open << person;
    }
    refuseLockOut(applying, u"lockout.people"_s, open);
    for (const LockOut::Barred &barred : barredByRule(found))
        checkBarred(applying, barred);
}

/// Nobody's name stands under it, and each change says what it comes from.
bool isByRule(const ChangeSet &set, const Author &author)
{
    return author.isNull()
           && std::ranges::none_of(set.changes, [](const Change &change) { return change.cause.isEmpty(); });
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

namespace {

/// So that the next change of the set is judged by what this one makes of people and invitations: two changes that give
/// nothing alone may give much together. What cannot be laid is refused as invalid later.
void layForJudging(Project &project, const Change &change)
{
    const EntityKind *kind = kindOf(change.entity.kind);
    if (change.entity.kind != u"person" && change.entity.kind != u"invitation")
        return;
    QString problem;
    const int row = kind->indexOf(project, change.entity.id);
    if (change.op == Change::Op::Create && row < 0)
        (void)kind->add(project, change.after.toObject(), 0, &problem);
    else if (change.op == Change::Op::Update && row >= 0)
        (void)kind->put(project, row, change.field, change.after, 0);
}

} // namespace

QList<Problem> notAllowed(const Project &project, const ChangeSet &set, const Author &author)
{
    if (author.isNull())
        return {};
    const auto person = personFor(project, author);
    if (!person || !canEnter(project, *person))
        return {{.kind = Kind::Forbidden, .code = u"forbidden"_s, .missing = u"entry"_s}};
    QList<Problem> problems;
    const Person editor = *person; // as he is before the set
    Project laid = project;
    for (int index = 0; index < set.changes.size(); ++index) {
        const Change &change = set.changes.at(index);
        const Verdict verdict = mayChange(laid, editor, change);
        if (!editor.isAdmin)
            layForJudging(laid, change);
        if (!verdict.allowed)
            problems << Problem{.kind = Kind::Forbidden,
                                .code = u"forbidden"_s,
                                .change = index,
                                .field = change.field,
                                .missing = verdict.missing};
    }
    return problems;
}

Outcome apply(const Project &project, const ChangeSet &set, const Author &author)
{
    Applying applying{project, set, isByRule(set, author), project, {}, {}, {}, {}, {}, {}};
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
