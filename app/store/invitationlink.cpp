// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/invitationlink.h"

#include "vault/digest.h"
#include "vault/random.h"

namespace steward {

bool InvitationLink::isOpenedBy(const QByteArray &secret) const
{
    return equalInConstantTime(sha256(secret), secretDigest);
}

InvitationLink newLink(const Id &invitation, const Id &issuer, Instant expires, QByteArray *secret)
{
    *secret = randomToken();
    return {.invitation = invitation, .secretDigest = sha256(*secret), .expires = expires, .issuedBy = issuer};
}

} // namespace steward
