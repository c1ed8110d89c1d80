// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/sheet.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward::bench {

void Sheet::begin(const QString &letter, const QString &pack)
{
    m_letter = letter;
    m_pack = pack;
}

Sheet::Subject &Sheet::subject(const QString &name)
{
    const auto found = std::ranges::find(m_subjects, name, &Subject::name);
    return found != m_subjects.end() ? *found : m_subjects.emplace_back(Subject{.name = name});
}

void Sheet::add(const QString &name, double value, const QString &unit, const Goals &goals)
{
    Row row{.name = name, .pack = m_pack, .value = value, .unit = unit};
    if (m_letter == "XL"_L1)
        row.goal = goals.xl;
    else if (m_letter == "XXL"_L1)
        row.goal = goals.xxl;
    subject(name).rows.push_back(std::move(row));
}

void Sheet::addSteady(const QString &name, double value, const QString &unit, const Goals &goals,
                      std::optional<double> mostGrowth)
{
    add(name, value, unit, goals);
    Subject &steady = subject(name);
    steady.mostGrowth = mostGrowth;
    if (m_letter == "XL"_L1)
        steady.xl = value;
    else if (m_letter == "XXL"_L1)
        steady.xxl = value;
}

void Sheet::addRatio(const QString &name, double value, const QString &against, double floor)
{
    subject(name).rows.push_back(Row{.name = name, .pack = m_pack, .against = against, .ratio = value / floor});
}

void Sheet::addTo(Report &report) const
{
    for (const Subject &subject : m_subjects) {
        for (const Row &row : subject.rows)
            report.add(row);
        if (subject.xl && subject.xxl)
            report.add({.name = subject.name,
                        .pack = u"XL to XXL"_s,
                        .against = u"XL"_s,
                        .ratio = *subject.xxl / *subject.xl,
                        .goal = subject.mostGrowth});
    }
}

} // namespace steward::bench
