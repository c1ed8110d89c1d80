// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json.h"
#include "server/stewardd.h"
#include "support/certificate.h"
#include "support/testmain.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QProcess>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::tests;

namespace {

/// Empty: it is not installed.
QString nginx()
{
    const QString found = QStandardPaths::findExecutable(u"nginx"_s);
    return found.isEmpty() ? QStandardPaths::findExecutable(u"nginx"_s, {u"/usr/sbin"_s}) : found;
}

quint16 freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : 0;
}

Response parsed(const QByteArray &answer)
{
    const qsizetype head = answer.indexOf("\r\n\r\n");
    const QByteArrayList lines = answer.first(std::max(head, qsizetype{0})).split('\n');
    Response response{.status = lines.constFirst().split(' ').value(1).toInt(), .body = answer.sliced(head + 4)};
    for (const QByteArray &line : lines) {
        if (const qsizetype colon = line.indexOf(':'); colon > 0)
            response.headers << std::pair{line.first(colon).toLower(), line.sliced(colon + 1).trimmed()};
    }
    return response;
}

} // namespace

/// The configuration that we hand out, as nginx reads it, in front of the real program: a tag comes through as strong
/// as it was, and opens the way for a save.
class NginxTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void configuration_isTaken();
    void role_isSavedThroughIt();
    void snapshot_keepsItsTag();
    void path_arrivesAsItWasSent();
    void address_isNotTheClientsWord();
    void cleanupTestCase();

private:
    bool write(const QString &name, const QByteArray &bytes);
    /// As it lies in packaging/nginx, but for what is of this machine. Empty: something is not there any more.
    [[nodiscard]] QByteArray configuration() const;
    [[nodiscard]] QStringList arguments() const;
    [[nodiscard]] Response ask(const QByteArray &verb, const QByteArray &target, const QByteArray &body = {},
                               const QByteArray &headers = {}) const;

    const TestCertificate m_made;
    Stewardd m_server;
    QTemporaryDir m_folder;
    QProcess m_nginx;
    const quint16 m_port = freePort();
    const quint16 m_plainPort = freePort();
};

