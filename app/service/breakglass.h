// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/recovery.h"

namespace steward {

/// What an operator asks for who makes somebody's account one for the day when no other opens the project, or makes it
/// an ordinary one again. No other way leads to either: whoever could be an admin for an hour could not be got rid of.
struct BreakGlassWish
{
    QString who;    ///< id or handle of a web user who may enter
    QString reason; ///< not empty; stands in the log
    bool takesAway = false;
    Subject subject; ///< at the issuer kept for break glass: bound to him at once; empty: a code is made instead
    QString by;      ///< who is at the shell
    QString from;    ///< and at which machine
};

struct BreakGlass
{
    domain::Person person; ///< as he is now
    qint64 revision = 0;   ///< of the set in the log
    QString code;          ///< to claim with, once; empty: the subject is bound, or the account is an ordinary one
};

/// The account, the row of the log, and the subject or the code in one transaction, or nothing. The row's author is
/// domain::operatorsId. Nobody else commits meanwhile. O(project). Errors: "person.unknown"; "person.barred" for whom
/// it is of no use; "break_glass.refused" when the rules object, with their code; "member.bound" when the subject is
/// another person already; all with plain words in `detail`.
[[nodiscard]] Result<BreakGlass> setBreakGlass(Store &store, const BreakGlassWish &wish, Instant now,
                                               const MakeCode &makeCode);

/// For the operator: what was done, and the code, where there is one, as the last word.
[[nodiscard]] QString toldOf(const BreakGlass &made);

} // namespace steward
