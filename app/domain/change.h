// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/id.h"

#include <QJsonValue>
#include <QList>
#include <QString>

#include <optional>

namespace steward::domain {

/// Which object a change is about. The kind is a word, so that kinds of a newer server survive.
struct EntityRef
{
    QString kind; ///< "role", "person", "place"
    Id id;

    friend bool operator==(const EntityRef &, const EntityRef &) = default;
    friend bool operator<(const EntityRef &left, const EntityRef &right) // QString has no <=> before Qt 6.8
    {
        return left.kind == right.kind ? left.id < right.id : left.kind < right.kind;
    }
    friend size_t qHash(const EntityRef &entity, size_t seed = 0) noexcept
    {
        return qHashMulti(seed, entity.kind, entity.id);
    }
};

/// The smallest thing that can be staged, taken back, refused, merged: one field of one object, or its making or
/// removal.
struct Change
{
    enum class Op { Create, Update, Remove };

    EntityRef entity;
    Op op = Op::Update;
    QString field;          ///< Update: "name", "permissions.edit_data", "places"; else empty
    QJsonValue before;      ///< Update: the field's value; Remove: the whole object; Create: Null
    QJsonValue after;       ///< Update: the field's value; Create: the whole object; Remove: Null
    qint64 baseVersion = 0; ///< of the object when the change was made; 0 for Create
    QString cause;          ///< field this change follows from by rule; empty: a person asked for it

    friend bool operator==(const Change &, const Change &) = default;
};

/// A warning the author has seen and kept, with his words.
struct Acknowledgement
{
    QString finding;  ///< "api_goes_around_places", "locked_out"
    EntityRef entity; ///< the role, or the person locked out
    QString why;      ///< for locked_out: the person's name as typed

    friend bool operator==(const Acknowledgement &, const Acknowledgement &) = default;
};

struct ChangeSet
{
    Id id; ///< made by the author's side; also the idempotency key
    QList<Change> changes;
    QString reason;
    std::optional<Id> inverseOf; ///< the set this one undoes or puts back
    QList<Acknowledgement> acknowledged;
    /// The values of the secrets it writes come, or go, with it. Said by who has them in hand: no set that is read from
    /// a request or from the log says so.
    bool carriesSecrets = false;

    friend bool operator==(const ChangeSet &, const ChangeSet &) = default;
};

} // namespace steward::domain
