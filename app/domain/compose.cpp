// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/compose.h"

#include "domain/kinds/tablekind.h"

#include <QHash>

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

struct Values
{
    QJsonValue before;
    QJsonValue after;
};

/// What becomes of one object.
struct Net
{
    EntityRef entity;
    std::optional<QJsonObject> was; ///< it was removed, as this
    std::optional<QJsonObject> is;  ///< it was made, as this
    QMap<QString, Values> fields;   ///< what was changed, where it was neither
    qint64 baseVersion = 0;
    qsizetype at = 0; ///< where it was made
};

void fold(Net &net, const Change &change, qsizetype at)
{
    switch (change.op) {
    case Change::Op::Create:
        net.is = change.after.toObject();
        net.fields.clear();
        net.at = at;
        break;
    case Change::Op::Update:
        if (net.is)
            setField(*net.is, change.field, change.after);
        else if (const auto found = net.fields.find(change.field); found != net.fields.end())
            found->after = change.after;
        else if (!net.was) // else it is gone
            net.fields.insert(change.field, {change.before, change.after});
        break;
    case Change::Op::Remove:
        if (!net.is && !net.was) {
            net.was = change.before.toObject();
            for (auto it = net.fields.cbegin(); it != net.fields.cend(); ++it)
                setField(*net.was, it.key(), it->before);
        }
        net.is.reset();
        net.fields.clear();
        break;
    }
}

QJsonObject whole(const EntityRef &entity, QJsonObject object)
{
    object = canonicalObject(entity, object);
    object.remove(u"version");
    return object;
}

void tell(QList<Change> &changes, const Net &net)
{
    if (net.was && net.is) {
        addUpdates(changes, net.entity, whole(net.entity, *net.was), whole(net.entity, *net.is), net.baseVersion);
    } else if (net.is) {
        changes << Change{net.entity, Change::Op::Create, {}, {}, whole(net.entity, *net.is), 0, {}};
    } else if (net.was) {
        changes << Change{net.entity, Change::Op::Remove, {}, whole(net.entity, *net.was), {}, net.baseVersion, {}};
    } else {
        for (auto it = net.fields.cbegin(); it != net.fields.cend(); ++it) {
            const QJsonValue before = canonicalValue(it.key(), it->before);
            const QJsonValue after = canonicalValue(it.key(), it->after);
            if (before != after)
                changes << Change{net.entity, Change::Op::Update, it.key(), before, after, net.baseVersion, {}};
        }
    }
}

size_t rankOf(const QString &kind)
{
    const auto &all = kinds();
    return static_cast<size_t>(std::ranges::find(all, kindOf(kind)) - all.begin());
}

/// See normalised().
bool comesBefore(const Net &left, const Net &right)
{
    const auto place = [](const Net &net) {
        const bool isMade = net.is && !net.was;
        const bool isRemoved = net.was && !net.is;
        return std::tuple(rankOf(net.entity.kind), net.entity.kind,
                          isMade      ? 0
                          : isRemoved ? 2
                                      : 1,
                          isMade ? net.at : 0, net.entity.id);
    };
    return place(left) < place(right);
}

} // namespace

QList<Change> normalised(const QList<Change> &changes)
{
    std::vector<Net> nets;
    QHash<EntityRef, size_t> index;
    for (qsizetype at = 0; at < changes.size(); ++at) {
        const Change &change = changes.at(at);
        const auto known = index.constFind(change.entity);
        const size_t net = known == index.cend() ? nets.size() : *known;
        if (net == nets.size()) {
            index.insert(change.entity, net);
            nets.push_back({.entity = change.entity, .baseVersion = change.baseVersion});
        }
        fold(nets[net], change, at);
    }
    std::ranges::sort(nets, comesBefore);
    QList<Change> normal;
    for (const Net &net : nets)
        tell(normal, net);
    return normal;
}

QList<Change> compose(const QList<Change> &first, const QList<Change> &second)
{
    return normalised(first + second);
}

} // namespace steward::domain
