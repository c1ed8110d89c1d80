// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/callers.h"
#include "server/knowntokens.h"
#include "server/quickreader.h"

namespace steward::server {

/// What is answered in the thread of its socket: reads of the state by who was let in a moment ago, with a token that
/// is known. All else goes to the Dispatcher. Thread-safe.
class QuickAnswers
{
public:
    /// \a reader, \a tokens and \a clock must outlive this.
    QuickAnswers(Callers callers, const QuickReader &reader, const KnownTokens &tokens, const Clock &clock)
        : m_callers(std::move(callers))
        , m_reader(reader)
        , m_tokens(tokens)
        , m_clock(clock)
    {
    }

    [[nodiscard]] std::optional<Response> answer(const Exchange &exchange) const;

private:
    const Callers m_callers;
    const QuickReader &m_reader;
    const KnownTokens &m_tokens;
    const Clock &m_clock;
};

} // namespace steward::server
