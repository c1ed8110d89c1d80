// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "demo/pack.h"
#include "store/store.h"

namespace steward::demo {

/// One dated change set of a pack's past.
struct PastEvent
{
    struct Field
    {
        domain::EntityRef entity;
        QString name;
        QJsonValue before;
    };

    Instant at;
    Id author; ///< null: a rule
    QString from;
    QString reason;
    bool isUndo = false; ///< the inverse of the event before it
    QList<Field> fields;
};

/// What happened in the pack before its present, oldest first (resources/demo/history.json).
[[nodiscard]] QList<PastEvent> pastOf(const Pack &pack);

/// The pack as it was before all of \a past, at revision 0.
[[nodiscard]] Result<domain::Project> stateBefore(const Pack &pack, const QList<PastEvent> &past);

/// Puts the older state into the empty \a store and lives through the past by the same rules as any change, so that
/// the log tells it and each row of it can be put back. Answers with the state now: the pack, at a later revision.
/// Refusals of the rules or the store are passed up; then the store is not to be used.
[[nodiscard]] Result<domain::Project> fill(Store &store, const Pack &pack);

} // namespace steward::demo
