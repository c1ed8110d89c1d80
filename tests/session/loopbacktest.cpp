// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/desktopbrowser.h"
#include "session/loopbacklistener.h"
#include "support/testmain.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

/// The addresses on which this process listens, as "IP:port" in the kernel's hexadecimal.
QStringList listeningSockets()
{
    QSet<QString> ours;
    const QDir folder(u"/proc/self/fd"_s);
    const auto entries = folder.entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System);
    for (const QString &entry : entries) {
        const QByteArray target = QFile::symLinkTarget(folder.filePath(entry)).toUtf8();
        const qsizetype at = target.indexOf("socket:[");
        if (at >= 0)
            ours << QString::fromUtf8(target.mid(at + 8).chopped(1));
    }
    QStringList found;
    for (const auto &table : {u"/proc/self/net/tcp"_s, u"/proc/self/net/tcp6"_s}) {
        QFile file(table);
        if (!file.open(QFile::ReadOnly))
            continue;
        const auto lines = QString::fromLatin1(file.readAll()).split(u'\n');
        for (const QString &line : lines) {
            const QStringList words = line.simplified().split(u' ');
            if (words.size() > 9 && words[3] == "0A"_L1 && ours.contains(words[9]))
                found << words[1];
        }
    }
    return found;
}

} // namespace

class LoopbackTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_listener =
            std::make_unique<LoopbackListener>("/callback", u"Done & <closed>."_s, [](const QUrlQuery &answer) {
                return answer.queryItemValue(u"state"_s) == "right"_L1;
            });
        QVERIFY(m_listener->listen());
        m_spy = std::make_unique<QSignalSpy>(m_listener.get(), &LoopbackListener::answered);
        m_port = quint16(QUrl(m_listener->address()).port());
        m_host = "127.0.0.1:" + QByteArray::number(m_port);
    }

    void t8ListensOnLoopbackAloneAndIsGoneAfterwards()
    {
        const QString expected = u"0100007F:%1"_s.arg(m_port, 4, 16, QLatin1Char('0')).toUpper();
        QCOMPARE(listeningSockets(), QStringList{expected});
        QCOMPARE(m_listener->address(), u"http://127.0.0.1:%1/callback"_s.arg(m_port));
        ask(good());
        QCOMPARE(m_spy->count(), 1);
        QCOMPARE(listeningSockets(), QStringList());
        QTcpSocket late;
        late.connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
        QTRY_COMPARE(late.error(), QTcpSocket::ConnectionRefusedError);
    }

    void thePageTellsNothingAndIsNotKept()
    {
        const QByteArray answer = ask(good());
        QVERIFY(answer.startsWith("HTTP/1.1 200 "));
        QVERIFY(answer.contains("\r\nCache-Control: no-store\r\n"));
        QVERIFY(answer.contains("\r\nReferrer-Policy: no-referrer\r\n"));
        QVERIFY(answer.contains("\r\nContent-Security-Policy: default-src 'none'"));
        QVERIFY(answer.contains("Done &amp; &lt;closed&gt;."));
        QVERIFY(!answer.contains("right"));
        QVERIFY(!answer.contains("the-code"));
        QCOMPARE(m_spy->takeFirst().at(0).value<QUrlQuery>().queryItemValue(u"code"_s), u"the-code"_s);
    }

    void whatIsNotTheAnswerDoesNotEndTheWait_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<int>("status"); // 0: closed without a word

        const QByteArray target = "/callback?code=the-code&state=right";
        const auto get = [this](const QByteArray &what) { return "GET " + what + " HTTP/1.1\r\nHost: HERE\r\n\r\n"; };
        QTest::newRow("another path") << get("/?code=the-code&state=right") << 404;
        QTest::newRow("a path below") << get("/callback/x?code=the-code&state=right") << 404;
        QTest::newRow("a path upward") << get("/x/../callback?state=right") << 404;
        QTest::newRow("the icon") << get("/favicon.ico") << 404;
        QTest::newRow("another state") << get("/callback?code=c&state=wrong") << 400;
        QTest::newRow("no query") << get("/callback") << 400;
        QTest::newRow("an absolute address") << get("http://HERE" + target) << 400;
        QTest::newRow("POST") << "POST " + target + " HTTP/1.1\r\nHost: HERE\r\nContent-Length: 0\r\n\r\n" << 405;
        QTest::newRow("HEAD") << "HEAD " + target + " HTTP/1.1\r\nHost: HERE\r\n\r\n" << 405;
        QTest::newRow("get") << "get " + target + " HTTP/1.1\r\nHost: HERE\r\n\r\n" << 405;
        QTest::newRow("another host") << "GET " + target + " HTTP/1.1\r\nHost: evil.example\r\n\r\n" << 400;
        QTest::newRow("another port") << "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1:1\r\n\r\n" << 400;
        QTest::newRow("no host") << "GET " + target + " HTTP/1.1\r\n\r\n" << 400;
        QTest::newRow("HTTP/2") << "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"_ba << 400;
        QTest::newRow("HTTP/0.9") << "GET " + target + "\r\n\r\n" << 400;
        QTest::newRow("no method") << " " + target + "\r\n\r\n" << 400;
        QTest::newRow("bytes") << QByteArray("\x16\x03\x01\x00\xff\x00\r\n\r\n", 10) << 400;
        QTest::newRow("not ASCII") << get("/callback?state=right&x=\xc3\xb6") << 400;
        QTest::newRow("huge header") << "GET " + target + " HTTP/1.1\r\nX: " + QByteArray(100'000, 'x') << 431;
        QTest::newRow("huge target") << "GET /callback?state=right&x=" + QByteArray(1'000'000, 'x') << 431;
        QTest::newRow("nothing but line ends") << "\r\n\r\n"_ba << 400;
    }

    void whatIsNotTheAnswerDoesNotEndTheWait()
    {
        QFETCH(QByteArray, request);
        QFETCH(int, status);
        const QByteArray answer = ask(request.replace("HERE", m_host));
        if (request.size() < 50'000) // of a request cut short, the answer may be lost with it
            QCOMPARE(answer.mid(9, 3).toInt(), status);
        QCOMPARE(m_spy->count(), 0);
        QVERIFY(ask(good()).startsWith("HTTP/1.1 200 "));
        QCOMPARE(m_spy->count(), 1);
    }

    void silentOnesDoNotBlock()
    {
        std::vector<std::unique_ptr<QTcpSocket>> silent;
        for (int i = 0; i < 100; ++i) {
            silent.push_back(std::make_unique<QTcpSocket>());
            silent.back()->connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
            QVERIFY(silent.back()->waitForConnected());
            silent.back()->write(i % 2 ? "" : "GET /call");
            QCoreApplication::processEvents();
        }
        const auto isOpen = [](const auto &socket) { return socket->state() == QTcpSocket::ConnectedState; };
        QTRY_COMPARE(std::count_if(silent.cbegin(), silent.cend(), isOpen), 32); // the oldest had to go
        QVERIFY(ask(good()).startsWith("HTTP/1.1 200 "));
        QCOMPARE(m_spy->count(), 1);
        for (const auto &socket : silent)
            QTRY_COMPARE(socket->state(), QTcpSocket::UnconnectedState);
    }

    void anAnswerMayComeInPieces()
    {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
        QTRY_COMPARE(socket.state(), QTcpSocket::ConnectedState);
        for (const char c : good()) {
            socket.write(&c, 1);
            socket.flush();
            QCoreApplication::processEvents();
        }
        QTRY_COMPARE(m_spy->count(), 1);
    }

    void theFirstRightAnswerIsTheOnlyOne()
    {
        QTcpSocket first;
        QTcpSocket second;
        for (QTcpSocket *const socket : {&first, &second}) {
            socket->connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
            QTRY_COMPARE(socket->state(), QTcpSocket::ConnectedState);
        }
        first.write(good());
        second.write(good());
        QTRY_COMPARE(m_spy->count(), 1);
        QTest::qWait(50);
        QCOMPARE(m_spy->count(), 1);
    }

    void thePageArrivesThoughTheListenerIsGone()
    {
        connect(m_listener.get(), &LoopbackListener::answered, this, [this] { m_listener.release()->deleteLater(); });
        QVERIFY(ask(good()).endsWith("</html>\n"));
        QVERIFY(!m_listener);
    }

    void theOpenerTakesSafeAddressesOnly()
    {
        QTemporaryDir folder;
        const QString program = folder.filePath(u"browser"_s);
        const QString trace = folder.filePath(u"trace"_s);
        QFile file(program);
        QVERIFY(file.open(QFile::WriteOnly));
        file.write("#!/bin/sh\nprintf '%s|' \"$@\" > " + trace.toUtf8() + ".part; mv " + trace.toUtf8() + ".part "
                   + trace.toUtf8() + "\n");
        file.close();
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        qputenv("STEWARD_BROWSER", (program + u" --one \"a b\""_s).toUtf8());
        for (const auto &address : {u"file:///etc/passwd"_s, u"javascript:alert(1)"_s, u"http://evil.example/"_s,
                                    u"--help"_s, u"steward:x"_s})
            QVERIFY2(!openInBrowser(QUrl(address)), qPrintable(address));
        QVERIFY(openInBrowser(QUrl(u"https://id.example/auth?a=b%20c&d='e'"_s)));
        QTRY_VERIFY(QFile::exists(trace));
        QFile written(trace);
        QVERIFY(written.open(QFile::ReadOnly));
        QCOMPARE(written.readAll(), "--one|a b|https://id.example/auth?a=b%20c&d='e'|"_ba);
        qputenv("STEWARD_BROWSER", folder.filePath(u"nobody"_s).toUtf8());
        QVERIFY(!openInBrowser(QUrl(u"https://id.example/"_s)));
        qunsetenv("STEWARD_BROWSER");
        const auto asOthersSetIt = [&](const QString &value) {
            QVERIFY(QFile::remove(trace));
            qputenv("BROWSER", value.toUtf8());
            QVERIFY(openInBrowser(QUrl(u"https://id.example/auth?a=b"_s)));
            QTRY_VERIFY(QFile::exists(trace));
            QFile now(trace);
            QVERIFY(now.open(QFile::ReadOnly));
            QCOMPARE(now.readAll(), "--one|https://id.example/auth?a=b|"_ba);
        };
        asOthersSetIt(program + u" --one"_s);
        asOthersSetIt(program + u" --one:/usr/bin/nobody"_s);
        asOthersSetIt(u":"_s + program + u" --one %s:links"_s);
        qunsetenv("BROWSER");
    }

private:
    [[nodiscard]] QByteArray good() const
    {
        return "GET /callback?code=the-code&state=right HTTP/1.1\r\nHost: " + m_host + "\r\n\r\n";
    }

    /// Everything that comes back until the end.
    QByteArray ask(const QByteArray &request) const
    {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
        socket.write(request);
        if (!QTest::qWaitFor([&socket] { return socket.state() == QTcpSocket::UnconnectedState; }, 5000))
            return "still open";
        return socket.readAll();
    }

    std::unique_ptr<LoopbackListener> m_listener;
    std::unique_ptr<QSignalSpy> m_spy;
    quint16 m_port = 0;
    QByteArray m_host;
};

STEWARD_TEST(LoopbackTest, "loopback", Core)

} // namespace steward

#include "loopbacktest.moc"
