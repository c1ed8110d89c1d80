// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "structure/arrows.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace steward::tests {

namespace {

/// What each folder of app/ may include besides itself. The table of the architecture, word for word.
const QMap<QString, QStringList> &includeTable()
{
    static const QMap<QString, QStringList> table = {
        {u"core"_s, {}},
        {u"domain"_s, {u"core"_s}},
        {u"vault"_s, {u"core"_s}},
        {u"transport"_s, {u"core"_s}},
        {u"wire"_s, {u"core"_s, u"domain"_s}},
        {u"store"_s, {u"core"_s, u"domain"_s, u"vault"_s}},
        {u"oidc"_s, {u"core"_s, u"transport"_s, u"vault"_s}},
        {u"service"_s, {u"core"_s, u"domain"_s, u"store"_s, u"wire"_s}},
        {u"api"_s, {u"core"_s, u"domain"_s, u"wire"_s, u"transport"_s}},
        {u"session"_s, {u"core"_s, u"transport"_s, u"vault"_s, u"oidc"_s}},
        {u"workspace"_s, {u"core"_s, u"domain"_s, u"api"_s, u"store"_s, u"vault"_s}},
        {u"demo"_s, {u"core"_s, u"domain"_s, u"store"_s, u"service"_s, u"transport"_s}},
        {u"server"_s, {u"core"_s, u"service"_s, u"store"_s, u"vault"_s, u"oidc"_s, u"transport"_s}},
        {u"models"_s, {u"core"_s, u"domain"_s, u"workspace"_s, u"session"_s}},
        {u"cli"_s, {u"core"_s, u"domain"_s, u"store"_s, u"workspace"_s, u"session"_s, u"demo"_s}},
    };
    return table;
}

/// theme ◂ controls ◂ pages ◂ shell, by module name; models from pages upward.
const QMap<QString, QStringList> &importTable()
{
    static const QMap<QString, QStringList> table = {
        {u"theme"_s, {}},
        {u"controls"_s, {u"Theme"_s}},
        {u"pages"_s, {u"Theme"_s, u"Controls"_s, u"Models"_s}},
        {u"shell"_s, {u"Theme"_s, u"Controls"_s, u"Pages"_s, u"Models"_s}},
    };
    return table;
}

/// What the C++ behind a QML module may include: a control computes nothing about a project.
const QStringList beneathQml = {u"core"_s};

/// Where everything is born and handed to each other: all of app/ but what `except` names.
struct Root
{
    QString path; ///< a file, or a folder ending in '/'
    QStringList except;
};

const QList<Root> &compositionRoots()
{
    static const QList<Root> roots = {
        {u"app/console/"_s, {u"server"_s, u"cli"_s}},
        {u"app/server/main.cpp"_s, {u"console"_s, u"cli"_s, u"models"_s}},
        {u"app/cli/main.cpp"_s, {u"console"_s, u"server"_s, u"models"_s}},
    };
    return roots;
}

bool mayInclude(const QString &path, const QString &folder, const QString &wanted)
{
    if (folder == wanted)
        return true;
    for (const Root &root : compositionRoots()) {
        if (path == root.path || (root.path.endsWith(u'/') && path.startsWith(root.path)))
            return includeTable().contains(wanted) && !root.except.contains(wanted);
    }
    if (path.startsWith(u"qml/"_s))
        return beneathQml.contains(wanted);
    return includeTable().value(folder).contains(wanted);
}

QString folderOf(const QString &path)
{
    return path.section(u'/', 1, 1);
}

QString complaint(const QString &path, int line, const QString &what)
{
    return u"%1:%2: %3"_s.arg(path).arg(line).arg(what);
}

/// The line number of every line that fits, with what the pattern caught.
QList<std::pair<int, QString>> matches(const QString &text, const QRegularExpression &pattern)
{
    QList<std::pair<int, QString>> found;
    const QStringList lines = text.split(u'\n');
    for (int i = 0; i < lines.size(); ++i) {
        const QRegularExpressionMatch match = pattern.match(lines.at(i));
        if (match.hasMatch())
            found.append({i + 1, match.captured(1)});
    }
    return found;
}

} // namespace

QStringList badIncludes(const QString &path, const QString &text)
{
    static const QRegularExpression quoted(uR"x(^\s*#\s*include\s*"([^"]*)")x"_s);
    static const QRegularExpression openssl(uR"(^\s*#\s*include\s*<(openssl/[^>]*)>)"_s);

    QStringList found;
    const QString folder = folderOf(path);
    const bool known = path.startsWith(u"qml/"_s) ? importTable().contains(folder)
                                                  : folder == u"console"_s || includeTable().contains(folder);
    if (!known)
        found.append(complaint(path, 1, u"the folder \"%1\" is not in the table of the architecture"_s.arg(folder)));
    for (const auto &[line, file] : matches(text, quoted)) {
        if (!file.contains(u'/') && file.endsWith(u".moc"_s))
            continue; // made by moc from the file itself
        const QString wanted = file.section(u'/', 0, 0);
        if (!file.contains(u'/') || wanted.startsWith(u'.'))
            found.append(complaint(path, line, u"write #include \"folder/file.h\", not \"%1\""_s.arg(file)));
        else if (!mayInclude(path, folder, wanted))
            found.append(complaint(path, line, u"\"%1\" may not include \"%2\""_s.arg(folder, wanted)));
    }
    if (folder != u"vault"_s) {
        for (const auto &[line, file] : matches(text, openssl))
            found.append(complaint(path, line, u"only vault uses OpenSSL, not \"%1\" (%2)"_s.arg(folder, file)));
    }
    return found;
}

QStringList badImports(const QString &path, const QString &text)
{
    static const QRegularExpression imported(uR"(^\s*import\s+("[^"]*"|[\w.]+))"_s);

    const QString folder = folderOf(path);
    if (!importTable().contains(folder))
        return {complaint(path, 1, u"qml/%1 is not in the table of the architecture"_s.arg(folder))};
    QStringList found;
    for (const auto &[line, module] : matches(text, imported)) {
        if (module.startsWith(u'"'))
            found.append(complaint(path, line, u"import modules, not folders or files: %1"_s.arg(module)));
        else if (module.startsWith(u"Steward."_s) && module.mid(8).compare(folder, Qt::CaseInsensitive) != 0
                 && !importTable().value(folder).contains(module.mid(8)))
            found.append(complaint(path, line, u"qml/%1 may not import %2"_s.arg(folder, module)));
    }
    return found;
}

QList<SourceFile> sourceFiles(const QString &folder, const QStringList &endings)
{
    const QDir source(qEnvironmentVariable("STEWARD_SOURCE_DIR"));
    if (!source.exists(u"CMakePresets.json"_s)) {
        QTest::qFail("STEWARD_SOURCE_DIR does not lead to the source tree", __FILE__, __LINE__);
        return {};
    }
    QList<SourceFile> found;
    QDirIterator files(source.filePath(folder), endings, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            QTest::qFail(qPrintable(u"not readable: "_s + file.fileName()), __FILE__, __LINE__);
        found.append({source.relativeFilePath(file.fileName()), QString::fromUtf8(file.readAll())});
    }
    return found;
}

} // namespace steward::tests
