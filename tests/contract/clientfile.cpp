// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "contract/clientfile.h"

#include "core/json.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>

using namespace Qt::StringLiterals;
using Verb = steward::Request::Verb;

namespace steward::tests {

namespace {

QDir folder()
{
    return {qEnvironmentVariable("STEWARD_SOURCE_DIR") + u"/tests/data"_s};
}

/// What is long and says nothing does not make the file as long as itself.
std::optional<QJsonObject> asRepeated(const QByteArray &body)
{
    if (body.size() < 1000 || body.count(body.front()) != body.size())
        return {};
    return QJsonObject{{u"letter"_s, QString::fromLatin1(body.first(1))}, {u"times"_s, body.size()}};
}

QJsonValue bodyToJson(const QByteArray &body)
{
    if (const auto repeated = asRepeated(body))
        return *repeated;
    if (body.isValidUtf8())
        return QString::fromUtf8(body);
    return QJsonObject{{u"base64"_s, QString::fromLatin1(body.toBase64())}};
}

QByteArray bodyFrom(const QJsonValue &value)
{
    if (value.isString())
        return value.toString().toUtf8();
    if (value[u"base64"_s].isString())
        return QByteArray::fromBase64(value[u"base64"_s].toString().toLatin1());
    return value[u"letter"_s].toString().toLatin1().repeated(value[u"times"_s].toInteger());
}

QJsonObject toJson(const ClientFile::Exchange &exchange)
{
    const Request &request = exchange.step.request;
    QJsonArray headers;
    for (const auto &[name, value] : request.headers)
        headers << QJsonArray{QString::fromLatin1(name), QString::fromLatin1(value)};
    return {
        {u"name"_s, exchange.step.name},
        {u"who"_s, exchange.step.who},
        {u"verb"_s, QString::fromLatin1(verbName(request.verb))},
        {u"path"_s, request.path},
        {u"headers"_s, headers},
        {u"body"_s, bodyToJson(request.body)},
        {u"status"_s, exchange.step.status},
        {u"type"_s, QString::fromLatin1(exchange.type)},
        {u"shape"_s, exchange.shape},
    };
}

Verb verbFrom(const QString &name)
{
    for (const Verb verb : {Verb::Get, Verb::Post, Verb::Put, Verb::Patch, Verb::Delete}) {
        if (name == QString::fromLatin1(verbName(verb)))
            return verb;
    }
    qFatal("no verb: %s", qPrintable(name));
}

ClientFile::Exchange exchangeFrom(const QJsonObject &line)
{
    Headers headers;
    const QJsonArray told = line.value(u"headers"_s).toArray();
    for (const QJsonValue &header : told)
        headers << std::pair{header[0].toString().toLatin1(), header[1].toString().toLatin1()};
    return {.step = {.name = line.value(u"name"_s).toString(),
                     .who = line.value(u"who"_s).toString(),
                     .request = {.verb = verbFrom(line.value(u"verb"_s).toString()),
                                 .path = line.value(u"path"_s).toString(),
                                 .headers = headers,
                                 .body = bodyFrom(line.value(u"body"_s))},
                     .status = line.value(u"status"_s).toInt()},
            .type = line.value(u"type"_s).toString().toLatin1(),
            .shape = line.value(u"shape"_s).toObject()};
}

} // namespace

QStringList ClientFile::paths()
{
    QStringList all;
    const QStringList names = folder().entryList({u"client-*.jsonl"_s}, QDir::Files, QDir::Name);
    for (const QString &name : names)
        all << folder().filePath(name);
    return all;
}

QString ClientFile::pathOf(const QString &version)
{
    return folder().filePath(u"client-%1.jsonl"_s.arg(version));
}

std::optional<ClientFile> ClientFile::read(const QString &path, QString *error)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        *error = u"%1: %2"_s.arg(path, file.errorString());
        return {};
    }
    ClientFile all;
    for (int number = 1; !file.atEnd(); ++number) {
        const auto line = parseObject(file.readLine().trimmed());
        if (!line) {
            *error = u"%1:%2: %3"_s.arg(path).arg(number).arg(line.error().code);
            return {};
        }
        if (number > 1) {
            all.exchanges << exchangeFrom(*line);
            continue;
        }
        all.version = line->value(u"client"_s).toString();
        all.revision = line->value(u"revision"_s).toInteger();
    }
    return all;
}

bool ClientFile::write(const QString &path) const
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return false;
    file.write(canonicalJson(QJsonObject{{u"client"_s, version}, {u"revision"_s, revision}}) + '\n');
    for (const Exchange &exchange : exchanges)
        file.write(canonicalJson(toJson(exchange)) + '\n');
    return file.flush();
}

} // namespace steward::tests
