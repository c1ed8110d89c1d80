// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/context.h"

namespace steward {

/// Of one field of an invitation, from what it is now.
[[nodiscard]] domain::Change changeOf(const Context &context, const domain::Invitation &invitation,
                                      const QString &field, const QJsonValue &after);

/// The code by which what cannot be accepted or sent any more is refused; empty: it is open.
[[nodiscard]] QString whyOver(const domain::Invitation &invitation);

} // namespace steward
