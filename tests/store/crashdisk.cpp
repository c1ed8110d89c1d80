// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/crashdisk.h"

using namespace Qt::StringLiterals;

namespace steward::tests {

namespace {

Error refused(CrashDisk::Fate fate)
{
    return {.kind = Error::Kind::Server,
            .code = fate == CrashDisk::Fate::HalfDone ? u"medium.full"_s : u"medium.failed"_s};
}

class CrashFile final : public DiskFile
{
public:
    CrashFile(CrashDisk &disk, std::shared_ptr<CrashDisk::Node> node)
        : m_disk(disk)
        , m_node(std::move(node))
    {
    }

    Result<QByteArray> readAll() override
    {
        if (const auto fate = m_disk.next(false); fate != CrashDisk::Fate::Done)
            return refused(fate);
        return m_node->now;
    }
    Result<void> writeAt(qint64 offset, const QByteArray &bytes) override
    {
        const auto fate = m_disk.next(true);
        if (fate == CrashDisk::Fate::Refused)
            return refused(fate);
        const QByteArray written = fate == CrashDisk::Fate::HalfDone ? bytes.first(bytes.size() / 2) : bytes;
        if (m_node->now.size() < offset + written.size())
            m_node->now.resize(offset + written.size(), '\0');
        m_node->now.replace(offset, written.size(), written);
        return fate == CrashDisk::Fate::HalfDone ? refused(fate) : Result<void>();
    }
    Result<void> resize(qint64 size) override
    {
        if (const auto fate = m_disk.next(false); fate != CrashDisk::Fate::Done)
            return refused(fate);
        m_node->now.resize(size, '\0');
        return {};
    }
    Result<void> sync() override
    {
        if (const auto fate = m_disk.next(false); fate != CrashDisk::Fate::Done)
            return refused(fate);
        m_node->synced = m_node->now;
        return {};
    }

private:
    CrashDisk &m_disk;
    std::shared_ptr<CrashDisk::Node> m_node;
};

/// Of what was written since the last sync, some blocks have come to the disk and some have not.
QByteArray mixed(const CrashDisk::Node &node)
{
    constexpr qsizetype block = 512;
    QByteArray bytes = node.synced;
    bytes.resize(node.now.size(), '\0');
    for (qsizetype at = 0; at < node.now.size(); at += 2 * block)
        bytes.replace(at, std::min(block, node.now.size() - at),
                      node.now.sliced(at, std::min(block, node.now.size() - at)));
    return bytes;
}

} // namespace

void CrashDisk::setTrouble(Trouble trouble, int call)
{
    m_trouble = trouble;
    m_troubledCall = call;
    m_calls = 0;
}

CrashDisk::Fate CrashDisk::next(bool isWriting)
{
    const int call = m_calls++;
    const bool isReached = call >= m_troubledCall;
    switch (m_trouble) {
    case Trouble::None:
        return Fate::Done;
    case Trouble::FailsOnce:
        return call == m_troubledCall ? Fate::Refused : Fate::Done;
    case Trouble::Full:
        return isReached && isWriting ? Fate::HalfDone : Fate::Done;
    case Trouble::Fails:
    case Trouble::PowerGoes:
        return isReached ? Fate::Refused : Fate::Done;
    }
    return Fate::Done;
}

void CrashDisk::startAnew(Left left)
{
    if (left != Left::All)
        m_names = m_syncedNames;
    for (const auto &node : std::as_const(m_names)) {
        if (left == Left::Half)
            node->now = mixed(*node);
        else if (left == Left::Nothing)
            node->now = node->synced;
        node->synced = node->now;
    }
    m_syncedNames = m_names;
    setTrouble(Trouble::None, 0);
}

QByteArray CrashDisk::bytes(const QString &path) const
{
    const auto node = m_names.value(path);
    return node ? node->now : QByteArray();
}

void CrashDisk::setBytes(const QString &path, const QByteArray &bytes)
{
    m_names.value(path)->now = bytes;
}

Result<std::unique_ptr<DiskFile>> CrashDisk::open(const QString &path, Mode mode)
{
    if (const auto fate = next(false); fate != Fate::Done)
        return refused(fate);
    if (mode == Mode::New)
        m_names.insert(path, std::make_shared<Node>());
    const auto node = m_names.value(path);
    if (!node)
        return Error{.kind = Error::Kind::NotFound, .code = u"medium.none"_s};
    return {std::make_unique<CrashFile>(*this, node)};
}

Result<void> CrashDisk::rename(const QString &from, const QString &to)
{
    if (const auto fate = next(false); fate != Fate::Done)
        return refused(fate);
    m_names.insert(to, m_names.take(from));
    return {};
}

Result<void> CrashDisk::remove(const QString &path)
{
    if (const auto fate = next(false); fate != Fate::Done)
        return refused(fate);
    m_names.remove(path);
    return {};
}

Result<void> CrashDisk::syncFolderOf(const QString & /*path*/)
{
    if (const auto fate = next(false); fate != Fate::Done)
        return refused(fate);
    m_syncedNames = m_names;
    return {};
}

} // namespace steward::tests
