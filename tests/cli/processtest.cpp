// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/rawsql.h"
#include "store/samples.h"
#include "store/sqlstore.h"
#include "support/testmain.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;

namespace {

constexpr int patience = 60'000; // ms; sanitizers and a busy machine

struct Run
{
    int code = -1;
    QByteArray out;
    QByteArray err;
};

Run run(const QStringList &arguments, const QByteArray &in = {}, const QString &outFile = {})
{
    QProcess process;
    if (!outFile.isEmpty())
        process.setStandardOutputFile(outFile);
    process.start(QStringLiteral(STEWARDCTL_PROGRAM), arguments);
    process.write(in);
    process.closeWriteChannel();
    if (!process.waitForFinished(patience) || process.exitStatus() != QProcess::NormalExit)
        return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

constexpr auto setOf = R"({"changes": [{"entity": {"kind": "role", "handle": "District Data Officer"},
    "field": "permissions.%1", "after": false}]})";

} // namespace

/// The program as it is met in a terminal: what goes where, and how it ends.
class CliProcessTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void help();
    void answers();
    void json();
    void standardInput();
    void refused();
    void wrongCommandLine();
    void unreadable();
    void fullDisk();
    void auditIsRight();
    void auditNamesTheFirstBadRow();
    void auditOfNothing_data();
    void auditOfNothing();
};

void CliProcessTest::help()
{
    const Run told = run({u"--help"_s});
    QCOMPARE(told.code, 0);
    QVERIFY(told.out.contains("explain user"));
    QVERIFY(told.out.endsWith('\n'));
    QCOMPARE(told.err, QByteArray());
}

void CliProcessTest::answers()
{
    const Run told = run({u"explain"_s, u"user"_s, u"Thokozani Mwale"_s});
    QCOMPARE(told.code, 0);
    QVERIFY(told.out.startsWith("Thokozani Mwale ("));
    QVERIFY(told.out.endsWith('\n'));
    QVERIFY(!told.out.endsWith("\n\n"));
    QCOMPARE(told.err, QByteArray());
}

void CliProcessTest::json()
{
    const Run told = run({u"explain"_s, u"permission"_s, u"edit_data"_s, u"--json"_s});
    QCOMPARE(told.code, 0);
    const QJsonObject answer = QJsonDocument::fromJson(told.out).object();
    QCOMPARE(answer.value(u"permission"_s)[u"key"], u"edit_data"_s);
    QCOMPARE(told.err, QByteArray());
}

void CliProcessTest::standardInput()
{
    const Run told = run({u"impact"_s, u"-"_s}, QByteArray(setOf).replace("%1", "edit_data"));
    QCOMPARE(told.code, 0);
    QVERIFY(told.out.startsWith("Would be accepted\n"));
    QCOMPARE(told.err, QByteArray());
    const Run empty = run({u"impact"_s, u"-"_s});
    QCOMPARE(empty.code, 2);
    QVERIFY(empty.err.startsWith("stewardctl: - holds no change set"));
}

/// A refusal is an answer: it goes where answers go.
void CliProcessTest::refused()
{
    const Run told = run({u"impact"_s, u"-"_s}, QByteArray(setOf).replace("%1", "access_all_locations"));
    QCOMPARE(told.code, 1);
    QVERIFY(told.out.startsWith("Would be refused\n"));
    QCOMPARE(told.err, QByteArray());
}

void CliProcessTest::wrongCommandLine()
{
    for (const QStringList &line : {QStringList(), {u"dance"_s}, {u"explain"_s, u"user"_s, u"x"_s, u"--colour"_s}}) {
        const Run told = run(line);
        QCOMPARE(told.code, 2);
        QCOMPARE(told.out, QByteArray());
        QVERIFY(told.err.startsWith("stewardctl: "));
        QVERIFY(told.err.contains("--help"));
        QCOMPARE(told.err.count('\n'), 1);
    }
}

