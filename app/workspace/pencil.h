// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/api.h"
#include "workspace/draft.h"
#include "workspace/journal.h"

namespace steward {

/// What nobody but this window knows of a project: gone with it, unless it is kept.
struct Pencil
{
    Draft draft;
    std::optional<Draft> parked;         ///< behind an inverse
    QList<domain::ChangeSet> unanswered; ///< sent, and perhaps applied
    QList<JournalEntry> journal;
};

/// Without the steps that undo and redo lead through, and without what a server said about single items: it says so
/// again. Conflicts stay, as who changed what meanwhile is told once.
[[nodiscard]] QJsonObject toJson(const Pencil &pencil);
/// Error::Invalid with what is wrong where. Members nobody knows are passed over: a newer program may have written it.
[[nodiscard]] Result<Pencil> pencilFromJson(const QJsonObject &object);

/// What the server last said of a project, and of who asked.
struct Replica
{
    wire::Me me;
    domain::Project project;
    Instant syncedAt;
};

} // namespace steward
