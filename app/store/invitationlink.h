// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/id.h"

#include <QByteArray>

namespace steward {

/// The one-time secret of an invitation's link, or of the test run of an identity provider, whose id then stands in the
/// invitation's place. Kept as a digest: who reads the database cannot be let in by it.
struct InvitationLink
{
    Id invitation;
    QByteArray secretDigest; ///< SHA-256; of 256 random bits there is nothing to be guessed from it
    Instant expires;
    Id issuedBy;         ///< who answers for what it gives
    bool isUsed = false; ///< somebody came in by it, once

    /// Takes as long for a near miss as for a far one.
    [[nodiscard]] bool isOpenedBy(const QByteArray &secret) const;

    friend bool operator==(const InvitationLink &, const InvitationLink &) = default;
};

/// A link with a new secret, which is told in \a secret and nowhere else.
[[nodiscard]] InvitationLink newLink(const Id &invitation, const Id &issuer, Instant expires, QByteArray *secret);

} // namespace steward
