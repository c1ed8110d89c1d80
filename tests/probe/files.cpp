// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "probe/probe.h"

#include "core/json.h"
#include "oidc/strictjson.h"
#include "wire/logexport.h"

#include <QFile>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace steward::probe {

namespace {

std::optional<QByteArray> contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? std::optional(file.readAll()) : std::nullopt;
}

int unreadable(const QString &path)
{
    static_cast<void>(complain(u"%1 cannot be read"_s.arg(path)));
    return Trouble;
}

} // namespace

int readJson(const QString &path)
{
    const auto bytes = contentOf(path);
    if (!bytes)
        return unreadable(path);
    // What the reading is made for are objects. Any other value is read as the only member of one: were it not one
    // value, there would be more members, or none.
    const bool isObject = bytes->trimmed().startsWith('{');
    const auto read = oidc::parseStrictObject(isObject ? *bytes : "{\"\":" + *bytes + "\n}");
    if (read && (isObject || read->size() == 1)) {
        say("valid");
        return Good;
    }
    say("invalid " + (read ? QByteArray("json.malformed") : read.error().code.toUtf8()));
    return Refused;
}

int writeCsv(const QString &path)
{
    const auto bytes = contentOf(path);
    if (!bytes)
        return unreadable(path);
    const auto rows = parseArray(*bytes);
    const auto isText = [](const QJsonValue &cell) { return cell.isString(); };
    const bool isTable = rows && std::all_of(rows->begin(), rows->end(), [&isText](const QJsonValue &row) {
                             const QJsonArray cells = row.toArray();
                             return row.isArray() && std::all_of(cells.begin(), cells.end(), isText);
                         });
    if (!isTable)
        return complain(
            u"Steward writes CSV and does not read it: %1 has to be a JSON array of rows of texts"_s.arg(path));
    for (const QJsonValue &row : *rows) {
        QByteArrayList cells;
        const QJsonArray texts = row.toArray();
        for (const QJsonValue &cell : texts)
            cells << wire::csvCell(cell.toString());
        say(cells.join(',') + '\r');
    }
    return Good;
}

} // namespace steward::probe
