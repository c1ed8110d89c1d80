// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/options.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::server;

namespace {

Result<Options> parsed(const QString &line)
{
    return parseOptions(QStringList{u"stewardd"_s} + line.split(u' ', Qt::SkipEmptyParts));
}

const QString serve = u"serve --database p.db --issuer https://id.test --audience https://s.test "_s;

} // namespace

class OptionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads();
    void refuses_data();
    void refuses();
    void helps();
};

void OptionsTest::reads()
{
    const auto init =
        parsed(u"init --database p.db --name Clinic --admin Amina --environment training --utc-offset 120"_s);
    QVERIFY(init);
    const auto &made = std::get<InitOptions>(*init);
    QCOMPARE(made.project.name, u"Clinic"_s);
    QCOMPARE(made.project.environment, domain::Environment::Training);
    QCOMPARE(made.project.utcOffsetMinutes, 120);

    const auto recovering = parsed(u"recover --database p.db --person amina --reason Lost --raise"_s);
    QVERIFY(recovering);
    QCOMPARE(std::get<RecoverOptions>(*recovering).who, u"amina"_s);
    QCOMPARE(std::get<RecoverOptions>(*recovering).reason, u"Lost"_s);
    QVERIFY(std::get<RecoverOptions>(*recovering).raises);
    QVERIFY(!std::get<RecoverOptions>(*parsed(u"recover --database p.db --person a --reason b"_s)).raises);

    const auto plain = parsed(serve);
    QVERIFY2(plain, plain ? "" : qPrintable(plain.error().detail));
    const auto &usual = std::get<ServeOptions>(*plain);
    QVERIFY(usual.endpoint.address.isLoopback());
    QCOMPARE(usual.endpoint.port, 8470);
    QCOMPARE(usual.limits.headers, std::chrono::seconds(10));
    QCOMPARE(usual.limits.bodyBytes, 8 * 1024 * 1024);
    QCOMPARE(usual.limits.body, std::chrono::seconds(60));
    QCOMPARE(usual.limits.between, std::chrono::seconds(75));
    QCOMPARE(usual.limits.headerBytes, 16U * 1024U);
    QCOMPARE(usual.limits.connections, 2000);
    QCOMPARE(usual.limits.perAddress, 64);
    QCOMPARE(usual.logLevel, LogLevel::Info);
    QVERIFY(usual.site.isEmpty());

    const auto full = parsed(serve
                             + u"--issuer http://127.0.0.1:9 --listen [::1]:0 --health 127.0.0.1:0 --scopes steward"
                               " --client-desktop d --client-browser b --connections 5 --header-seconds 1"_s);
    QVERIFY2(full, full ? "" : qPrintable(full.error().detail));
    const auto &options = std::get<ServeOptions>(*full);
    QCOMPARE(options.gate.issuers, (QStringList{u"https://id.test"_s, u"http://127.0.0.1:9"_s}));
    QCOMPARE(options.metadata.issuers, options.gate.issuers);
    QCOMPARE(options.metadata.browserClient, u"b"_s);
    QCOMPARE(options.endpoint.address, QHostAddress(QHostAddress::LocalHostIPv6));
    QCOMPARE(options.endpoint.port, 0);
    QCOMPARE(options.limits.connections, 5);
    const auto untyped = parsed(u"serve --database p.db --audience https://s.test --plain-issuer https://b.test"_s);
    QVERIFY2(untyped, untyped ? "" : qPrintable(untyped.error().detail));
    QCOMPARE(std::get<ServeOptions>(*untyped).gate.issuers, QStringList{u"https://b.test"_s});
    QCOMPARE(std::get<ServeOptions>(*untyped).gate.plainIssuers, QStringList{u"https://b.test"_s});
    QCOMPARE(std::get<ServeOptions>(*untyped).metadata.issuers, QStringList{u"https://b.test"_s});
    QVERIFY(parsed(serve + u"--listen 0.0.0.0:443 --certificate c.pem --key k.pem"_s));
    const QString proxied = serve + u"--listen 0.0.0.0:443 --behind-proxy --public-url https://s.test"_s;
    const auto behind = parsed(proxied);
    QVERIFY(behind);
    QCOMPARE(std::get<ServeOptions>(*behind).limits.perAddress, 0); // the proxy's address is everybody's
    const auto counted = parsed(proxied + u" --connections-per-address 9"_s);
    QVERIFY(counted);
    QCOMPARE(std::get<ServeOptions>(*counted).limits.perAddress, 9);
    QCOMPARE(usual.rates.of(RouteClass::Write), 600);
    QCOMPARE(usual.rates.of(RouteClass::Door), 10);
    const auto rated = parsed(serve
                              + u"--reads-per-minute 0 --codes-per-minute 3 --allow-origin https://a.example:444"
                                " --allow-origin http://localhost:8080"_s);
    QVERIFY2(rated, rated ? "" : qPrintable(rated.error().detail));
    QCOMPARE(std::get<ServeOptions>(*rated).rates.of(RouteClass::Read), 0);
    QCOMPARE(std::get<ServeOptions>(*rated).rates.of(RouteClass::Door), 3);
    const auto postgres = parsed(u"verify --database postgresql://a@db.example/c?sslmode=require"_s);
    QVERIFY2(postgres, postgres ? "" : qPrintable(postgres.error().detail));
    QCOMPARE(std::get<VerifyOptions>(*postgres).database, u"postgresql://a@db.example/c?sslmode=require"_s);
}

