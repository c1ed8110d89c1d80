// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/keyfile.h"

#include "core/foldersync.h"
#include "vault/random.h"
#include "vault/seal.h"

#include <QFile>
#include <QRegularExpression>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace steward::server {

Result<void> makeKeyFile(const QString &path)
{
    QFile file(path);
    if (file.exists())
        return Error{.kind = Error::Kind::Objection, .code = u"key.exists"_s, .detail = path};
    const QByteArray line = randomBytes(sealKeySize).toHex() + '\n';
    const bool isOpen = file.open(QIODevice::WriteOnly | QIODevice::NewOnly)
                        && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    if (!isOpen || file.write(line) != line.size() || !file.flush() || ::fsync(file.handle()) != 0)
        return Error{.kind = Error::Kind::Server, .code = u"file.failed"_s, .detail = path};
    syncFolderOf(path);
    return {};
}

Result<QByteArray> readKeyFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{.kind = Error::Kind::NotFound, .code = u"file.missing"_s, .detail = path};
    const QByteArray text = file.read(1024).trimmed();
    static const QRegularExpression form(u"^[0-9a-fA-F]{64}$"_s);
    if (!form.match(QString::fromLatin1(text)).hasMatch())
        return Error{.kind = Error::Kind::Invalid, .code = u"key.form"_s, .detail = path};
    return QByteArray::fromHex(text);
}

Result<QByteArray> readOwnKeyFile(const QString &path)
{
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    if (QFile::exists(path) && (QFile::permissions(path) & others) != 0)
        return Error{.kind = Error::Kind::Invalid,
                     .code = u"key.open"_s,
                     .detail = path + u": others may read it or write to it (chmod 600)"_s};
    return readKeyFile(path);
}

} // namespace steward::server
