// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/ask.h"
#include "support/testmain.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::tests;

/// The questions of docs/examples: worked by hand there, and the program agrees to the letter.
class ExamplesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void isWorkedByHand_data() { rows(); }
    void isWorkedByHand();
    void programAgrees_data() { rows(); }
    void programAgrees();
    void handAgrees_data() { rows(); }
    void handAgrees();

private:
    void rows() const;
    static QString fileText(const QString &name);

    QStringList m_files;
};

namespace {

struct Block
{
    QString language;
    QString text;
};

/// What stands between fences, in order.
QList<Block> blocksOf(const QString &document)
{
    static const QRegularExpression fenced(uR"((?:^|\n)```(\w+)\n(.*?)\n```(?=\n|$))"_s,
                                           QRegularExpression::DotMatchesEverythingOption);
    QList<Block> blocks;
    for (auto it = fenced.globalMatch(document); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        blocks << Block{match.captured(1), match.captured(2)};
    }
    return blocks;
}

/// "$ stewardctl …" → "…"; empty for anything else.
QString commandOf(const QString &text)
{
    const QString prompt = u"$ stewardctl "_s;
    const QString line = text.section(u'\n', 0, 0);
    return line.startsWith(prompt) ? line.sliced(prompt.size()) : QString();
}

} // namespace

void ExamplesTest::initTestCase()
{
    const QDir folder(qEnvironmentVariable("STEWARD_SOURCE_DIR") + u"/docs/examples"_s);
    QVERIFY(QDir::setCurrent(folder.path())); // the commands name files beside them
    m_files = folder.entryList({u"*.md"_s}, QDir::Files, QDir::Name);
    m_files.removeAll(u"README.md"_s);
    QVERIFY2(m_files.size() >= 6, "six questions");
}

void ExamplesTest::rows() const
{
    QTest::addColumn<QString>("file");
    for (const QString &file : m_files)
        QTest::newRow(qPrintable(file)) << file;
}

QString ExamplesTest::fileText(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

void ExamplesTest::isWorkedByHand()
{
    QFETCH(QString, file);
    const QString text = fileText(file);
    qsizetype from = 0;
    for (const QString &heading : {u"## Facts"_s, u"## Reasoning"_s, u"## Answer"_s, u"## The program"_s}) {
        from = text.indexOf(u'\n' + heading + u'\n', from);
        QVERIFY2(from >= 0, qPrintable(heading));
    }
    static const QRegularExpression rule(uR"(DOMAIN\.md \d+(\.\d+)?)"_s);
    QVERIFY2(text.contains(rule), "no rule is named");
}

void ExamplesTest::programAgrees()
{
    QFETCH(QString, file);
    int commands = 0;
    for (const Block &block : blocksOf(fileText(file))) {
        if (block.language != "console"_L1)
            continue;
        const QString command = commandOf(block.text);
        QVERIFY2(!command.isEmpty(), qPrintable(block.text));
        const cli::Told told = ask(command);
        QVERIFY2(told.err.isEmpty(), qPrintable(told.err));
        QCOMPARE(told.out, block.text.section(u'\n', 1));
        ++commands;
    }
    QVERIFY(commands > 0);
}

/// The answer found by hand, member by member, against what the program says to machines.
void ExamplesTest::handAgrees()
{
    QFETCH(QString, file);
    QJsonObject byHand; // of the next command
    int answers = 0;
    for (const Block &block : blocksOf(fileText(file))) {
        if (block.language == "json"_L1) {
            byHand = QJsonDocument::fromJson(block.text.toUtf8()).object();
            QVERIFY2(!byHand.isEmpty(), qPrintable(block.text));
        } else if (block.language == "console"_L1) {
            QVERIFY2(!byHand.isEmpty(), "a command without an answer by hand");
            const QString missing = missingIn(askJson(commandOf(block.text)), std::exchange(byHand, {}));
            QVERIFY2(missing.isEmpty(), qPrintable(missing));
            ++answers;
        }
    }
    QVERIFY(answers > 0);
    QVERIFY2(byHand.isEmpty(), "an answer by hand without a command");
}

STEWARD_TEST(ExamplesTest, "examples", Core)

#include "examplestest.moc"
