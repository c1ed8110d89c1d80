// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/settingscatalogue.h"

#include "core/json.h"
#include "domain/bundled.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

std::optional<int> bound(ObjectReader &reader, const QString &key)
{
    return reader.has(key) ? std::optional(static_cast<int>(reader.integer(key))) : std::nullopt;
}

Setting readSetting(ObjectReader &reader)
{
    Setting setting;
    setting.key = reader.text(u"key"_s);
    setting.label = reader.text(u"label"_s);
    setting.help = reader.text(u"help"_s);
    setting.group = reader.text(u"group"_s);
    setting.type = Word<Setting::Type>::fromText(reader.text(u"type"_s));
    setting.values = reader.texts(u"values"_s);
    setting.least = bound(reader, u"least"_s);
    setting.most = bound(reader, u"most"_s);
    setting.byDefault = reader.value(u"default"_s);
    setting.needs = reader.text(u"needs"_s, {});
    setting.isReadOnly = reader.boolean(u"read_only"_s, false);
    setting.effect = Word<Setting::Effect>::fromText(reader.text(u"takes_effect"_s));
    reader.refuseUnknown();
    return setting;
}

bool isSwitch(const SettingsCatalogue &catalogue, const QString &key)
{
    const auto found = std::ranges::find(catalogue.settings, key, &Setting::key);
    return found != catalogue.settings.end() && found->type.is(Setting::Type::Switch);
}

bool isWhole(const SettingsCatalogue &catalogue)
{
    return !catalogue.settings.empty() && std::ranges::all_of(catalogue.settings, [&](const Setting &setting) {
        return std::ranges::count(catalogue.settings, setting.key, &Setting::key) == 1
               && std::ranges::count(catalogue.groups, setting.group, &SettingsGroup::key) == 1
               && setting.type.isKnown() && setting.effect.isKnown() && !setting.byDefault.isUndefined()
               && (setting.needs.isEmpty() || isSwitch(catalogue, setting.needs));
    });
}

} // namespace

std::optional<SettingsCatalogue> SettingsCatalogue::fromJson(const QByteArray &bytes)
{
    const auto document = parseObject(bytes);
    if (!document)
        return {};
    SettingsCatalogue catalogue;
    for (const QJsonValue &value : document->value(u"groups"_s).toArray()) {
        ObjectReader reader(value.toObject());
        catalogue.groups.push_back({reader.text(u"key"_s), reader.text(u"label"_s)});
        if (!reader.errors().isEmpty())
            return {};
    }
    for (const QJsonValue &value : document->value(u"settings"_s).toArray()) {
        ObjectReader reader(value.toObject());
        catalogue.settings.push_back(readSetting(reader));
        if (!reader.errors().isEmpty())
            return {};
    }
    return isWhole(catalogue) ? std::optional(catalogue) : std::nullopt;
}

const SettingsCatalogue &settingsCatalogue()
{
    static const auto bundledSettings = bundledAs<SettingsCatalogue>(u"settings.json"_s);
    return bundledSettings;
}

} // namespace steward::domain
