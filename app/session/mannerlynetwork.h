// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/netexchange.h"

#include <QNetworkAccessManager>

namespace steward {

/// For libraries that send by themselves: whatever they ask for leaves with the manners of exchange(). Desktop only.
class MannerlyNetwork final : public QNetworkAccessManager
{
public:
    explicit MannerlyNetwork(NetLimits limits)
        : m_limits(limits)
    {
    }

    /// The answer of a finished reply of this manager.
    [[nodiscard]] static Result<Response> take(QNetworkReply &reply);

protected:
    QNetworkReply *createRequest(Operation operation, const QNetworkRequest &original, QIODevice *body) override;

private:
    NetLimits m_limits;
};

} // namespace steward
