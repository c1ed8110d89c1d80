// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/claim.h"

#include "vault/digest.h"
#include "vault/random.h"

namespace steward::server {

Result<QString> makeClaim(Store &store, const Id &admin)
{
    // Digits and letters that survive being read out and typed; no sign that a shell or a mail would break.
    const QString code = QString::fromLatin1(randomBytes(20).toHex());
    if (const auto set = store.setClaim(sha256(code.toUtf8()), admin); !set)
        return set.error();
    return code;
}

} // namespace steward::server
