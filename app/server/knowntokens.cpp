// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/knowntokens.h"

#include "vault/digest.h"

namespace steward::server {

namespace {

constexpr qsizetype mostKnown = 20'000;

} // namespace

std::optional<oidc::AccessToken> KnownTokens::find(const QByteArray &token, Instant now) const
{
    const QByteArray digest = sha256(token);
    const std::lock_guard lock(m_mutex);
    const auto known = m_known.constFind(digest);
    return known != m_known.cend() && now < known->expires ? std::optional(*known) : std::nullopt;
}

void KnownTokens::keep(const QByteArray &token, const oidc::AccessToken &checked, Instant now)
{
    const QByteArray digest = sha256(token);
    const std::lock_guard lock(m_mutex);
    if (m_known.size() >= mostKnown) {
        m_known.removeIf([now](const auto &known) { return known.value().expires <= now; });
        if (m_known.size() >= mostKnown)
            m_known.clear(); // all are checked again: slower for a moment, and never wrong
    }
    m_known.insert(digest, checked);
}

} // namespace steward::server
