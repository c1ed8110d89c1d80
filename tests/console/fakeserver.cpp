// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "console/fakeserver.h"

using namespace Qt::StringLiterals;

namespace steward::tests {

namespace {

Request::Verb verbOf(const QByteArray &method)
{
    using enum Request::Verb;
    for (const auto verb : {Get, Post, Put, Patch, Delete}) {
        if (verbName(verb) == method)
            return verb;
    }
    return Get;
}

} // namespace

FakeServer::FakeServer()
    : m_host(demo::DemoHost::make(demo::PackSize::S).value())
{
    provider.subject = u"me"_s;
    provider.hook = [this](QTcpSocket &socket, const RawServer::Received &request) { return act(socket, request); };
}

bool FakeServer::act(QTcpSocket &socket, const RawServer::Received &request)
{
    if (request.target == "/token")
        m_bearers.insert("Bearer at-" + QByteArray::number(++m_given), provider.subject);
    if (!request.target.startsWith("/v1/"))
        return false;
    const QByteArray bearer = headerValue(request.headers, "authorization");
    const QString plant = m_bearers.value(bearer);
    ++m_asked[plant];
    if (bearer.mid(bearer.lastIndexOf('-') + 1).toInt() <= m_refusedUpTo) {
        RawServer::reply(socket, 401);
        return true;
    }
    if (isShutOut) {
        RawServer::reply(socket, 403, R"({"type":"urn:steward:problem:member.unknown"})",
                         {{"Content-Type", "application/problem+json"}});
        return true;
    }
    Request inside{verbOf(request.method), QString::fromLatin1(request.target), {}, request.body};
    for (const auto &header : request.headers) {
        if (header.first != "authorization")
            inside.headers << header;
    }
    inside.headers.emplaceBack("authorization", "Bearer " + m_host->tokenFor(m_host->plant(plant)));
    (void)m_host->transport().send(inside, &m_context, [guard = QPointer(&socket)](const Result<Response> &response) {
        if (guard && response)
            RawServer::reply(*guard, response->status, response->body, response->headers);
    });
    return true;
}

} // namespace steward::tests
