// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "faults/writer.h"

#include "core/json.h"
#include "support/exchanges.h"
#include "wire/changes.h"
#include "wire/routes.h"

#include <thread>

using namespace Qt::StringLiterals;

namespace steward::tests {

namespace {

constexpr auto patience = std::chrono::seconds(60);
constexpr auto breath = std::chrono::milliseconds(20); ///< told to come again: not a second, as a person would
constexpr int mostTries = 500;

} // namespace

std::optional<Response> Client::ask(const QByteArray &verb, const QByteArray &target, const QByteArray &body)
{
    QByteArray request = verb + ' ' + target + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + m_token + "\r\n";
    if (!body.isEmpty())
        request += "Content-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n";
    request += "\r\n" + body;
    for (int tries = 0; tries < mostTries; ++tries) {
        if (!m_line)
            m_line = std::make_unique<RawClient>(m_port);
        auto response = m_line->send(request) ? m_line->read(patience) : std::nullopt;
        if (response)
            keepExchange(request, *response);
        else
            m_line.reset();
        if (!response || response->status != 503)
            return response;
        ++m_timesTold;
        std::this_thread::sleep_for(breath);
    }
    return std::nullopt;
}

std::optional<Response> Client::post(const domain::ChangeSet &set)
{
    return ask("POST", QString(wire::routes::changeSets).toLatin1(), canonicalJson(wire::toJson(set)));
}

bool Writer::write(Client &client)
{
    m_pending = m_acknowledged.isEmpty() ? m_pair.making()
                                         : m_pair.step(QString::number(number()), m_acknowledged.constLast().revision);
    return send(client);
}

bool Writer::askAgain(Client &client)
{
    return !m_pending || send(client);
}

bool Writer::send(Client &client)
{
    const auto response = client.post(*m_pending);
    if (!response)
        return false;
    const auto body = parseObject(response->body);
    if (response->status != 200 || !body) {
        m_fault = QByteArray::number(response->status) + ' ' + response->body;
        return false;
    }
    m_acknowledged.append({*m_pending, response->body, body->value("revision"_L1).toInteger()});
    m_pending.reset();
    return true;
}

bool Writer::isRemembered(Client &client, const Acknowledged &one)
{
    const auto response = client.post(one.set);
    return response && response->status == 200 && response->body == one.answer;
}

} // namespace steward::tests
