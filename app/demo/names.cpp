// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/names.h"

#include <QStringBuilder>

using namespace Qt::StringLiterals;

namespace steward::demo {

namespace {

constexpr int furtherDraws = 8;
constexpr int easyPlaces = 5'000; // names without a second stem that are found with few draws
constexpr int easyPeople = 10'000;

/// Of 10 000 names, those that must be longer, so that so many are found with few draws.
int longerOf(int wanted, int easy)
{
    return wanted > easy ? 10'000 - static_cast<int>(10'000 * qint64{easy} / wanted) : 0;
}

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

QString codeOf(const QString &name)
{
    QString code;
    for (const QChar letter : name) {
        if (letter.isLetterOrNumber())
            code += letter.toLower();
        else if (!code.isEmpty() && !code.endsWith(u'-'))
            code += u'-';
    }
    while (code.endsWith(u'-'))
        code.chop(1);
    return code;
}

PlaceNames::PlaceNames(const Region &region, const Draws &draws, int villages)
    : m_region(region)
    , m_draws(draws)
    , m_longer(longerOf(villages, easyPlaces))
    , m_real(region.realUnits.begin(), region.realUnits.end())
{
}

QString PlaceNames::invented(int number, int again, bool isLonger) const
{
    constexpr int withoutSuffix = 30; // of 100; the same for names without a prefix
    const QString &prefix = oneOf(m_region.prefixes, m_draws, number, "prefix", again);
    const QString &stem = oneOf(m_region.stems, m_draws, number, "stem", again);
    const QString &suffix = oneOf(m_region.suffixes, m_draws, number, "suffix", again);
    const int form = m_draws.below(number, "name", 100, again);
    if (isLonger) {
        const QString &second = oneOf(m_region.stems, m_draws, number, "second_stem", again);
        return form < withoutSuffix ? QString(prefix % stem % second) : QString(prefix % stem % second % suffix);
    }
    if (form < withoutSuffix)
        return prefix % stem;
    if (form < 2 * withoutSuffix)
        return stem.at(0).toUpper() % QStringView(stem).sliced(1) % suffix;
    return prefix % stem % suffix;
}

QString PlaceNames::unused(int number, const QString &pattern, bool isLonger)
{
    QString name;
    for (int again = 0; again <= furtherDraws; ++again) {
        name = invented(number, again, isLonger);
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

QString PlaceNames::nextVillage(int number)
{
    return unused(number, {}, m_longer > 0 && m_draws.below(number, "longer", 10'000) < m_longer);
}

QString PlaceNames::nextFacility(int number)
{
    return unused(number, oneOf(m_region.facilityPatterns, m_draws, number, "pattern", 0));
}

PersonNames::PersonNames(const Region &region, const Draws &draws, int wanted)
    : m_region(region)
    , m_draws(draws)
    , m_longer(longerOf(wanted, easyPeople))
{
}

QString PersonNames::next(int number, int womenOf100)
{
    const QStringList &given = m_draws.below(number, "sex", 100) < womenOf100 ? m_region.women : m_region.men;
    const bool isLonger = m_longer > 0 && m_draws.below(number, "longer", 10'000) < m_longer;
    QString name;
    for (int again = 0; again <= 2 * furtherDraws; ++again) {
        const QString &first = oneOf(given, m_draws, number, "given", again);
        const QString &family = oneOf(m_region.family, m_draws, number, "family", again);
        if (!isLonger && again <= furtherDraws)
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
