// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/impactanswer.h"

#include "cli/naming.h"
#include "domain/access/accesswords.h"
#include "domain/impact.h"
#include "domain/kinds.h"

using namespace Qt::StringLiterals;

namespace steward::cli {

using namespace domain;

namespace {

class Telling
{
public:
    Telling(const Project &before, const ChangeSet &set, const Outcome &outcome, int limit)
        : m_before(before)
        , m_set(set)
        , m_outcome(outcome)
        , m_limit(limit)
    {
    }

    [[nodiscard]] QJsonArray problems() const
    {
        QJsonArray array;
        for (const Problem &problem : m_outcome.problems)
            array << told(problem);
        return array;
    }

    [[nodiscard]] QJsonArray changes() const
    {
        QJsonArray array;
        for (const Change &change : m_outcome.changes)
            array << told(change);
        return array;
    }

    [[nodiscard]] QJsonObject impact() const
    {
        const Impact impact = domain::impact(m_before, *m_outcome.wouldBe, m_outcome.changes);
        QJsonArray effects;
        for (const Effect &effect : impact.effects)
            effects << told(effect);
        return {
            {u"effects"_s, effects},
            {u"gain"_s, people(impact.gain)},
            {u"lose"_s, people(impact.lose)},
            {u"lockedOut"_s, people(impact.lockedOut)},
            {u"letIn"_s, people(impact.letIn)},
            {u"touched"_s, impact.touched},
            {u"phones"_s, impact.phones},
            {u"resync"_s, people(impact.resync)},
            {u"sessions"_s, impact.sessions},
            {u"keys"_s, counted(m_before, u"api_key"_s, impact.keys, m_limit)},
            {u"invitations"_s, counted(m_before, u"invitation"_s, impact.invitations, m_limit)},
        };
    }

    [[nodiscard]] QJsonObject guard(const Id &author) const
    {
        const LockOut found = lockOut(m_before, *m_outcome.wouldBe, author);
        QJsonArray barred;
        for (const LockOut::Barred &one : found.barred)
            barred << QJsonObject{{u"rule"_s, thing(one.rule)}, {u"why"_s, one.why}, {u"people"_s, people(one.people)}};
        return {{u"people"_s, people(found.people)},
                {u"barred"_s, barred},
                {u"never"_s, people(found.never)},
                {u"locksAuthor"_s, found.locksAuthor},
                {u"leavesNoAdmin"_s, found.leavesNoAdmin}};
    }

private:
    [[nodiscard]] QJsonObject people(const QList<Id> &ids) const
    {
        return counted(m_before, u"person"_s, ids, m_limit);
    }

    /// By its name as it is, or as it would be if the set makes it.
    [[nodiscard]] QJsonObject thing(const EntityRef &entity) const
    {
        const QJsonObject now = named(m_before, entity.kind, entity.id);
        const bool isKnown = now.contains(u"name"_s) || now.contains(u"handle"_s) || !m_outcome.wouldBe;
        return isKnown ? now : named(*m_outcome.wouldBe, entity.kind, entity.id);
    }

    /// The objects that a value of a field refers to.
    [[nodiscard]] QJsonArray referred(const QString &kind, const QJsonValue &value) const
    {
        QJsonArray all;
        const QJsonArray values = value.isArray() ? value.toArray() : QJsonArray{value};
        for (const QJsonValue &one : values) {
            if (const auto id = Id::fromString(one.toString()))
                all << thing({kind, *id});
        }
        return all;
    }

    [[nodiscard]] QJsonObject told(const Change &change) const
    {
        QJsonObject object{{u"entity"_s, thing(change.entity)},
                           {u"op"_s, wordOf(change.op)},
                           {u"before"_s, change.before},
                           {u"after"_s, change.after}};
        if (!change.field.isEmpty())
            object.insert(u"field"_s, change.field);
        if (!change.cause.isEmpty())
            object.insert(u"cause"_s, change.cause);
        const EntityKind *kind = kindOf(change.entity.kind);
        const QString target(kind ? kind->fieldRule(change.field).refersTo : QLatin1StringView());
        if (!target.isEmpty()) {
            object.insert(u"beforeNamed"_s, referred(target, change.before));
            object.insert(u"afterNamed"_s, referred(target, change.after));
        }
        return object;
    }

    [[nodiscard]] QJsonObject told(const Problem &problem) const
    {
        QJsonObject object{{u"kind"_s, wordOf(problem.kind)}, {u"code"_s, problem.code}};
        if (problem.change >= 0) {
            object.insert(u"change"_s, problem.change);
            object.insert(u"entity"_s, thing(m_set.changes.at(problem.change).entity));
        }
        if (!problem.field.isEmpty())
            object.insert(u"field"_s, problem.field);
        if (!problem.missing.isEmpty())
            object.insert(u"missing"_s, problem.missing);
        if (problem.kind == Problem::Kind::Stale) {
            object.insert(u"base"_s, problem.base);
            object.insert(u"theirs"_s, problem.theirs);
            object.insert(u"version"_s, problem.version);
        }
        if (!problem.people.isEmpty()) {
            QJsonObject listed = people(problem.people);
            listed.insert(u"count"_s, std::max<qint64>(problem.count, problem.people.size()));
            object.insert(u"people"_s, listed);
        }
        return object;
    }

    [[nodiscard]] QJsonObject told(const Effect &effect) const
    {
        QJsonObject arguments = effect.arguments;
        if (const int level = arguments.value(u"level"_s).toInt(-1); level >= 0)
            arguments.insert(u"levelName"_s, levelNames(*m_outcome.wouldBe).value(level));
        QJsonObject object{{u"code"_s, effect.code},
                           {u"tone"_s, wordOf(effect.tone)},
                           {u"people"_s, people(effect.people)},
                           {u"permissions"_s, QJsonArray::fromStringList(effect.permissions)},
                           {u"arguments"_s, arguments}};
        if (!effect.entity.kind.isEmpty())
            object.insert(u"entity"_s, thing(effect.entity));
        if (!effect.field.isEmpty())
            object.insert(u"field"_s, effect.field);
        return object;
    }

    const Project &m_before;
    const ChangeSet &m_set;
    const Outcome &m_outcome;
    int m_limit;
};

} // namespace

QJsonObject impactAnswer(const Project &project, const ChangeSet &set, const Id &author, int limit)
{
    const Outcome outcome = apply(project, set, author);
    const Telling telling(project, set, outcome, limit);
    QJsonObject answer{{u"accepted"_s, outcome.isGood()}, {u"problems"_s, telling.problems()}};
    if (!author.isNull())
        answer.insert(u"author"_s, named(project, u"person"_s, author));
    if (!outcome.wouldBe)
        return answer;
    answer.insert(u"changes"_s, telling.changes());
    answer.insert(u"impact"_s, telling.impact());
    answer.insert(u"guard"_s, telling.guard(author));
    return answer;
}

} // namespace steward::cli
