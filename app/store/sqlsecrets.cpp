// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/sqlsecrets.h"

#include "store/sqldatabase.h"
#include "store/sqlrows.h"
#include "store/storeerrors.h"

using namespace Qt::StringLiterals;

namespace steward::sqlsecrets {

Result<void> write(const SqlDatabase &database, const Commit &commit)
{
    for (const SecretRef &ref : secretsTouched(commit.changes)) {
        const auto done = database.say(u"DELETE FROM secret_values WHERE kind = ? AND id = ? AND field = ?"_s,
                                       {ref.entity.kind, ref.entity.id.toString(), ref.field});
        if (!done)
            return done;
    }
    if (!commit.secret)
        return {};
    const SecretRef &ref = commit.secret->ref;
    return database.say(u"INSERT INTO secret_values (kind, id, field, sealed, at, author) "
                        "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (kind, id, field) DO UPDATE SET "
                        "sealed = excluded.sealed, at = excluded.at, author = excluded.author"_s,
                        {ref.entity.kind, ref.entity.id.toString(), ref.field, sqlrows::filled(commit.secret->sealed),
                         toText(commit.at), commit.author.toString()});
}

Result<QByteArray> sealed(const SqlDatabase &database, const SecretRef &ref)
{
    std::optional<QByteArray> found;
    const auto take = [&found](const QSqlQuery &row) {
        found = row.value(0).toByteArray();
        return Result<void>();
    };
    const auto done = database.each(u"SELECT sealed FROM secret_values WHERE kind = ? AND id = ? AND field = ?"_s,
                                    {ref.entity.kind, ref.entity.id.toString(), ref.field}, take);
    if (!done)
        return done.error();
    return found ? Result<QByteArray>(*std::move(found)) : storeerrors::noSecret();
}

} // namespace steward::sqlsecrets
