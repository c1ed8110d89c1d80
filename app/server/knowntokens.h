// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oidc/accesstoken.h"

#include <QHash>

#include <mutex>

namespace steward::server {

/// Tokens that were found good, by their digests, until they end. Thread-safe.
class KnownTokens
{
public:
    /// Nothing: it has to be checked.
    [[nodiscard]] std::optional<oidc::AccessToken> find(const QByteArray &token, Instant now) const;
    void keep(const QByteArray &token, const oidc::AccessToken &checked, Instant now);

private:
    mutable std::mutex m_mutex;
    QHash<QByteArray, oidc::AccessToken> m_known;
};

} // namespace steward::server
