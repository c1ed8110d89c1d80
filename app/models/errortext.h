// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "domain/changes.h"
#include "models/format.h"

namespace steward {

/// What was being done when something failed; the sentence begins with it.
enum class Doing {
    Connecting,
    SigningIn,
    LoadingProject,
    DryRunning,
    Applying,
    Undoing,
    LoadingAudit,
    VerifyingAudit,
    Claiming
};

/// A failure in plain words: what happened, what it means, what to do.
struct ErrorText
{
    QString title; ///< one sentence
    QString text;
    QString requestId; ///< empty when there was no answer
    bool canRetry = false;
};

/// The one place in which errors become sentences. Never fails; an unknown code still reads well. Nothing to show for
/// Error::Kind::Cancelled.
[[nodiscard]] ErrorText errorText(const Error &error, Doing doing);

/// Why nothing can be edited where the server no longer serves consoles as old as this one, and what to do.
[[nodiscard]] QString tooOldText();

/// Why one change, or the set, is refused; \a project gives names.
[[nodiscard]] QString problemText(const domain::Problem &problem, const domain::Project &project);

/// The first thing that stands against one change made for itself, by the rules of the server; empty: nothing does.
/// O(people).
[[nodiscard]] QString objectionText(const domain::Project &project, const domain::Change &change);

} // namespace steward
