// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/id.h"

#include <QList>

#include <random>

namespace steward::domain::sample {

/// Draws at random, the same on every machine for the same seed: the standard library's distributions are not.
class Dice
{
public:
    explicit Dice(std::mt19937_64 &random)
        : m_random(random)
    {
    }

    [[nodiscard]] int below(qint64 limit) { return static_cast<int>(m_random() % static_cast<quint64>(limit)); }
    [[nodiscard]] int between(int least, int most) { return least + below(most - least + 1); }
    [[nodiscard]] bool chance(int percent) { return below(100) < percent; }
    [[nodiscard]] Id id() { return Id(m_random() | 1, m_random()); } ///< of something new

    template<typename T>
    [[nodiscard]] T oneOf(const QList<T> &all)
    {
        return all.isEmpty() ? T() : all.at(below(all.size()));
    }
    /// Up to \a most of them, each once, in an order of no meaning.
    template<typename T>
    [[nodiscard]] QList<T> some(const QList<T> &all, int most)
    {
        QList<T> some;
        for (int count = below(most + 1); count > 0 && !all.isEmpty(); --count) {
            if (T one = oneOf(all); !some.contains(one))
                some << one;
        }
        return some;
    }
    /// On a day of the year 2026 or, now and then, none.
    [[nodiscard]] std::optional<Instant> day(int percent)
    {
        if (!chance(percent))
            return {};
        return Instant(std::chrono::sys_days(std::chrono::year(2026) / 1 / 1)) + std::chrono::hours(24 * below(365));
    }

private:
    std::mt19937_64 &m_random;
};

} // namespace steward::domain::sample
