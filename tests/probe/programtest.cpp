// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json.h"
#include "probe/probe.h"
#include "support/signingkey.h"
#include "support/testmain.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace steward {

using tests::SigningKey;

namespace {

struct Ended
{
    int code = -1;
    QByteArray said;
    friend bool operator==(const Ended &, const Ended &) = default;
};

Ended run(const QStringList &arguments, const QHash<QString, QString> &variables = {})
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"STEWARD_PROBE_COST"_s, u"14"_s);
    for (auto it = variables.begin(); it != variables.end(); ++it)
        environment.insert(it.key(), it.value());
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(STEWARD_PROBE), arguments);
    return process.waitForFinished(100'000) && process.exitStatus() == QProcess::NormalExit
               ? Ended{process.exitCode(), process.readAllStandardOutput()}
               : Ended();
}

} // namespace

/// The program as somebody else uses it: by lines, by exit codes.
class ProgramTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersEachLineAtOnce();
    void saysWhatIsWrongWithALine_data();
    void saysWhatIsWrongWithALine();
    void sealsWithANonceOfItsOwn();
    void judgesIdTokens_data();
    void judgesIdTokens();
    void readsJsonStrictly_data();
    void readsJsonStrictly();
    void writesCsv();
    void keepsRecords();
    void isToldWhatToDo();

private:
    SigningKey m_key{SigningKey::Type::EcP256, u"k1"_s};
    QTemporaryDir m_folder;
};

void ProgramTest::answersEachLineAtOnce()
{
    QProcess process;
    process.start(QStringLiteral(STEWARD_PROBE), {u"crypt"_s, u"--stdin"_s});
    for (int i = 0; i < 3; ++i) {
        process.write("{\"alg\":\"HKDF\",\"ikm\":\"0b\",\"size\":1}\n");
        while (!process.canReadLine())
            QVERIFY(process.waitForReadyRead()); // the next line is not sent before
        QVERIFY(process.readLine().startsWith("valid "));
    }
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 0);
}

void ProgramTest::saysWhatIsWrongWithALine_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("answer");
    const auto crypt = [](const QByteArray &line, const QByteArray &answer) {
        QTest::newRow(line.constData()) << line << answer;
    };
    crypt("{}", "error /alg field.value");
    crypt(R"({"alg":7})", "error /alg field.value");
    crypt(R"({"alg":"AES-GCM","key":"0"})", "error /key field.hex");
    crypt(R"({"alg":"AES-GCM","key":"0g"})", "error /key field.hex");
    crypt(R"({"alg":"AES-GCM","key":7})", "error /key field.type");
    crypt(R"({"alg":"AES-GCM","key":"00","iv":"00"})", "error /tag field.missing");
    crypt(R"({"alg":"HKDF","ikm":"00"})", "error /size field.missing");
    crypt(R"({"alg":"HKDF","ikm":"00","size":-1})", "error /size field.range");
    crypt(R"({"alg":"HKDF","hash":"MD5","size":1})", "error /hash field.value");
    crypt(R"({"alg":"scrypt","N":1.5,"r":1,"p":1,"dkLen":1})", "error /N field.range");
}

void ProgramTest::saysWhatIsWrongWithALine()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, answer);
    QCOMPARE(probe::cryptCase(*parseObject(line)), answer);
}

void ProgramTest::sealsWithANonceOfItsOwn()
{
    const QJsonObject given{
        {u"alg"_s, u"AES-GCM"_s}, {u"key"_s, u"00"_s.repeated(32)}, {u"msg"_s, u"0102"_s}, {u"aad"_s, u"03"_s}};
    const QByteArrayList first = probe::cryptCase(given).split(' ');
    const QByteArrayList second = probe::cryptCase(given).split(' ');
    QCOMPARE(first.size(), 4);
    QVERIFY(first.at(1) != second.at(1));
    QJsonObject back = given;
    for (const auto &[name, at] : {std::pair(u"iv"_s, 1), {u"ct"_s, 2}, {u"tag"_s, 3}})
        back.insert(name, QString::fromLatin1(first.at(at)));
    QCOMPARE(probe::cryptCase(back), "valid 0102"_ba);
}

