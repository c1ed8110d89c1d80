// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/values/codec.h"

namespace steward::domain {

/// A web user to be (DOMAIN.md 3.1). Its handle is the address.
struct Invitation
{
    enum class Status { Open, Accepted, Revoked, Expired };
    enum class Mail { NotReported, Sent, Delivered, Bounced };

    Id id;
    qint64 version = 0;
    QString email; ///< personal
    bool isAdmin = false;
    Id role; ///< null: none, or Admin
    Id primaryPlace;
    QList<Id> places;
    Id profile;
    QJsonObject userData; ///< personal
    Id invitedBy;
    std::optional<Instant> invitedAt;
    std::optional<Instant> expiresAt; ///< by rule; a month after it was sent, where the server says nothing else
    Word<Status> status;
    Word<Mail> mail;
    QJsonObject rest;

    template<typename Visitor, typename Self>
    static void fields(Visitor &visit, Self &self)
    {
        using namespace Qt::StringLiterals;
        visit.required(u"email"_s, self.email);
        visit(u"is_admin"_s, self.isAdmin);
        visit(u"role"_s, self.role);
        visit(u"primary_place"_s, self.primaryPlace);
        visit(u"places"_s, self.places);
        visit(u"profile"_s, self.profile);
        visit(u"user_data"_s, self.userData);
        visit(u"invited_by"_s, self.invitedBy);
        visit(u"invited_at"_s, self.invitedAt);
        visit(u"expires_at"_s, self.expiresAt);
        visit(u"status"_s, self.status);
        visit(u"email_status"_s, self.mail);
    }

    friend bool operator==(const Invitation &, const Invitation &) = default;
};

template<>
struct WordsOf<Invitation::Status>
{
    static constexpr std::array all{QLatin1StringView("open"), QLatin1StringView("accepted"),
                                    QLatin1StringView("revoked"), QLatin1StringView("expired")};
};
template<>
struct WordsOf<Invitation::Mail>
{
    static constexpr std::array all{QLatin1StringView("not_reported"), QLatin1StringView("sent"),
                                    QLatin1StringView("delivered"), QLatin1StringView("bounced")};
};

/// Somebody asks to be let into the project (DOMAIN.md 3.1 DomainRequest). Its handle is the address.
struct AccessRequest
{
    enum class Status { Open, Approved, Declined };

    Id id;
    qint64 version = 0;
    QString email;    ///< personal
    QString fullName; ///< personal
    std::optional<Instant> requestedAt;
    Word<Status> status;
    QJsonObject rest;

    template<typename Visitor, typename Self>
    static void fields(Visitor &visit, Self &self)
    {
        using namespace Qt::StringLiterals;
        visit.required(u"email"_s, self.email);
        visit(u"full_name"_s, self.fullName);
        visit(u"requested_at"_s, self.requestedAt);
        visit(u"status"_s, self.status);
    }

    friend bool operator==(const AccessRequest &, const AccessRequest &) = default;
};

template<>
struct WordsOf<AccessRequest::Status>
{
    static constexpr std::array all{QLatin1StringView("open"), QLatin1StringView("approved"),
                                    QLatin1StringView("declined")};
};

} // namespace steward::domain
