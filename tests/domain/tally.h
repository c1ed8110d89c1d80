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
    /// It must come up.
    void expect(const QString &what) { m_counts[what]; }
    void count(const QString &what, int times = 1) { m_counts[what] += times; }

    /// Prints all counts; how many of them are under \a least.
    [[nodiscard]] int tooRare(int least) const
    {
        int tooRare = 0;
        for (const auto &[what, count] : m_counts) {
            std::cerr << qPrintable(what) << ": " << count << (count < least ? " (too rare)" : "") << '\n';
            tooRare += count < least ? 1 : 0;
        }
        std::cerr << std::flush;
        return tooRare;
    }

private:
    std::map<QString, int> m_counts;
};

} // namespace steward::domain::sample
