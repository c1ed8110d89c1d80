// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ctime>

namespace steward::bench {

/// Of this thread's processor time: for what waits for nothing, so that it leaves out what others did in between.
class CpuTimer
{
public:
    [[nodiscard]] double ms() const { return now() - m_start; }

private:
    static double now()
    {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
    }

    double m_start = now();
};

} // namespace steward::bench
