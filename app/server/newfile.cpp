// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/newfile.h"

#include "core/foldersync.h"
#include "store/postgresaddress.h"
#include "store/sqlstore.h"

#include <QFile>
#include <QFileInfo>
#include <QLockFile>

using namespace Qt::StringLiterals;

namespace steward::server {

namespace {

Error failed(const QString &code, const QString &detail, Error::Kind kind = Error::Kind::Server)
{
    return {.kind = kind, .code = code, .detail = detail};
}

/// With what SQLite keeps beside it.
bool removeFile(const QString &path)
{
    bool isGone = true;
    for (const QString &side : {u"-wal"_s, u"-shm"_s, u""_s})
        isGone = (!QFile::exists(path + side) || QFile::remove(path + side)) && isGone;
    return isGone;
}

/// Only a database of ours without a project in it, or a file without a byte, may give way.
Result<void> checkPlace(const QString &path)
{
    if (!QFileInfo::exists(path) || (QFileInfo(path).isFile() && QFileInfo(path).size() == 0))
        return {};
    const auto store = SqlStore::openToRead(path);
    if (!store)
        return store.error();
    const auto project = (*store)->load();
    if (!project && project.error().code == "store.empty"_L1)
        return {};
    return failed(u"store.not_empty"_s, u"there is a project in the file already"_s, Error::Kind::Objection);
}

Result<void> move(const QString &from, const QString &to)
{
    if (QFileInfo(from + u"-wal"_s).size() > 0)
        return failed(u"store.busy"_s, u"%1 is open in another process"_s.arg(from));
    if (!removeFile(to))
        return failed(u"store.failed"_s, u"%1 cannot be replaced"_s.arg(to));
    QFile file(from);
    if (!file.rename(to)) // never over what has come there in the meantime
        return failed(u"store.failed"_s, file.errorString());
    syncFolderOf(to);
    return {};
}

Result<QString> fillFile(const QString &path, const std::function<Result<QString>(Store &)> &fill)
{
    const auto store = SqlStore::make(path);
    if (!store)
        return store.error();
    return fill(**store);
}

Result<QString> fillDatabase(const QString &address, const std::function<Result<QString>(Store &)> &fill)
{
    const auto store = SqlStore::make(address);
    if (!store)
        return store.error();
    Result<QString> filled = QString();
    const auto done = (*store)->atOnce([&]() -> Result<void> {
        filled = fill(**store);
        return filled ? Result<void>() : filled.error();
    });
    return done ? filled : done.error();
}

} // namespace

Result<QString> makeProject(const QString &place, const std::function<Result<QString>(Store &)> &fill)
{
    return isPostgresAddress(place) ? fillDatabase(place, fill) : makeFile(place, fill);
}

Result<QString> makeFile(const QString &path, const std::function<Result<QString>(Store &)> &fill)
{
    QLockFile lock(path + u".lock"_s);
    if (!lock.tryLock(0) && lock.error() == QLockFile::LockFailedError)
        return failed(u"store.busy"_s, u"another process is making this file"_s);
    if (!lock.isLocked())
        return failed(u"store.unopenable"_s, u"nothing can be written there"_s);
    if (const auto place = checkPlace(path); !place)
        return place.error();
    const QString beside = path + u".new"_s;
    if (!removeFile(beside))
        return failed(u"store.failed"_s, u"%1 is in the way"_s.arg(beside));
    auto filled = fillFile(beside, fill);
    if (filled) {
        if (const auto moved = move(beside, path); !moved)
            filled = moved.error();
    }
    if (!filled)
        removeFile(beside);
    return filled;
}

} // namespace steward::server
