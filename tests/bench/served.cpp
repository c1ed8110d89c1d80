// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/served.h"

#include "core/json.h"

using namespace Qt::StringLiterals;

namespace steward::bench {

Served::Served(const QString &pack, const QString &database,
               const std::function<void(const QString &database)> &prepare)
    : m_server(database)
{
    const QString code = m_server.seed(pack);
    if (prepare)
        prepare(m_server.database());
    QStringList unlimited;
    for (const auto option :
         {"--connections-per-address"_L1, "--reads-per-minute"_L1, "--writes-per-minute"_L1, "--exports-per-minute"_L1})
        unlimited << option << u"0"_s;
    if (code.isEmpty() || !m_server.start(unlimited))
        qFatal("bench: stewardd does not start");
    const Response bound = m_server.ask("POST", "/v1/claims", canonicalJson(QJsonObject{{u"code"_s, code}}));
    if (bound.status / 100 != 2)
        qFatal("bench: the claim is answered %d", bound.status);
}

QByteArrayList Served::roles() const
{
    QByteArrayList ids;
    const auto answer = parseObject(m_server.ask("GET", "/v1/roles").body);
    const QJsonArray items = answer ? answer->value("items"_L1).toArray() : QJsonArray();
    for (const QJsonValue &item : items)
        ids << item["id"_L1].toString().toLatin1();
    if (ids.size() < 8)
        qFatal("bench: there are too few roles");
    return ids;
}

} // namespace steward::bench
