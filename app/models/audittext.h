// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/format.h"
#include "models/sentence.h"
#include "workspace/workspace.h"

namespace steward {

/// A change that somebody asked for, or a date that fell due, and not what followed of either.
[[nodiscard]] bool isAskedFor(const domain::Change &change);

/// "*Wezi Nyirenda* changed the role *Read Only*"; of a date that fell due "By rule: the role of *Tadala* ended".
[[nodiscard]] Sentence auditSentence(const wire::LogEntry &entry, const domain::Project &project);

/// "set 319, 3 fields"
[[nodiscard]] QString auditNote(const wire::LogEntry &entry, const Format &format);

/// "Wezi Nyirenda", "A rule of the project", "Someone who was erased"
[[nodiscard]] QString auditAuthor(const wire::LogEntry &entry);

/// The one object an entry is about, or nothing when there are several: what was asked for counts, not what followed.
[[nodiscard]] std::optional<domain::EntityRef> onlyEntity(const wire::LogEntry &entry);

/// The object's name now, or what it was called when it was removed.
[[nodiscard]] QString nameThen(const wire::LogEntry &entry, const domain::EntityRef &entity,
                               const domain::Project &project);

} // namespace steward
