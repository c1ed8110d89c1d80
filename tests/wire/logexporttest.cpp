// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wire/logexport.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::wire;

/// How cells are written; what rows look like is in the service's test of the export.
class LogExportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cells_data();
    void cells();
    void rowWithoutChanges();
    void formats();
};

void LogExportTest::cells_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("cell");
    const auto row = [](const char *name, const QString &text, const QByteArray &cell) {
        QTest::newRow(name) << text << cell;
    };
    row("empty", {}, {});
    row("plain", u"Moyo District"_s, "Moyo District");
    row("letters of all kinds", u"\u00e9\U0001F600"_s, "\xc3\xa9\xf0\x9f\x98\x80");
    row("comma", u"a,b"_s, "\"a,b\"");
    row("quote", u"a\"b"_s, "\"a\"\"b\"");
    row("line", u"a\nb"_s, "\"a\nb\"");
    row("return", u"a\rb"_s, "\"a\rb\"");
    row("formula", u"=1+1"_s, "'=1+1");
    row("plus", u"+1"_s, "'+1");
    row("minus", u"-1"_s, "'-1");
    row("at", u"@SUM(A1)"_s, "'@SUM(A1)");
    row("tab", u"\t=1"_s, "'\t=1");
    row("line before a formula", u"\n=1"_s, "\"'\n=1\"");
    row("nothing before a formula", QString(QChar(0)) + u"=1"_s, QByteArray("'\0=1", 4));
    row("formula with a comma", u"=A(1,2)"_s, "\"'=A(1,2)\"");
    row("minus inside", u"a-b"_s, "a-b");
}

void LogExportTest::cells()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, cell);
    QCOMPARE(csvCell(text), cell);
}

void LogExportTest::rowWithoutChanges()
{
    const LogEntry entry{.revision = 7, .isErased = true};
    const QByteArray line = exportOf(ExportFormat::Csv, entry);
    QCOMPARE(line.count('\n'), 1);
    QCOMPARE(line.count(','), exportHead(ExportFormat::Csv).count(','));
    QVERIFY(line.startsWith("7,"));
}

void LogExportTest::formats()
{
    QCOMPARE(exportFormatFrom(u"csv"), ExportFormat::Csv);
    QCOMPARE(exportFormatFrom(u"jsonl"), ExportFormat::JsonLines);
    QVERIFY(!exportFormatFrom(u"CSV"));
    QVERIFY(!exportFormatFrom(u""));
    QVERIFY(exportHead(ExportFormat::JsonLines).isEmpty());
}

STEWARD_TEST(LogExportTest, "logexport", Core)
#include "logexporttest.moc"
