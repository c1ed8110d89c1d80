// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <iostream>
#include <map>

namespace steward::domain::sample {

/// How often what occurred while a property was tried: a property says little of what never came up.
class Tally
{
public:
    /// It must come up, and often.
    void expect(const QString &what) { m_counts[what].isWanted = true; }
    /// It came up, and must have come up often in the end.
    void count(const QString &what, int times = 1)
    {
        expect(what);
        note(what, times);
    }
    /// It came up: where nobody expects it, it may be rare.
    void note(const QString &what, int times = 1) { m_counts[what].times += times; }

    /// Prints all counts; how many of those that must be high are under \a least.
    [[nodiscard]] int tooRare(int least) const
    {
        int tooRare = 0;
        for (const auto &[what, count] : m_counts) {
            const bool isTooRare = count.isWanted && count.times < least;
            std::cerr << qPrintable(what) << ": " << count.times << (isTooRare ? " (too rare)" : "") << '\n';
            tooRare += isTooRare ? 1 : 0;
        }
        std::cerr << std::flush;
        return tooRare;
    }

private:
    struct Count
    {
        int times = 0;
        bool isWanted = false;
    };

    std::map<QString, Count> m_counts;
};

} // namespace steward::domain::sample
