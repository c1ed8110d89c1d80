// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/signin.h"
#include "store/store.h"
#include "wire/changes.h"

#include <functional>

namespace steward {

/// What an operator asks for who lets somebody into a project that is locked out of itself.
struct RecoveryWish
{
    QString who;         ///< id or handle of an admin or a break-glass account; with \a raises, of any web user
    QString reason;      ///< not empty; stands in the log
    bool raises = false; ///< who is no admin becomes one
    QString by;          ///< who is at the shell
    QString from;        ///< and at which machine
};

/// What was done.
struct Recovery
{
    domain::Person person;                               ///< as he is now
    QList<domain::Change> changes;                       ///< that let him in; none: nothing but a code was lacking
    qint64 revision = 0;                                 ///< of the set in the log
    domain::SignIn::Bar bar = domain::SignIn::Bar::None; ///< which stays as it was
    QString code;                                        ///< to claim with, once
};

inline constexpr qsizetype longestRecoveryReason = wire::longestReason;

/// Makes the one-time code by which a person comes in; the service makes none.
using MakeCode = std::function<Result<QString>(Store &store, const Id &person)>;

/// Sets aside what bars a person from the project (not active, an end that has come) and makes a claim code for him:
/// both and the row of the log in one transaction, or nothing. The row's author is domain::operatorsId. Nobody else
/// commits meanwhile. O(project). Errors: "person.unknown"; "person.barred" when nothing this may do would let him in;
/// "recovery.refused" when the rules object, with their code; all with plain words in `detail`.
[[nodiscard]] Result<Recovery> recover(Store &store, const RecoveryWish &wish, Instant now, const MakeCode &makeCode);

/// For the operator: what was done, what was not, and the code as the last word.
[[nodiscard]] QString toldOf(const Recovery &recovery);

} // namespace steward
