// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>

namespace steward::server {

/// When a server that was told to stop may end: asked now and then what to do next. Nobody here asks a clock.
class Farewell
{
public:
    using Moment = std::chrono::steady_clock::time_point;

    struct Sight
    {
        int busy = 0;         ///< connections with a request under way, or an answer
        bool hasWork = false; ///< accepted, and to be done after its request has been answered
    };

    enum class Next {
        Wait,
        BreakOff, ///< begin nothing more, and answer who still waits; told once
        End,
    };

    /// \a forWork: so long what is under way may take. What was answered then, be it by a step that took longer than
    /// that, has \a forAnswers from there to reach its client.
    Farewell(std::chrono::milliseconds forWork, std::chrono::milliseconds forAnswers)
        : m_forWork(forWork)
        , m_forAnswers(forAnswers)
    {
    }

    void begin(Moment now) { m_workUntil = now + m_forWork; }
    [[nodiscard]] bool hasBegun() const { return m_workUntil.has_value(); }
    [[nodiscard]] Next next(Moment now, const Sight &sight);

private:
    std::chrono::milliseconds m_forWork;
    std::chrono::milliseconds m_forAnswers;
    std::optional<Moment> m_workUntil;
    std::optional<Moment> m_answersUntil; ///< since it was broken off
};

} // namespace steward::server
