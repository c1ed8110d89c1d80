// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transport/http.h"
#include "support/rawserver.h"
#include "support/testmain.h"

#include <QNetworkAccessManager>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace steward {

namespace {

// Signed by nobody but itself, so nobody may believe it; made for this test alone.
constexpr char selfSignedKey[] = R"(-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg9pgwgkJX5nVr4TZc
AvaqRqIvtZqPQTai+zFcnmqEkG+hRANCAAR/7t+XIkh+ZUboNpYSWowrjw2MdI+m
2EjJMMFapy9i3rAF0ASTJSBiyLYr0N4IbEgzRyffuBOIuN94jnjk1Qdi
-----END PRIVATE KEY-----)";
constexpr char selfSignedCertificate[] = R"(-----BEGIN CERTIFICATE-----
MIIBmzCCAUGgAwIBAgIUQ5Ns+WWlv/zpOBvpUaZk+wQICBYwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMTEwNTg1NVoYDzIxMjYxMDI4
MTA1ODU1WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAR/7t+XIkh+ZUboNpYSWowrjw2MdI+m2EjJMMFapy9i3rAF0ASTJSBi
yLYr0N4IbEgzRyffuBOIuN94jnjk1Qdio28wbTAdBgNVHQ4EFgQUU0qizrUyVppE
ODXnmMuEkICeF1wwHwYDVR0jBBgwFoAUU0qizrUyVppEODXnmMuEkICeF1wwDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
zj0EAwIDSAAwRQIgQlm/2WMZDoQTZ5wgYXqZx7S1F29uXAxyG2zZNqAAebACIQDL
USGyIt1LGve33tLtuZhldWkufQEdk9pUEcUXoZxLiQ==
-----END CERTIFICATE-----)";

} // namespace

class HttpTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<RawServer>();
        QVERIFY(m_server->isListening());
        m_network = std::make_unique<QNetworkAccessManager>();
        m_context = std::make_unique<QObject>();
        m_http = std::make_unique<Http>(m_server->url(), *m_network, m_limits);
        m_last.reset();
        m_answers = 0;
    }

    void cleanup()
    {
        m_http.reset();
        m_network.reset();
        m_server.reset();
    }

    void bringsTheAnswerLater()
    {
        m_server->setAct([](QTcpSocket &socket, const RawServer::Received &) {
            RawServer::reply(socket, 200, "{\"a\":1}", {{"ETag", "\"7\""}, {"X-Request-Id", "q1"}});
        });
        send({.path = u"/roles?limit=5&q=a%20b"_s, .headers = {{"accept", "application/json"}}});
        QCOMPARE(m_answers, 0); // never inside send
        QTRY_COMPARE(m_answers, 1);
        QCOMPARE((*m_last)->status, 200);
        QCOMPARE((*m_last)->body, "{\"a\":1}"_ba);
        QCOMPARE(headerValue((*m_last)->headers, "etag"), "\"7\""_ba);
        QCOMPARE(headerValue((*m_last)->headers, "x-request-id"), "q1"_ba);
        QCOMPARE(m_server->last().method, "GET"_ba);
        QCOMPARE(m_server->last().target, "/roles?limit=5&q=a%20b"_ba);
        QCOMPARE(headerValue(m_server->last().headers, "accept"), "application/json"_ba);
    }

    void sendsWhatItIsGiven_data()
    {
        QTest::addColumn<Request::Verb>("verb");
        QTest::addColumn<QByteArray>("body");
        for (const auto verb : {Request::Verb::Post, Request::Verb::Put, Request::Verb::Patch, Request::Verb::Delete}) {
            QTest::addRow("%s", verbName(verb).constData()) << verb << "{\"b\":2}"_ba;
            QTest::addRow("%s, no body", verbName(verb).constData()) << verb << ""_ba;
            QTest::addRow("%s, 3 MB", verbName(verb).constData()) << verb << QByteArray(3'000'000, 'x');
        }
    }

    void sendsWhatItIsGiven()
    {
        QFETCH(Request::Verb, verb);
        QFETCH(QByteArray, body);
        m_server->setAct([](QTcpSocket &socket, const RawServer::Received &) { RawServer::reply(socket, 204); });
        send({.verb = verb, .path = u"/x"_s, .headers = {{"content-type", "application/json"}}, .body = body});
        QTRY_COMPARE(m_answers, 1);
        QVERIFY(m_last->hasValue());
        QCOMPARE((*m_last)->status, 204);
        QCOMPARE(m_server->count(), 1);
        QCOMPARE(m_server->last().method, verbName(verb));
        QCOMPARE(m_server->last().body, body);
        QCOMPARE(headerValue(m_server->last().headers, "content-type"), "application/json"_ba);
        QCOMPARE(headerValue(m_server->last().headers, "content-length"), QByteArray::number(body.size()));
    }

    void everyStatusIsAnAnswer_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {200, 201, 202, 400, 401, 403, 404, 405, 409, 410, 412, 413,
                                 415, 418, 422, 428, 429, 500, 501, 502, 503, 504, 507})
            QTest::addRow("%d", status) << status;
    }

    void everyStatusIsAnAnswer()
    {
        QFETCH(int, status);
        m_server->setAct([status](QTcpSocket &socket, const RawServer::Received &) {
            RawServer::reply(socket, status, "why", {{"WWW-Authenticate", "Basic realm=x"}, {"Retry-After", "7"}});
        });
        for (const auto verb : {Request::Verb::Get, Request::Verb::Post}) {
            m_answers = 0;
            send({.verb = verb, .path = u"/x"_s, .body = "{}"});
            QTRY_COMPARE(m_answers, 1);
            QVERIFY2(m_last->hasValue(), m_last->hasValue() ? "" : qPrintable(m_last->error().code));
            QCOMPARE((*m_last)->status, status);
            QCOMPARE((*m_last)->body, "why"_ba);
            QCOMPARE(headerValue((*m_last)->headers, "retry-after"), "7"_ba);
        }
        QCOMPARE(m_server->count(), 2);
    }

    void t3AWriteIsDeliveredOnce_data()
    {
        QTest::addColumn<Request::Verb>("verb");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("kept");
        QTest::addColumn<bool>("reset");
        for (const auto verb : {Request::Verb::Post, Request::Verb::Put, Request::Verb::Patch, Request::Verb::Delete}) {
            for (const bool kept : {false, true}) {
                for (const bool reset : {false, true}) {
                    for (const QByteArray &body : {"{\"a\":1}"_ba, ""_ba}) {
                        QTest::addRow("%s, %s connection, %s, %d bytes", verbName(verb).constData(),
                                      kept ? "kept" : "fresh", reset ? "reset" : "closed", int(body.size()))
                            << verb << body << kept << reset;
                    }
                }
            }
        }
    }

    void t3AWriteIsDeliveredOnce()
    {
        QFETCH(Request::Verb, verb);
        QFETCH(QByteArray, body);
        QFETCH(bool, kept);
        QFETCH(bool, reset);
        m_server->setAct([reset](QTcpSocket &socket, const RawServer::Received &request) {
            if (request.method == "GET")
                RawServer::reply(socket, 200, "kept");
            else if (reset)
                RawServer::reset(socket);
            else
                socket.disconnectFromHost();
        });
        if (kept) {
            send({.path = u"/first"_s});
            QTRY_COMPARE(m_answers, 1);
            m_server->forget();
            m_answers = 0;
        }
        send({.verb = verb, .path = u"/x"_s, .body = body});
        QTRY_COMPARE(m_answers, 1);
        QVERIFY(!m_last->hasValue());
        QCOMPARE(m_last->error().kind, Error::Kind::Offline);
        QTest::qWait(30);
        QCOMPARE(m_server->count(), 1);
    }

    void t4ARedirectIsNotFollowed_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("sameServer");
        for (const int status : {300, 301, 302, 303, 307, 308}) {
            QTest::addRow("%d elsewhere", status) << status << false;
            QTest::addRow("%d here", status) << status << true;
        }
    }

    void t4ARedirectIsNotFollowed()
    {
        QFETCH(int, status);
        QFETCH(bool, sameServer);
        RawServer other;
        const QByteArray target = (sameServer ? m_server->url(u"/other"_s) : other.url(u"/x"_s)).toEncoded();
        m_server->setAct([&](QTcpSocket &socket, const RawServer::Received &) {
            RawServer::reply(socket, status, {}, {{"Location", target}});
        });
        for (const auto verb : {Request::Verb::Get, Request::Verb::Post}) {
            m_answers = 0;
            m_server->forget();
            send({.verb = verb, .path = u"/x"_s, .headers = {{"authorization", "Bearer secret"}}, .body = "secret"});
            QTRY_COMPARE(m_answers, 1);
            QVERIFY(!m_last->hasValue());
            QCOMPARE(m_last->error().kind, Error::Kind::BadReply);
            QCOMPARE(m_last->error().code, u"redirected"_s);
            QTest::qWait(20);
            QCOMPARE(m_server->count(), 1);
            QCOMPARE(other.count(), 0);
        }
    }

    void notModifiedIsAnAnswer()
    {
        m_server->setAct([](QTcpSocket &socket, const RawServer::Received &) { RawServer::reply(socket, 304); });
        send({.path = u"/x"_s});
        QTRY_COMPARE(m_answers, 1);
        QVERIFY(m_last->hasValue());
        QCOMPARE((*m_last)->status, 304);
    }

    void t5NothingHangsForEver_data()
    {
        QTest::addColumn<QByteArray>("opening"); // sent at once
        QTest::addColumn<QByteArray>("drip");    // then one of these every 50 ms
        QTest::addColumn<QString>("code");
        const QString silent = u"line.silent"_s; // headers count only when all of them are there
        QTest::newRow("no answer") << ""_ba
                                   << ""_ba << silent;
        QTest::newRow("no answer after the status line") << "HTTP/1.1 200 OK\r\n"_ba
                                                         << ""_ba << silent;
        QTest::newRow("no body") << "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"_ba
                                 << ""_ba << silent;
        QTest::newRow("a drip of headers") << "HTTP/1.1 200 OK\r\n"_ba
                                           << "X-A: b\r\n"_ba << silent;
        QTest::newRow("a drip of body") << "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"_ba
                                        << "x"_ba << u"time.over"_s;
    }

    void t5NothingHangsForEver()
    {
        QFETCH(QByteArray, opening);
        QFETCH(QByteArray, drip);
        QFETCH(QString, code);
        m_server->setAct([&](QTcpSocket &socket, const RawServer::Received &) {
            socket.write(opening);
            if (drip.isEmpty())
                return;
            auto *const timer = new QTimer(&socket);
            connect(timer, &QTimer::timeout, &socket, [&socket, drip] { socket.write(drip); });
            timer->start(50);
        });
        beImpatient();
        QElapsedTimer timer;
        timer.start();
        send({.verb = Request::Verb::Post, .path = u"/x"_s, .body = "{}"});
        QTRY_COMPARE_WITH_TIMEOUT(m_answers, 1, 3000);
        QVERIFY(!m_last->hasValue());
        QCOMPARE(m_last->error().kind, Error::Kind::Timeout);
        QCOMPARE(m_last->error().code, code);
        QVERIFY(timer.elapsed() < 2500);
        QCOMPARE(m_server->count(), 1);
    }

    void t6WhatWouldBreakAHeaderIsNotSent_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("line break") << "authorization"_ba
                                    << "Bearer x\r\nX-Injected: 1"_ba;
        QTest::newRow("line feed") << "x-a"_ba
                                   << "x\nX-Injected: 1"_ba;
        QTest::newRow("carriage return") << "x-a"_ba
                                         << "x\rX-Injected: 1"_ba;
        QTest::newRow("nought") << "x-a"_ba << QByteArray("a\0b", 3);
        QTest::newRow("tab") << "x-a"_ba
                             << "a\tb"_ba;
        QTest::newRow("delete") << "x-a"_ba
                                << "a\x7f"_ba;
        QTest::newRow("UTF-8") << "x-a"_ba
                               << "\xc3\xb6"_ba;
        QTest::newRow("line break in the name") << "x-a\r\nX-Injected"_ba
                                                << "1"_ba;
        QTest::newRow("colon in the name") << "x-a: 1"_ba
                                           << "1"_ba;
        QTest::newRow("no name") << ""_ba
                                 << "1"_ba;
    }

    void t6WhatWouldBreakAHeaderIsNotSent()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, value);
        send({.path = u"/x"_s, .headers = {{"accept", "*/*"}, {name, value}}});
        QCOMPARE(m_answers, 0);
        QTRY_COMPARE(m_answers, 1);
        QCOMPARE(m_last->error().kind, Error::Kind::BadReply);
        QCOMPARE(m_last->error().code, u"header.unsafe"_s);
        QTest::qWait(20);
        QCOMPARE(m_server->count(), 0);
    }

    void aPathStaysBelowTheBase_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<bool>("good");
        QTest::newRow("plain") << u"/v1/roles"_s << true;
        QTest::newRow("root") << u"/"_s << true;
        QTest::newRow("encoded blank") << u"/a%20b"_s << true;
        QTest::newRow("dots in the query") << u"/a?f=../b"_s << true;
        QTest::newRow("another host") << u"//127.0.0.1:1/x"_s << false;
        QTest::newRow("user and host") << u"@127.0.0.1:1/x"_s << false;
        QTest::newRow("an address") << u"http://127.0.0.1:1/x"_s << false;
        QTest::newRow("upward") << u"/a/../../b"_s << false;
        QTest::newRow("upward, encoded") << u"/a/%2e%2E/b"_s << false;
        QTest::newRow("upward, encoded slash") << u"/a%2f..%2fb"_s << false;
        QTest::newRow("a dot") << u"/./b"_s << false;
        QTest::newRow("backslash") << u"/\\127.0.0.1:1"_s << false;
        QTest::newRow("fragment") << u"/a#b"_s << false;
        QTest::newRow("bare blank") << u"/a b"_s << false;
        QTest::newRow("line break") << u"/a\r\nX: 1"_s << false;
        QTest::newRow("not ASCII") << u"/\u00e4"_s << false;
        QTest::newRow("half an encoding") << u"/a%2"_s << false;
        QTest::newRow("empty") << QString() << false;
    }

    void aPathStaysBelowTheBase()
    {
        QFETCH(QString, path);
        QFETCH(bool, good);
        m_server->setAct([](QTcpSocket &socket, const RawServer::Received &) { RawServer::reply(socket, 200); });
        m_http = std::make_unique<Http>(m_server->url(u"/base/"_s), *m_network, m_limits);
        send({.path = path});
        QCOMPARE(m_answers, 0);
        QTRY_COMPARE(m_answers, 1);
        QCOMPARE(m_last->hasValue(), good);
        QCOMPARE(m_server->count(), good ? 1 : 0);
        if (good)
            QCOMPARE(m_server->last().target, "/base" + path.toLatin1());
        else
            QCOMPARE(m_last->error().code, u"address.unsafe"_s);
    }

    void onlyHttpsOrLoopback_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("safe");
        QTest::newRow("https") << u"https://steward.example"_s << true;
        QTest::newRow("127.0.0.1") << u"http://127.0.0.1:9000"_s << true;
        QTest::newRow("127.1.2.3") << u"http://127.1.2.3:9000"_s << true;
        QTest::newRow("::1") << u"http://[::1]:9000"_s << true;
        QTest::newRow("localhost") << u"http://localhost:9000"_s << true;
        QTest::newRow("http") << u"http://steward.example"_s << false;
        QTest::newRow("a name that begins like loopback") << u"http://127.0.0.1.example"_s << false;
        QTest::newRow("a name that begins like localhost") << u"http://localhost.example"_s << false;
        QTest::newRow("any address") << u"http://0.0.0.0"_s << false;
        QTest::newRow("a private address") << u"http://192.168.1.2"_s << false;
        QTest::newRow("user") << u"https://user@steward.example"_s << false;
        QTest::newRow("user before loopback") << u"http://a:b@127.0.0.1"_s << false;
        QTest::newRow("ftp") << u"ftp://steward.example"_s << false;
        QTest::newRow("file") << u"file:///etc/passwd"_s << false;
        QTest::newRow("no host") << u"https:///x"_s << false;
        QTest::newRow("fragment") << u"https://steward.example#a"_s << false;
        QTest::newRow("empty") << QString() << false;
    }

    void onlyHttpsOrLoopback()
    {
        QFETCH(QString, address);
        QFETCH(bool, safe);
        QCOMPARE(isSafeAddress(QUrl(address)), safe);
        if (safe)
            return;
        Http http(QUrl(address), *m_network, m_limits);
        http.send({.path = u"/x"_s}, m_context.get(), [this](Result<Response> result) { take(std::move(result)); });
        QTRY_COMPARE(m_answers, 1);
        // A fragment of the base is nothing that could be sent; the rest is refused.
        if (address.contains(u'#'))
            return;
        QCOMPARE(m_last->error().code, u"address.unsafe"_s);
    }

    void anAnswerHasALimit_data()
    {
        QTest::addColumn<QByteArray>("opening");
        QTest::addColumn<QByteArray>("rest");
        QTest::addColumn<QString>("code");
        const QString tooLarge = u"answer.toolarge"_s;
        const QByteArray head = "HTTP/1.1 200 OK\r\n"_ba;
        QTest::newRow("announced") << head + "Content-Length: 9000000000\r\n\r\nabc"
                                   << ""_ba << tooLarge;
        QTest::newRow("without an end") << head + "Connection: close\r\n\r\n" << QByteArray(4096, 'x') << tooLarge;
        QTest::newRow("in chunks") << head + "Transfer-Encoding: chunked\r\n\r\n"
                                   << "10000\r\n" + QByteArray(65536, 'x') + "\r\n"
                                   << tooLarge;
        const auto packed = [&head](qsizetype size) {
            const QByteArray body = qCompress(QByteArray(size, 'x'), 9).mid(4);
            return head + "Content-Encoding: deflate\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n"
                   + body;
        };
        QTest::newRow("unpacked") << packed(5'000'000) << ""_ba << tooLarge;
        QTest::newRow("unpacked, a bomb: Qt itself refuses") << packed(100'000'000) << ""_ba << u"answer.malformed"_s;
    }

    void anAnswerHasALimit()
    {
        QFETCH(QByteArray, opening);
        QFETCH(QByteArray, rest);
        QFETCH(QString, code);
        m_server->setAct([&](QTcpSocket &socket, const RawServer::Received &) {
            socket.write(opening);
            if (rest.isEmpty())
                return;
            auto *const timer = new QTimer(&socket);
            connect(timer, &QTimer::timeout, &socket, [&socket, rest] { socket.write(rest); });
            timer->start(0);
        });
        send({.path = u"/x"_s});
        QTRY_COMPARE_WITH_TIMEOUT(m_answers, 1, 5000);
        QVERIFY(!m_last->hasValue());
        QCOMPARE(m_last->error().kind, Error::Kind::BadReply);
        QCOMPARE(m_last->error().code, code);
    }

    void aWholeAnswerAtTheLimitIsTaken()
    {
        const QByteArray body(m_limits.answerBytes, 'x');
        m_server->setAct([&](QTcpSocket &socket, const RawServer::Received &) { RawServer::reply(socket, 200, body); });
        send({.path = u"/x"_s});
        QTRY_COMPARE(m_answers, 1);
        QVERIFY(m_last->hasValue());
        QCOMPARE((*m_last)->body.size(), body.size());
    }

    void aBrokenAnswerIsNone_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("cut in the body") << "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nabc"_ba;
        QTest::newRow("cut in a chunk") << "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nabc"_ba;
        QTest::newRow("cut in the headers") << "HTTP/1.1 200 OK\r\nContent-Le"_ba;
        QTest::newRow("nothing") << ""_ba;
        QTest::newRow("not HTTP") << "SSH-2.0-OpenSSH_9.2\r\n"_ba;
        QTest::newRow("no status") << "HTTP/1.1 OK\r\n\r\n"_ba;
        QTest::newRow("status 99") << "HTTP/1.1 99 Odd\r\nContent-Length: 0\r\n\r\n"_ba;
        QTest::newRow("status 777") << "HTTP/1.1 777 Odd\r\nContent-Length: 0\r\n\r\n"_ba;
        QTest::newRow("a lying encoding")
            << "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 40\r\n\r\n" + QByteArray(40, 'a');
    }

    void aBrokenAnswerIsNone()
    {
        QFETCH(QByteArray, answer);
        m_server->setAct([&](QTcpSocket &socket, const RawServer::Received &) {
            socket.write(answer);
            socket.disconnectFromHost();
        });
        send({.verb = Request::Verb::Post, .path = u"/x"_s, .body = "{}"});
        QTRY_COMPARE_WITH_TIMEOUT(m_answers, 1, 3000);
        QVERIFY(!m_last->hasValue());
        QVERIFY(m_last->error().kind == Error::Kind::Offline || m_last->error().kind == Error::Kind::BadReply);
        QCOMPARE(m_server->count(), 1);
    }

    void nobodyThereIsOffline()
    {
        m_server->close();
        send({.path = u"/x"_s});
        QTRY_COMPARE(m_answers, 1);
        QCOMPARE(m_last->error().kind, Error::Kind::Offline);
        QCOMPARE(m_last->error().code, u"line.refused"_s);
    }

    void aCertificateOfNobodyIsFinal()
    {
        QSslServer server;
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setPrivateKey(QSslKey(QByteArray(selfSignedKey), QSsl::Ec));
        configuration.setLocalCertificate(QSslCertificate(QByteArray(selfSignedCertificate)));
        server.setSslConfiguration(configuration);
        QVERIFY(server.listen(QHostAddress(QHostAddress::LocalHost), 0));
        qsizetype plain = 0;
        connect(&server, &QSslServer::pendingConnectionAvailable, this, [&] {
            QTcpSocket *const socket = server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [&plain, socket] { plain += socket->readAll().size(); });
        });
        Http http(QUrl(u"https://127.0.0.1:%1"_s.arg(server.serverPort())), *m_network, m_limits);
        http.send({.path = u"/x"_s}, m_context.get(), [this](Result<Response> result) { take(std::move(result)); });
        QTRY_COMPARE(m_answers, 1);
        QVERIFY(!m_last->hasValue());
        QCOMPARE(m_last->error().kind, Error::Kind::Tls);
        QTest::qWait(20);
        QCOMPARE(plain, 0); // not a byte of the request
    }

    void cookiesAreNotKept()
    {
        m_server->setAct([](QTcpSocket &socket, const RawServer::Received &) {
            RawServer::reply(socket, 200, {}, {{"Set-Cookie", "a=b; Path=/"}});
        });
        for (int i = 1; i <= 2; ++i) {
            send({.path = u"/x"_s});
            QTRY_COMPARE(m_answers, i);
        }
        QVERIFY(headerValue(m_server->last().headers, "cookie").isEmpty());
    }

    void aCancelledRequestIsSilent()
    {
        beImpatient();
        Ticket ticket = send({.path = u"/x"_s});
        QTRY_COMPARE(m_server->count(), 1);
        ticket.cancel();
        ticket.cancel();
        QTest::qWait(400);
        QCOMPARE(m_answers, 0);
        Ticket().cancel(); // an empty one does nothing
    }

    void nothingComesAfterTheContext()
    {
        m_server->setAct([](QTcpSocket &socket, const RawServer::Received &) { RawServer::reply(socket, 200); });
        send({.path = u"/x"_s});
        send({.path = u"no path"_s}); // a refusal is under way as well
        m_context.reset();
        QTest::qWait(100);
        QCOMPARE(m_answers, 0);
    }

    void theAccessManagerMayGoFirst()
    {
        const Ticket ticket = send({.path = u"/x"_s});
        QTRY_COMPARE(m_server->count(), 1);
        m_http.reset();
        m_network.reset();
        QTest::qWait(50);
        QCOMPARE(m_answers, 0);
        Ticket(ticket).cancel();
    }

    void doneMayDestroyEverything()
    {
        m_server->setAct([](QTcpSocket &socket, const RawServer::Received &) { RawServer::reply(socket, 200); });
        m_http->send({.path = u"/x"_s}, m_context.get(), [this](const Result<Response> &) {
            ++m_answers;
            m_http.reset();
            m_context.reset();
        });
        QTRY_COMPARE(m_answers, 1);
        QTest::qWait(20);
        QCOMPARE(m_answers, 1);
    }

private:
    Ticket send(const Request &request)
    {
        return m_http->send(request, m_context.get(), [this](Result<Response> result) { take(std::move(result)); });
    }

    void take(Result<Response> result)
    {
        ++m_answers;
        m_last = std::move(result);
    }

    void beImpatient()
    {
        m_http = std::make_unique<Http>(m_server->url(), *m_network,
                                        NetLimits{.overall = 700ms, .silence = 300ms, .answerBytes = 1'000'000});
    }

    const NetLimits m_limits{.overall = 20s, .silence = 10s, .answerBytes = 1'000'000};
    std::unique_ptr<RawServer> m_server;
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::unique_ptr<QObject> m_context;
    std::unique_ptr<Http> m_http;
    std::optional<Result<Response>> m_last;
    int m_answers = 0;
};

STEWARD_TEST(HttpTest, "http", Core)

} // namespace steward

#include "httptest.moc"
