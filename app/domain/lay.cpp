// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/applying.h"
#include "domain/catalogue.h"
#include "domain/fields.h"
#include "domain/kinds.h"
#include "domain/recovered.h"
#include "domain/setfield.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

using Kind = Problem::Kind;

/// Levels a member of a new object may have. What nobody knows yet is kept as it comes, and travels within pages of the
/// log, which lie deeper than the request did: it must not reach the depth at which readers give up.
constexpr int deepestMember = 8;

bool isDeeperThan(int levels, const QJsonValue &value)
{
    const auto isDeeper = [levels](const QJsonValue &inner) { return isDeeperThan(levels - 1, inner); };
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        return levels == 0 || std::any_of(array.begin(), array.end(), isDeeper);
    }
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        return levels == 0 || std::any_of(object.begin(), object.end(), isDeeper);
    }
    return false;
}

/// The first member that is too deep; empty: none.
QString deepMember(const QJsonObject &object)
{
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (isDeeperThan(deepestMember, it.value()))
            return it.key();
    }
    return {};
}

/// The code of what is wrong with the form of a change; empty: nothing.
QString formProblem(const EntityKind *kind, const Change &change, bool putsBack)
{
    using Life = EntityKind::Life;
    if (!kind)
        return u"kind.unknown"_s;
    const bool isUpdate = change.op == Change::Op::Update;
    if (kind->life() == Life::Reported || (!isUpdate && kind->life() == Life::Single)
        || (change.op == Change::Op::Remove && kind->life() == Life::Kept && !putsBack)) // but its making can be undone
        return u"kind.read_only"_s;
    if (isUpdate == change.field.isEmpty() || change.entity.id.isNull() || change.entity.id == operatorsId)
        return u"change.malformed"_s;
    return {};
}

/// The word that there is a value.
bool claimsValue(const QJsonValue &secret)
{
    return secret[u"has_value"] == QJsonValue(true);
}

/// A secret's value is in no log, so that what is gone is gone: a way back may take one away and never promise one.
QString secretProblem(const Applying &applying, const Change &change)
{
    if (applying.set.carriesSecrets)
        return {};
    if (!applying.putsBack())
        return u"field.read_only"_s;
    return claimsValue(change.after) ? u"secret.gone"_s : QString();
}

/// Why the field cannot be changed; empty: it can. What nobody may ask for, a rule may write; and a way back may, where
/// a rule forgot what was removed.
QString fieldProblem(const Applying &applying, const EntityKind &kind, const Change &change)
{
    using Write = FieldRule::Write;
    if (const QString key = permissionKey(change.field); !key.isEmpty() && kind.name() == "role"_L1)
        return catalogue().indexOf(key) < 0 ? u"permission.unknown"_s : QString();
    const FieldRule rule = kind.fieldRule(change.field);
    if (rule.isSecret)
        return secretProblem(applying, change);
    const bool isRules = applying.isByRule || (applying.putsBack() && rule.isForgotten);
    const bool isOpen = rule.write == Write::Open || (rule.write == Write::Never && isRules);
    return isHiddenField(change.field) || !isOpen ? u"field.read_only"_s : QString();
}

void layUpdate(Applying &applying, const EntityKind &kind, int index, const Change &change)
{
    if (const QString code = fieldProblem(applying, kind, change); !code.isEmpty()) {
        applying.refuse(Kind::Invalid, code, index, change.field);
        return;
    }
    const int row = kind.indexOf(applying.next, change.entity.id);
    if (row < 0)
        return; // gone: checkStale() says so
    const QJsonValue was = kind.fieldAt(applying.next, row, change.field);
    const qint64 version = kind.versionAt(applying.next, row);
    switch (kind.put(applying.next, row, change.field, change.after, applying.next.revision)) {
    case Put::UnknownField:
        applying.refuse(Kind::Invalid, u"field.unknown"_s, index, change.field);
        return;
    case Put::BadValue:
        applying.refuse(Kind::Invalid, u"field.value"_s, index, change.field);
        return;
    case Put::Done:
        break;
    }
    Change canonical = change;
    canonical.before = canonicalValue(change.field, change.before);
    canonical.after = kind.fieldAt(applying.next, row, change.field);
    if (!applying.isByRule)
        canonical.cause.clear();
    if (canonical.after != was)
        applying.asked.push_back({index, canonical});
    else // nothing new: the version stays
        [[maybe_unused]]
        const Put back = kind.put(applying.next, row, change.field, was, version);
}

