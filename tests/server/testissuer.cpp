// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/testissuer.h"

#include "core/json.h"

using namespace Qt::StringLiterals;

namespace steward::tests {

TestIssuer::TestIssuer()
{
    publish({&m_key});
    auto host =
        server::HttpHost::start({}, {}, [this](server::HttpHost &at, const std::shared_ptr<server::Exchange> &asked) {
            at.finish(asked, answer(asked->path()));
        });
    Q_ASSERT(host);
    m_host = std::move(host).value();
    m_address = u"http://127.0.0.1:%1"_s.arg(m_host->port());
}

void TestIssuer::publish(const QList<const SigningKey *> &keys)
{
    QList<QJsonObject> published;
    for (const SigningKey *key : keys)
        published << key->publicJwk();
    const std::lock_guard lock(m_mutex);
    m_keys = keySetJson(published);
}

void TestIssuer::misbehave(std::optional<Response> answer)
{
    const std::lock_guard lock(m_mutex);
    m_misbehaviour = std::move(answer);
}

Response TestIssuer::answer(const QByteArray &path)
{
    const std::lock_guard lock(m_mutex);
    if (path == "/jwks")
        ++m_timesAsked;
    else
        ++m_timesAskedForDocument;
    if (m_misbehaviour)
        return *m_misbehaviour;
    if (path == "/jwks")
        return {200, {{"content-type", "application/json"}}, m_keys};
    if (path != "/.well-known/openid-configuration")
        return {404, {}, {}};
    const QJsonObject document{{u"issuer"_s, m_address},
                               {u"authorization_endpoint"_s, QString(m_address + "/auth"_L1)},
                               {u"token_endpoint"_s, QString(m_address + "/token"_L1)},
                               {u"jwks_uri"_s, QString(m_address + "/jwks"_L1)},
                               {u"code_challenge_methods_supported"_s, QJsonArray{u"S256"_s}}};
    return {200, {{"content-type", "application/json"}}, canonicalJson(document)};
}

QByteArray TestIssuer::token(const QString &subject) const
{
    return token(QJsonObject{{u"sub"_s, subject}});
}

QByteArray TestIssuer::token(const QJsonObject &claims, const QJsonObject &header, const SigningKey *key) const
{
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    QJsonObject payload{{u"iss"_s, m_address},
                        {u"sub"_s, u"admin-1"_s},
                        {u"aud"_s, QString::fromLatin1(audience)},
                        {u"exp"_s, now + 600},
                        {u"iat"_s, now},
                        {u"client_id"_s, QString::fromLatin1(client)},
                        {u"scope"_s, QString::fromLatin1(scope)}};
    for (auto it = claims.begin(); it != claims.end(); ++it)
        payload.insert(it.key(), it->isNull() ? QJsonValue(QJsonValue::Undefined) : it.value());
    QJsonObject head{{u"typ"_s, u"at+jwt"_s}};
    for (auto it = header.begin(); it != header.end(); ++it)
        head.insert(it.key(), it.value());
    return (key ? *key : m_key).token(head, payload);
}

} // namespace steward::tests
