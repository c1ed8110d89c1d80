// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/applying.h"
#include "domain/fields.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

/// Takes down which fields of an object, or how many, refer to what is removed.
class ToRemoved final : public ReferenceSink
{
public:
    ToRemoved(const Applying &applying, bool isForgotten)
        : m_applying(applying)
        , m_isForgotten(isForgotten)
    {
    }

    void take(const FieldRule &rule, const Id &id) override
    {
        if (rule.isForgotten != m_isForgotten)
            return;
        const auto removed = m_applying.removed.find(kindOf(rule.refersTo));
        if (removed == m_applying.removed.end() || !removed->second.contains(id))
            return;
        if (!fields.contains(rule.field))
            fields << rule.field;
        if (!targets.contains({QString(rule.refersTo), id}))
            targets << EntityRef{QString(rule.refersTo), id};
    }

    QStringList fields;
    QList<EntityRef> targets;

private:
    const Applying &m_applying;
    bool m_isForgotten;
};

/// Some object of the kind may refer to what is removed.
bool mayRefer(const Applying &applying, const EntityKind &kind, bool isForgotten)
{
    return std::ranges::any_of(kind.fieldRules(), [&](const FieldRule &rule) {
        return !rule.refersTo.isEmpty() && rule.isForgotten == isForgotten
               && applying.removed.contains(kindOf(rule.refersTo));
    });
}

QJsonValue without(const Applying &applying, const EntityKind &kind, const QString &field, const QJsonValue &value)
{
    const QSet<Id> &removed = applying.removed.at(kindOf(kind.fieldRule(field).refersTo));
    const auto isGone = [&removed](const QJsonValue &id) {
        return removed.contains(Id::fromString(id.toString()).value_or(Id()));
    };
    if (!value.isArray())
        return QJsonValue::Null;
    QJsonArray kept;
    const QJsonArray ids = value.toArray();
    for (const QJsonValue &id : ids) {
        if (!isGone(id))
            kept << id;
    }
    return kept;
}

void forget(Applying &applying, const EntityKind &kind, int row, const QStringList &fields)
{
    const EntityRef entity{QString(kind.name()), kind.idAt(applying.next, row)};
    const qint64 version = versionOf(applying.before, entity).value_or(0);
    const qint64 written = applying.isDraft ? kind.versionAt(applying.next, row) : applying.next.revision;
    for (const QString &field : fields) {
        const QJsonValue before = kind.fieldAt(applying.next, row, field);
        const QJsonValue after = without(applying, kind, field, before);
        if (kind.put(applying.next, row, field, after, written) == Put::Done)
            applying.followed << Change{
                entity,  Change::Op::Update, field, before, kind.fieldAt(applying.next, row, field),
                version, u"removed"_s};
    }
}

/// Who still points at one removed object.
struct Referred
{
    int count = 0;
    QStringList kinds;
    QList<Id> people;
};

/// What people hold as their role has a word of its own: "role.held".
bool isToldElsewhere(const EntityKind &kind, const ToRemoved &found)
{
    return kind.name() == "person"_L1 && found.fields == QStringList{u"role"_s};
}

QHash<EntityRef, Referred> referrers(const Applying &applying)
{
    QHash<EntityRef, Referred> all;
    for (const EntityKind *kind : kinds()) {
        if (!mayRefer(applying, *kind, false))
            continue;
        for (int row = 0; row < kind->size(applying.next); ++row) {
            ToRemoved found(applying, false);
            if (kind->holdsReferences(applying.next, row))
                kind->references(applying.next, row, found);
            if (isToldElsewhere(*kind, found))
                continue;
            for (const EntityRef &target : found.targets) {
                Referred &referred = all[target];
                ++referred.count;
                if (!referred.kinds.contains(kind->name()))
                    referred.kinds << kind->name();
                if (kind->name() == "person"_L1)
                    referred.people << kind->idAt(applying.next, row);
            }
        }
    }
    return all;
}

} // namespace

void followRemovals(Applying &applying)
{
    for (const EntityKind *kind : kinds()) {
        if (!mayRefer(applying, *kind, true))
            continue;
        for (int row = 0; row < kind->size(applying.next); ++row) {
            ToRemoved found(applying, true);
            kind->references(applying.next, row, found);
            forget(applying, *kind, row, found.fields);
        }
    }
}

void objectToRemovals(Applying &applying)
{
    if (applying.removed.empty())
        return;
    const QHash<EntityRef, Referred> all = referrers(applying);
    for (const Asked &asked : applying.asked) {
        if (asked.change.op != Change::Op::Remove || !all.contains(asked.change.entity))
            continue;
        const Referred referred = all.value(asked.change.entity);
        applying.problems << Problem{.kind = Problem::Kind::Objection,
                                     .code = u"object.referred"_s,
                                     .change = asked.index,
                                     .people = referred.people,
                                     .count = referred.count,
                                     .arguments = {{u"kinds"_s, QJsonArray::fromStringList(referred.kinds)}}};
    }
}

} // namespace steward::domain