bool NginxTest::write(const QString &name, const QByteArray &bytes)
{
    QFile file(m_folder.filePath(name));
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

QByteArray NginxTest::configuration() const
{
    QFile file(qEnvironmentVariable("STEWARD_SOURCE_DIR") + u"/packaging/nginx/steward.conf"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArray text = file.readAll();
    const QByteArray folder = m_folder.path().toUtf8();
    const std::pair<QByteArray, QByteArray> ofThisMachine[] = {
        {"server 127.0.0.1:8470;", "server 127.0.0.1:" + QByteArray::number(m_server.port()) + ';'},
        {"listen 80;", "listen 127.0.0.1:" + QByteArray::number(m_plainPort) + ';'},
        {"listen [::]:80;", ""},
        {"listen 443 ssl http2;", "listen 127.0.0.1:" + QByteArray::number(m_port) + " ssl http2;"},
        {"listen [::]:443 ssl http2;", ""},
        {"/etc/ssl/steward/fullchain.pem", folder + "/certificate.pem"},
        {"/etc/ssl/steward/key.pem", folder + "/key.pem"},
        {"/var/log/nginx/steward.log", folder + "/access.log"},
        {"/var/log/nginx/steward-error.log", folder + "/error.log"},
    };
    for (const auto &[theirs, ours] : ofThisMachine) {
        if (text.count(theirs) != 1)
            return {};
        text.replace(theirs, ours);
    }
    return text;
}

QStringList NginxTest::arguments() const
{
    return {u"-p"_s, m_folder.path(),
            u"-c"_s, m_folder.filePath(u"nginx.conf"_s),
            u"-e"_s, m_folder.filePath(u"start.log"_s)};
}

void NginxTest::initTestCase()
{
    QVERIFY2(!nginx().isEmpty(), "nginx is not installed: ./dev test does that");
    QVERIFY(QSslSocket::supportsSsl());
    const QByteArray code = m_server.init().toLatin1();
    QVERIFY(m_server.start({u"--behind-proxy"_s, u"--public-url"_s, u"https://steward.example.org"_s}));
    QCOMPARE(m_server.ask("POST", "/v1/claims", "{\"code\":\"" + code + "\"}").status, 200);
    const QByteArray around = "daemon off;\nmaster_process off;\npid nginx.pid;\nevents {}\nhttp {\n"
                              "client_body_temp_path body;\nproxy_temp_path proxy;\nfastcgi_temp_path fastcgi;\n"
                              "uwsgi_temp_path uwsgi;\nscgi_temp_path scgi;\ninclude steward.conf;\n}\n";
    QVERIFY2(!configuration().isEmpty(), "packaging/nginx/steward.conf has other ports or paths now");
    QVERIFY(write(u"steward.conf"_s, configuration()) && write(u"nginx.conf"_s, around)
            && write(u"certificate.pem"_s, m_made.certificate) && write(u"key.pem"_s, m_made.key));
    m_nginx.setProcessChannelMode(QProcess::MergedChannels);
    m_nginx.start(nginx(), arguments());
    QVERIFY(m_nginx.waitForStarted());
    QTRY_VERIFY2(ask("GET", "/v1/me").status == 200, m_nginx.readAll().constData());
}

void NginxTest::configuration_isTaken()
{
    QProcess check;
    check.setProcessChannelMode(QProcess::MergedChannels);
    check.start(nginx(), QStringList{u"-t"_s} + arguments());
    QVERIFY(check.waitForFinished());
    const QByteArrayList told = check.readAll().split('\n');
    QVERIFY2(check.exitCode() == 0, told.join('\n').constData());
    for (const QByteArray &line : told) // from 1.25 on it wants http2 said otherwise, which 1.18 does not know
        QVERIFY2(!line.contains("[warn]") || line.contains("http2"), line.constData());
}

Response NginxTest::ask(const QByteArray &verb, const QByteArray &target, const QByteArray &body,
                        const QByteArray &headers) const
{
    QSslSocket socket;
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setCaCertificates({QSslCertificate(m_made.certificate)});
    socket.setSslConfiguration(configuration);
    socket.connectToHostEncrypted(u"127.0.0.1"_s, m_port);
    if (!socket.waitForEncrypted(10'000))
        return {};
    QByteArray request = verb + ' ' + target + " HTTP/1.1\r\nHost: steward.example.org\r\nConnection: close\r\n"
                         + "Authorization: Bearer " + m_server.adminToken() + "\r\n" + headers;
    if (!body.isEmpty())
        request += "Content-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n";
    socket.write(request + "\r\n" + body);
    QByteArray answer;
    while (socket.state() == QAbstractSocket::ConnectedState && socket.waitForReadyRead(10'000))
        answer += socket.readAll();
    return parsed(answer + socket.readAll());
}

void NginxTest::role_isSavedThroughIt()
{
    const auto made = parseObject(ask("POST", "/v1/roles", R"({"name":"Trainer"})").body);
    QVERIFY(made);
    const QByteArray id = made->value("changes"_L1).toArray().at(0)["entity"_L1]["id"_L1].toString().toLatin1();
    const Response read = ask("GET", "/v1/roles/" + id, {}, "Accept-Encoding: gzip, br\r\n");
    QCOMPARE(read.status, 200);
    const QByteArray tag = headerValue(read.headers, "etag");
    QVERIFY2(tag.startsWith("\"v"), tag.constData()); // strong
    QVERIFY(headerValue(read.headers, "content-encoding").isEmpty());
    const QByteArray match = "If-Match: " + tag + "\r\n";
    const Response saved = ask("PATCH", "/v1/roles/" + id, R"({"name":"Coach"})", match);
    QVERIFY2(saved.status == 200, saved.body.constData());
    const Response late = ask("PATCH", "/v1/roles/" + id, R"({"name":"Tutor"})", match);
    QVERIFY2(late.status == 412, late.body.constData());
    QCOMPARE(ask("PATCH", "/v1/roles/" + id, R"({"name":"Tutor"})").status, 428);
    QCOMPARE(parseObject(ask("GET", "/v1/roles/" + id).body)->value("name"_L1).toString(), u"Coach"_s);
}

/// Packed by stewardd itself, each form with a tag of its own.
void NginxTest::snapshot_keepsItsTag()
{
    const QByteArray accept = "Accept: application/vnd.steward.snapshot\r\nAccept-Encoding: gzip\r\n";
    const Response pack = ask("GET", "/v1/project/snapshot/roles/0", {}, accept);
    QCOMPARE(pack.status, 200);
    const QByteArray tag = headerValue(pack.headers, "etag");
    QVERIFY2(tag.startsWith('"') && tag.endsWith('"'), tag.constData());
    QCOMPARE(ask("GET", "/v1/project/snapshot/roles/0", {}, accept + "If-None-Match: " + tag + "\r\n").status, 304);
}

void NginxTest::path_arrivesAsItWasSent()
{
    const Response response = ask("GET", "/v1//me");
    QCOMPARE(response.status, 404);
    QVERIFY2(response.body.contains("route.unknown"), response.body.constData());
}

void NginxTest::address_isNotTheClientsWord()
{
    const Response made = ask("POST", "/v1/roles", R"({"name":"Seen"})", "X-Forwarded-For: 203.0.113.9\r\n");
    QCOMPARE(made.status, 200);
    const Response audit = ask("GET", "/v1/audit?limit=1");
    QVERIFY2(audit.body.contains("127.0.0.1") && !audit.body.contains("203.0.113.9"), audit.body.constData());
}

void NginxTest::cleanupTestCase()
{
    if (m_nginx.state() == QProcess::NotRunning)
        return;
    m_nginx.terminate();
    QVERIFY(m_nginx.waitForFinished());
    QCOMPARE(m_server.stop(), 0);
    QFile log(m_folder.filePath(u"access.log"_s));
    QVERIFY(log.open(QIODevice::ReadOnly));
    const QByteArray text = log.readAll();
    QVERIFY(!text.isEmpty() && !text.contains("/v1/") && !text.contains("127.0.0.1")); // neither paths nor addresses
}

STEWARD_TEST(NginxTest, "nginx", Core)
#include "nginxtest.moc"
