// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oidc/discovery.h"
#include "support/testmain.h"
#include "transport/netexchange.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::oidc;

namespace {

const QString issuer = u"https://id.example.org/realm"_s;
const QUrl server(u"https://steward.example.org"_s);

QJsonObject provider()
{
    return {{u"issuer"_s, issuer},
            {u"authorization_endpoint"_s, u"https://id.example.org/auth"_s},
            {u"token_endpoint"_s, u"https://id.example.org/token"_s},
            {u"jwks_uri"_s, u"https://keys.example.org/jwks"_s},
            {u"end_session_endpoint"_s, u"https://id.example.org/end"_s},
            {u"revocation_endpoint"_s, u"https://id.example.org/revoke"_s},
            {u"response_types_supported"_s, QJsonArray{u"code"_s}},
            {u"code_challenge_methods_supported"_s, QJsonArray{u"S256"_s}},
            {u"id_token_signing_alg_values_supported"_s, QJsonArray{u"RS256"_s, u"HS256"_s, u"ES256"_s}},
            {u"scopes_supported"_s, QJsonArray{u"openid"_s, u"offline_access"_s}},
            {u"authorization_response_iss_parameter_supported"_s, true}};
}

ResourceMetadata resource()
{
    return {.resource = server,
            .issuers = {issuer},
            .audience = u"https://steward.example.org"_s,
            .scopes = {u"steward"_s},
            .desktopClient = u"console-desktop"_s,
            .browserClient = u"console-web"_s};
}

QByteArray bytesOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QJsonObject with(QJsonObject object, const QString &name, const QJsonValue &value)
{
    object.insert(name, value);
    return object;
}

QJsonObject without(QJsonObject object, const QString &name)
{
    object.remove(name);
    return object;
}

} // namespace

class DiscoveryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void trustworthy_data();
    void trustworthy();
    void whereTheDocumentIs();
    void readsProvider();
    void refusesProvider_data();
    void refusesProvider();
    void resourceSurvivesARoundTrip();
    void refusesResource_data();
    void refusesResource();
};

void DiscoveryTest::trustworthy_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("expected");
    const auto row = [](const char *address, bool expected) {
        QTest::newRow(address) << QString::fromLatin1(address) << expected;
    };
    row("https://id.example.org", true);
    row("https://id.example.org:8443/realm?x=1", true);
    row("http://127.0.0.1:4000", true);
    row("http://[::1]:4000/a", true);
    row("http://localhost:4000", true);
    row("http://id.example.org", false);
    row("http://localhost.example.org", false);
    row("http://127.0.0.1.example.org", false);
    row("http://192.0.2.7", false);
    row("https://user@id.example.org", false);
    row("https://user:pass@id.example.org", false);
    row("https://id.example.org/#x", false);
    row("https://", false);
    row("https:id.example.org", false);
    row("//id.example.org", false);
    row("ftp://id.example.org", false);
    row("javascript:alert(1)", false);
    row("file:///etc/passwd", false);
    row("https://id.exa mple.org", false);
    row("", false);
}

void DiscoveryTest::trustworthy()
{
    QFETCH(QString, address);
    QFETCH(bool, expected);
    QCOMPARE(isSafeAddress(QUrl(address, QUrl::StrictMode)), expected);
}

void DiscoveryTest::whereTheDocumentIs()
{
    const QUrl expected(u"https://id.example.org/realm/.well-known/openid-configuration"_s);
    QCOMPARE(providerMetadataAddress(issuer), expected);
    QCOMPARE(providerMetadataAddress(issuer + u'/'), expected);
}

void DiscoveryTest::readsProvider()
{
    const auto read = parseProviderMetadata(bytesOf(provider()), issuer);
    QVERIFY2(read, read ? "" : qPrintable(read.error().code));
    QCOMPARE(read->tokenEndpoint, QUrl(u"https://id.example.org/token"_s));
    QCOMPARE(read->keysEndpoint, QUrl(u"https://keys.example.org/jwks"_s));
    QVERIFY(read->namesItself);
    QVERIFY(read->announcesS256);
    QCOMPARE(read->scopes.size(), 2);
    QCOMPARE(read->idTokenAlgorithms,
             (QList<SignatureAlgorithm>{SignatureAlgorithm::Rs256, SignatureAlgorithm::Es256}));

    // What may be missing.
    QJsonObject bare = provider();
    for (const QString &name :
         {u"end_session_endpoint"_s, u"revocation_endpoint"_s, u"code_challenge_methods_supported"_s,
          u"authorization_response_iss_parameter_supported"_s, u"scopes_supported"_s})
        bare.remove(name);
    const auto plain = parseProviderMetadata(bytesOf(bare), issuer);
    QVERIFY(plain);
    QVERIFY(plain->endSessionEndpoint.isEmpty());
    QVERIFY(!plain->namesItself);
    QVERIFY(!plain->announcesS256);
}

