// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/session.h"

namespace steward {

/// What it means to a person that a sign-in does not outlive the program, or could not be gone on with.
struct KeptText
{
    QString title; ///< empty: there is nothing to say
    QString text;
    QString action; ///< what Session::keepAgain() is offered as; empty: it would be of no use

    friend bool operator==(const KeptText &, const KeptText &) = default;
};

/// \a signedIn: somebody is; otherwise it is about a sign-in that was to be gone on with.
[[nodiscard]] KeptText keptText(Session::Kept kept, bool signedIn);

} // namespace steward