void ProgramTest::judgesIdTokens_data()
{
    QTest::addColumn<QJsonObject>("claims");  // laid over
    QTest::addColumn<QJsonObject>("context"); // laid over
    QTest::addColumn<QByteArray>("answer");
    const auto row = [](const char *name, const QJsonObject &claims, const QJsonObject &context,
                        const QByteArray &answer) { QTest::newRow(name) << claims << context << answer; };
    const QJsonObject first{{u"sub"_s, u"s-1"_s}, {u"aud"_s, u"console"_s}, {u"nonce"_s, u"n"_s}};
    row("good", {}, {}, "valid");
    row("another nonce", {{u"nonce"_s, u"m"_s}}, {}, "invalid token.nonce");
    row("another issuer", {}, {{u"issuer"_s, u"https://other.example"_s}}, "invalid token.issuer");
    row("over", {}, {{u"now"_s, 2'000'000}}, "invalid token.expired");
    row("over, as far as clocks may differ", {}, {{u"now"_s, 1'000'359}}, "valid");
    row("over, and clocks may not differ", {}, {{u"now"_s, 1'000'301}, {u"leeway"_s, 0}}, "invalid token.expired");
    row("another access token", {{u"at_hash"_s, u"x"_s}}, {{u"access_token"_s, u"a"_s}},
        "invalid token.access_token_hash");
    row("issued an hour ago", {{u"iat"_s, 996'400}}, {}, "invalid token.issued");
    row("issued an hour ago, which is borne", {{u"iat"_s, 996'400}}, {{u"oldest"_s, 4000}}, "valid");
    row("an algorithm that is not taken", {}, {{u"algs"_s, QJsonArray{u"RS256"_s}}}, "invalid token.algorithm");
    row("refreshed", {{u"nonce"_s, QJsonValue::Undefined}}, {{u"first"_s, first}, {u"nonce"_s, {}}}, "valid");
    row("refreshed, of somebody else", {{u"sub"_s, u"s-2"_s}}, {{u"first"_s, first}}, "invalid token.changed");
    row("no moment", {}, {{u"now"_s, u"today"_s}}, "error /ctx/now field.time");
    row("no client", {}, {{u"client_id"_s, 7}}, "error /ctx/client_id field.type");
}

void ProgramTest::judgesIdTokens()
{
    QFETCH(QJsonObject, claims);
    QFETCH(QJsonObject, context);
    QFETCH(QByteArray, answer);
    const auto over = [](QJsonObject object, const QJsonObject &changes) {
        for (auto it = changes.begin(); it != changes.end(); ++it) {
            object.remove(it.key());
            if (!it.value().isNull())
                object.insert(it.key(), it.value());
        }
        return object;
    };
    const QJsonObject payload{{u"iss"_s, u"https://id.example"_s},
                              {u"sub"_s, u"s-1"_s},
                              {u"aud"_s, u"console"_s},
                              {u"nonce"_s, u"n"_s},
                              {u"iat"_s, 1'000'000},
                              {u"exp"_s, 1'000'300}};
    const QJsonObject rules{{u"issuer"_s, u"https://id.example"_s},
                            {u"client_id"_s, u"console"_s},
                            {u"nonce"_s, u"n"_s},
                            {u"now"_s, 1'000'010}};
    const QByteArray token = m_key.token(QJsonObject(), over(payload, claims));
    QCOMPARE(probe::verifyCase({{u"jwks"_s, QString::fromUtf8(tests::keySetJson({m_key.publicJwk()}))},
                                {u"token"_s, QString::fromLatin1(token)},
                                {u"ctx"_s, over(rules, context)}}),
             answer);
}

void ProgramTest::readsJsonStrictly_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("answer");
    const auto row = [](const QByteArray &text, const QByteArray &answer) {
        QTest::newRow(text.constData()) << text << answer;
    };
    for (const auto *const text : {"{}", " [1, {\"a\": null}]\n", "\"x\"", "-0.5e3", "true"})
        row(text, "valid\n");
    for (const auto *const text : {"", "{", "[1,]", "01", "1.", "\xef\xbb\xbf{}", "1 2", "1,\"b\":2", "}{", "\"\t\"",
                                   "\"\xff\"", "NaN", "{\"a\":1}}"})
        row(text, "invalid json.malformed\n");
    row("[{\"a\":1,\"\\u0061\":2}]", "invalid json.repeated\n");
}

void ProgramTest::readsJsonStrictly()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, answer);
    QFile file(m_folder.filePath(u"a.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
    file.close();
    QCOMPARE(run({u"json"_s, file.fileName()}), (Ended{answer == "valid\n" ? 0 : 3, answer}));
}

void ProgramTest::writesCsv()
{
    QFile file(m_folder.filePath(u"rows.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"([["=1+1","a,b"],["x\"y"]])");
    file.close();
    QCOMPARE(run({u"csv"_s, file.fileName()}), (Ended{0, "'=1+1,\"a,b\"\r\n\"x\"\"y\"\r\n"}));
    QCOMPARE(run({u"csv"_s, m_folder.filePath(u"none"_s)}).code, 4);
}

void ProgramTest::keepsRecords()
{
    const QString folder = m_folder.filePath(u"store"_s);
    const auto check = [&folder] { return run({u"store"_s, u"check"_s, folder}); };
    QCOMPARE(check(), (Ended{0, "0\n"}));
    QCOMPARE(run({u"store"_s, u"put"_s, folder}), (Ended{0, "committed 1\n"}));
    QCOMPARE(run({u"store"_s, u"put"_s, folder, u"--count"_s, u"2"_s, u"--text"_s, u"Kofi"_s}),
             (Ended{0, "committed 2\ncommitted 3\n"}));
    QCOMPARE(check(), (Ended{0, "3\n"}));
    QCOMPARE(run({u"store"_s, u"get"_s, folder}), (Ended{0, "1 record 1\n2 Kofi\n3 Kofi\n"}));
    QCOMPARE(run({u"store"_s, u"check"_s, folder}, {{u"STEWARD_PROBE_PASSWORD"_s, u"another"_s}}),
             (Ended{3, "invalid vault.password \n"}));

    QFile file(folder + "/store"_L1);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(!file.readAll().contains("Kofi"));
    file.seek(12'288 + 10); // in the first record
    file.write("x");
    file.close();
    QCOMPARE(check(), (Ended{3, "invalid chain.broken 1\n"}));
}

void ProgramTest::isToldWhatToDo()
{
    const Ended help = run({u"--help"_s});
    QCOMPARE(help.code, 0);
    for (const auto *const word : {"verify --stdin", "signin --issuer", "crypt --stdin", "json FILE", "csv FILE",
                                   "store put DIR", "ctx.client_id", "iterationCount"})
        QVERIFY2(help.said.contains(word), word);
    for (const QStringList &arguments :
         {QStringList(), {u"verify"_s}, {u"store"_s, u"put"_s}, {u"store"_s, u"burn"_s, u"/"_s}, {u"signin"_s}})
        QCOMPARE(run(arguments).code, 2);
    const QHash<QString, QString> browser{{u"BROWSER"_s, u"/bin/true"_s}};
    QCOMPARE(run({u"signin"_s, u"--issuer"_s, u"http://127.0.0.1:1"_s, u"--client-id"_s, u"x"_s}, browser),
             (Ended{3, "refused issuer.insecure\n"}));
    QCOMPARE(
        run({u"signin"_s, u"--issuer"_s, u"http://id.example"_s, u"--client-id"_s, u"x"_s, u"--insecure-loopback"_s},
            browser),
        (Ended{3, "refused resource.issuers\n"}));
    QCOMPARE(
        run({u"signin"_s, u"--issuer"_s, u"http://127.0.0.1:1"_s, u"--client-id"_s, u"x"_s, u"--insecure-loopback"_s},
            browser),
        (Ended{4, "trouble provider.unreachable line.refused\n"}));
}

STEWARD_TEST(ProgramTest, "program", Core)

} // namespace steward

#include "programtest.moc"
