// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/serverinfo.h"
#include "support/fakeprovider.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace steward {

using tests::FakeProvider;

class ServerInfoTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_provider = std::make_unique<FakeProvider>();
        m_context = std::make_unique<QObject>();
        m_last.reset();
        m_steps = 0;
        m_web = &m_patient;
    }

    void findsServerAndIssuer()
    {
        ask(m_provider->server());
        QVERIFY(!m_last);
        QTRY_VERIFY(m_last);
        QVERIFY2(m_last->hasValue(), m_last->hasValue() ? "" : qPrintable(m_last->error().code));
        QCOMPARE((*m_last)->server.desktopClient, u"console-desktop"_s);
        QCOMPARE((*m_last)->provider.tokenEndpoint, m_provider->raw().url(u"/token"_s));
        QCOMPARE(m_steps, 1);
    }

    void aPathOfTheServerStandsBehindTheWellKnownPart()
    {
        ask(m_provider->raw().url(u"/a/b/"_s));
        QTRY_VERIFY(m_last);
        QCOMPARE(m_provider->raw().received().constFirst().target, "/.well-known/oauth-protected-resource/a/b"_ba);
        QCOMPARE(m_last->error().code, u"server.no_document"_s);
    }

    void whatGoesWrongHasAName_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("answer"); // empty: none at all; "-": closed
        QTest::addColumn<Error::Kind>("kind");
        QTest::addColumn<QString>("code");

        using Kind = Error::Kind;
        const QByteArray server = "/.well-known/oauth-protected-resource";
        const QByteArray issuer = "/.well-known/openid-configuration";
        const auto status = [](int number, const QByteArray &more = {}) {
            return "HTTP/1.1 " + QByteArray::number(number) + " x\r\n" + more + "Content-Length: 0\r\n\r\n";
        };
        const auto page = [](const QByteArray &body) {
            return "HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
        };
        QTest::newRow("server: not a Steward")
            << server << status(404) << Kind::SignInFailed << u"server.no_document"_s;
        QTest::newRow("server: a captive portal")
            << server << page("<html>Pay here</html>") << Kind::BadReply << u"resource.malformed"_s;
        QTest::newRow("server: in trouble") << server << status(503) << Kind::Server << u"server.unreachable"_s;
        QTest::newRow("server: wants a token") << server << status(401) << Kind::BadReply << u"server.unreachable"_s;
        QTest::newRow("server: silent") << server << ""_ba << Kind::Timeout << u"server.unreachable"_s;
        QTest::newRow("server: closes") << server << "-"_ba << Kind::Offline << u"server.unreachable"_s;
        QTest::newRow("server: huge") << server << page(QByteArray(600'000, ' ')) << Kind::BadReply
                                      << u"server.unreachable"_s;
        QTest::newRow("server: large") << server << page(QByteArray(70'000, ' ')) << Kind::BadReply
                                       << u"resource.size"_s;
        QTest::newRow("T4 server: leads elsewhere")
            << server << status(302, "Location: http://127.0.0.1:1/\r\n") << Kind::BadReply << u"server.unreachable"_s;
        QTest::newRow("issuer: no document") << issuer << status(404) << Kind::BadReply << u"provider.unreachable"_s;
        QTest::newRow("issuer: in trouble") << issuer << status(500) << Kind::Server << u"provider.unreachable"_s;
        QTest::newRow("issuer: silent") << issuer << ""_ba << Kind::Timeout << u"provider.unreachable"_s;
        QTest::newRow("issuer: closes") << issuer << "-"_ba << Kind::Offline << u"provider.unreachable"_s;
        QTest::newRow("issuer: a page") << issuer << page("<html>") << Kind::BadReply << u"discovery.malformed"_s;
        QTest::newRow("issuer: another's document")
            << issuer << page("{\"issuer\":\"https://evil.example\"}") << Kind::BadReply << u"discovery.issuer"_s;
        QTest::newRow("T4 issuer: leads elsewhere") << issuer << status(307, "Location: http://127.0.0.1:1/\r\n")
                                                    << Kind::BadReply << u"provider.unreachable"_s;
    }

    void whatGoesWrongHasAName()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, answer);
        QFETCH(Error::Kind, kind);
        QFETCH(QString, code);
        if (answer.isEmpty())
            m_web = &m_impatient;
        m_provider->hook = [&](QTcpSocket &socket, const RawServer::Received &request) {
            if (request.target != path)
                return false;
            if (answer == "-")
                RawServer::reset(socket);
            else
                socket.write(answer);
            return true;
        };
        ask(m_provider->server());
        QTRY_VERIFY(m_last);
        QVERIFY(!m_last->hasValue());
        QCOMPARE(m_last->error().code, code);
        QCOMPARE(m_last->error().kind, kind);
    }

    void onlySafeAddressesAreAsked_data()
    {
        QTest::addColumn<QString>("address");
        for (const auto *const address :
             {"http://steward.example", "ftp://127.0.0.1", "https://a:b@steward.example", "steward.example", ""})
            QTest::newRow(address) << QString::fromLatin1(address);
    }

    void onlySafeAddressesAreAsked()
    {
        QFETCH(QString, address);
        ask(QUrl(address));
        QVERIFY(!m_last);
        QTRY_VERIFY(m_last);
        QCOMPARE(m_last->error().kind, Error::Kind::SignInFailed);
        QCOMPARE(m_last->error().code, u"server.address"_s);
    }

    void whatIsInstalledAsksNoIssuerInTheClear_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("atWork");
        QTest::addColumn<bool>("installed");
        QTest::newRow("https") << u"https://id.example.org/realm"_s << true << true;
        QTest::newRow("https on loopback") << u"https://127.0.0.1:8443"_s << true << true;
        QTest::newRow("loopback in the clear") << u"http://127.0.0.1:9400"_s << true << false;
        QTest::newRow("loopback by name") << u"http://localhost:9400"_s << true << false;
        QTest::newRow("elsewhere in the clear") << u"http://id.example.org"_s << false << false;
        QTest::newRow("no address") << u"id"_s << false << false;
    }

    void whatIsInstalledAsksNoIssuerInTheClear()
    {
        QFETCH(QString, address);
        QFETCH(bool, atWork);
        QFETCH(bool, installed);
        QCOMPARE(isIssuerAddress(QUrl(address), true), atWork);
        QCOMPARE(isIssuerAddress(QUrl(address), false), installed);
    }

    void cancelledOrLeftItIsSilent()
    {
        m_web = &m_impatient;
        m_provider->hook = [](QTcpSocket &, const RawServer::Received &) { return true; };
        Ticket ticket = ask(m_provider->server());
        QTRY_COMPARE(m_provider->raw().count(), 1);
        ticket.cancel();
        ask(m_provider->server());
        m_context.reset();
        QTest::qWait(400); // longer than the silence that is borne
        QVERIFY(!m_last);
    }

private:
    Ticket ask(const QUrl &server)
    {
        return fetchServerInfo(
            *m_web, server, m_context.get(), [this] { ++m_steps; },
            [this](Result<ServerInfo> info) { m_last = std::move(info); });
    }

    QNetworkAccessManager m_network;
    NetWebClient m_patient{m_network};
    NetWebClient m_impatient{m_network, {.overall = 600ms, .silence = 300ms, .answerBytes = 512 * 1024}};
    WebClient *m_web = &m_patient;
    std::unique_ptr<FakeProvider> m_provider;
    std::unique_ptr<QObject> m_context;
    std::optional<Result<ServerInfo>> m_last;
    int m_steps = 0;
};

STEWARD_TEST(ServerInfoTest, "serverinfo", Core)

} // namespace steward

#include "serverinfotest.moc"
