// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transport/transport.h"

#include <utility>

namespace steward {

Ticket::Ticket(std::function<void()> cancel)
    : m_cancel(std::make_shared<std::function<void()>>(std::move(cancel)))
{
}

void Ticket::cancel()
{
    // Taken out before it is called: what it does may let go of this ticket.
    const auto held = std::exchange(m_cancel, nullptr);
    if (!held)
        return;
    if (const auto act = std::exchange(*held, nullptr))
        act();
}

} // namespace steward
