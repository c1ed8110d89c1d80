// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/stewardd.h"
#include "support/certificate.h"
#include "support/testmain.h"

#include <QFile>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::tests;

/// The program where it speaks https by itself.
class TlsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void answersOverTls();
    void aLongPollEndsOverTls();
    void oldVersionsAreRefused();
    void plainHttpIsNotAnswered();
    void saysHttpsOfItself();
    void filesThatAreNoneAreRefused();

private:
    /// The whole answer to \a target, over one connection; empty: there was no connection.
    [[nodiscard]] QByteArray get(const QByteArray &target, QSsl::SslProtocol protocol = QSsl::SecureProtocols) const;

    const TestCertificate m_made;
    QStringList m_files;
    Stewardd m_server;
};

void TlsTest::initTestCase()
{
    if (!QSslSocket::supportsSsl())
        QFAIL("Qt speaks no TLS here");
    const auto write = [this](const QString &name, const QByteArray &bytes) {
        QFile file(m_server.folder() + u'/' + name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
        m_files << file.fileName();
    };
    write(u"certificate.pem"_s, m_made.certificate);
    write(u"key.pem"_s, m_made.key);
    QVERIFY(!m_server.init().isEmpty());
    QVERIFY(m_server.start({u"--certificate"_s, m_files.at(0), u"--key"_s, m_files.at(1)}));
}

QByteArray TlsTest::get(const QByteArray &target, QSsl::SslProtocol protocol) const
{
    QSslSocket socket;
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setCaCertificates({QSslCertificate(m_made.certificate)});
    configuration.setProtocol(protocol);
    socket.setSslConfiguration(configuration);
    socket.connectToHostEncrypted(u"127.0.0.1"_s, m_server.port());
    if (!socket.waitForEncrypted(10'000))
        return {};
    socket.write("GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer "
                 + m_server.adminToken() + "\r\n\r\n");
    QByteArray answer;
    while (socket.state() == QAbstractSocket::ConnectedState && socket.waitForReadyRead(10'000))
        answer += socket.readAll();
    return answer + socket.readAll();
}

void TlsTest::answersOverTls()
{
    QVERIFY(get("/v1/me").startsWith("HTTP/1.1 403 "));
    QVERIFY(get("/v1/me", QSsl::TlsV1_2).startsWith("HTTP/1.1 403 "));
    QVERIFY(get("/v1/me", QSsl::TlsV1_3).startsWith("HTTP/1.1 403 "));
    QCOMPARE(m_server.health(), 200); // the health listener stays as it is
}

/// A suspended connection that is woken again, which is another way through the library with TLS.
void TlsTest::aLongPollEndsOverTls()
{
    const auto made = Stewardd::run({u"claim"_s, u"--database"_s, m_server.database()});
    const QByteArray code = made.out.simplified().section(u' ', -1).toLatin1();
    QSslSocket socket;
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setCaCertificates({QSslCertificate(m_made.certificate)});
    socket.setSslConfiguration(configuration);
    socket.connectToHostEncrypted(u"127.0.0.1"_s, m_server.port());
    QVERIFY(socket.waitForEncrypted(10'000));
    const QByteArray head = "Host: x\r\nAuthorization: Bearer " + m_server.adminToken() + "\r\n";
    const QByteArray body = R"({"code":")" + code + "\"}";
    socket.write("POST /v1/claims HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: "
                 + QByteArray::number(body.size()) + "\r\n" + head + "\r\n" + body);
    QVERIFY(socket.waitForReadyRead(10'000));
    QVERIFY(socket.readAll().startsWith("HTTP/1.1 200 "));
    socket.write("GET /v1/changes?since=0&wait=1 HTTP/1.1\r\n" + head + "\r\n");
    QTRY_COMPARE(m_server.metric("steward_long_polls"), 1);
    QVERIFY(socket.waitForReadyRead(10'000));
    QVERIFY(socket.readAll().startsWith("HTTP/1.1 200 "));
}

void TlsTest::oldVersionsAreRefused()
{
    QSslSocket socket;
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    QT_WARNING_PUSH
    QT_WARNING_DISABLE_DEPRECATED
    configuration.setProtocol(QSsl::TlsV1_1);
    QT_WARNING_POP
    socket.setSslConfiguration(configuration);
    socket.connectToHostEncrypted(u"127.0.0.1"_s, m_server.port());
    QVERIFY(!socket.waitForEncrypted(10'000));
}

void TlsTest::plainHttpIsNotAnswered()
{
    RawClient client(m_server.port());
    client.send("GET /v1/me HTTP/1.1\r\nHost: x\r\n\r\n");
    QVERIFY(client.isClosedWithin(std::chrono::seconds(15)));
    QVERIFY(!get("/v1/me").isEmpty());
}

void TlsTest::saysHttpsOfItself()
{
    QVERIFY2(m_server.baseUrl().startsWith("https://127.0.0.1:"), m_server.baseUrl().constData());
    QVERIFY(get("/.well-known/oauth-protected-resource").contains("\"resource\":\"" + m_server.baseUrl()));
}

void TlsTest::filesThatAreNoneAreRefused()
{
    const QStringList serve{
        u"serve"_s, u"--database"_s, m_server.database(), u"--issuer"_s, u"https://id.test"_s, u"--audience"_s,
        u"x"_s,     u"--listen"_s,   u"127.0.0.1:0"_s,    u"--health"_s, u"127.0.0.1:0"_s};
    const auto missing =
        Stewardd::run(serve + QStringList{u"--certificate"_s, u"/nowhere"_s, u"--key"_s, m_files.at(1)});
    QCOMPARE(missing.code, 1);
    QVERIFY(missing.err.contains("certificate.unreadable"_L1));
    const auto swapped =
        Stewardd::run(serve + QStringList{u"--certificate"_s, m_files.at(1), u"--key"_s, m_files.at(0)});
    QCOMPARE(swapped.code, 1);
    QVERIFY(swapped.err.contains("listen.failed"_L1));
}

STEWARD_TEST(TlsTest, "tls", Core)
#include "tlstest.moc"
