// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/sealed/disk.h"
#include "store/sealed/recordmedium.h"

#include <QLockFile>

namespace steward {

/// A sealed store in one file, and beside it, while it is open, a lock (".lock") and, while all of it is written anew,
/// the file that takes its place (".new"). The envelope, either mark and the records begin in blocks of their own, as a
/// disk that loses power while it writes one may lose all of it. Answers before it returns; blocks for the disk.
class RecordFile final : public RecordMedium
{
public:
    explicit RecordFile(QString path, std::shared_ptr<Disk> disk = Disk::system());
    ~RecordFile() override;
    Q_DISABLE_COPY_MOVE(RecordFile)

    void readAll(const Read &read) override;
    void append(const QByteArray &record, const QByteArray &mark, const Done &done) override;
    void note(const QByteArray &mark) override;
    void replaceAll(const Content &content, const Done &done) override;
    void cutTo(qsizetype count, const Done &done) override;
    void wipe(const Done &done) override;

private:
    [[nodiscard]] Result<void> lock();
    [[nodiscard]] Result<Content> read();
    [[nodiscard]] Result<void> write(const QByteArray &record, const QByteArray &mark);
    [[nodiscard]] Result<void> replace(const Content &content);
    [[nodiscard]] Result<void> cut(qsizetype count);
    [[nodiscard]] Result<void> destroy();
    [[nodiscard]] Result<std::unique_ptr<DiskFile>> makeBeside(const Content &content) const;
    [[nodiscard]] QString beside() const;

    QString m_path;
    std::shared_ptr<Disk> m_disk;
    QLockFile m_lock;
    std::unique_ptr<DiskFile> m_file;
    qint64 m_end = 0;        ///< where the next record begins
    qint64 m_lastBegin = 0;  ///< of what was read: where the last record begins
    qsizetype m_count = 0;   ///< of records that were read
    int m_slot = 0;          ///< of the last mark
    bool m_isFailed = false; ///< what is on the disk, nobody knows
};

} // namespace steward
