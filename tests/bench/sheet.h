// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/report.h"

#include <vector>

namespace steward::bench {

/// Rows of several packs, put together by what was measured, so that the table shows how each grows.
class Sheet
{
public:
    /// What is aimed at on the two packs that have goals.
    struct Goals
    {
        std::optional<double> xl;
        std::optional<double> xxl;
    };

    /// All that is added from here on is of this pack.
    void begin(const QString &letter, const QString &pack);

    void add(const QString &name, double value, const QString &unit, const Goals &goals = {});
    /// As above, with how many times as much it becomes from XL to XXL, and how many it may.
    void addSteady(const QString &name, double value, const QString &unit, const Goals &goals,
                   std::optional<double> mostGrowth);
    /// How many times as much as \a floor, which is called \a against.
    void addRatio(const QString &name, double value, const QString &against, double floor);

    void addTo(Report &report) const;

private:
    struct Subject
    {
        QString name;
        std::vector<Row> rows;
        std::optional<double> mostGrowth;
        std::optional<double> xl;
        std::optional<double> xxl;
    };

    Subject &subject(const QString &name);

    QString m_letter;
    QString m_pack;
    std::vector<Subject> m_subjects;
};

} // namespace steward::bench
