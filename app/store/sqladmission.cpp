// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/sqladmission.h"

#include "store/sqldatabase.h"
#include "store/sqlrows.h"
#include "store/storeerrors.h"

using namespace Qt::StringLiterals;

namespace steward::sqladmission {

namespace {

Error damaged()
{
    return {.kind = Error::Kind::Server, .code = u"store.damaged"_s, .detail = u"an admission code"_s};
}

/// A subject may have been somebody who is gone; he is not that one any more. True: he is the author already.
Result<bool> isBound(const SqlDatabase &database, const Commit &commit)
{
    const QVariantList subject{sqlrows::filled(commit.admits->subject.issuer),
                               sqlrows::filled(commit.admits->subject.subject)};
    auto query = database.run(u"SELECT person FROM members WHERE issuer = ? AND subject = ?"_s, subject);
    if (!query)
        return query.error();
    QSqlQuery rows = std::move(query).value();
    if (!rows.next()) {
        const auto end = SqlDatabase::ending(rows);
        return end ? Result<bool>(false) : end.error();
    }
    const auto person = Id::fromString(rows.value(0).toString());
    if (!person)
        return damaged();
    if (*person == commit.author)
        return true;
    if (commit.project.people.find(*person))
        return storeerrors::memberBound();
    const auto gone = database.execute(u"DELETE FROM members WHERE issuer = ? AND subject = ?"_s, subject);
    return gone ? Result<bool>(false) : gone.error();
}

} // namespace

// The table and its key are called after what they were made for; migrations lead forward only.

Result<void> setCode(const SqlDatabase &database, const AdmissionCode &code)
{
    return database.execute(u"INSERT INTO invitation_links (invitation, secret_digest, expires_at, issued_by, is_used) "
                            "VALUES (?, ?, ?, ?, ?) ON CONFLICT (invitation) DO UPDATE SET "
                            "secret_digest = excluded.secret_digest, expires_at = excluded.expires_at, "
                            "issued_by = excluded.issued_by, is_used = excluded.is_used"_s,
                            {code.id.toString(), sqlrows::filled(code.secretDigest), toText(code.expires),
                             code.issuedBy.toString(), code.isUsed ? 1 : 0});
}

Result<std::optional<AdmissionCode>> code(const SqlDatabase &database, const Id &id)
{
    auto query = database.run(
        u"SELECT secret_digest, expires_at, issued_by, is_used FROM invitation_links WHERE invitation = ?"_s,
        {id.toString()});
    if (!query)
        return query.error();
    QSqlQuery rows = std::move(query).value();
    if (!rows.next()) {
        const auto end = SqlDatabase::ending(rows);
        return end ? Result<std::optional<AdmissionCode>>(std::nullopt) : end.error();
    }
    const auto expires = instantFromText(rows.value(1).toString());
    const auto issuer = Id::fromString(rows.value(2).toString());
    if (!expires || !issuer)
        return damaged();
    return std::optional(AdmissionCode{.id = id,
                                       .secretDigest = rows.value(0).toByteArray(),
                                       .expires = *expires,
                                       .issuedBy = *issuer,
                                       .isUsed = rows.value(3).toInt() != 0});
}

Result<void> admit(const SqlDatabase &database, const Commit &commit)
{
    if (!commit.admits)
        return {};
    const auto used = database.change(u"UPDATE invitation_links SET is_used = 1 WHERE invitation = ? AND is_used = 0"_s,
                                      {commit.admits->code.toString()});
    if (!used)
        return used.error();
    if (*used != 1)
        return storeerrors::codeUsed();
    const auto bound = isBound(database, commit);
    if (!bound || *bound)
        return bound ? Result<void>() : bound.error();
    return database.execute(u"INSERT INTO members (issuer, subject, person) VALUES (?, ?, ?)"_s,
                            {sqlrows::filled(commit.admits->subject.issuer),
                             sqlrows::filled(commit.admits->subject.subject), commit.author.toString()});
}

} // namespace steward::sqladmission