bool isNothing(const QJsonValue &value)
{
    return value.isNull() || value == QJsonValue(false) || value == QJsonValue(QString())
           || value == QJsonValue(QJsonArray()) || value == QJsonValue(QJsonObject());
}

/// What the server alone says of an object, and what only another path may give it, cannot be said when it is made. Of
/// one that is put back it is as it was, but for a value that is gone; and a rule may say it (\a isFree, both).
QString fieldNotGiven(const EntityKind &kind, const QJsonObject &object, bool isFree)
{
    for (const FieldRule &rule : kind.fieldRules()) {
        if (rule.write != FieldRule::Write::Never || !object.contains(rule.field))
            continue;
        const QJsonValue value = object.value(rule.field);
        if (rule.isSecret ? claimsValue(value) : !isFree && !isNothing(value))
            return rule.field;
    }
    return {};
}

void layCreate(Applying &applying, const EntityKind &kind, int index, const Change &change)
{
    QJsonObject object = change.after.toObject();
    const QString id = change.entity.id.toString();
    if (kind.indexOf(applying.before, change.entity.id) >= 0) {
        applying.refuse(Kind::Invalid, u"object.exists"_s, index);
        return;
    }
    if (object.contains(u"id") && object.value(u"id") != QJsonValue(id)) {
        applying.refuse(Kind::Invalid, u"object.id"_s, index, u"id"_s);
        return;
    }
    object[u"id"] = id;
    if (const QString field = fieldNotGiven(kind, object, applying.putsBack() || applying.isByRule); !field.isEmpty()) {
        applying.refuse(Kind::Invalid, u"field.read_only"_s, index, field);
        return;
    }
    giveHandle(applying, kind, object);
    QString wrong = deepMember(object);
    if (!wrong.isEmpty() || !kind.add(applying.next, object, applying.next.revision, &wrong)) {
        applying.refuse(Kind::Invalid, u"object.invalid"_s, index, wrong);
        return;
    }
    Change made{change.entity, Change::Op::Create, {}, {}, {}, 0, {}};
    made.after = kind.objectAt(applying.next, kind.indexOf(applying.next, change.entity.id));
    applying.asked.push_back({index, std::move(made)});
}

void layRemove(Applying &applying, const EntityKind &kind, int index, const Change &change)
{
    const int row = kind.indexOf(applying.next, change.entity.id);
    if (row < 0)
        return;
    Change removal{change.entity, Change::Op::Remove, {}, {}, {}, change.baseVersion, {}};
    removal.before = kind.objectAt(applying.next, row);
    applying.removed[&kind].insert(change.entity.id);
    applying.asked.push_back({index, std::move(removal)});
}

/// Remembers what the set touches, to find the second change of the same thing.
class Seen
{
public:
    bool isSecond(const Change &change)
    {
        QSet<QString> &fields = m_fields[change.entity];
        const bool whole = change.op != Change::Op::Update;
        const bool second = whole ? !fields.isEmpty() : fields.contains(change.field) || fields.contains(QString());
        fields.insert(whole ? QString() : change.field);
        return second;
    }

private:
    QHash<EntityRef, QSet<QString>> m_fields;
};

void layOne(Applying &applying, const EntityKind &kind, int index, const Change &change)
{
    switch (change.op) {
    case Change::Op::Create:
        layCreate(applying, kind, index, change);
        break;
    case Change::Op::Update:
        layUpdate(applying, kind, index, change);
        break;
    case Change::Op::Remove:
        layRemove(applying, kind, index, change);
        break;
    }
}

} // namespace

void layAll(Applying &applying)
{
    if (applying.set.changes.isEmpty())
        applying.refuse(Kind::Invalid, u"set.empty"_s, -1);
    Seen seen;
    for (int index = 0; index < applying.set.changes.size(); ++index) {
        const Change &change = applying.set.changes.at(index);
        const EntityKind *kind = kindOf(change.entity.kind);
        if (const QString code = formProblem(kind, change, applying.putsBack()); !code.isEmpty())
            applying.refuse(Kind::Invalid, code, index, change.field);
        else if (seen.isSecond(change))
            applying.refuse(Kind::Invalid, u"change.duplicate"_s, index, change.field);
        else
            layOne(applying, *kind, index, change);
    }
    for (const auto &[kind, ids] : applying.removed)
        kind->remove(applying.next, ids);
}

} // namespace steward::domain
