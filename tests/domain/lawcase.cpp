// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/lawcase.h"

#include "domain/dice.h"
#include "domain/fields.h"
#include "domain/randomchanges.h"
#include "domain/randomproject.h"
#include "support/property.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

using namespace Qt::StringLiterals;

namespace steward::domain {

using namespace sample;

namespace {

Project projectOf(std::mt19937_64 &random)
{
    const Size size = Size::any(random);
    return randomProject(random, size);
}

} // namespace

LawCase::LawCase(quint64 seed, int most, Tally &counts)
    : tally(counts)
    , m_random(seed)
    , m_most(most)
{
    project = projectOf(m_random);
}

void LawCase::note(const Done &done)
{
    static const QStringList verdicts{u"forbidden"_s, u"invalid"_s, u"stale"_s, u"objection"_s, u"lock-out"_s};
    static const QStringList ops{u"create "_s, u"update "_s, u"remove "_s};
    QString verdict = u"good"_s;
    for (const Problem &problem : done.outcome.problems) {
        const bool isOfSet = problem.change < 0;
        const Change change = isOfSet ? Change() : done.set.changes.at(problem.change);
        tally.note(u"refused: "_s + problem.code + u' '
                   + (isOfSet ? QString() : ops.at(static_cast<int>(change.op)) + change.entity.kind));
    }
    if (!done.outcome.isGood())
        verdict = verdicts.at(static_cast<int>(done.outcome.problems.first().kind));
    tally.note(u"verdict: "_s + verdict);
    if (!done.outcome.isGood())
        return;
    for (const Change &change : done.outcome.changes)
        tally.note(ops.at(static_cast<int>(change.op)) + change.entity.kind);
}

Done LawCase::apply(const Project &to)
{
    Dice dice(m_random);
    const Id author = dice.chance(60)   ? to.people.at(0).id
                      : dice.chance(80) ? Id()
                                        : to.people.at(dice.below(to.people.size())).id;
    Done done;
    done.set = setOf(std::exchange(m_again, {}));
    const int more = m_most - static_cast<int>(done.set.changes.size());
    done.set.changes << randomChanges(m_random, to, std::max(more, 0));
    done.set.id = dice.id();
    done.outcome = steward::domain::apply(to, dice.chance(90) ? everybodyKnown(to, done.set) : done.set, author);
    note(done);
    return done;
}

void LawCase::touchAgain(const Done &done)
{
    Dice dice(m_random);
    QSet<EntityRef> seen;
    for (const Change &change : done.outcome.changes) {
        const EntityKind *kind = kindOf(change.entity.kind);
        const int row = kind->indexOf(project, change.entity.id);
        if (!change.cause.isEmpty() || row < 0 || seen.contains(change.entity))
            continue;
        seen.insert(change.entity);
        Change again = change;
        if (kind->life() == EntityKind::Life::Open && dice.chance(15)) {
            again = {change.entity,
                     Change::Op::Remove,
                     {},
                     kind->objectAt(project, row),
                     {},
                     kind->versionAt(project, row),
                     {}};
        } else if (change.op == Change::Op::Update && change.before.isArray() && dice.chance(90)) {
            QJsonArray list = change.before.toArray();
            const EntityKind *referred = kindOf(QString(kind->fieldRule(change.field).refersTo));
            const QString one = referred && referred->size(project) > 0
                                    ? referred->idAt(project, dice.below(referred->size(project))).toString()
                                    : u"198.51.100.%1"_s.arg(dice.below(256));
            if (!list.contains(one))
                list << one;
            again.after = list;
        }
        m_again << again;
    }
}

LawCase drawnCase(Tally &tally)
{
    const auto seed = *rc::gen::noShrink(rc::gen::resize(rc::kNominalSize, rc::gen::arbitrary<quint64>()));
    return LawCase(seed, tests::drawn(1, 6), tally);
}

void demand(bool isSo, const char *law, const QString &where)
{
    if (!isSo)
        RC_FAIL(std::string(law) + " (" + where.toStdString() + ')');
}

QString described(const Change &change)
{
    const QJsonObject values{{u"before"_s, change.before}, {u"after"_s, change.after}};
    return u"%1 %2 %3 %4 %5"_s
        .arg(change.entity.kind, change.entity.id.toString(), change.field,
             QString::fromUtf8(QJsonDocument(values).toJson(QJsonDocument::Compact)))
        .arg(change.baseVersion);
}

void demandSame(const QList<Change> &left, const QList<Change> &right, const char *law)
{
    for (qsizetype at = 0; at < std::max(left.size(), right.size()); ++at) {
        const QString one = at < left.size() ? described(left.at(at)) : u"nothing"_s;
        const QString other = at < right.size() ? described(right.at(at)) : u"nothing"_s;
        demand(at < left.size() && at < right.size() && left.at(at) == right.at(at), law, one + u" / "_s + other);
    }
}

ChangeSet everybodyKnown(const Project &project, const ChangeSet &set)
{
    QList<Id> everybody;
    for (int row = 0; row < project.people.size(); ++row)
        everybody << project.people.at(row).id;
    ChangeSet known = acknowledging(project, set, everybody);
    const Outcome outcome = apply(project, known, {}); // those whom a rule on signing in refuses are told by number
    for (const Problem &problem : outcome.problems) {
        if (problem.code == u"lockout.sign_in" && problem.change >= 0)
            known.acknowledged << Acknowledgement{u"locked_out"_s, set.changes.at(problem.change).entity,
                                                  QString::number(problem.count)};
    }
    return known;
}

Project withoutLostSecrets(Project project, const QList<Change> &changes)
{
    for (const Change &change : changes) {
        const EntityKind *kind = kindOf(change.entity.kind);
        const int row = kind->indexOf(project, change.entity.id);
        if (change.op != Change::Op::Remove || row < 0)
            continue;
        for (const FieldRule &rule : kind->fieldRules()) {
            if (rule.isSecret && kind->put(project, row, rule.field, QJsonObject(), 0) != Put::Done)
                qFatal("a secret that cannot be emptied");
        }
    }
    return project;
}

bool isSame(const Project &left, const Project &right, const QList<Change> &changes)
{
    Project leftRest = left;
    Project rightRest = right;
    rightRest.revision = leftRest.revision;
    QHash<const EntityKind *, QSet<Id>> named;
    for (const Change &change : changes) {
        if (flattened(wholeObject(left, change.entity)) != flattened(wholeObject(right, change.entity)))
            return false;
        named[kindOf(change.entity.kind)].insert(change.entity.id);
    }
    for (auto it = named.cbegin(); it != named.cend(); ++it) {
        it.key()->remove(leftRest, it.value());
        it.key()->remove(rightRest, it.value());
    }
    return leftRest == rightRest;
}

bool isOrderKept(const EntityKind &kind, const Project &before, const Project &after, const QList<Change> &changes)
{
    QSet<Id> moved;
    for (const Change &change : changes) {
        if (change.entity.kind == kind.name() && change.op != Change::Op::Update)
            moved.insert(change.entity.id);
    }
    int at = 0;
    for (int row = 0; row < kind.size(before); ++row) {
        const Id id = kind.idAt(before, row);
        if (!moved.contains(id) && (at >= kind.size(after) || kind.idAt(after, at++) != id))
            return false;
    }
    return true;
}

bool areIndependent(const QList<Change> &left, const QList<Change> &right)
{
    return std::ranges::none_of(left, [&right](const Change &one) {
        return std::ranges::any_of(right, [&one](const Change &other) {
            const bool isWhole = one.field.isEmpty() || other.field.isEmpty();
            return one.entity == other.entity && (isWhole || one.field == other.field);
        });
    });
}

} // namespace steward::domain
