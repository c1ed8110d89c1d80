// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/id.h"
#include "demo/draw.h"
#include "demo/tables.h"

#include <QSet>

namespace steward::demo {

/// "health-centre" of "Health Centre": a handle as the server makes it from a first name. Of Latin letters.
[[nodiscard]] QString codeOf(const QString &name);

/// Invents names of places, each only once in the pack unless a twin is asked for. Names of real units are drawn
/// again. Up to eight further draws, then a number is added.
class PlaceNames
{
public:
    PlaceNames(const Region &region, const Draws &draws, int villages);

    [[nodiscard]] QString next(int number);
    /// Where there are more than the word tables name easily, all but some have a second stem.
    [[nodiscard]] QString nextVillage(int number);
    /// "{P} Health Centre" and the like.
    [[nodiscard]] QString nextFacility(int number);

private:
    [[nodiscard]] QString invented(int number, int again, bool isLonger) const;
    /// \a pattern: "%1 Health Centre"; empty: the name alone.
    QString unused(int number, const QString &pattern, bool isLonger = false);

    const Region &m_region;
    Draws m_draws;
    int m_longer; ///< of 10 000 villages, those with a second stem
    QSet<QString> m_used;
    QSet<QString> m_real;
    QHash<QString, int> m_numbers;
};

/// Invents names of people, each only once in the pack: given and family name; after eight draws a second given name
/// comes between, after eight more a number. Where more are \a wanted than there are easily, all but some have that
/// second name. Nobody real is meant by any of them.
class PersonNames
{
public:
    PersonNames(const Region &region, const Draws &draws, int wanted = 0);

    /// Keeps \a name for a plant.
    void reserve(const QString &name) { m_used.insert(name); }

    /// \a womenOf100: how many of a hundred bear a woman's name.
    [[nodiscard]] QString next(int number, int womenOf100);

    /// "tadala.mwale", from a name this class gave or reserved; as unique as the name.
    [[nodiscard]] static QString handle(const QString &name);

private:
    const Region &m_region;
    Draws m_draws;
    int m_longer; ///< of 10 000 names, those with a second given name
    QSet<QString> m_used;
};

} // namespace steward::demo
