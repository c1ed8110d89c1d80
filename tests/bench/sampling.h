// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/cputimer.h"
#include "bench/report.h"
#include "demo/draw.h"

namespace steward::bench {

/// Numbers that are the same in each run.
class Picks
{
public:
    explicit Picks(std::string_view what)
        : m_draws("any", "bench", what)
    {
    }

    /// 0 <= result < n.
    [[nodiscard]] int at(int number, int n) const { return m_draws.below(number, "pick", n); }

private:
    demo::Draws m_draws;
};

/// The compiler must not find out that nobody reads \a value.
template<typename Value>
void keep(const Value &value)
{
    asm volatile("" : : "r"(&value) : "memory");
}

/// Median of what act(prepare(i)) takes for i = 0, 1 ..., in ms: \a most times, but from the fifth on no longer than
/// some seconds. What is made before and what comes of it is taken down while the clock stands.
template<typename Prepare, typename Act>
[[nodiscard]] double medianMs(int most, Prepare prepare, Act act)
{
    constexpr double enough = 3'000;
    QList<double> times;
    double sum = 0;
    for (int i = 0; i < most && (i < 5 || sum < enough); ++i) {
        auto input = prepare(i);
        const CpuTimer timer;
        const auto result = act(input);
        times << timer.ms();
        keep(result);
        sum += times.last();
    }
    return median(times);
}

template<typename Act>
[[nodiscard]] double medianMs(int most, Act act)
{
    return medianMs(
        most, [](int i) { return i; }, act);
}

/// For what is too short to be timed alone: median of the means of batches, in microseconds. \a act takes a number that
/// does not come twice.
template<typename Act>
[[nodiscard]] double medianMicroseconds(int batches, Act act)
{
    constexpr int size = 128;
    const double ms = medianMs(batches, [&act](int batch) {
        qint64 sum = 0;
        for (int i = 0; i < size; ++i)
            sum += act(batch * size + i);
        return sum;
    });
    return ms * 1'000 / size;
}

} // namespace steward::bench
