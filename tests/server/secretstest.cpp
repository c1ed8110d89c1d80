// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json.h"
#include "server/keyfile.h"
#include "server/stewardd.h"
#include "store/sqlstore.h"
#include "support/testmain.h"

#include <QDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::server;
using namespace steward::tests;

namespace {

const QByteArray value = "canary7f3a";

/// A server with a project and an OAuth client, claimed.
class Place
{
public:
    void begin(const QStringList &more = {})
    {
        const QString code = m_server.init();
        QVERIFY(m_server.start(more));
        QCOMPARE(m_server.ask("POST", "/v1/claims", canonicalJson(QJsonObject{{u"code"_s, code}})).status, 200);
        const auto made =
            parseObject(m_server.ask("POST", "/v1/oauth-clients", R"({"name":"x","scopes":["sync"]})").body);
        QVERIFY(made);
        m_client = made->value("changes"_L1).toArray().at(0)["entity"_L1]["id"_L1].toString();
        QVERIFY(!m_client.isEmpty());
    }
    [[nodiscard]] Response put() const
    {
        const QByteArray client = "/v1/oauth-clients/" + m_client.toLatin1();
        const QByteArray tag = headerValue(m_server.ask("GET", client).headers, "etag");
        return m_server.ask("PUT", client + "/secret", R"({"value":")" + value + "\"}", "If-Match: " + tag + "\r\n");
    }
    /// As who uses it reads it, under the key in the file; or why not.
    [[nodiscard]] QByteArray kept(const QString &keyFile) const
    {
        const auto read = opened(keyFile);
        return read ? *read : read.error().code.toLatin1();
    }
    [[nodiscard]] Stewardd &server() { return m_server; }

private:
    [[nodiscard]] Result<QByteArray> opened(const QString &keyFile) const
    {
        const auto key = readOwnKeyFile(keyFile);
        const auto store = SqlStore::openToRead(m_server.database());
        if (!key || !store)
            return key ? store.error() : key.error();
        const SecretRef ref{{u"oauth_client"_s, Id::fromString(m_client).value_or(Id())}, u"secret"_s};
        return secretValue(**store, SecretBox(*key), (*store)->load()->id, ref);
    }

    Stewardd m_server;
    QString m_client;
};

} // namespace

/// Secrets under the operator's key, in the real program.
class SecretsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isKeptSealed();
    void withoutKey_noneIsTaken();
    void anotherKeyOpensNothing();
    void badKeyFile_isNotServedWith_data();
    void badKeyFile_isNotServedWith();
    void backup_holdsItSealed();
};

void SecretsTest::isKeptSealed()
{
    Place place;
    const QString key = place.server().makeSecretsKey();
    QCOMPARE(QFile::permissions(key) & ~(QFile::ReadUser | QFile::WriteUser), QFile::ReadOwner | QFile::WriteOwner);
    place.begin({u"--secrets-key"_s, key, u"--log-level"_s, u"debug"_s});
    const Response response = place.put();
    QVERIFY2(response.status == 200, response.body.constData());
    QVERIFY(!response.body.contains(value));
    QVERIFY(place.server().ask("GET", "/v1/capabilities").body.contains("\"takesSecrets\":true"));
    QCOMPARE(place.server().stop(), 0);
    QCOMPARE(place.kept(key), value);
    QVERIFY(!place.server().holds(value));
}

void SecretsTest::withoutKey_noneIsTaken()
{
    Place place;
    place.begin();
    const Response response = place.put();
    QCOMPARE(response.status, 409);
    QVERIFY(response.body.contains("secrets.unavailable"));
    QVERIFY(place.server().ask("GET", "/v1/capabilities").body.contains("\"takesSecrets\":false"));
}

/// A key that is lost: what was given under it is to be given again, and nothing else is harmed.
void SecretsTest::anotherKeyOpensNothing()
{
    Place place;
    const QString old = place.server().makeSecretsKey();
    const QString fresh = place.server().makeSecretsKey(u"fresh.key"_s);
    place.begin({u"--secrets-key"_s, old});
    QCOMPARE(place.put().status, 200);
    QCOMPARE(place.server().stop(), 0);
    QCOMPARE(place.kept(fresh), "seal.broken");
    QVERIFY(place.server().start({u"--secrets-key"_s, fresh}));
    QCOMPARE(place.put().status, 200);
    QCOMPARE(place.server().stop(), 0);
    QCOMPARE(place.kept(fresh), value);
    QCOMPARE(place.kept(old), "seal.broken");
}

void SecretsTest::badKeyFile_isNotServedWith_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("others");
    QTest::addColumn<QString>("code");
    const QByteArray good = QByteArray(64, 'a') + '\n';
    QTest::newRow("none") << QByteArray() << -1 << u"file.missing"_s;
    QTest::newRow("the group reads it") << good << int(QFile::ReadGroup) << u"key.open"_s;
    QTest::newRow("others read it") << good << int(QFile::ReadOther) << u"key.open"_s;
    QTest::newRow("others write it") << good << int(QFile::WriteOther) << u"key.open"_s;
    QTest::newRow("short") << good.sliced(1) << 0 << u"key.form"_s;
    QTest::newRow("empty") << QByteArray() << 0 << u"key.form"_s;
}

void SecretsTest::badKeyFile_isNotServedWith()
{
    QFETCH(QByteArray, content);
    QFETCH(int, others);
    QFETCH(QString, code);
    Stewardd server;
    const QString path = server.folder() + u"/key"_s;
    if (others >= 0) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::Permissions(others)));
    }
    QCOMPARE(server.init().isEmpty(), false);
    QVERIFY(!server.start({u"--secrets-key"_s, path}));
    QVERIFY2(server.log().contains(code), qPrintable(server.log()));
}

/// The backup's key opens the backup, not what is sealed in it; the secrets' key is not in it.
void SecretsTest::backup_holdsItSealed()
{
    Place place;
    const QString key = place.server().makeSecretsKey();
    const QTemporaryDir elsewhere;
    place.begin({u"--secrets-key"_s, key});
    QCOMPARE(place.put().status, 200);
    const QString database = place.server().database();
    const QStringList sealed{u"--backup"_s, elsewhere.filePath(u"b"_s), u"--key"_s, elsewhere.filePath(u"b.key"_s)};
    QCOMPARE(Stewardd::run({u"backup-key"_s, u"--key"_s, sealed.constLast()}).code, 0);
    QCOMPARE(Stewardd::run(QStringList{u"backup"_s, u"--database"_s, database} + sealed).code, 0);
    QCOMPARE(place.server().stop(), 0);
    QFile file(key);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray keyText = file.readAll().trimmed();
    QVERIFY(QFile::remove(database));
    QCOMPARE(Stewardd::run(QStringList{u"restore"_s, u"--database"_s, database} + sealed).code, 0);
    QVERIFY(!place.server().holds(value));
    QFile restored(database);
    QVERIFY(restored.open(QIODevice::ReadOnly));
    const QByteArray all = restored.readAll();
    QVERIFY(!all.contains(keyText) && !all.contains(QByteArray::fromHex(keyText)));
    QCOMPARE(place.kept(key), value);
}

STEWARD_TEST(SecretsTest, "secrets", Core)
#include "secretstest.moc"
