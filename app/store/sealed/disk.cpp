// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/sealed/disk.h"

#include "core/foldersync.h"

#include <QFile>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

Error lastError()
{
    const int number = errno;
    const bool isFull = number == ENOSPC || number == EDQUOT;
    return {.kind = number == ENOENT ? Error::Kind::NotFound : Error::Kind::Server,
            .code = number == ENOENT ? u"medium.none"_s
                    : isFull         ? u"medium.full"_s
                                     : u"medium.failed"_s,
            .detail = QString::fromLocal8Bit(std::strerror(number))};
}

Result<void> told(int done)
{
    return done == 0 ? Result<void>() : lastError();
}

class SystemFile final : public DiskFile
{
public:
    explicit SystemFile(int descriptor)
        : m_descriptor(descriptor)
    {
    }
    ~SystemFile() override { ::close(m_descriptor); }
    Q_DISABLE_COPY_MOVE(SystemFile)

    Result<QByteArray> readAll() override
    {
        struct stat facts
        {
        };
        if (::fstat(m_descriptor, &facts) != 0)
            return lastError();
        QByteArray bytes(static_cast<qsizetype>(facts.st_size), Qt::Uninitialized);
        qsizetype have = 0;
        while (have < bytes.size()) {
            const auto got = ::pread(m_descriptor, bytes.data() + have, static_cast<size_t>(bytes.size() - have), have);
            if (got < 0 && errno == EINTR)
                continue;
            if (got < 0)
                return lastError();
            if (got == 0)
                break;
            have += got;
        }
        bytes.truncate(have);
        return bytes;
    }

    Result<void> writeAt(qint64 offset, const QByteArray &bytes) override
    {
        qsizetype done = 0;
        while (done < bytes.size()) {
            const auto written = ::pwrite(m_descriptor, bytes.constData() + done,
                                          static_cast<size_t>(bytes.size() - done), offset + done);
            if (written < 0 && errno == EINTR)
                continue;
            if (written < 0)
                return lastError();
            done += written;
        }
        return {};
    }

    Result<void> resize(qint64 size) override { return told(::ftruncate(m_descriptor, size)); }
    Result<void> sync() override { return told(::fsync(m_descriptor)); }

private:
    const int m_descriptor;
};

class SystemDisk final : public Disk
{
public:
    Result<std::unique_ptr<DiskFile>> open(const QString &path, Mode mode) override
    {
        const int flags = O_RDWR | O_CLOEXEC | O_NOFOLLOW | (mode == Mode::New ? O_CREAT | O_TRUNC : 0);
        const int descriptor = ::open(QFile::encodeName(path).constData(), flags, S_IRUSR | S_IWUSR);
        if (descriptor < 0)
            return lastError();
        return {std::make_unique<SystemFile>(descriptor)};
    }
    Result<void> rename(const QString &from, const QString &to) override
    {
        return told(::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()));
    }
    Result<void> remove(const QString &path) override { return told(::unlink(QFile::encodeName(path).constData())); }
    Result<void> syncFolderOf(const QString &path) override
    {
        return steward::syncFolderOf(path) ? Result<void>() : lastError();
    }
};

} // namespace

std::shared_ptr<Disk> Disk::system()
{
    return std::make_shared<SystemDisk>();
}

} // namespace steward
