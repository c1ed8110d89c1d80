// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/store.h"

/// A small project with odd values and a history in which every kind of log row occurs.
namespace steward::samples {

// Ids differ in more than one digit, so that a flipped bit makes none of another.
inline const Id projectId{0x1, 0x2};
inline const Id wezi{0x10, 0x1111}; ///< the author of nearly all sets
inline const Id grace{0x10, 0x2222};
inline const Id newcomer{0x10, 0x4444}; ///< made and removed by the history
inline const Id clerk{0x20, 0x1};
inline const Id district{0x30, 0x1};

/// At revision 0.
[[nodiscard]] domain::Project project();
/// Of that many people and places, for the clock.
[[nodiscard]] domain::Project project(int people, int places);

/// Id of the n-th set of history().
[[nodiscard]] Id setId(qint64 revision);

/// The commits that lead from project() to revision 6:
/// 1 a role renamed, with a reason; 2 a person made; 3 another renamed, with a warning kept; 4 by rule, deactivated;
/// 5 the person of 2 removed; 6 the inverse of 1.
[[nodiscard]] QList<Commit> history();

/// Renames the role to \a name, on top of \a before.
[[nodiscard]] Commit renaming(const domain::Project &before, const QString &name, const Id &set = Id::random());

/// The field of withClient() that has a secret.
inline const SecretRef secret{{QStringLiteral("oauth_client"), Id(0x40, 0x1)}, QStringLiteral("secret")};

/// project() with an OAuth client.
[[nodiscard]] domain::Project withClient();
/// Gives its secret the value \a sealed, which need not be sealed; empty: takes it away.
[[nodiscard]] Commit withSecret(const domain::Project &before, const QByteArray &sealed);
[[nodiscard]] Commit withoutClient(const domain::Project &before);

/// Of the API key in withApiKey().
inline const SecretRef keyValue{{QStringLiteral("api_key"), Id(0x41, 0x1)}, QStringLiteral("value")};

/// project() with an API key of grace.
[[nodiscard]] domain::Project withApiKey();
/// Says that there is a value, whose digest is \a digest.
[[nodiscard]] Commit withKeyValue(const domain::Project &before, const QByteArray &digest);
[[nodiscard]] Commit withoutApiKey(const domain::Project &before);

} // namespace steward::samples
