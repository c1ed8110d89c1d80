// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "oidc/idtoken.h"
#include "session/webclient.h"

namespace steward {

/// Holds one issuer's public keys and fetches them anew when a token names one that is not among them; once more
/// for that at most every ten seconds (RULES 2.19).
class KeyKeeper
{
public:
    using Check = std::function<Result<oidc::IdToken>(const oidc::KeySet &)>;
    using Done = std::function<void(Result<oidc::IdToken>)>;

    /// Both must outlive this.
    KeyKeeper(WebClient &web, const Clock &clock);

    void setAddress(const QUrl &address); ///< forgets the keys held

    /// Applies \a check to the keys, fetched first where there are none, and once more where it says
    /// "token.key_unknown". Errors: those of \a check, of KeySet::fromJson, and of the line as "provider.unreachable".
    Ticket check(Check check, QObject *context, Done done);

private:
    struct Core;
    std::shared_ptr<Core> m_core; // shared with what is under way, which holds it weakly
};

} // namespace steward
