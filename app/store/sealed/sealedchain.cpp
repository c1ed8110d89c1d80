// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/sealed/sealedchain.h"

#include "vault/random.h"

#include <QtEndian>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr qsizetype tagSize = 16;
const QByteArray ofRecord = QByteArrayLiteral("record");
const QByteArray ofMark = QByteArrayLiteral("mark");

QByteArray bytesOf(quint64 number)
{
    QByteArray bytes(sizeof number, '\0');
    qToBigEndian(number, bytes.data());
    return bytes;
}

Error broken(const QString &code, const QString &detail = {})
{
    return {.kind = Error::Kind::BadReply, .code = code, .detail = detail};
}

} // namespace

SealedChain::SealedChain(const SecretKey &key, QByteArray name)
    : m_sealer(key.bytes())
    , m_name(std::move(name))
    , m_last(tagSize, '\0')
{
}

SealedChain::SealedChain(const SecretKey &key)
    : SealedChain(key, randomBytes(nameSize))
{
}

QByteArray SealedChain::place() const
{
    return ofRecord + m_name + bytesOf(m_count + 1) + m_last;
}

Result<QByteArray> SealedChain::add(QByteArrayView plain)
{
    auto record = m_sealer.seal(plain, place());
    if (!record)
        return record;
    ++m_count;
    m_before = std::exchange(m_last, record->last(tagSize));
    return record;
}

void SealedChain::takeBack()
{
    Q_ASSERT(m_count > m_acknowledged && !m_before.isEmpty());
    --m_count;
    m_last = std::exchange(m_before, {});
}

Result<QByteArray> SealedChain::take(QByteArrayView record)
{
    auto plain = m_sealer.unseal(record, place());
    if (!plain)
        return plain;
    ++m_count;
    m_before = std::exchange(m_last, record.last(tagSize).toByteArray());
    return plain;
}

Result<QByteArray> SealedChain::mark()
{
    return m_sealer.seal(bytesOf(m_count) + bytesOf(m_acknowledged), ofMark + m_name);
}

std::optional<SealedChain::Mark> SealedChain::newest(const QByteArrayList &marks)
{
    std::optional<Mark> newest;
    for (const QByteArray &one : marks) {
        const auto opened = m_sealer.unseal(one, ofMark + m_name);
        if (!opened || opened->size() != 2 * qsizetype(sizeof(quint64)))
            continue;
        const Mark mark{qFromBigEndian<quint64>(opened->constData()),
                        qFromBigEndian<quint64>(opened->constData() + sizeof(quint64))};
        if (!newest || std::pair(mark.count, mark.acknowledged) > std::pair(newest->count, newest->acknowledged))
            newest = mark;
    }
    return newest;
}

Result<SealedChain::Opened> SealedChain::open(const SecretKey &key, const QByteArray &name, const QByteArrayList &marks,
                                              const QByteArrayList &records)
{
    SealedChain chain(key, name);
    const auto mark = chain.newest(marks);
    if (!mark)
        return broken(u"chain.unmarked"_s);
    QByteArrayList plain;
    for (const QByteArray &record : records) {
        auto one = chain.take(record);
        if (one) {
            plain << std::move(one).value();
            continue;
        }
        // The last one, and nobody was told that it is there: it was cut off while it was written.
        if (plain.size() == records.size() - 1 && chain.m_count >= mark->acknowledged)
            break;
        return broken(u"chain.broken"_s, QString::number(plain.size() + 1));
    }
    if (chain.m_count < mark->acknowledged)
        return broken(u"chain.cut"_s, u"%1 of %2"_s.arg(chain.m_count).arg(mark->acknowledged));
    chain.m_acknowledged = chain.m_count;
    const bool isWhole = plain.size() == records.size();
    return Opened{std::move(chain), std::move(plain), isWhole};
}

} // namespace steward
