// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/sitefolder.h"

#include "vault/digest.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QRegularExpression>

#include <array>

using namespace Qt::StringLiterals;

namespace steward::server {

namespace {

constexpr qint64 mostBytes = 256 * 1024 * 1024;

struct Kind
{
    QLatin1StringView ending;
    const char *type;
};
constexpr std::array kinds{
    Kind{".html"_L1, "text/html; charset=utf-8"},
    Kind{".js"_L1, "text/javascript; charset=utf-8"},
    Kind{".mjs"_L1, "text/javascript; charset=utf-8"},
    Kind{".css"_L1, "text/css; charset=utf-8"},
    Kind{".txt"_L1, "text/plain; charset=utf-8"},
    Kind{".wasm"_L1, "application/wasm"},
    Kind{".json"_L1, "application/json"},
    Kind{".webmanifest"_L1, "application/manifest+json"},
    Kind{".svg"_L1, "image/svg+xml"},
    Kind{".png"_L1, "image/png"},
    Kind{".ico"_L1, "image/x-icon"},
    Kind{".woff2"_L1, "font/woff2"},
    Kind{".ttf"_L1, "font/ttf"},
};

QByteArray typeOf(const QString &path)
{
    for (const Kind &kind : kinds) {
        if (path.endsWith(kind.ending))
            return kind.type;
    }
    return QByteArrayLiteral("application/octet-stream");
}

/// At least 64 bits of a digest between dots or dashes, as wasm/assemble.sh writes them.
bool hasDigest(const QString &path)
{
    static const QRegularExpression digest(u"[.-][0-9a-f]{16,}\\.[^/]*$"_s);
    return digest.match(path).hasMatch();
}

bool isFitPath(const QString &path)
{
    static const QRegularExpression fit(u"^[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$"_s);
    return fit.match(path).hasMatch();
}

SiteFile::Form formOf(const QByteArray &coding, const QByteArray &bytes)
{
    return {coding, bytes, '"' + sha256(bytes).first(16).toHex() + '"'};
}

/// The paths that may be given out, relative to \a root.
QStringList pathsIn(const QDir &root, QStringList &left)
{
    QStringList paths;
    const QString within = root.canonicalPath() + u'/';
    QDirIterator files(root.path(), QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                       QDirIterator::Subdirectories); // which does not follow links
    while (files.hasNext()) {
        const QFileInfo info(files.next());
        if (info.isDir() && !info.isSymLink())
            continue; // what is in it comes by itself
        const QString path = root.relativeFilePath(info.absoluteFilePath());
        const QString real = info.canonicalFilePath();
        const bool isWithin = real.startsWith(within) && isFitPath(real.sliced(within.size()));
        (info.isFile() && isWithin && isFitPath(path) ? paths : left) << path;
    }
    paths.sort();
    return paths;
}

/// True when there was one.
bool takeOffPolicy(QByteArray &page)
{
    static const QRegularExpression meta(u"<meta http-equiv=\"Content-Security-Policy\" content=\"[^\"]*\">\\n?"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    QString text = QString::fromUtf8(page);
    const qsizetype before = text.size();
    text.remove(meta);
    if (text.size() == before)
        return false;
    page = text.toUtf8();
    return true;
}

class Reader
{
public:
    explicit Reader(const QDir &root)
        : m_root(root)
    {
    }

    Result<QByteArray> read(const QString &path)
    {
        QFile file(m_root.filePath(path));
        if (!file.open(QIODevice::ReadOnly))
            return Error{.kind = Error::Kind::Server, .code = u"site.unreadable"_s, .detail = path};
        m_left -= file.size();
        if (m_left < 0)
            return Error{.kind = Error::Kind::Invalid,
                         .code = u"site.size"_s,
                         .detail = u"more than %1 MiB"_s.arg(mostBytes / 1024 / 1024)};
        return file.readAll();
    }

private:
    const QDir &m_root;
    qint64 m_left = mostBytes;
};

Result<SiteFile> fileAt(const QString &path, const QStringList &paths, Reader &reader)
{
    auto read = reader.read(path);
    if (!read)
        return read.error();
    QByteArray plain = std::move(read).value();
    SiteFile file{.type = typeOf(path), .isForEver = hasDigest(path)};
    const bool isChanged = path.endsWith(".html"_L1) && takeOffPolicy(plain);
    file.forms << formOf("identity", plain);
    for (const auto &[coding, ending] : {std::pair{"br", ".br"_L1}, std::pair{"gzip", ".gz"_L1}}) {
        if (isChanged || !paths.contains(path + ending))
            continue; // what lies there is compressed from the page as it was
        const auto bytes = reader.read(path + ending);
        if (!bytes)
            return bytes.error();
        file.forms << formOf(coding, *bytes);
    }
    return file;
}

bool isForm(const QString &path, const QStringList &paths)
{
    return (path.endsWith(".br"_L1) || path.endsWith(".gz"_L1)) && paths.contains(path.chopped(3));
}

} // namespace

Result<SiteFolder> readSite(const QString &folder)
{
    const QDir root(folder);
    SiteFolder site;
    const QStringList paths = pathsIn(root, site.left);
    if (!paths.contains("index.html"_L1))
        return Error{.kind = Error::Kind::NotFound, .code = u"site.missing"_s, .detail = folder};
    Reader reader(root);
    for (const QString &path : paths) {
        if (isForm(path, paths))
            continue;
        auto file = fileAt(path, paths, reader);
        if (!file)
            return file.error();
        site.files.insert('/' + path.toLatin1(), std::move(file).value());
    }
    return site;
}

} // namespace steward::server