void CliProcessTest::unreadable()
{
    for (const QString &path : {u"/nowhere/set.json"_s, u"/"_s}) {
        const Run told = run({u"impact"_s, path});
        QCOMPARE(told.code, 2);
        QCOMPARE(told.out, QByteArray());
        QVERIFY(told.err.startsWith("stewardctl: cannot read " + path.toUtf8()));
    }
    // A name that would ring the bell and rewrite the line.
    const Run told = run({u"explain"_s, u"user"_s, u"\u0007\u001b[1A"_s});
    QCOMPARE(told.code, 2);
    QVERIFY(told.err.contains("\\u{7}\\u{1b}[1A"));
    QVERIFY(!told.err.contains('\x1b'));
}

void CliProcessTest::fullDisk()
{
    const Run told = run({u"--help"_s}, {}, u"/dev/full"_s);
    QCOMPARE(told.code, 2);
    QVERIFY(told.err.startsWith("stewardctl: cannot write the answer"));
}

namespace {

/// A project of three rows.
void makeProject(const QString &path)
{
    const auto store = SqlStore::make(path);
    QVERIFY(store);
    QVERIFY((*store)->create(samples::project()));
    const QList<Commit> history = samples::history();
    for (const Commit &commit : history.first(3))
        QVERIFY((*store)->commit(commit));
}

} // namespace

void CliProcessTest::auditIsRight()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"p.sqlite"_s);
    makeProject(path);
    const QStringList line{u"audit"_s, u"verify"_s, u"--database"_s, path};
    const Run told = run(line);
    QCOMPARE(told.code, 0);
    QCOMPARE(told.out, "3 rows, all right\n");
    QCOMPARE(told.err, QByteArray());
    const QJsonObject json = QJsonDocument::fromJson(run(line + QStringList{u"--json"_s}).out).object();
    QCOMPARE(json, (QJsonObject{{u"rows"_s, 3}, {u"right"_s, true}}));
    {
        const auto store = SqlStore::open(path);
        QVERIFY((*store)->erasePerson(samples::wezi));
    }
    QCOMPARE(run(line).code, 0);
}

void CliProcessTest::auditNamesTheFirstBadRow()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"p.sqlite"_s);
    makeProject(path);
    RawSql(path).execute(u"UPDATE log SET at = '2020-01-01T00:00:00.000Z' WHERE revision = 2"_s);
    const QStringList line{u"audit"_s, u"verify"_s, u"--database"_s, path};
    const Run told = run(line);
    QCOMPARE(told.code, 1);
    QVERIFY2(told.out.startsWith("row 2 is not right: "), told.out.constData());
    QCOMPARE(told.err, QByteArray());
    const QJsonObject json = QJsonDocument::fromJson(run(line + QStringList{u"--json"_s}).out).object();
    QCOMPARE(json.value(u"firstBadRow"_s).toInt(), 2);
    QVERIFY(!json.value(u"what"_s).toString().isEmpty());
    QCOMPARE(json.value(u"right"_s), QJsonValue(false));
}

void CliProcessTest::auditOfNothing_data()
{
    QTest::addColumn<QStringList>("line");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("no database") << QStringList{u"verify"_s} << QByteArray("--database is needed");
    QTest::newRow("no such file") << QStringList{u"verify"_s, u"--database"_s, u"/nowhere/p.sqlite"_s}
                                  << QByteArray("store.missing");
    QTest::newRow("no such thing") << QStringList{u"mend"_s} << QByteArray("audit knows verify");
    QTest::newRow("a file besides") << QStringList{u"verify"_s, u"p.sqlite"_s} << QByteArray("--database");
    QTest::newRow("of a pack") << QStringList{u"verify"_s, u"--pack"_s, u"S"_s} << QByteArray("--pack");
    QTest::newRow("a password") << QStringList{u"verify"_s, u"--database"_s, u"postgresql://a:hunter2@b/c"_s}
                                << QByteArray("--database:");
}

void CliProcessTest::auditOfNothing()
{
    QFETCH(QStringList, line);
    QFETCH(QByteArray, words);
    const Run told = run(QStringList{u"audit"_s} + line);
    QCOMPARE(told.code, 2);
    QCOMPARE(told.out, QByteArray());
    QVERIFY2(told.err.contains(words), told.err.constData());
    QVERIFY(!told.err.contains("hunter2"));
}

STEWARD_TEST(CliProcessTest, "process", Core)

#include "processtest.moc"
