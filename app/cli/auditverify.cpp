// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/auditverify.h"

#include "store/sqlstore.h"

using namespace Qt::StringLiterals;

namespace steward::cli {

Result<QJsonObject> auditAnswer(const QString &database)
{
    const auto store = SqlStore::openToRead(database);
    if (!store)
        return store.error();
    const auto check = (*store)->verify();
    if (!check)
        return check.error();
    QJsonObject answer{{u"rows"_s, check->rows}, {u"right"_s, check->firstBadRevision == 0}};
    if (check->firstBadRevision != 0) {
        answer.insert(u"firstBadRow"_s, check->firstBadRevision);
        answer.insert(u"what"_s, check->what);
    }
    return answer;
}

QString auditText(const QJsonObject &answer)
{
    if (answer.value(u"right"_s).toBool())
        return u"%1 rows, all right"_s.arg(answer.value(u"rows"_s).toInteger());
    return u"row %1 is not right: %2"_s.arg(answer.value(u"firstBadRow"_s).toInteger())
        .arg(answer.value(u"what"_s).toString());
}

} // namespace steward::cli
