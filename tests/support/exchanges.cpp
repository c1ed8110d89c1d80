// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/exchanges.h"

#include "core/json.h"

#include <QDir>
#include <QFile>

#include <mutex>

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

/// Large sets and snapshots are of the same shape as small ones: of what is longer one in so many is kept.
constexpr qsizetype longestBody = 64 * 1024;
constexpr int oneOf = 10;

/// The headers of an answer that the contract speaks of.
QJsonObject headersIn(const Response &response)
{
    QJsonObject told;
    for (const char *name : {"etag", "link", "location", "retry-after", "x-request-id"}) {
        const QByteArray value = headerValue(response.headers, name);
        if (!value.isEmpty())
            told.insert(QLatin1StringView(name), QString::fromLatin1(value));
    }
    return told;
}

bool isJson(const QByteArray &type)
{
    return type.split(';').constFirst().endsWith("json");
}

void keep(const QByteArray &verb, const Request &request, const Response &response)
{
    static const std::unique_ptr<QFile> file = openedFile();
    static int longOnes = 0;
    static std::mutex mutex;
    const std::lock_guard lock(mutex);
    if (!file || response.status <= 0 || (response.body.size() > longestBody && longOnes++ % oneOf != 0))
        return;
    const QByteArray type = headerValue(response.headers, "content-type");
    const QByteArray sentType = headerValue(request.headers, "content-type");
    const bool wasPacked = !headerValue(request.headers, "content-encoding").isEmpty();
    QJsonObject line{
        {u"verb"_s, QString::fromLatin1(verb).toLower()},
        {u"path"_s, request.path},
        {u"status"_s, response.status},
        {u"type"_s, QString::fromLatin1(type)},
        {u"headers"_s, headersIn(response)},
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

} // namespace

void keepExchange(const Request &request, const Response &response)
{
    keep(verbName(request.verb), request, response);
}

void keepExchange(const QByteArray &sent, const Response &response)
{
    const qsizetype head = sent.indexOf("\r\n\r\n");
    const QByteArrayList line = sent.first(std::max(sent.indexOf("\r\n"), qsizetype{0})).split(' ');
    if (head < 0 || line.size() != 3 || headerValue(response.headers, "x-request-id").isEmpty())
        return;
    Request request{.path = QString::fromUtf8(line.at(1)), .body = sent.sliced(head + 4)};
    for (const QByteArray &header : sent.first(head).split('\n')) {
        const qsizetype colon = header.indexOf(':');
        if (colon > 0)
            request.headers << std::pair{header.first(colon).trimmed().toLower(), header.sliced(colon + 1).trimmed()};
    }
    keep(line.constFirst(), request, response);
}

} // namespace steward::tests
