// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/transport.h"

namespace steward {

/// Puts the bearer token on each request. At a 401, or where no token is held, the gate closes: what comes meanwhile
/// waits, the source is asked once for all, then everybody is sent with the new token. A request is replayed once; a
/// second 401 is the answer. Where the source has no token to give, all who wait get its error: Error::GrantDead, or
/// that of the line. A token that cannot stand in a header is BadReply "header.unsafe" (RULES T6).
class Authorised final : public Transport
{
public:
    /// Both must outlive this.
    Authorised(Transport &below, TokenSource &tokens);
    ~Authorised() override;
    Q_DISABLE_COPY_MOVE(Authorised)

    Ticket send(Request request, QObject *context, Done done) override;

private:
    struct Core;
    std::shared_ptr<Core> m_core; // shared with what is under way, which holds it weakly
};

} // namespace steward
