// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/quickanswers.h"

namespace steward::server {

std::optional<Response> QuickAnswers::answer(const Exchange &exchange) const
{
    if (exchange.request.verb != Request::Verb::Get || exchange.token.isEmpty() || !exchange.target.startsWith("/v1/"))
        return std::nullopt;
    const Instant now = m_clock.now();
    const auto token = m_tokens.find(exchange.token, now);
    return token ? m_reader.answer(m_callers.callOf(exchange, *token, now)) : std::nullopt;
}

} // namespace steward::server
