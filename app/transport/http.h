// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/netexchange.h"

namespace steward {

/// The end of the chain that touches the network: a request's path below one server's base address. Its errors are
/// those of exchange(); a path that would leave the base is "address.unsafe". Thread: the access manager's.
class Http final : public Transport
{
public:
    /// \a base: https, or http on loopback (isSafeAddress); anything else is refused at each send.
    /// \a network must outlive this.
    Http(QUrl base, QNetworkAccessManager &network, NetLimits limits = {});

    Ticket send(Request request, QObject *context, Done done) override;

private:
    [[nodiscard]] QUrl address(const QString &path) const; ///< invalid when the path would leave the base

    QUrl m_base;
    QNetworkAccessManager &m_network;
    NetLimits m_limits;
};

} // namespace steward
