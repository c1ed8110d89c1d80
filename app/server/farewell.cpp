// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/farewell.h"

namespace steward::server {

Farewell::Next Farewell::next(Moment now, const Sight &sight)
{
    if (m_answersUntil)
        return sight.busy == 0 || now >= *m_answersUntil ? Next::End : Next::Wait;
    if (sight.busy == 0 && !sight.hasWork)
        return Next::End;
    if (now < *m_workUntil)
        return Next::Wait;
    // From now, not from when it should have been: whoever asks may have been held up by the very step whose answer
    // goes out now.
    m_answersUntil = now + m_forAnswers;
    return Next::BreakOff;
}

} // namespace steward::server
