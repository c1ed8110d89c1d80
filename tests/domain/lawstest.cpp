// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/compose.h"
#include "domain/fields.h"
#include "domain/kinds.h"
#include "domain/lawcase.h"
#include "domain/rebase.h"
#include "domain/replay.h"
#include "domain/setfield.h"
#include "support/property.h"
#include "support/testmain.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;

namespace steward::domain {

using namespace sample;

namespace {

constexpr int projects = 10'000;

void undoLeadsBack(const LawCase &all, const Done &done)
{
    ChangeSet back = setOf(inverse(done.outcome.changes, *done.outcome.project));
    if (back.changes.isEmpty())
        return;
    back.inverseOf = done.set.id;
    const Outcome undone = apply(*done.outcome.project, everybodyKnown(*done.outcome.project, back), {});
    // that nobody is left who can sign in, or no break-glass admin, is refused always: also where the set made the
    // first
    const auto isGuarded = [](const Problem &problem) {
        return problem.code == u"lockout.last_admin" || problem.code == u"lockout.break_glass";
    };
    const bool isShut = std::ranges::any_of(undone.problems, isGuarded);
    demand(undone.isGood() || (isShut && std::ranges::all_of(undone.problems, isGuarded)), "the way back is open",
           codes(undone));
    if (isShut)
        return;
    const Project wanted = withoutLostSecrets(all.project, done.outcome.changes);
    all.tally.note(wanted == all.project ? u"all came back"_s : u"a secret did not come back"_s);
    demand(isSame(*undone.project, wanted, done.outcome.changes), "apply(inverse(c), apply(c, s)) == s");
    for (const Change &change : undone.changes)
        demand(change.cause.isEmpty(), "nothing has to follow an inverse", change.field);
    for (const EntityKind *kind : kinds())
        demand(isOrderKept(*kind, all.project, *undone.project, done.outcome.changes),
               "rows that stayed keep their order, what is put back comes after them", QString(kind->name()));
}

void differenceIsWhatWasDone(const LawCase &all, const Done &done)
{
    const QList<Change> difference = diff(all.project, *done.outcome.project);
    demandSame(normalised(difference), normalised(done.outcome.changes), "diff(s, apply(c, s)) == c, normalised");
    demand(isSame(replayed(all.project, difference, 1), *done.outcome.project, difference),
           "replayed(s, diff(s, t)) == t");
    const bool hasFollowers =
        std::ranges::any_of(done.outcome.changes, [](const Change &change) { return !change.cause.isEmpty(); });
    all.tally.note(hasFollowers ? u"something followed"_s : u"nothing followed"_s);
    if (!hasFollowers)
        demandSame(normalised(done.set.changes), normalised(difference), "what was asked is what was done");
}

void normalIsNormal(const Done &done)
{
    const QList<Change> normal = normalised(done.set.changes);
    demand(normalised(normal) == normal, "the normal form of a normal form is itself");
}

void serverAndConsoleAgree(const LawCase &all, const Done &done)
{
    const Project &after = *done.outcome.project;
    demand(replayed(all.project, done.outcome.changes, after.revision) == after, "replayed(s, changes) == apply(c, s)");
    QList<Change> shown;
    demand(isSame(laidOver(all.project, done.set.changes, &shown), after, done.outcome.changes),
           "laidOver(s, c) == apply(c, s)");
    demandSame(normalised(shown), normalised(done.outcome.changes), "laidOver() tells what apply() tells");
}

void oneAfterTheOtherIsOne(const LawCase &all, const Done &first, const Done &second)
{
    ChangeSet both = setOf(compose(first.outcome.changes, second.outcome.changes));
    const QList<Change> named = first.outcome.changes + second.outcome.changes;
    demand(isSame(replayed(all.project, both.changes, 1), *second.outcome.project, named),
           "compose(c, d) leads where d after c does");
    if (both.changes.isEmpty())
        return;
    both.inverseOf = first.set.id;
    const Outcome outcome = apply(all.project, everybodyKnown(all.project, both), {});
    demand(outcome.isGood(), "compose(c, d) can be applied where c and then d can", codes(outcome));
    demand(isSame(*outcome.project, *second.outcome.project, named), "apply(compose(c, d)) == apply(d, apply(c))");
}

void everyLaw(LawCase &all)
{
    const Done done = all.apply(all.project);
    if (!done.outcome.isGood())
        return;
    undoLeadsBack(all, done);
    differenceIsWhatWasDone(all, done);
    normalIsNormal(done);
    serverAndConsoleAgree(all, done);
    const Done second = all.apply(*done.outcome.project);
    if (second.outcome.isGood())
        oneAfterTheOtherIsOne(all, done, second);
}

/// What must be called something when it is made, and cannot be, comes in another way: a person by an invitation.
bool canBeMade(const EntityKind &kind)
{
    return (kind.life() == EntityKind::Life::Open || kind.life() == EntityKind::Life::Kept)
           && kind.fieldRule(u"name").write != FieldRule::Write::Never
           && kind.fieldRule(u"email").write != FieldRule::Write::Never;
}

/// What the laws of one set must have been tried on.
void expectAll(Tally &tally)
{
    for (const char *expected :
         {"verdict: good", "verdict: forbidden", "verdict: invalid", "verdict: stale", "verdict: objection",
          "verdict: lock-out", "something followed", "nothing followed", "all came back", "a secret did not come back"})
        tally.expect(QLatin1StringView(expected));
    for (const EntityKind *kind : kinds()) {
        if (kind->life() != EntityKind::Life::Reported)
            tally.expect(u"update "_s + kind->name());
        if (canBeMade(*kind))
            tally.expect(u"create "_s + kind->name());
        if (kind->life() == EntityKind::Life::Open)
            tally.expect(u"remove "_s + kind->name());
    }
}

/// The set of the one, moved to where the other has led.
std::optional<Project> moved(const Done &one, const Project &now)
{
    const Rebased rebased = rebase(one.set.changes, now);
    for (const Merge &conflict : rebased.conflicts)
        demand(false, "independent sets have no conflict", described(conflict.change));
    demand(rebased.done == 0, "of independent sets neither has done what the other asks");
    if (rebased.changes.isEmpty())
        return now;
    const Outcome outcome = apply(now, everybodyKnown(now, setOf(rebased.changes)), {});
    for (const Problem &problem : outcome.problems)
        demand(problem.kind != Problem::Kind::Stale, "what is moved is not stale", codes(outcome));
    return outcome.project;
}

void independentSetsCommute(const LawCase &all, const Done &left, const Done &right)
{
    if (!areIndependent(left.outcome.changes, right.outcome.changes)) {
        all.tally.note(u"dependent"_s);
        return;
    }
    const auto leftFirst = moved(right, *left.outcome.project);
    const auto rightFirst = moved(left, *right.outcome.project);
    all.tally.note(leftFirst && rightFirst ? u"independent"_s : u"independent, but not both good"_s);
    if (leftFirst && rightFirst)
        demand(isSame(*leftFirst, *rightFirst, left.outcome.changes + right.outcome.changes),
               "rebase of independent sets commutes");
}

QSet<QJsonValue> items(const QJsonValue &list)
{
    const QJsonArray array = list.toArray();
    return QSet<QJsonValue>(array.begin(), array.end());
}

/// Each item stands where at least one side wants it and neither has taken it away.
void noItemIsLost(const Change &mine, const QJsonValue &theirs, const QJsonValue &result)
{
    const QSet<QJsonValue> base = items(mine.before);
    const QSet<QJsonValue> left = items(mine.after);
    const QSet<QJsonValue> right = items(theirs);
    demand(items(result) == ((left & right) | (left - base) | (right - base)), "no item is lost", mine.field);
}

void mergeLosesNothing(const LawCase &all, const Change &mine, const Project &now)
{
    const Merge merged = merge(mine, now);
    const bool isUpdate = mine.op == Change::Op::Update;
    const QJsonValue theirs = fieldValue(now, mine.entity, mine.field);
    const bool isSet = isUpdate && kindOf(mine.entity.kind)->fieldRule(mine.field).isSet;
    static const QStringList words{u"clean"_s, u"done"_s, u"conflict"_s, u"gone"_s};
    all.tally.note(u"merge: "_s + words.at(static_cast<int>(merged.kind)));
    switch (merged.kind) {
    case Merge::Kind::Clean:
        demand(merged.change.baseVersion == versionOf(now, mine.entity).value_or(0), "it starts from now");
        if (isUpdate)
            demand(canonicalValue(mine.field, merged.change.before) == theirs, "it starts from what stands");
        if (isUpdate && merged.change.after != mine.after) {
            all.tally.note(u"merge: clean, of a set"_s);
            demand(isSet, "only a set is merged", mine.field);
            noItemIsLost(mine, theirs, merged.change.after);
        }
        break;
    case Merge::Kind::Done:
        if (isUpdate && theirs != canonicalValue(mine.field, mine.after))
            noItemIsLost(mine, theirs, theirs);
        demand((mine.op == Change::Op::Remove) == wholeObject(now, mine.entity).isEmpty(), "it is done");
        break;
    case Merge::Kind::Conflict:
        demand(merged.change.after == mine.after && merged.change.before == mine.before, "mine is kept");
        demand(merged.theirs == (isUpdate ? theirs : QJsonValue(wholeObject(now, mine.entity))), "theirs is told");
        break;
    case Merge::Kind::Gone:
        demand(wholeObject(now, mine.entity).isEmpty(), "it is gone");
        break;
    }
}

/// Two people's changes of one field; the same list whoever was first.
void setsMergeFromEitherSide(const LawCase &all, const Done &left, const Done &right)
{
    // each field once: what followed an asked change of it begins at that, not at the state both know
    const QList<Change> others = normalised(right.outcome.changes);
    for (const Change &one : normalised(left.outcome.changes)) {
        for (const Change &other : others) {
            if (one.op != Change::Op::Update || other.op != Change::Op::Update || !(one.entity == other.entity)
                || one.field != other.field)
                continue;
            const Merge here = merge(one, replayed(all.project, {other}, 1));
            const Merge there = merge(other, replayed(all.project, {one}, 1));
            const bool isConflict = here.kind == Merge::Kind::Conflict;
            demand(isConflict == (there.kind == Merge::Kind::Conflict), "a conflict is one for both", one.field);
            if (isConflict)
                continue;
            // Where nothing is left to do, what stands is what both want.
            const QJsonValue mine = here.kind == Merge::Kind::Done ? other.after : here.change.after;
            const QJsonValue theirs = there.kind == Merge::Kind::Done ? one.after : there.change.after;
            demand(items(mine) == items(theirs), "a merge is the same from either side", one.field);
            if (here.kind == Merge::Kind::Clean && there.kind == Merge::Kind::Clean)
                demand(mine == theirs, "and in the same order", one.field);
        }
    }
}

} // namespace

/// What change sets promise, on projects and sets drawn at random. The seed is printed.
class LawsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void applying()
    {
        Tally tally;
        expectAll(tally);
        QVERIFY(tests::holds("a set can be applied, undone, told apart, composed and replayed", projects, [&] {
            LawCase all = drawnCase(tally);
            for (int set = 0; set < 2; ++set)
                everyLaw(all);
        }));
        QCOMPARE(tally.tooRare(tests::effort(100)), 0);
    }

