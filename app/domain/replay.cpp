// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/changes.h"
#include "domain/fields.h"
#include "domain/setfield.h"

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

/// What putField() refuses, a newer server may know: it is kept beside the known fields.
template<typename Row>
bool put(Row &row, const QString &field, const QJsonValue &value)
{
    switch (putField(row, field, value)) {
    case Put::Done:
        return true;
    case Put::BadValue:
        return false;
    case Put::UnknownField:
        break;
    }
    if (field.isEmpty() || field == u"id" || field == u"version" || field == u"permissions")
        return false;
    row.rest.insert(field, value);
    return true;
}

template<typename Row, typename Read>
bool replay(Table<Row> &rows, const Change &change, qint64 revision, Read read)
{
    const Row *row = rows.find(change.entity.id);
    if (change.op == Change::Op::Remove) {
        if (row)
            rows = rows.without(change.entity.id);
        return row != nullptr;
    }
    std::optional<Row> next;
    if (change.op == Change::Op::Create) {
        next = row ? std::nullopt : read(change.after.toObject(), nullptr);
        if (!next || next->id != change.entity.id)
            return false;
    } else {
        if (!row)
            return false;
        next = *row;
        if (!put(*next, change.field, change.after))
            return false;
    }
    next->version = revision;
    rows = rows.with(*std::move(next));
    return true;
}

} // namespace

std::optional<Project> replayed(const Project &project, const QList<Change> &changes, qint64 revision)
{
    Project next = project;
    next.revision = revision;
    for (const Change &change : changes) {
        const QString &kind = change.entity.kind;
        const bool good = kind == u"role"     ? replay(next.roles, change, revision, roleFromJson)
                          : kind == u"person" ? replay(next.people, change, revision, personFromJson)
                          : kind == u"place"  ? replay(next.places, change, revision, placeFromJson)
                                              : false;
        if (!good)
            return {};
    }
    return next;
}

} // namespace steward::domain
