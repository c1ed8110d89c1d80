// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/contract.h"

#include "service/context.h"

#include <QCryptographicHash>
#include <QFile>

using namespace Qt::StringLiterals;

namespace steward::server {

namespace {

struct Contract
{
    QByteArray text;
    QByteArray tag;
};

Contract readContract()
{
    QFile file(u":/steward/server/openapi.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the contract is not in the program");
    const QByteArray text = file.readAll();
    return {text, '"' + QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex().first(32) + '"'};
}

} // namespace

Response contractFor(const Exchange &exchange)
{
    if (exchange.request.verb != Request::Verb::Get) {
        Response refused = problem(405, u"route.verb"_s, exchange.id);
        setHeader(refused, "allow", "GET, HEAD");
        return refused;
    }
    static const Contract contract = readContract();
    Response response{200,
                      {{"content-type", "application/vnd.oai.openapi+json;version=3.1"}, // as registered with IANA
                       {"cache-control", "no-cache"},
                       {"etag", contract.tag}},
                      contract.text};
    finish(response, exchange.request, {}); // the host says the request's id
    return response;
}

} // namespace steward::server
