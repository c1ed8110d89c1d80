// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/memberbook.h"
#include "service/router.h"

namespace steward {

/// Finds out who asks, and whether he may come in and ask what he asks.
class Entrance
{
public:
    /// \a store must outlive this.
    explicit Entrance(Store &store)
        : m_store(store)
        , m_members(store)
        , m_sessions(store.visits())
    {
    }

    [[nodiscard]] SessionBook &sessions() { return m_sessions; }

    /// Makes who comes by an API key the context's person. False: the key lets in nobody. True, too, where the caller
    /// has sent none. An Error where nobody knows.
    [[nodiscard]] Result<bool> readKey(Context &context) const;

    /// What keeps the caller out; nothing: he is in, as the context's person, and may ask what the route is about.
    [[nodiscard]] std::optional<Response> letIn(Context &context, const Route &route);

private:
    [[nodiscard]] std::optional<Response> letInByToken(Context &context, const Route &route);
    [[nodiscard]] Response turnAway(const Context &context, const QString &code, QJsonObject more = {});
    [[nodiscard]] Response sessionEnded(const Context &context);

    const Store &m_store;
    MemberBook m_members;
    SessionBook m_sessions;
};

/// 401 without a word on what it is that is wrong.
[[nodiscard]] Response unknownCaller(const Reading &reading, const QString &code);

} // namespace steward
