// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QHash>
#include <QStringList>

namespace steward::server {

/// One file of the browser build, in every form that it lies there in.
struct SiteFile
{
    struct Form
    {
        QByteArray coding; ///< "identity", "br", "gzip"
        QByteArray bytes;
        QByteArray tag; ///< strong, of these bytes: each form has its own
    };

    QByteArray type;
    bool isForEver = false; ///< a part of its digest is in its name, so that this name never means other bytes
    QList<Form> forms;      ///< "identity" first
};

/// What a folder holds for browsers, read whole.
struct SiteFolder
{
    QHash<QByteArray, SiteFile> files; ///< by path, "/index.html"
    QStringList left;                  ///< relative paths that were left out
};

/// Reads \a folder, at most 256 MiB. Nobody can ask for what is not read here, so that what must not be given out is
/// left out here: hidden files and folders, links that lead out of it, linked folders, what is no regular file, and
/// names with other letters than A-Z a-z 0-9 . _ - (an escaped slash or a blank has no meaning in a path of ours).
/// "x.br" and "x.gz" are forms of "x" and no files of their own. A page's own policy (a meta element, for folders that
/// anybody gives out) is taken off it: ours comes as a header, and of two a browser keeps both.
/// Error::NotFound "site.missing" (no folder, or no index.html in it), Error::Invalid "site.size", Error::Server
/// "site.unreadable" with the file in `detail`.
[[nodiscard]] Result<SiteFolder> readSite(const QString &folder);

} // namespace steward::server
