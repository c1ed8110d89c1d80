// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/values/codec.h"

namespace steward::domain {

/// An agreement on file.
struct Agreement
{
    enum class Kind { Dpa, Baa, Nda, Other };

    Id id;
    qint64 version = 0;
    QString handle; ///< made from the first title
    QString title;
    Word<Kind> kind = Kind::Other;
    QString counterparty;
    std::optional<Instant> signedAt;
    std::optional<Instant> expiresAt;
    QString reference; ///< where the paper is
    QJsonObject rest;

    template<typename Visitor, typename Self>
    static void fields(Visitor &visit, Self &self)
    {
        using namespace Qt::StringLiterals;
        visit(u"handle"_s, self.handle);
        visit.required(u"title"_s, self.title);
        visit(u"kind"_s, self.kind);
        visit(u"counterparty"_s, self.counterparty);
        visit(u"signed_at"_s, self.signedAt);
        visit(u"expires_at"_s, self.expiresAt);
        visit(u"reference"_s, self.reference);
    }

    friend bool operator==(const Agreement &, const Agreement &) = default;
};

template<>
struct WordsOf<Agreement::Kind>
{
    static constexpr std::array all{QLatin1StringView("dpa"), QLatin1StringView("baa"), QLatin1StringView("nda"),
                                    QLatin1StringView("other")};
};

/// Where the data lies and how it is kept, as the server reports it; what it does not report is absent. One object, as
/// Settings; not for editing.
struct DataProtection
{
    Id id;
    qint64 version = 0;
    QString storedIn;   ///< country or region; empty: not reported
    QString operatedBy; ///< empty: not reported
    QString encryptionAtRest;
    QString encryptionInTransit;
    std::optional<int> backups; ///< how many are kept
    QStringList backupPlaces;
    std::optional<bool> areBackupsEncrypted;
    std::optional<Instant> backupVerifiedAt;
    std::optional<Instant> reportedAt;
    QJsonObject rest;

    template<typename Visitor, typename Self>
    static void fields(Visitor &visit, Self &self)
    {
        using namespace Qt::StringLiterals;
        visit(u"stored_in"_s, self.storedIn);
        visit(u"operated_by"_s, self.operatedBy);
        visit(u"encryption_at_rest"_s, self.encryptionAtRest);
        visit(u"encryption_in_transit"_s, self.encryptionInTransit);
        visit(u"backups"_s, self.backups);
        visit(u"backup_places"_s, self.backupPlaces);
        visit(u"backups_encrypted"_s, self.areBackupsEncrypted);
        visit(u"backup_verified_at"_s, self.backupVerifiedAt);
        visit(u"reported_at"_s, self.reportedAt);
    }

    friend bool operator==(const DataProtection &, const DataProtection &) = default;
};

/// How long what is kept. Absent: for good. One object, as Settings.
struct Retention
{
    Id id;
    qint64 version = 0;
    std::optional<int> deletedDataDays = 30; ///< DOMAIN.md 4.10
    std::optional<int> auditDays;
    std::optional<int> exportDays;
    std::optional<int> signInEventDays;
    QJsonObject rest;

    template<typename Visitor, typename Self>
    static void fields(Visitor &visit, Self &self)
    {
        using namespace Qt::StringLiterals;
        visit(u"deleted_data_days"_s, self.deletedDataDays);
        visit(u"audit_days"_s, self.auditDays);
        visit(u"export_days"_s, self.exportDays);
        visit(u"sign_in_event_days"_s, self.signInEventDays);
    }

    friend bool operator==(const Retention &, const Retention &) = default;
};

} // namespace steward::domain
