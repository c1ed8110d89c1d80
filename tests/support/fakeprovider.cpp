// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/fakeprovider.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkReply>

using namespace Qt::StringLiterals;

namespace steward::tests {

namespace {

QByteArray json(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QUrlQuery formOf(const QByteArray &body)
{
    return QUrlQuery(QString::fromLatin1(body));
}

QByteArray value(const QUrlQuery &form, const QString &name)
{
    return form.queryItemValue(name, QUrl::FullyDecoded).toUtf8();
}

} // namespace

FakeProvider::FakeProvider()
{
    const QString base = issuer();
    resource = {{u"resource"_s, base},
                {u"authorization_servers"_s, QJsonArray{base}},
                {u"steward_audience"_s, base},
                {u"steward_scopes"_s, QJsonArray{u"steward"_s}},
                {u"steward_clients"_s, QJsonObject{{u"desktop"_s, u"console-desktop"_s}}}};
    metadata = {{u"issuer"_s, base},
                {u"authorization_endpoint"_s, base + u"/auth"_s},
                {u"token_endpoint"_s, base + u"/token"_s},
                {u"jwks_uri"_s, base + u"/keys"_s},
                {u"revocation_endpoint"_s, base + u"/revoke"_s},
                {u"end_session_endpoint"_s, base + u"/end"_s},
                {u"response_types_supported"_s, QJsonArray{u"code"_s}},
                {u"code_challenge_methods_supported"_s, QJsonArray{u"S256"_s}},
                {u"id_token_signing_alg_values_supported"_s, QJsonArray{u"ES256"_s}},
                {u"authorization_response_iss_parameter_supported"_s, true}};
    m_server.setAct([this](QTcpSocket &socket, const RawServer::Received &request) { act(socket, request); });
}

qsizetype FakeProvider::count(const QByteArray &path) const
{
    const auto &all = m_server.received();
    return std::count_if(all.cbegin(), all.cend(), [&path](const auto &request) { return request.target == path; });
}

QUrlQuery FakeProvider::lastForm(const QByteArray &path) const
{
    const auto &all = m_server.received();
    const auto found =
        std::find_if(all.crbegin(), all.crend(), [&path](const auto &request) { return request.target == path; });
    return found == all.crend() ? QUrlQuery() : formOf(found->body);
}

bool FakeProvider::browse(const QUrl &url)
{
    lastAuthorisation = url;
    const QUrlQuery asked(url);
    m_nonce = QString::fromUtf8(value(asked, u"nonce"_s));
    m_challenge = value(asked, u"code_challenge"_s);
    QUrl back(QString::fromUtf8(value(asked, u"redirect_uri"_s)));
    QUrlQuery answer{
        {u"code"_s, u"c-1"_s}, {u"state"_s, QString::fromUtf8(value(asked, u"state"_s))}, {u"iss"_s, issuer()}};
    const auto changes = comeBackWith.queryItems(QUrl::FullyEncoded);
    for (const auto &[name, changed] : changes) {
        answer.removeAllQueryItems(name);
        if (!changed.isEmpty())
            answer.addQueryItem(name, changed);
    }
    back.setQuery(answer);
    QNetworkReply *const reply = m_browser.get(QNetworkRequest(back));
    QObject::connect(reply, &QNetworkReply::finished, reply, &QObject::deleteLater);
    return true;
}

void FakeProvider::act(QTcpSocket &socket, const RawServer::Received &request)
{
    if (hook && hook(socket, request))
        return;
    if (request.target == "/.well-known/oauth-protected-resource")
        RawServer::replyJson(socket, json(resource));
    else if (request.target == "/.well-known/openid-configuration")
        RawServer::replyJson(socket, json(metadata));
    else if (request.target == "/keys")
        RawServer::replyJson(socket, keySetJson({(publishedKey ? *publishedKey : key).publicJwk()}));
    else if (request.target == "/token")
        giveTokens(socket, formOf(request.body));
    else if (request.target == "/revoke")
        RawServer::reply(socket, 200);
    else
        RawServer::reply(socket, 404);
}

void FakeProvider::giveTokens(QTcpSocket &socket, const QUrlQuery &form)
{
    const bool first = value(form, u"grant_type"_s) == "authorization_code";
    const QByteArray challenge =
        base64Url(QCryptographicHash::hash(value(form, u"code_verifier"_s), QCryptographicHash::Sha256));
    if (first ? value(form, u"code"_s) != "c-1" || challenge != m_challenge
              : !m_refreshTokens.contains(value(form, u"refresh_token"_s)))
        return refuse(socket, "invalid_grant");
    ++m_given;
    QJsonObject tokens{
        {u"token_type"_s, u"Bearer"_s}, {u"access_token"_s, u"at-%1"_s.arg(m_given)}, {u"expires_in"_s, life}};
    if (giveRefreshToken) {
        const QByteArray fresh = "rt-" + QByteArray::number(m_given);
        m_refreshTokens.remove(value(form, u"refresh_token"_s));
        m_refreshTokens.insert(fresh);
        tokens.insert(u"refresh_token"_s, QString::fromLatin1(fresh));
    }
    if (first || giveIdTokenAgain)
        tokens.insert(u"id_token"_s, QString::fromLatin1(idToken(first)));
    RawServer::replyJson(socket, json(tokens));
}

QByteArray FakeProvider::idToken(bool first) const
{
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    QJsonObject payload{
        {u"iss"_s, issuer()},  {u"sub"_s, subject},         {u"aud"_s, u"console-desktop"_s},   {u"iat"_s, now},
        {u"exp"_s, now + 300}, {u"name"_s, u"Ada Admin"_s}, {u"email"_s, u"ada@example.test"_s}};
    if (first)
        payload.insert(u"nonce"_s, m_nonce);
    for (auto it = claims.begin(); it != claims.end(); ++it) {
        if (it.value().isNull())
            payload.remove(it.key());
        else
            payload.insert(it.key(), it.value());
    }
    return key.token(QJsonObject(), payload);
}

void FakeProvider::refuse(QTcpSocket &socket, const QByteArray &error)
{
    RawServer::reply(socket, 400, "{\"error\":\"" + error + "\"}", {{"Content-Type", "application/json"}});
}

} // namespace steward::tests
