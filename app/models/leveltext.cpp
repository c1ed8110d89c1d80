// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/leveltext.h"

#include "models/sentence.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(LevelText)
};

struct Level
{
    QLatin1StringView name;
    const char *counted;
    const char *many;
};

constexpr std::array levels{
    Level{"country"_L1, QT_TRANSLATE_N_NOOP("LevelText", "%Ln country(s)"),
          QT_TRANSLATE_NOOP("LevelText", "countries")},
    Level{"region"_L1, QT_TRANSLATE_N_NOOP("LevelText", "%Ln region(s)"), QT_TRANSLATE_NOOP("LevelText", "regions")},
    Level{"province"_L1, QT_TRANSLATE_N_NOOP("LevelText", "%Ln province(s)"),
          QT_TRANSLATE_NOOP("LevelText", "provinces")},
    Level{"state"_L1, QT_TRANSLATE_N_NOOP("LevelText", "%Ln state(s)"), QT_TRANSLATE_NOOP("LevelText", "states")},
    Level{"zone"_L1, QT_TRANSLATE_N_NOOP("LevelText", "%Ln zone(s)"), QT_TRANSLATE_NOOP("LevelText", "zones")},
    Level{"district"_L1, QT_TRANSLATE_N_NOOP("LevelText", "%Ln district(s)"),
          QT_TRANSLATE_NOOP("LevelText", "districts")},
    Level{"county"_L1, QT_TRANSLATE_N_NOOP("LevelText", "%Ln county(s)"), QT_TRANSLATE_NOOP("LevelText", "counties")},
    Level{"area"_L1, QT_TRANSLATE_N_NOOP("LevelText", "%Ln area(s)"), QT_TRANSLATE_NOOP("LevelText", "areas")},
    Level{"ward"_L1, QT_TRANSLATE_N_NOOP("LevelText", "%Ln ward(s)"), QT_TRANSLATE_NOOP("LevelText", "wards")},
    Level{"facility"_L1, QT_TRANSLATE_N_NOOP("LevelText", "%Ln facility(s)"),
          QT_TRANSLATE_NOOP("LevelText", "facilities")},
    Level{"health centre"_L1, QT_TRANSLATE_N_NOOP("LevelText", "%Ln health centre(s)"),
          QT_TRANSLATE_NOOP("LevelText", "health centres")},
    Level{"village"_L1, QT_TRANSLATE_N_NOOP("LevelText", "%Ln village(s)"), QT_TRANSLATE_NOOP("LevelText", "villages")},
};

const Level *known(const QString &name)
{
    const auto found = std::find_if(levels.cbegin(), levels.cend(), [&name](const Level &level) {
        return name.trimmed().compare(level.name, Qt::CaseInsensitive) == 0;
    });
    return found == levels.cend() ? nullptr : &*found;
}

} // namespace

QString placeCount(const QString &level, int count)
{
    if (const Level *common = known(level))
        return Words::tr(common->counted, nullptr, count);
    const QString places = Words::tr("%Ln place(s)", nullptr, count);
    //: %1 is "28 places", %2 the name of their level in the words of the project
    return level.isEmpty() ? places : Words::tr("%1 (%2)").arg(places, shownText(level));
}

QString placesWord(const QString &level)
{
    const Level *common = known(level);
    return common ? Words::tr(common->many) : Words::tr("places");
}

} // namespace steward
