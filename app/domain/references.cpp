// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/references.h"

#include "domain/fields.h"
#include "domain/kinds.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

/// Takes down the fields by which one object refers to another.
class FieldsTo final : public ReferenceSink
{
public:
    explicit FieldsTo(const EntityRef &object)
        : m_object(object)
    {
    }

    void take(const FieldRule &rule, const Id &id) override
    {
        if (rule.isForgotten || id != m_object.id || rule.refersTo != m_object.kind)
            return;
        const QString field = QString(rule.field).section(u'.', 0, 0);
        if (!fields.contains(field))
            fields << field;
    }

    QStringList fields;

private:
    const EntityRef &m_object;
};

bool canRefer(const EntityKind &kind, const QString &to)
{
    return std::ranges::any_of(kind.fieldRules(),
                               [&to](const FieldRule &rule) { return rule.refersTo == to && !rule.isForgotten; });
}

/// Wherever the text stands in a value, at any depth; in a list not twice.
QJsonValue replaced(const QJsonValue &value, const QString &text, const QJsonValue &by)
{
    if (value.isString())
        return value == QJsonValue(text) ? by : value;
    if (value.isArray()) {
        QJsonArray array;
        const QJsonArray old = value.toArray();
        for (const QJsonValue &one : old) {
            const QJsonValue now = replaced(one, text, by);
            if (now == one || (!now.isNull() && !array.contains(now) && !old.contains(now)))
                array << now;
        }
        return array;
    }
    if (value.isObject()) {
        QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            it.value() = replaced(it.value(), text, by);
        return object;
    }
    return value;
}

} // namespace

QList<Reference> referencesTo(const Project &project, const EntityRef &object)
{
    QList<Reference> references;
    for (const EntityKind *kind : kinds()) {
        if (!canRefer(*kind, object.kind))
            continue;
        for (int row = 0; row < kind->size(project); ++row) {
            FieldsTo found(object);
            if (kind->holdsReferences(project, row))
                kind->references(project, row, found);
            if (!found.fields.isEmpty())
                references << Reference{{QString(kind->name()), kind->idAt(project, row)}, found.fields};
        }
    }
    return references;
}

QList<Change> reassignments(const Project &project, const EntityRef &object, const Id &heir)
{
    const QJsonValue by = heir.isNull() ? QJsonValue::Null : QJsonValue(heir.toString());
    QList<Change> changes;
    for (const Reference &reference : referencesTo(project, object)) {
        for (const QString &field : reference.fields) {
            const QJsonValue before = fieldValue(project, reference.from, field);
            changes << Change{.entity = reference.from,
                              .field = field,
                              .before = before,
                              .after = replaced(before, object.id.toString(), by),
                              .baseVersion = versionOf(project, reference.from).value_or(0)};
        }
    }
    return changes;
}

} // namespace steward::domain
