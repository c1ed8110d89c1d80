// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "structure/arrows.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace steward::tests {

/// Which folder may include which: the source tree as it is, and made-up files that show that the test bites.
class IncludesTest : public QObject
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
        row("downward", u"app/domain/a.cpp"_s, u"#include \"core/id.h\""_s, {});
        row("itself", u"app/domain/a.cpp"_s, u"#include \"domain/impact.h\""_s, {});
        row("moc", u"app/api/a.cpp"_s, u"#include \"a.moc\""_s, {});
        row("upward", u"app/core/a.h"_s, u"#include \"domain/impact.h\""_s, u"\"core\" may not include \"domain\""_s);
        row("sideways", u"app/api/a.h"_s, u"#include \"store/store.h\""_s, u"\"api\" may not include \"store\""_s);
        row("spaces", u"app/models/a.h"_s, u"  #  include \"wire/role.h\""_s, u"\"models\" may not include \"wire\""_s);
        row("through a client", u"app/transport/a.h"_s, u"#include \"session/session.h\""_s,
            u"\"transport\" may not include \"session\""_s);
        row("no folder", u"app/core/a.h"_s, u"#include \"id.h\""_s, u"write #include \"folder/file.h\""_s);
        row("up and down", u"app/core/a.h"_s, u"#include \"../domain/a.h\""_s, u"write #include \"folder/file.h\""_s);
        row("unknown folder", u"app/util/a.h"_s, {}, u"the folder \"util\" is not in the table"_s);
        row("unknown target", u"app/console/main.cpp"_s, u"#include \"util/a.h\""_s, u"may not include \"util\""_s);
        row("root", u"app/console/main.cpp"_s, u"#include \"transport/http.h\""_s, {});
        row("root, but the server", u"app/console/main.cpp"_s, u"#include \"server/a.h\""_s,
            u"\"console\" may not include \"server\""_s);
        row("server's root", u"app/server/main.cpp"_s, u"#include \"demo/pack.h\""_s, {});
        row("server elsewhere", u"app/server/socket.cpp"_s, u"#include \"demo/pack.h\""_s,
            u"\"server\" may not include \"demo\""_s);
        row("command line", u"app/cli/run.cpp"_s, u"#include \"demo/pack.h\""_s, {});
        row("command line's root", u"app/cli/main.cpp"_s, u"#include \"wire/changes.h\""_s, {});
        row("command line, not at its root", u"app/cli/run.cpp"_s, u"#include \"wire/changes.h\""_s,
            u"\"cli\" may not include \"wire\""_s);
        row("command line, no windows", u"app/cli/main.cpp"_s, u"#include \"models/format.h\""_s,
            u"\"cli\" may not include \"models\""_s);
        row("openssl in vault", u"app/vault/seal.cpp"_s, u"#include <openssl/evp.h>"_s, {});
        row("openssl elsewhere", u"app/oidc/jwt.cpp"_s, u"#include <openssl/evp.h>"_s, u"only vault uses OpenSSL"_s);
        row("behind a control", u"qml/controls/a.cpp"_s, u"#include \"domain/project.h\""_s,
            u"\"controls\" may not include \"domain\""_s);
        row("in a comment", u"app/core/a.h"_s, u"// #include \"domain/impact.h\""_s, {});
    }

    void madeUpFile()
    {
        QFETCH(QString, path);
        QFETCH(QString, line);
        QFETCH(QString, complaint);
        const QStringList found = badIncludes(path, u"#pragma once\n"_s + line + u'\n');
        QCOMPARE(found.size(), complaint.isEmpty() ? 0 : 1);
        if (!complaint.isEmpty())
            QVERIFY2(found.first().contains(complaint), qPrintable(found.first()));
    }

    void sourceTree()
    {
        const QStringList endings = {u"*.h"_s, u"*.cpp"_s, u"*.mm"_s};
        QStringList found;
        int read = 0;
        for (const QString &folder : {u"app"_s, u"qml"_s}) {
            for (const SourceFile &file : sourceFiles(folder, endings)) {
                if (file.path.count(u'/') < 2)
                    continue; // the precompiled header, which belongs to no folder
                found.append(badIncludes(file.path, file.text));
                ++read;
            }
        }
        QVERIFY2(read > 10, "hardly a file was found: is this the source tree?");
        QVERIFY2(found.isEmpty(), qPrintable(u'\n' + found.join(u'\n')));
    }
};

STEWARD_TEST(IncludesTest, "includes", Core)

} // namespace steward::tests

#include "includestest.moc"
