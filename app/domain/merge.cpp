// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/changes.h"
#include "domain/fields.h"
#include "domain/kinds.h"
#include "domain/setfield.h"

#include <QHash>
#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

/// The items of a list of texts, by where they stand.
class Items
{
public:
    explicit Items(const QJsonValue &list)
        : m_isSet(list.isArray())
    {
        const QJsonArray array = list.toArray();
        for (const QJsonValue &item : array) {
            m_isSet = m_isSet && item.isString() && !m_at.contains(item.toString());
            m_at.insert(item.toString(), m_all.size());
            m_all << item.toString();
        }
    }

    [[nodiscard]] bool isSet() const { return m_isSet; } ///< of texts, each once
    [[nodiscard]] const QStringList &all() const { return m_all; }
    [[nodiscard]] bool has(const QString &item) const { return m_at.contains(item); }

    /// Those of \a base that are left stand in the order they had.
    [[nodiscard]] bool keepsOrderOf(const Items &base) const
    {
        qsizetype last = -1;
        for (const QString &item : m_all) {
            const qsizetype at = base.m_at.value(item, -1);
            if (at >= 0 && at < last)
                return false;
            last = std::max(last, at);
        }
        return true;
    }

private:
    bool m_isSet;
    QStringList m_all;
    QHash<QString, qsizetype> m_at;
};

/// Both sides' additions and removals together; the same from either side. Nothing where that could mean what nobody
/// meant: an order was changed, or a list began or would end empty. Empty often means "all", for instance addresses.
std::optional<QJsonArray> mergedSet(const QJsonValue &base, const QJsonValue &mine, const QJsonValue &theirs)
{
    const Items was(base);
    const Items left(mine);
    const Items right(theirs);
    for (const Items *side : {&was, &left, &right}) {
        if (!side->isSet() || side->all().isEmpty() || !side->keepsOrderOf(was))
            return {};
    }
    QStringList kept;
    std::ranges::copy_if(was.all(), std::back_inserter(kept),
                         [&](const QString &item) { return left.has(item) && right.has(item); });
    QStringList added;
    for (const QString &item : left.all() + right.all()) {
        if (!was.has(item))
            added << item;
    }
    added.sort();
    added.removeDuplicates();
    kept += added;
    return kept.isEmpty() ? std::nullopt : std::optional(QJsonArray::fromStringList(kept));
}

Merge mergeMaking(Merge merge, bool exists, const Project &now)
{
    if (!exists)
        return merge;
    const EntityRef &entity = merge.change.entity;
    merge.theirs = wholeObject(now, entity);
    const QJsonObject mine = canonicalObject(entity, merge.change.after.toObject());
    merge.kind = flattened(merge.theirs.toObject()) == flattened(mine) ? Merge::Kind::Done : Merge::Kind::Conflict;
    return merge;
}

Merge mergeRemoval(Merge merge, qint64 baseVersion, const Project &now)
{
    const QJsonObject theirs = wholeObject(now, merge.change.entity);
    if (merge.change.baseVersion == baseVersion || flattened(theirs) == flattened(merge.change.before.toObject())) {
        merge.change.before = theirs;
    } else {
        merge.kind = Merge::Kind::Conflict;
        merge.theirs = theirs;
    }
    return merge;
}

Merge mergeUpdate(Merge merge, const Project &now)
{
    Change &change = merge.change;
    const QJsonValue theirs = fieldValue(now, change.entity, change.field);
    if (theirs == canonicalValue(change.field, change.after)) {
        merge.kind = Merge::Kind::Done;
        return merge;
    }
    if (theirs == canonicalValue(change.field, change.before))
        return merge;
    const bool isSet = kindOf(change.entity.kind)->fieldRule(change.field).isSet;
    const auto both = isSet ? mergedSet(change.before, change.after, theirs) : std::nullopt;
    if (!both) {
        merge.kind = Merge::Kind::Conflict;
        merge.theirs = theirs;
        return merge;
    }
    change.before = theirs;
    change.after = *both;
    merge.kind = theirs == QJsonValue(*both) ? Merge::Kind::Done : Merge::Kind::Clean;
    return merge;
}

} // namespace

Merge merge(const Change &change, const Project &now)
{
    Merge merge{Merge::Kind::Clean, change, {}};
    if (!kindOf(change.entity.kind))
        return merge; // of a newer server, which alone can say whether it still fits
    const auto version = versionOf(now, change.entity);
    if (change.op == Change::Op::Create)
        return mergeMaking(std::move(merge), version.has_value(), now);
    if (!version) {
        merge.kind = change.op == Change::Op::Remove ? Merge::Kind::Done : Merge::Kind::Gone;
        return merge;
    }
    merge.change.baseVersion = *version;
    return change.op == Change::Op::Remove ? mergeRemoval(std::move(merge), change.baseVersion, now)
                                           : mergeUpdate(std::move(merge), now);
}

} // namespace steward::domain
