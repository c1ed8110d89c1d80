// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/exchanges.h"

#include "core/json.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace steward::tests {

namespace {

/// Null: nobody wants it. What an earlier run has left is gone.
std::unique_ptr<QFile> openedFile()
{
    const QString name = qEnvironmentVariable("STEWARD_EXCHANGES");
    if (name.isEmpty())
        return nullptr;
    auto file = std::make_unique<QFile>(name);
    if (!QDir().mkpath(QFileInfo(name).path()) || !file->open(QIODevice::WriteOnly | QIODevice::Truncate))
        qFatal("cannot write %s", qPrintable(name));
    return file;
}

/// Large sets and snapshots are of the same shape as small ones.
constexpr qsizetype longestBody = 64 * 1024;

bool isJson(const QByteArray &type)
{
    return type.split(';').constFirst().endsWith("json");
}

} // namespace

void keepExchange(const Request &request, const Response &response)
{
    static const std::unique_ptr<QFile> file = openedFile();
    if (!file || response.status <= 0 || response.body.size() > longestBody)
        return;
    const QByteArray type = headerValue(response.headers, "content-type");
    const QByteArray sentType = headerValue(request.headers, "content-type");
    const bool wasPacked = !headerValue(request.headers, "content-encoding").isEmpty();
    QJsonObject line{
        {u"verb"_s, QString::fromLatin1(verbName(request.verb)).toLower()},
        {u"path"_s, request.path},
        {u"status"_s, response.status},
        {u"type"_s, QString::fromLatin1(type)},
    };
    if (isJson(type))
        line.insert(u"body"_s, QString::fromUtf8(response.body));
    if (isJson(sentType) && !request.body.isEmpty() && request.body.size() <= longestBody && !wasPacked) {
        line.insert(u"sentType"_s, QString::fromLatin1(sentType));
        line.insert(u"sent"_s, QString::fromUtf8(request.body));
    }
    file->write(canonicalJson(line) + '\n');
    file->flush();
}

} // namespace steward::tests
