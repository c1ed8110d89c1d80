// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "structure/arrows.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace steward::tests {

/// Which QML module may import which: theme ◂ controls ◂ pages ◂ shell, and models from pages upward.
class ImportsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void madeUpFile_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("complaint"); // empty: none

        const auto row = [](const char *name, const QString &path, const QString &line, const QString &complaint) {
            QTest::newRow(name) << path << line << complaint;
        };
        row("Qt's own", u"qml/theme/Theme.qml"_s, u"import QtQuick"_s, {});
        row("below", u"qml/controls/Button.qml"_s, u"import Steward.Theme"_s, {});
        row("two below", u"qml/shell/Main.qml"_s, u"import Steward.Controls as Controls"_s, {});
        row("itself", u"qml/pages/RolesPage.qml"_s, u"import Steward.Pages"_s, {});
        row("models on a page", u"qml/pages/RolesPage.qml"_s, u"import Steward.Models"_s, {});
        row("models in a control", u"qml/controls/Button.qml"_s, u"import Steward.Models"_s,
            u"qml/controls may not import Steward.Models"_s);
        row("upward", u"qml/controls/Button.qml"_s, u"import Steward.Pages"_s,
            u"qml/controls may not import Steward.Pages"_s);
        row("theme looks up", u"qml/theme/Theme.qml"_s, u"  import Steward.Controls"_s,
            u"qml/theme may not import Steward.Controls"_s);
        row("a folder", u"qml/pages/RolesPage.qml"_s, u"import \"../shell\""_s, u"import modules, not folders"_s);
        row("unknown folder", u"qml/misc/A.qml"_s, u"import QtQuick"_s, u"qml/misc is not in the table"_s);
        row("unknown module", u"qml/shell/Main.qml"_s, u"import Steward.Misc"_s, u"may not import Steward.Misc"_s);
    }

    void madeUpFile()
    {
        QFETCH(QString, path);
        QFETCH(QString, line);
        QFETCH(QString, complaint);
        const QStringList found = badImports(path, line + u"\nItem {}\n"_s);
        QCOMPARE(found.size(), complaint.isEmpty() ? 0 : 1);
        if (!complaint.isEmpty())
            QVERIFY2(found.first().contains(complaint), qPrintable(found.first()));
    }

    void sourceTree()
    {
        QStringList found;
        for (const SourceFile &file : sourceFiles(u"qml"_s, {u"*.qml"_s}))
            found.append(badImports(file.path, file.text));
        QVERIFY2(found.isEmpty(), qPrintable(u'\n' + found.join(u'\n')));
    }
};

STEWARD_TEST(ImportsTest, "imports", Core)

} // namespace steward::tests

#include "importstest.moc"
