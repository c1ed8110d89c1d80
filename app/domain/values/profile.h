// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/values/codec.h"

namespace steward::domain {

/// A user profile: values of custom fields that all who have it share (DOMAIN.md 1.2 edit_user_profile, 3.5).
struct Profile
{
    Id id;
    qint64 version = 0;
    QString handle;
    QString name;
    QJsonObject values; ///< by the slugs of the CustomFields of people
    QJsonObject rest;

    template<typename Visitor, typename Self>
    static void fields(Visitor &visit, Self &self)
    {
        using namespace Qt::StringLiterals;
        visit(u"handle"_s, self.handle);
        visit.required(u"name"_s, self.name);
        visit(u"fields"_s, self.values);
    }

    friend bool operator==(const Profile &, const Profile &) = default;
};

/// What may stand in the custom data of places or people (DOMAIN.md 2.3, 3.3). Its handle is the slug.
struct CustomField
{
    enum class Of { Places, People };

    Id id;
    qint64 version = 0;
    Word<Of> of;
    QString slug;
    QString label;
    bool isRequired = false;
    QStringList choices; ///< empty: any text
    QString regex;       ///< empty: any text; else the whole value must fit
    QString regexMessage;
    QJsonObject rest;

    template<typename Visitor, typename Self>
    static void fields(Visitor &visit, Self &self)
    {
        using namespace Qt::StringLiterals;
        visit(u"of"_s, self.of);
        visit.required(u"slug"_s, self.slug);
        visit(u"label"_s, self.label);
        visit(u"is_required"_s, self.isRequired);
        visit(u"choices"_s, self.choices);
        visit(u"regex"_s, self.regex);
        visit(u"regex_msg"_s, self.regexMessage);
    }

    friend bool operator==(const CustomField &, const CustomField &) = default;
};

template<>
struct WordsOf<CustomField::Of>
{
    static constexpr std::array all{QLatin1StringView("places"), QLatin1StringView("people")};
};

} // namespace steward::domain
