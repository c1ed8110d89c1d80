// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/sealed/recordfile.h"

#include <QtEndian>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr qint64 block = 4096;
constexpr qint64 firstRecord = 3 * block; ///< after the envelope and two marks
constexpr qsizetype lengthSize = 4;
constexpr qsizetype envelopeRoom = block - lengthSize;

qint64 placeOfMark(int slot)
{
    return (1 + slot) * block;
}

Error failed(const QString &code, const QString &detail = {})
{
    return {.kind = Error::Kind::Server, .code = code, .detail = detail};
}

/// Its length first.
QByteArray framed(const QByteArray &bytes)
{
    QByteArray frame(lengthSize, '\0');
    qToBigEndian(static_cast<quint32>(bytes.size()), frame.data());
    return frame + bytes;
}

/// Each fills a block of its own. The envelope's length stands behind it, so that the file begins with its name.
QByteArray blockOfEnvelope(const QByteArray &envelope)
{
    return envelope.leftJustified(envelopeRoom, '\0') + framed(envelope).first(lengthSize);
}

QByteArray blockOfMark(const QByteArray &mark)
{
    return framed(mark).leftJustified(block, '\0');
}

/// As destroy() leaves it.
/// What framed() was given; empty: there is none, or not all of it.
QByteArray unframed(QByteArrayView bytes)
{
    if (bytes.size() < lengthSize)
        return {};
    const auto length = static_cast<qsizetype>(qFromBigEndian<quint32>(bytes.data()));
    return length <= bytes.size() - lengthSize ? bytes.sliced(lengthSize, length).toByteArray() : QByteArray();
}

QByteArray envelopeIn(const QByteArray &bytes)
{
    const QByteArrayView length = QByteArrayView(bytes).sliced(envelopeRoom, lengthSize);
    const QByteArray envelope = unframed(length.toByteArray() + bytes.first(envelopeRoom));
    return envelope.isEmpty() ? bytes.first(envelopeRoom) : envelope; // not ours, or damaged: whoever reads it says so
}

/// By wipe(): nothing but zeros where the envelope was.
bool isDestroyed(const QByteArray &bytes)
{
    return std::ranges::all_of(bytes.first(envelopeRoom), [](char one) { return one == '\0'; });
}

} // namespace

RecordFile::RecordFile(QString path, std::shared_ptr<Disk> disk)
    : m_path(std::move(path))
    , m_disk(std::move(disk))
    , m_lock(m_path + u".lock"_s)
{
    m_lock.setStaleLockTime(0); // a lock goes with its process, however long that one lives
}

RecordFile::~RecordFile() = default;

QString RecordFile::beside() const
{
    return m_path + u".new"_s;
}

Result<void> RecordFile::lock()
{
    if (m_lock.isLocked() || m_lock.tryLock(0))
        return {};
    return m_lock.error() == QLockFile::LockFailedError
               ? failed(u"medium.busy"_s, u"another process has it open"_s)
               : failed(u"medium.failed"_s, u"nothing can be written beside it"_s);
}

void RecordFile::readAll(const Read &read)
{
    const auto locked = lock();
    read(locked ? this->read() : locked.error());
}

Result<RecordMedium::Content> RecordFile::read()
{
    m_file.reset();
    (void)m_disk->remove(beside()); // of a program that was stopped while it wrote it
    auto file = m_disk->open(m_path, Disk::Mode::Existing);
    if (!file && file.error().code == "medium.none"_L1)
        return Content();
    if (!file)
        return file.error();
    m_file = std::move(file).value();
    const auto bytes = m_file->readAll();
    if (!bytes)
        return bytes.error();
    Content content;
    if (bytes->size() < firstRecord) { // not ours, or cut: whoever reads it says so
        content.envelope = bytes->isEmpty() ? QByteArray(1, '\0') : *bytes;
        return content;
    }
    if (isDestroyed(*bytes)) { // of a program that was stopped while it wiped it
        m_file.reset();
        (void)m_disk->remove(m_path);
        return Content();
    }
    content.envelope = envelopeIn(*bytes);
    for (const int slot : {0, 1})
        content.marks << unframed(QByteArrayView(*bytes).sliced(placeOfMark(slot), block));
    qint64 at = firstRecord;
    while (at < bytes->size()) {
        const QByteArray record = unframed(QByteArrayView(*bytes).sliced(at));
        content.hasTornEnd = record.isEmpty();
        if (content.hasTornEnd)
            break;
        content.records << record;
        m_lastBegin = at;
        at += lengthSize + record.size();
    }
    m_end = at;
    m_count = content.records.size();
    m_isFailed = false;
    return content;
}

