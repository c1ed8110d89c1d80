// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/webclient.h"

#include <QNetworkAccessManager>

using namespace Qt::StringLiterals;

namespace steward {

QByteArray encodedForm(const WebRequest::Form &form)
{
    QByteArray text;
    for (const auto &[name, value] : form) {
        if (!text.isEmpty())
            text += '&';
        text += name.toPercentEncoding() + '=' + value.toPercentEncoding();
    }
    return text;
}

Error unreachable(Error error, const QString &party)
{
    error.detail = error.code;
    error.code = party + ".unreachable"_L1;
    return error;
}

bool isOfAnotherType(const Response &response)
{
    const QByteArray type = headerValue(response.headers, "content-type");
    const QByteArray media = type.split(';').constFirst().trimmed().toLower();
    return !type.isEmpty() && media != "application/json" && !media.endsWith("+json");
}

Result<QByteArray> documentOf(const Result<Response> &result, const QString &party)
{
    if (!result)
        return unreachable(result.error(), party);
    if (result->status == 200 && isOfAnotherType(*result))
        return unreachable({.kind = Error::Kind::BadReply, .httpStatus = 200, .code = u"content-type"_s}, party);
    if (result->status == 200)
        return result->body;
    return unreachable({.kind = result->status >= 500 ? Error::Kind::Server : Error::Kind::BadReply,
                        .httpStatus = result->status,
                        .code = u"status %1"_s.arg(result->status)},
                       party);
}

NetWebClient::NetWebClient(QNetworkAccessManager &network, NetLimits limits)
    : m_network(network)
    , m_limits(limits)
{
}

Ticket NetWebClient::send(WebRequest request, QObject *context, Done done)
{
    NetRequest wire{"GET", std::move(request.url), {{"accept", "application/json"}}, {}};
    if (request.form) {
        wire.verb = "POST";
        wire.headers.emplaceBack("content-type", "application/x-www-form-urlencoded");
#ifndef Q_OS_WASM
        // A kept connection may have been closed at the other end meanwhile, and a form cannot be sent again.
        wire.headers.emplaceBack("connection", "close");
#endif
        wire.body = encodedForm(*request.form);
    }
    return exchange(m_network, std::move(wire), m_limits, context, std::move(done));
}

} // namespace steward
