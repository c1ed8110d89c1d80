// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project.h"
#include "server/stewardd.h"

namespace steward::tests {

/// A new project at \a place, whose first admin signs in by the issuer of \a server. False: it could not be made.
[[nodiscard]] bool makeProject(Stewardd &server, const QString &place);

/// Of the first admin; good as long as the longest of these tests, which the usual ones are not.
[[nodiscard]] QByteArray lastingToken(const Stewardd &server);

/// What is stored at \a place, and that the chain of its log is whole and without gaps. Nothing: it is not, which is
/// told as a warning.
[[nodiscard]] std::optional<domain::Project> soundState(const QString &place);

/// The state as a server shows it to an admin, from its snapshot. Nothing: it cannot be read.
[[nodiscard]] std::optional<domain::Project> shownState(const Stewardd &server, const QByteArray &token);

} // namespace steward::tests
