// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/id.h"
#include "demo/draw.h"
#include "demo/tables.h"

#include <QSet>

namespace steward::demo {

/// Invents names of places, each only once in the pack unless a twin is asked for. Names of real units are drawn
/// again. Up to eight further draws, then a number is added.
class PlaceNames
{
public:
    PlaceNames(const Region &region, const Draws &draws);

    [[nodiscard]] QString next(int number);
    /// "{P} Health Centre" and the like.
    [[nodiscard]] QString nextFacility(int number);

private:
    [[nodiscard]] QString invented(int number, int again) const;
    /// \a pattern: "%1 Health Centre"; empty: the name alone.
    QString unused(int number, const QString &pattern);

    const Region &m_region;
    Draws m_draws;
    QSet<QString> m_used;
    QSet<QString> m_real;
    QHash<QString, int> m_numbers;
};

/// Invents names of people, each only once in the pack: given and family name; after eight draws a second given name
/// comes between, after eight more a number. Nobody real is meant by any of them.
class PersonNames
{
public:
    PersonNames(const Region &region, const Draws &draws);

    /// Keeps \a name for a plant.
    void reserve(const QString &name) { m_used.insert(name); }

    /// \a womenOf100: how many of a hundred bear a woman's name.
    [[nodiscard]] QString next(int number, int womenOf100);

    /// "tadala.mwale", from a name this class gave or reserved; as unique as the name.
    [[nodiscard]] static QString handle(const QString &name);

private:
    const Region &m_region;
    Draws m_draws;
    QSet<QString> m_used;
};

} // namespace steward::demo