void OptionsTest::refuses_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("word");
    const auto row = [](const QString &line, const char *word) {
        QTest::newRow(qPrintable(line)) << line << QString::fromLatin1(word);
    };
    row({}, "command");
    row(u"dance"_s, "command");
    row(u"init --name a --admin b"_s, "--database");
    row(u"init --database p.db --admin b"_s, "--name");
    row(u"init --database p.db --name a --admin b --environment demo"_s, "--environment");
    row(u"init --database p.db --name a --admin b --utc-offset x"_s, "--utc-offset");
    row(u"init --database p.db --name a --admin b more"_s, "more");
    row(u"init --colour red"_s, "colour");
    row(u"seed --pack XL"_s, "--database");
    row(u"recover --person a --reason b"_s, "--database");
    row(u"recover --database p.db --reason b"_s, "--person");
    row(u"recover --database p.db --person a"_s, "--reason");
    row(u"recover --database p.db --person a --reason "_s + QString(2001, u'b'), "2000 letters");
    row(u"verify"_s, "--database");
    row(u"secrets-key"_s, "--key");
    row(u"backup-key"_s, "--key");
    row(u"backup --database p.db --backup b"_s, "--key");
    row(u"backup --database p.db --key k"_s, "--backup");
    row(u"restore --backup b --key k"_s, "--database");
    row(u"verify --database postgresql://a:b@db.example/c"_s, "password");
    row(u"seed --database postgresql:c"_s, "--database");
    row(u"serve --database p.db --audience https://s.test"_s, "--issuer");
    row(u"serve --database p.db --issuer http://id.test --audience x"_s, "--issuer");
    row(serve + u"--issuer ftp://id.test"_s, "--issuer");
    row(serve + u"--plain-issuer http://b.test"_s, "--plain-issuer");
    row(serve + u"--plain-issuer https://id.test"_s, "--plain-issuer");
    row(serve + u"--listen 0.0.0.0:80"_s, "--behind-proxy");
    row(serve + u"--listen 192.0.2.7:80"_s, "--behind-proxy");
    row(serve + u"--listen [::]:80"_s, "--behind-proxy");
    row(serve + u"--health 0.0.0.0:80"_s, "--behind-proxy");
    row(serve + u"--listen 0.0.0.0:80 --certificate c.pem"_s, "--key");
    row(serve + u"--certificate c.pem --key k.pem --health 0.0.0.0:80"_s, "--behind-proxy");
    row(serve + u"--listen localhost:80"_s, "--listen");
    row(serve + u"--listen 127.0.0.1"_s, "--listen");
    row(serve + u"--listen 127.0.0.1:99999"_s, "--listen");
    row(serve + u"--behind-proxy"_s, "--public-url");
    row(serve + u"--public-url http://s.test"_s, "--public-url");
    row(serve + u"--log-level all"_s, "--log-level");
    row(serve + u"--site-talks-to http://id.test"_s, "--site-talks-to");
    row(serve + u"--connections 0"_s, "--connections");
    row(serve + u"--reads-per-minute -1"_s, "--reads-per-minute");
    row(serve + u"--codes-per-minute many"_s, "--codes-per-minute");
    row(serve + u"--allow-origin *"_s, "--allow-origin");
    row(serve + u"--allow-origin null"_s, "--allow-origin");
    row(serve + u"--allow-origin http://console.example"_s, "--allow-origin");
    row(serve + u"--allow-origin https://console.example/"_s, "--allow-origin");
    row(serve + u"--allow-origin https://user@console.example"_s, "--allow-origin");
    row(serve + u"--allow-origin https://console.example:443"_s, "--allow-origin");
    row(serve + u"--allow-origin HTTPS://console.example"_s, "--allow-origin");
    row(serve + u"--connections-per-address -1"_s, "--connections-per-address");
    row(serve + u"--idle-seconds 0"_s, "--idle-seconds");
    row(serve + u"--header-seconds -1"_s, "--header-seconds");
}

void OptionsTest::refuses()
{
    QFETCH(QString, line);
    QFETCH(QString, word);
    const auto options = parsed(line);
    QVERIFY(!options);
    QCOMPARE(options.error().code, u"usage"_s);
    QVERIFY2(options.error().detail.contains(word), qPrintable(options.error().detail));
}

void OptionsTest::helps()
{
    for (const QString &line : {u"--help"_s, u"help"_s, u"serve --help"_s, u"init -h"_s}) {
        const auto options = parsed(line);
        QVERIFY(!options);
        QCOMPARE(options.error().code, u"help"_s);
        QVERIFY(options.error().detail.contains("--database"_L1));
    }
}

STEWARD_TEST(OptionsTest, "options", Core)
#include "optionstest.moc"
