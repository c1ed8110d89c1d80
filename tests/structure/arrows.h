// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace steward::tests {

/// What is wrong with the `#include "…"` lines of one C++ file, in sentences; empty: nothing. \a path is relative to
/// the source tree ("app/domain/impact.cpp"): it decides what the file may include. Not checked: `#include <…>` but
/// OpenSSL's.
[[nodiscard]] QStringList badIncludes(const QString &path, const QString &text);

/// The same for the `import` lines of one QML file ("qml/pages/RolesPage.qml").
[[nodiscard]] QStringList badImports(const QString &path, const QString &text);

/// A file of the source tree: its path relative to it, and its text.
struct SourceFile
{
    QString path;
    QString text;
};

/// All files under \a folder ("app") with one of these endings ("*.cpp"). Fails the running test and answers nothing
/// where $STEWARD_SOURCE_DIR does not lead to the source tree.
[[nodiscard]] QList<SourceFile> sourceFiles(const QString &folder, const QStringList &endings);

} // namespace steward::tests
