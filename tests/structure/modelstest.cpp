// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/testmain.h"

#include <QDir>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace steward::tests {

/// Every model that QML may show is held to the rules of Qt's item models by some test.
class ModelsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyModelIsUnderTheTester()
    {
        const QDir root(QFile::decodeName(qgetenv("STEWARD_SOURCE_DIR")));
        QStringList tests;
        for (const QString &text : texts(QDir(root.filePath(u"tests/models"_s)), u"*.cpp"_s)) {
            if (text.contains(u"QAbstractItemModelTester"))
                tests << text;
        }
        static const QRegularExpression declaration(
            u"^class (\\w+) : public (?:steward::)?(?:RowsModel|QAbstract(?:List|Table|Item)Model)$"_s,
            QRegularExpression::MultilineOption);
        int count = 0;
        for (const QString &text : texts(QDir(root.filePath(u"app/models"_s)), u"*.h"_s)) {
            const auto match = declaration.match(text);
            if (!match.hasMatch() || match.captured(1) == "RowsModel"_L1) // RowsModel is what the others are made from
                continue;
            ++count;
            const bool isTried = std::any_of(tests.cbegin(), tests.cend(),
                                             [&](const QString &test) { return test.contains(match.captured(1)); });
            QVERIFY2(isTried, qPrintable(match.captured(1)));
        }
        QVERIFY(count >= 15);
    }

private:
    static QStringList texts(const QDir &folder, const QString &pattern)
    {
        QStringList texts;
        for (const QString &name : folder.entryList({pattern}, QDir::Files)) {
            QFile file(folder.filePath(name));
            if (file.open(QFile::ReadOnly))
                texts << QString::fromUtf8(file.readAll());
        }
        return texts;
    }
};

STEWARD_TEST(ModelsTest, "models", Core)

} // namespace steward::tests

#include "modelstest.moc"