    void moving()
    {
        Tally tally;
        for (const char *expected : {"merge: clean", "merge: clean, of a set", "merge: done", "merge: conflict",
                                     "merge: gone", "independent", "dependent"})
            tally.expect(QLatin1StringView(expected));
        QVERIFY(tests::holds("two sets of one state are told apart or joined, and nothing is lost", projects, [&] {
            LawCase all = drawnCase(tally);
            const Done left = all.apply(all.project);
            const Done right = all.apply(all.project);
            const Project &now = right.outcome.isGood() ? *right.outcome.project : all.project;
            for (const Change &change : normalised(left.set.changes))
                mergeLosesNothing(all, change, now);
            if (!left.outcome.isGood() || !right.outcome.isGood())
                return;
            independentSetsCommute(all, left, right);
            setsMergeFromEitherSide(all, left, right);
            for (int again = 0; again < 3; ++again) { // lists that can be merged are rare
                all.touchAgain(left); // the same fields and objects, so that there is something to merge
                const Done same = all.apply(all.project);
                if (!same.outcome.isGood())
                    continue;
                for (const Change &change : normalised(left.outcome.changes))
                    mergeLosesNothing(all, change, *same.outcome.project);
                independentSetsCommute(all, left, same);
                setsMergeFromEitherSide(all, left, same);
            }
        }));
        QCOMPARE(tally.tooRare(tests::effort(100)), 0);
    }
};

STEWARD_TEST(LawsTest, "laws", Core)

} // namespace steward::domain

#include "lawstest.moc"
