// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/names.h"

using namespace Qt::StringLiterals;

namespace steward::demo {

namespace {

constexpr int furtherDraws = 8;

const QString &oneOf(const QStringList &words, const Draws &draws, int number, std::string_view field, int again)
{
    return words.at(draws.below(number, field, static_cast<int>(words.size()), again));
}

} // namespace

PlaceNames::PlaceNames(const Region &region, const Draws &draws)
    : m_region(region)
    , m_draws(draws)
    , m_real(region.realUnits.begin(), region.realUnits.end())
{
}

QString PlaceNames::invented(int number, int again) const
{
    constexpr int withoutSuffix = 30; // of 100; the same for names without a prefix
    const QString &prefix = oneOf(m_region.prefixes, m_draws, number, "prefix", again);
    const QString &stem = oneOf(m_region.stems, m_draws, number, "stem", again);
    const QString &suffix = oneOf(m_region.suffixes, m_draws, number, "suffix", again);
    const int form = m_draws.below(number, "name", 100, again);
    if (form < withoutSuffix)
        return prefix + stem;
    if (form < 2 * withoutSuffix)
        return stem.at(0).toUpper() + stem.mid(1) + suffix;
    return prefix + stem + suffix;
}

QString PlaceNames::unused(int number, const QString &pattern)
{
    QString name;
    for (int again = 0; again <= furtherDraws; ++again) {
        name = pattern.arg(invented(number, again));
        if (!m_used.contains(name) && !m_real.contains(name)) {
            m_used.insert(name);
            return name;
        }
    }
    int &count = m_numbers[name];
    count = qMax(count, 1) + 1;
    return name + u' ' + QString::number(count);
}

QString PlaceNames::next(int number)
{
    return unused(number, u"%1"_s);
}

QString PlaceNames::nextFacility(int number)
{
    return unused(number, oneOf(m_region.facilityPatterns, m_draws, number, "pattern", 0));
}

PersonNames::PersonNames(const Region &region, const Draws &draws)
    : m_region(region)
    , m_draws(draws)
{
}

QString PersonNames::next(int number, int womenOf100)
{
    const QStringList &given = m_draws.below(number, "sex", 100) < womenOf100 ? m_region.women : m_region.men;
    QString name;
    for (int again = 0; again <= 2 * furtherDraws; ++again) {
        const QString &first = oneOf(given, m_draws, number, "given", again);
        const QString &family = oneOf(m_region.family, m_draws, number, "family", again);
        const QString middle =
            again <= furtherDraws ? u" "_s : u' ' + oneOf(given, m_draws, number, "middle", again) + u' ';
        name = first + middle + family;
        if (!m_used.contains(name)) {
            m_used.insert(name);
            return name;
        }
    }
    for (int count = 2;; ++count) {
        const QString numbered = name + u' ' + QString::number(count);
        if (!m_used.contains(numbered)) {
            m_used.insert(numbered);
            return numbered;
        }
    }
}

QString PersonNames::handle(const QString &name)
{
    return name.toLower().replace(u' ', u'.');
}

} // namespace steward::demo