void DiscoveryTest::refusesProvider_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const QJsonObject &object, const char *code) {
        QTest::newRow(name) << bytesOf(object) << QString::fromLatin1(code);
    };
    QTest::newRow("page") << QByteArray("<!doctype html>") << u"discovery.malformed"_s;
    QTest::newRow("empty") << QByteArray() << u"discovery.malformed"_s;
    QTest::newRow("cut off") << bytesOf(provider()).chopped(20) << u"discovery.malformed"_s;
    QTest::newRow("huge") << QByteArray(bytesOf(provider()) + QByteArray(200'000, ' ')) << u"discovery.size"_s;
    QTest::newRow("issuer twice") << QByteArray(R"({"issuer":"https://evil.example",)" + bytesOf(provider()).sliced(1))
                                  << u"discovery.malformed"_s;
    row("issuer missing", without(provider(), u"issuer"_s), "discovery.issuer");
    row("issuer with a slash", with(provider(), u"issuer"_s, issuer + u'/'), "discovery.issuer");
    row("issuer another", with(provider(), u"issuer"_s, u"https://evil.example"_s), "discovery.issuer");
    row("issuer in capitals", with(provider(), u"issuer"_s, u"https://ID.example.org/realm"_s), "discovery.issuer");
    row("token missing", without(provider(), u"token_endpoint"_s), "discovery.endpoint");
    row("token in the clear", with(provider(), u"token_endpoint"_s, u"http://id.example.org/t"_s),
        "discovery.endpoint");
    row("authorisation a script", with(provider(), u"authorization_endpoint"_s, u"javascript:1"_s),
        "discovery.endpoint");
    row("keys a file", with(provider(), u"jwks_uri"_s, u"file:///etc/passwd"_s), "discovery.endpoint");
    row("keys a number", with(provider(), u"jwks_uri"_s, 1), "discovery.endpoint");
    row("revocation in the clear", with(provider(), u"revocation_endpoint"_s, u"http://x.example"_s),
        "discovery.endpoint");
    row("end of session relative", with(provider(), u"end_session_endpoint"_s, u"/end"_s), "discovery.endpoint");
    row("token in the clear on this machine", with(provider(), u"token_endpoint"_s, u"http://127.0.0.1:8080/t"_s),
        "discovery.endpoint");
    row("plain PKCE only", with(provider(), u"code_challenge_methods_supported"_s, QJsonArray{u"plain"_s}),
        "discovery.pkce");
    row("implicit only", with(provider(), u"response_types_supported"_s, QJsonArray{u"id_token"_s}),
        "discovery.code_flow");
    row("HMAC only", with(provider(), u"id_token_signing_alg_values_supported"_s, QJsonArray{u"HS256"_s, u"none"_s}),
        "discovery.algorithms");
}

void DiscoveryTest::refusesProvider()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, code);
    const auto read = parseProviderMetadata(bytes, issuer);
    QVERIFY(!read);
    QCOMPARE(read.error().code, code);
    QCOMPARE(read.error().kind, Error::Kind::BadReply);
}

void DiscoveryTest::resourceSurvivesARoundTrip()
{
    for (const auto &asked : {u"https://steward.example.org"_s, u"https://steward.example.org/"_s}) {
        const auto read = parseResourceMetadata(bytesOf(toJson(resource())), QUrl(asked));
        QVERIFY2(read, read ? "" : qPrintable(read.error().code));
        QCOMPARE(read->issuers, QStringList{issuer});
        QCOMPARE(read->audience, u"https://steward.example.org"_s);
        QCOMPARE(read->scopes, QStringList{u"steward"_s});
        QCOMPARE(read->desktopClient, u"console-desktop"_s);
        QCOMPARE(read->browserClient, u"console-web"_s);
        QCOMPARE(read->cliClient, QString());
    }
}

void DiscoveryTest::refusesResource_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("code");
    const QJsonObject good = toJson(resource());
    const auto row = [&good](const char *name, const QString &member, const QJsonValue &value, const char *code) {
        QTest::newRow(name) << bytesOf(with(good, member, value)) << QString::fromLatin1(code);
    };
    QTest::newRow("page") << QByteArray("<html>") << u"resource.malformed"_s;
    QTest::newRow("huge") << QByteArray(bytesOf(good) + QByteArray(100'000, ' ')) << u"resource.size"_s;
    QTest::newRow("no audience") << bytesOf(without(good, u"steward_audience"_s)) << u"resource.malformed"_s;
    row("client a number", u"steward_clients"_s, QJsonObject{{u"desktop"_s, 1}}, "resource.malformed");
    row("another server", u"resource"_s, u"https://evil.example"_s, "resource.address");
    row("another port", u"resource"_s, u"https://steward.example.org:444"_s, "resource.address");
    row("another path", u"resource"_s, u"https://steward.example.org/x"_s, "resource.address");
    row("no issuers", u"authorization_servers"_s, QJsonArray{}, "resource.issuers");
    row("issuer in the clear", u"authorization_servers"_s, QJsonArray{u"http://id.example.org"_s}, "resource.issuers");
    row("issuer in the clear on this machine", u"authorization_servers"_s, QJsonArray{u"http://127.0.0.1:9400"_s},
        "resource.issuers");
    row("one bad issuer", u"authorization_servers"_s, QJsonArray{issuer, u"x"_s}, "resource.issuers");
    row("issuers a text", u"authorization_servers"_s, issuer, "resource.malformed");
}

void DiscoveryTest::refusesResource()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, code);
    const auto read = parseResourceMetadata(bytes, server);
    QVERIFY(!read);
    QCOMPARE(read.error().code, code);
}

STEWARD_TEST(DiscoveryTest, "discovery", Core)
#include "discoverytest.moc"
