// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/options.h"
#include "support/testmain.h"

#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::cli;

namespace {

Result<Options> parsed(const QString &line)
{
    return parseOptions(QStringList{u"stewardctl"_s} + QProcess::splitCommand(line));
}

} // namespace

class CliOptionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsExplain();
    void readsImpact();
    void refuses_data();
    void refuses();
    void helps();
};

void CliOptionsTest::readsExplain()
{
    using What = ExplainOptions::What;
    const auto plain = parsed(u"explain user amina@umoyo.example"_s);
    QVERIFY(plain);
    const auto usual = std::get<ExplainOptions>(*plain);
    QCOMPARE(usual.what, What::User);
    QCOMPARE(usual.which, u"amina@umoyo.example"_s);
    QCOMPARE(usual.common.pack, u"S"_s);
    QCOMPARE(usual.common.limit, 20);
    QVERIFY(!usual.common.json);

    const auto full = parsed(u"--json explain --limit 0 location mw-d-1 --pack M --user \"Amina Banda\""_s);
    QVERIFY(full);
    const auto wish = std::get<ExplainOptions>(*full);
    QCOMPARE(wish.what, What::Location);
    QCOMPARE(wish.only, u"Amina Banda"_s);
    QCOMPARE(wish.common.pack, u"M"_s);
    QCOMPARE(wish.common.limit, 0);
    QVERIFY(wish.common.json);
    QCOMPARE(std::get<ExplainOptions>(*parsed(u"explain permission edit_data"_s)).what, What::Permission);
    QCOMPARE(std::get<ExplainOptions>(*parsed(u"explain setting ga_opt_out"_s)).what, What::Setting);
}

void CliOptionsTest::readsImpact()
{
    const auto options = parsed(u"impact --as amina - --limit 3"_s);
    QVERIFY(options);
    const auto wish = std::get<ImpactOptions>(*options);
    QCOMPARE(wish.file, u"-"_s);
    QCOMPARE(wish.author, u"amina"_s);
    QCOMPARE(wish.common.limit, 3);
}

void CliOptionsTest::refuses_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("word"); // that the complaint names
    const auto row = [](const char *line, const char *word) {
        QTest::newRow(line) << QString::fromLatin1(line) << QString::fromLatin1(word);
    };
    row("", "command");
    row("dance", "dance");
    row("explain", "user, location, permission or setting");
    row("explain planet 3", "planet");
    row("explain user", "explain user");
    row("explain user \"\"", "explain user");
    row("explain user Amina Banda", "Banda");
    row("explain user amina --as ben", "--as");
    row("explain user amina --user ben", "--user");
    row("explain user amina --limit -1", "--limit");
    row("explain user amina --limit few", "few");
    row("explain user amina --limit", "limit");
    row("explain user amina --colour red", "colour");
    row("impact", "file");
    row("impact a.json b.json", "b.json");
    row("impact a.json --user ben", "--as");
    row("impact a.json --limit 1.5", "--limit");
}

void CliOptionsTest::refuses()
{
    QFETCH(QString, line);
    QFETCH(QString, word);
    const auto options = parsed(line);
    QVERIFY(!options);
    QCOMPARE(options.error().code, u"usage"_s);
    QVERIFY2(options.error().detail.contains(word), qPrintable(options.error().detail));
}

void CliOptionsTest::helps()
{
    for (const QString &line : {u"--help"_s, u"-h"_s, u"help"_s, u"explain --help"_s, u"impact -h"_s}) {
        const auto options = parsed(line);
        QVERIFY(!options);
        QCOMPARE(options.error().code, u"help"_s);
        for (const QString &word : {u"explain setting"_s, u"impact FILE"_s, u"--pack"_s, u"--limit"_s, u"--json"_s,
                                    u"--user"_s, u"--as"_s, u"Ends with 0"_s})
            QVERIFY2(options.error().detail.contains(word), qPrintable(word));
    }
}

STEWARD_TEST(CliOptionsTest, "options", Core)

#include "optionstest.moc"
