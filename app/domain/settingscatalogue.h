// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/values/word.h"

#include <QJsonValue>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace steward::domain {

/// One field of Settings (DOMAIN.md 4), as data from resources/catalogue/settings.json: what a console shows beside it.
struct Setting
{
    enum class Type { Switch, Stage, Moment, Minutes, Days, Text };
    /// When people notice. NextBuild: phones once they have a build of the app that was made after the change.
    enum class Effect { NextRequest, NextPassword, NextBuild, AtItsTime };

    QString key;   ///< the field's name
    QString label; ///< CommCare HQ's own words, where it has the setting
    QString help;  ///< a sentence or two
    QString group; ///< key of a SettingsGroup
    Word<Type> type;
    QStringList values;       ///< of a Stage, in order
    std::optional<int> least; ///< of minutes and days
    std::optional<int> most;  ///< of minutes and days; of a text, in UTF-16 units
    QJsonValue byDefault;
    QString needs;           ///< key of the switch that must be on for this to be set; empty: none
    bool isReadOnly = false; ///< told, and set by nobody here
    Word<Effect> effect;
};

template<>
struct WordsOf<Setting::Type>
{
    static constexpr std::array all{QLatin1StringView("switch"), QLatin1StringView("stage"),
                                    QLatin1StringView("moment"), QLatin1StringView("minutes"),
                                    QLatin1StringView("days"),   QLatin1StringView("text")};
};
template<>
struct WordsOf<Setting::Effect>
{
    static constexpr std::array all{QLatin1StringView("next_request"), QLatin1StringView("next_password"),
                                    QLatin1StringView("next_build"), QLatin1StringView("at_its_time")};
};

struct SettingsGroup
{
    QString key;
    QString label;
};

/// The settings a console and a server know, in the order they are shown.
struct SettingsCatalogue
{
    std::vector<SettingsGroup> groups;
    std::vector<Setting> settings;

    /// Nothing when the bytes are not one: malformed, a key twice, or an unknown group, type or effect, or a need that
    /// is no switch. The bundled one is tested to be one.
    [[nodiscard]] static std::optional<SettingsCatalogue> fromJson(const QByteArray &bytes);
};

/// The bundled one; read once, on first use. Any thread.
[[nodiscard]] const SettingsCatalogue &settingsCatalogue();

} // namespace steward::domain
