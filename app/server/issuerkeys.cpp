// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/issuerkeys.h"

#include "core/log.h"
#include "oidc/discovery.h"
#include "transport/netexchange.h"

#include <QPointer>

using namespace Qt::StringLiterals;

namespace steward::server {

namespace {

STEWARD_LOG(server)

constexpr NetLimits limits{
    .overall = std::chrono::seconds(10), .silence = std::chrono::seconds(5), .answerBytes = 256 * 1024};

/// The body of a 200, or why there is none.
Result<QByteArray> bodyOf(const Result<Response> &answer)
{
    if (!answer)
        return answer.error();
    if (answer->status != 200)
        return Error{.kind = Error::Kind::BadReply, .httpStatus = answer->status, .code = u"issuer.status"_s};
    return answer->body;
}

} // namespace

struct IssuerKeys::Waiting
{
    QPointer<QObject> context;
    std::function<void()> done;
};

IssuerKeys::IssuerKeys(QString issuer, QNetworkAccessManager &network, const Clock &clock, KeyTimes times)
    : m_issuer(std::move(issuer))
    , m_network(network)
    , m_clock(clock)
    , m_times(times)
{
}

IssuerKeys::~IssuerKeys() = default;

const oidc::KeySet *IssuerKeys::keys()
{
    if (!m_keys)
        return nullptr;
    const auto age = m_clock.now() - m_fetched;
    if (age >= m_times.stale)
        m_keys.reset();
    else if (age >= m_times.fresh && mayAsk())
        ask(this, [] {});
    return m_keys ? &*m_keys : nullptr;
}

void IssuerKeys::prepare()
{
    if (!keys() && mayAsk() && !m_isAsking)
        ask(this, [] {});
}

bool IssuerKeys::mayAsk() const
{
    if (m_isAsking || !m_asked)
        return true;
    const auto since = m_clock.now() - *m_asked;
    // A clock that was put back must not lock us out until it has caught up.
    return since < std::chrono::milliseconds(0) || since >= (m_hasFailed ? m_times.afterFailure : m_times.again);
}

void IssuerKeys::ask(QObject *context, std::function<void()> done)
{
    m_waiting.push_back({context, std::move(done)});
    if (m_isAsking)
        return;
    m_isAsking = true;
    m_asked = m_clock.now();
    askForDocument();
}

void IssuerKeys::askForDocument()
{
    NetRequest request{.verb = "GET", .url = oidc::providerMetadataAddress(m_issuer)};
    exchange(m_network, std::move(request), limits, this, [this](const Result<Response> &answer) {
        const auto body = bodyOf(answer);
        if (!body)
            return fail(body.error());
        const auto metadata = oidc::parseProviderMetadata(*body, m_issuer);
        if (!metadata)
            return fail(metadata.error());
        askForKeys(metadata->keysEndpoint);
    });
}

void IssuerKeys::askForKeys(const QUrl &address)
{
    exchange(m_network, {.verb = "GET", .url = address}, limits, this, [this](const Result<Response> &answer) {
        const auto body = bodyOf(answer);
        if (!body)
            return fail(body.error());
        auto keys = oidc::KeySet::fromJson(*body);
        if (!keys)
            return fail(keys.error());
        take(std::move(keys).value());
    });
}

void IssuerKeys::take(oidc::KeySet keys)
{
    qCInfo(logger) << "keys of" << m_issuer << "fetched:" << keys.keys().size();
    m_keys = std::move(keys);
    m_fetched = m_clock.now();
    m_hasFailed = false;
    tellAll();
}

void IssuerKeys::fail(const Error &error)
{
    qCWarning(logger) << "keys of" << m_issuer << "not to be had:" << error.code << error.detail << error.httpStatus;
    m_hasFailed = true;
    tellAll();
}

void IssuerKeys::tellAll()
{
    m_isAsking = false;
    for (const Waiting &waiting : std::exchange(m_waiting, {})) {
        if (waiting.context)
            waiting.done();
    }
}

} // namespace steward::server
