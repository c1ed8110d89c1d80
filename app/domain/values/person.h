// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/values/throughkey.h"

#include <span>

namespace steward::domain {

class PersonColumns;

/// A web user or a mobile worker of the project (DOMAIN.md 3.1): the account and the membership in one.
struct Person
{
    using Columns = PersonColumns; ///< how a table stores it

    enum class Kind : quint8 { WebUser, MobileWorker };

    Id id;
    qint64 version = 0;
    Kind kind = Kind::WebUser;
    QString name;                     ///< personal
    QString handle;                   ///< user name or address; personal; kept over renames
    QString email;                    ///< personal; of a web user usually the handle
    bool isAdmin = false;             ///< the built-in role Admin: not a row (DOMAIN.md 1.1)
    Id role;                          ///< null: none; a mobile worker then has the default mobile role
    std::optional<Instant> roleUntil; ///< the role ends then, by rule, and becomes \a roleAfter
    Id roleAfter;
    Id primaryPlace; ///< among \a places
    QList<Id> places;
    QMap<Id, Instant> placeEnds; ///< of some of \a places: when the assignment ends, by rule
    bool isActive = true;
    bool isBreakGlass = false;
    bool isAccountConfirmed = true;         ///< false: the worker has yet to set a password (two-stage creation)
    std::optional<Instant> deactivateAfter; ///< by rule (DOMAIN.md 3.1, 4.9)
    Id profile;                             ///< a Profile
    QJsonObject userData;                   ///< by the slugs of the CustomFields of people; personal
    std::optional<bool> hasTwoFactor;       ///< reported; absent: not reported
    std::optional<bool> hasStrongPassword;  ///< reported; absent: not reported
    std::optional<Instant> twoFactorPausedUntil;
    std::optional<Instant> lastSignIn; ///< reported; absent: not reported
    QJsonObject rest;
    ThroughKey through; ///< no field, and kept nowhere: how he asks (author.h)

    template<typename Visitor, typename Self>
    static void fields(Visitor &visit, Self &self)
    {
        using namespace Qt::StringLiterals;
        visit(u"kind"_s, self.kind);
        visit.required(u"name"_s, self.name);
        visit(u"handle"_s, self.handle);
        visit(u"email"_s, self.email);
        visit(u"is_admin"_s, self.isAdmin);
        visit(u"role"_s, self.role);
        visit(u"role_until"_s, self.roleUntil);
        visit(u"role_after"_s, self.roleAfter);
        visit(u"primary_place"_s, self.primaryPlace);
        visit(u"places"_s, self.places);
        visit(u"place_ends"_s, self.placeEnds);
        visit(u"is_active"_s, self.isActive);
        visit(u"is_break_glass"_s, self.isBreakGlass);
        visit(u"is_account_confirmed"_s, self.isAccountConfirmed);
        visit(u"deactivate_after"_s, self.deactivateAfter);
        visit(u"profile"_s, self.profile);
        visit(u"user_data"_s, self.userData);
        visit(u"has_two_factor"_s, self.hasTwoFactor);
        visit(u"has_strong_password"_s, self.hasStrongPassword);
        visit(u"two_factor_paused_until"_s, self.twoFactorPausedUntil);
        visit(u"last_sign_in"_s, self.lastSignIn);
    }

    friend bool operator==(const Person &, const Person &) = default;
};

/// Of a person what decides what he may see and do: cheap to have of each of many. Valid as long as the person, or the
/// table, lives.
struct Membership
{
    Id id;
    Person::Kind kind = Person::Kind::WebUser;
    bool isActive = true;
    bool isAdmin = false;
    Id role;
    std::span<const Id> places;

    Membership() = default;
    /// Also without being asked: what is wanted of a membership may be had of a person.
    Membership(const Person &person)
        : id(person.id)
        , kind(person.kind)
        , isActive(person.isActive)
        , isAdmin(person.isAdmin)
        , role(person.role)
        , places(person.places)
    {
    }
};

template<>
struct WordsOf<Person::Kind>
{
    static constexpr std::array all{QLatin1StringView("web_user"), QLatin1StringView("mobile_worker")};
};

} // namespace steward::domain
