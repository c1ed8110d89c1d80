// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/kinds/checks.h"

#include "domain/addresses.h"
#include "domain/project.h"

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

/// The value as the rules see it; nothing where it is no single value.
std::optional<QString> textOf(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    if (value.isDouble() || value.isBool())
        return value.toVariant().toString();
    return value.isNull() ? std::optional(QString()) : std::nullopt;
}

bool fits(CustomRules::Rule &rule, const QString &text)
{
    if (!rule.pattern)
        rule.pattern = wholePattern(rule.field.regex);
    return !rule.pattern->isValid() || rule.pattern->match(text).hasMatch(); // a bad pattern is the field's mistake
}

void checkValue(const Tell &tell, QLatin1StringView field, CustomRules::Rule &rule, const QJsonValue &value)
{
    const QJsonObject about{{u"slug"_s, rule.field.slug}, {u"label"_s, rule.field.label}};
    const auto text = textOf(value);
    if (!text) {
        tell("custom.type"_L1, field, about);
    } else if (text->size() > longestCustomValue) {
        tell("custom.length"_L1, field, about);
    } else if (!text->isEmpty()) {
        if (!rule.choices.isEmpty() && !rule.choices.contains(*text))
            tell("custom.choice"_L1, field, about);
        if (!rule.field.regex.isEmpty() && !fits(rule, *text))
            tell("custom.regex"_L1, field,
                 {{u"slug"_s, rule.field.slug},
                  {u"label"_s, rule.field.label},
                  {u"message"_s, rule.field.regexMessage}});
    }
}

} // namespace

void checkName(const Tell &tell, QLatin1StringView field, const QString &name, qsizetype longest)
{
    const QLatin1StringView fault = nameFault(name, longest);
    if (fault == "empty"_L1)
        tell("name.empty"_L1, field);
    else if (fault == "blank_start"_L1)
        tell("name.blank_start"_L1, field);
    else if (fault == "length"_L1)
        tell("name.length"_L1, field, {{u"most"_s, longest}, {u"length"_s, name.size()}});
    else if (fault == "characters"_L1)
        tell("name.characters"_L1, field);
}

void checkCode(const Tell &tell, QLatin1StringView field, const QString &code)
{
    if (code.size() > longestName)
        tell("handle.length"_L1, field, {{u"most"_s, longestName}, {u"length"_s, code.size()}});
    else if (!code.isEmpty() && !isCode(code))
        tell("handle.shape"_L1, field);
}

void checkHandleKept(const Tell &tell, const QString &before, const QString &now)
{
    if (!before.isEmpty() && now.isEmpty())
        tell("handle.empty"_L1, "handle"_L1);
}

void checkEmail(const Tell &tell, QLatin1StringView field, const QString &email)
{
    if (!isEmailAddress(email))
        tell("email.shape"_L1, field);
}

void checkIpRanges(const Tell &tell, QLatin1StringView field, const QStringList &ranges)
{
    if (ranges.size() > mostInList) {
        tell("list.length"_L1, field, {{u"most"_s, mostInList}, {u"length"_s, ranges.size()}});
        return;
    }
    for (const QString &range : ranges) {
        if (!isIpRange(range))
            tell("ip.range"_L1, field, {{u"value"_s, range.left(longestName)}});
    }
}

void checkOrder(const Tell &tell, QLatin1StringView field, const std::optional<Instant> &earlier,
                const std::optional<Instant> &later)
{
    if (earlier && later && *later <= *earlier)
        tell("dates.order"_L1, field, {{u"after"_s, toText(*earlier)}});
}

void checkPrimary(const Tell &tell, const Id &primary, const QList<Id> &places)
{
    if (!primary.isNull() && !places.contains(primary))
        tell("places.primary"_L1, "primary_place"_L1);
}

void checkRole(const Tell &tell, QLatin1StringView field, const Id &role, Finding::Weight weight)
{
    const auto row = tell.project().roles.find(role);
    if (row && row->isArchived)
        tell("role.archived"_L1, field, {{u"role"_s, row->name}}, weight);
}

void checkAssigned(const Tell &tell, const QList<Id> &places, Finding::Weight weight)
{
    const Project &project = tell.project();
    tell.checking().visit(places.size());
    for (const Id &id : places) {
        const auto place = project.places.find(id);
        if (!place)
            continue;
        if (place->isArchived)
            tell("places.archived"_L1, "places"_L1, {{u"place"_s, place->name}, {u"id"_s, id.toString()}}, weight);
        const auto type = project.locationTypes.find(place->type);
        if (type && !type->hasUsers)
            tell("places.takes_nobody"_L1, "places"_L1,
                 {{u"place"_s, place->name}, {u"id"_s, id.toString()}, {u"type"_s, type->name}});
    }
}

void checkCustomData(const Tell &tell, QLatin1StringView field, CustomField::Of of, const QJsonObject &data,
                     Demand demand)
{
    if (tell.project().customFields.size() == 0)
        return;
    CustomRules &rules = tell.checking().customRules(of);
    for (auto it = data.begin(); it != data.end(); ++it) {
        if (auto *rule = rules.find(it.key()))
            checkValue(tell, field, *rule, it.value());
    }
    if (demand == Demand::Given)
        return;
    for (const QString &slug : rules.required()) {
        const auto text = textOf(data.value(slug).isUndefined() ? QJsonValue() : data.value(slug));
        if (text && text->trimmed().isEmpty())
            tell("custom.required"_L1, field, {{u"slug"_s, slug}, {u"label"_s, rules.find(slug)->field.label}});
    }
}

} // namespace steward::domain
