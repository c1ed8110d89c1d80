// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/names.h"

#include <QStringBuilder>

using namespace Qt::StringLiterals;

namespace steward::demo {

namespace {

constexpr int furtherDraws = 8;

const QString &oneOf(const QStringList &words, const Draws &draws, int number, std::string_view field, int again)
{
    return words.at(draws.below(number, field, static_cast<int>(words.size()), again));
}

/// True where it was not there yet.
bool insert(QSet<QString> &names, const QString &name)
{
    const qsizetype before = names.size();
    names.insert(name);
    return names.size() > before;
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
        return prefix % stem;
    if (form < 2 * withoutSuffix)
        return stem.at(0).toUpper() % QStringView(stem).sliced(1) % suffix;
    return prefix % stem % suffix;
}

QString PlaceNames::unused(int number, const QString &pattern)
{
    QString name;
    for (int again = 0; again <= furtherDraws; ++again) {
        name = invented(number, again);
        if (!pattern.isEmpty())
            name = pattern.arg(name);
        if (!m_real.contains(name) && insert(m_used, name))
            return name;
    }
    int &count = m_numbers[name];
    count = qMax(count, 1) + 1;
    return name + u' ' + QString::number(count);
}

QString PlaceNames::next(int number)
{
    return unused(number, {});
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
        if (again <= furtherDraws)
            name = first % u' ' % family;
        else
            name = first % u' ' % oneOf(given, m_draws, number, "middle", again) % u' ' % family;
        if (insert(m_used, name))
            return name;
    }
    for (int count = 2;; ++count) {
        const QString numbered = name % u' ' % QString::number(count);
        if (insert(m_used, numbered))
            return numbered;
    }
}

QString PersonNames::handle(const QString &name)
{
    QString handle = name;
    for (QChar &letter : handle) // of the letters in our names each has one small one
        letter = letter == u' ' ? QChar(u'.') : letter.toLower();
    return handle;
}

} // namespace steward::demo
