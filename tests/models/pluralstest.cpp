// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/plurals.h"
#include "support/testmain.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;

class PluralsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneAndMany();
    void everySentenceWithACountHasBothForms();

private:
    static QStringList countedTexts(const QString &folder);
};

void PluralsTest::oneAndMany()
{
    Plurals plurals;
    QCoreApplication::installTranslator(&plurals);
    const auto tr = [](const char *source, int count) {
        return QCoreApplication::translate("Anything", source, nullptr, count);
    };
    QCOMPARE(tr("%n person(s) are touched.", 1), u"1 person is touched."_s);
    QCOMPARE(tr("%n person(s) are touched.", 2), u"2 people are touched."_s);
    QCOMPARE(tr("%n person(s) are touched.", 0), u"0 people are touched."_s);
    QCOMPARE(tr("%n left", 3), u"3 left"_s);
    QCOMPARE(tr("Not counted(s)", -1), u"Not counted(s)"_s);
    QCoreApplication::removeTranslator(&plurals);
}

QStringList PluralsTest::countedTexts(const QString &folder)
{
    // tr("…" "…" with a %n in it; the pieces of one text may stand on several lines.
    static const QRegularExpression call(u"(?:qsTr|\\btr)\\(\\s*((?:\"(?:\\\\.|[^\"\\\\])*\"\\s*)+)"_s);
    static const QRegularExpression piece(u"\"((?:\\\\.|[^\"\\\\])*)\""_s);
    QStringList found;
    QDirIterator files(QFile::decodeName(qgetenv("STEWARD_SOURCE_DIR")) + folder, {u"*.cpp"_s, u"*.h"_s, u"*.qml"_s},
                       QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QFile::ReadOnly))
            continue;
        const QString source = QString::fromUtf8(file.readAll());
        for (auto calls = call.globalMatch(source); calls.hasNext();) {
            QString text;
            const QString all = calls.next().captured(1);
            for (auto pieces = piece.globalMatch(all); pieces.hasNext();)
                text += pieces.next().captured(1);
            if (text.contains("%n"_L1))
                found << text;
        }
    }
    return found;
}

void PluralsTest::everySentenceWithACountHasBothForms()
{
    const Plurals plurals;
    const QStringList texts = countedTexts(u"/app"_s) + countedTexts(u"/qml"_s);
    QVERIFY(texts.size() > 50);
    QStringList missing;
    for (const QString &text : texts) {
        const bool needsForms = text.contains("s)"_L1) || text.contains(" are "_L1) || text.contains("ies"_L1);
        if (needsForms && plurals.translate("", text.toUtf8().constData(), nullptr, 1).isEmpty())
            missing << text;
    }
    QCOMPARE(missing, QStringList());
}

STEWARD_TEST(PluralsTest, "plurals", Core)
#include "pluralstest.moc"
