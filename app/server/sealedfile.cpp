// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/sealedfile.h"

#include "vault/random.h"
#include "vault/seal.h"

#include <QFile>
#include <QSaveFile>
#include <QtEndian>

using namespace Qt::StringLiterals;

namespace steward::server {

namespace {

const QByteArray magic = "steward-sealed 1\n";
constexpr qsizetype idSize = 16;
constexpr qsizetype pieceSize = 1024 * 1024;
constexpr qsizetype longestPiece = pieceSize + 29; // seal() adds so much

Error failed(const QString &path)
{
    return {.kind = Error::Kind::Server, .code = u"file.failed"_s, .detail = path};
}

Error broken()
{
    return {.kind = Error::Kind::BadReply,
            .code = u"backup.broken"_s,
            .detail = u"it was made with another key, or is damaged"_s};
}

QByteArray placeOf(const QByteArray &id, quint64 number, bool isLast)
{
    QByteArray place = magic + id + QByteArray(9, isLast ? '\1' : '\0');
    qToBigEndian(number, place.data() + magic.size() + id.size());
    return place;
}

QByteArray lengthOf(const QByteArray &piece)
{
    QByteArray length(4, '\0');
    qToBigEndian(static_cast<quint32>(piece.size()), length.data());
    return length;
}

Result<void> open(QFile &from, QSaveFile &to)
{
    if (!from.open(QIODevice::ReadOnly))
        return Error{.kind = Error::Kind::NotFound, .code = u"file.missing"_s, .detail = from.fileName()};
    if (!to.open(QIODevice::WriteOnly) || !to.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        return failed(to.fileName());
    return {};
}

/// What QSaveFile still holds is written in commit(), and a failure there is not told (RULES.md T7).
Result<void> finish(QSaveFile &file)
{
    if (file.flush() && file.commit())
        return {};
    file.cancelWriting();
    return failed(file.fileName());
}

/// Nothing at the end of the file; an error where what is there is no piece.
Result<std::optional<QByteArray>> nextPiece(QFile &from)
{
    const QByteArray length = from.read(4);
    if (length.isEmpty() && from.atEnd())
        return std::optional<QByteArray>();
    const qsizetype size = length.size() == 4 ? qFromBigEndian<quint32>(length.constData()) : 0;
    if (size == 0 || size > longestPiece)
        return broken();
    QByteArray piece = from.read(size);
    if (piece.size() != size)
        return broken();
    return std::optional(std::move(piece));
}

} // namespace

bool isSealedFile(const QString &file)
{
    QFile sealed(file);
    return sealed.open(QIODevice::ReadOnly) && sealed.read(magic.size()) == magic;
}

Result<void> sealFile(const QString &from, const QString &to, const QByteArray &key)
{
    QFile plain(from);
    QSaveFile sealed(to);
    if (const auto opened = open(plain, sealed); !opened)
        return opened.error();
    const QByteArray id = randomBytes(idSize);
    sealed.write(magic + id);
    for (quint64 number = 0;; ++number) {
        const QByteArray bytes = plain.read(pieceSize);
        if (plain.error() != QFile::NoError)
            return failed(from);
        const bool isLast = plain.atEnd();
        const auto piece = seal(key, bytes, placeOf(id, number, isLast));
        if (!piece)
            return piece.error();
        if (sealed.write(lengthOf(*piece) + *piece) != 4 + piece->size())
            return failed(to);
        if (isLast)
            return finish(sealed);
    }
}

Result<void> unsealFile(const QString &from, const QString &to, const QByteArray &key)
{
    QFile sealed(from);
    QSaveFile plain(to);
    if (const auto opened = open(sealed, plain); !opened)
        return opened.error();
    if (sealed.read(magic.size()) != magic)
        return broken();
    const QByteArray id = sealed.read(idSize);
    for (quint64 number = 0;; ++number) {
        const auto piece = nextPiece(sealed);
        if (!piece)
            return piece.error();
        if (!*piece)
            return broken(); // it ended, and the last piece had not come
        const bool isLast = sealed.atEnd();
        const auto bytes = unseal(key, **piece, placeOf(id, number, isLast));
        if (!bytes)
            return bytes.error().code == "seal.broken"_L1 ? broken() : bytes.error();
        if (plain.write(*bytes) != bytes->size())
            return failed(to);
        if (isLast)
            return finish(plain);
    }
}

} // namespace steward::server