void RecordFile::append(const QByteArray &record, const QByteArray &mark, const Done &done)
{
    done(m_file && !m_isFailed ? write(record, mark) : failed(u"medium.failed"_s, u"it has to be opened anew"_s));
}

Result<void> RecordFile::write(const QByteArray &record, const QByteArray &mark)
{
    const QByteArray frame = framed(record);
    auto written = m_file->writeAt(m_end, frame);
    if (written)
        written = m_file->writeAt(placeOfMark(1 - m_slot), framed(mark));
    if (!written && written.error().code == "medium.full"_L1 && m_file->resize(m_end))
        return written;
    if (written)
        written = m_file->sync(); // after a failure nobody knows what was written, and a second call may not say
    m_isFailed = !written;
    if (written) {
        m_end += frame.size();
        m_slot = 1 - m_slot;
    }
    return written;
}

void RecordFile::note(const QByteArray &mark)
{
    if (m_file && !m_isFailed)
        (void)m_file->writeAt(placeOfMark(m_slot), framed(mark));
}

void RecordFile::replaceAll(const Content &content, const Done &done)
{
    const auto locked = lock();
    done(locked ? replace(content) : locked);
}

Result<void> RecordFile::replace(const Content &content)
{
    auto made = makeBeside(content);
    if (!made) {
        (void)m_disk->remove(beside());
        return made.error();
    }
    if (const auto renamed = m_disk->rename(beside(), m_path); !renamed) {
        (void)m_disk->remove(beside());
        return renamed;
    }
    const auto old = std::exchange(m_file, std::move(made).value());
    m_slot = 0;
    m_end = firstRecord;
    for (const QByteArray &record : content.records)
        m_end += lengthSize + record.size();
    const auto kept = m_disk->syncFolderOf(m_path);
    m_isFailed = !kept;
    // The key under a password that is no more must not be left on the disk where the old file was. Of what is in
    // force already, this changes nothing if it fails.
    if (kept && old && old->writeAt(0, QByteArray(envelopeRoom, '\0')))
        (void)old->sync();
    return kept;
}

void RecordFile::cutTo(qsizetype count, const Done &done)
{
    done(m_file && !m_isFailed ? cut(count) : failed(u"medium.failed"_s, u"it has to be opened anew"_s));
}

Result<void> RecordFile::cut(qsizetype count)
{
    Q_ASSERT(count == m_count || count == m_count - 1);
    const qint64 end = count < m_count ? m_lastBegin : m_end;
    auto done = m_file->resize(end);
    if (done)
        done = m_file->sync();
    m_isFailed = !done;
    if (done) {
        m_end = end;
        m_count = count;
    }
    return done;
}

void RecordFile::wipe(const Done &done)
{
    const auto locked = lock();
    done(locked ? destroy() : locked);
}

Result<void> RecordFile::destroy()
{
    m_file.reset();
    for (const QString &path : {beside(), m_path}) {
        const auto file = m_disk->open(path, Disk::Mode::Existing);
        if (!file && file.error().code == "medium.none"_L1)
            continue;
        auto gone = file ? (*file)->writeAt(0, QByteArray(envelopeRoom, '\0')) : file.error();
        if (gone)
            gone = (*file)->sync();
        if (gone)
            gone = m_disk->remove(path);
        if (!gone)
            return gone;
    }
    return m_disk->syncFolderOf(m_path);
}

Result<std::unique_ptr<DiskFile>> RecordFile::makeBeside(const Content &content) const
{
    auto opened = m_disk->open(beside(), Disk::Mode::New);
    if (!opened)
        return opened;
    DiskFile &file = **opened;
    const QByteArray head =
        blockOfEnvelope(content.envelope) + blockOfMark(content.marks.constFirst()) + blockOfMark({});
    auto done = file.writeAt(0, head);
    qint64 at = firstRecord;
    for (const QByteArray &record : content.records) {
        if (!done)
            return done.error();
        done = file.writeAt(at, framed(record));
        at += lengthSize + record.size();
    }
    if (done)
        done = file.sync();
    return done ? std::move(opened) : done.error();
}

} // namespace steward
