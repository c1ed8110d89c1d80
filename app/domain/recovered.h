// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/change.h"

namespace steward::domain {

/// The author of what is done at the server's own shell, past the API (`stewardd recover`): "stewardd recover" in
/// letters. No person of any project, and apply() lets no object be made under this id, so that nobody can pass for it.
inline constexpr Id operatorsId{0x7374657761726464, 0x207265636f766572};

/// Stands in the set by which \a person was given a code, as the set may have nothing else about him: nothing barred
/// him, he had only nothing left to sign in with.
[[nodiscard]] Acknowledgement recoveryOf(const Id &person);

/// Whom \a acknowledged says to have been given a code; null: nobody.
[[nodiscard]] Id recoveredIn(const QList<Acknowledgement> &acknowledged);

} // namespace steward::domain
