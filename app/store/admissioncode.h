// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/id.h"

#include <QByteArray>

namespace steward {

/// The code by which one subject comes in as somebody, once: of an invitation's link, or of the test run of an identity
/// provider. Its secret is kept as a digest: who reads the database cannot be let in by it.
struct AdmissionCode
{
    Id id;                   ///< of the invitation, or of the run of one person at one provider
    QByteArray secretDigest; ///< SHA-256; of 256 random bits there is nothing to be guessed from it
    Instant expires;
    Id issuedBy;         ///< who answers for what it gives
    bool isUsed = false; ///< somebody came in by it, once

    /// Takes as long for a near miss as for a far one.
    [[nodiscard]] bool isOpenedBy(const QByteArray &secret) const;

    friend bool operator==(const AdmissionCode &, const AdmissionCode &) = default;
};

/// One with a new secret, which is told in \a secret and nowhere else.
[[nodiscard]] AdmissionCode newAdmissionCode(const Id &id, const Id &issuer, Instant expires, QByteArray *secret);

} // namespace steward
