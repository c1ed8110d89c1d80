// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/admissioncode.h"

#include "vault/digest.h"
#include "vault/random.h"

namespace steward {

bool AdmissionCode::isOpenedBy(const QByteArray &secret) const
{
    return equalInConstantTime(sha256(secret), secretDigest);
}

AdmissionCode newAdmissionCode(const Id &id, const Id &issuer, Instant expires, QByteArray *secret)
{
    *secret = randomToken();
    return {.id = id, .secretDigest = sha256(*secret), .expires = expires, .issuedBy = issuer};
}

} // namespace steward
