// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wire/pack/plaintexts.h"

namespace steward::wire {

QByteArray plainTexts(const TextViews &texts)
{
    BytesWriter to;
    for (const QByteArrayView text : texts)
        to.number(static_cast<quint64>(text.size()));
    for (const QByteArrayView text : texts)
        to.raw(text);
    return to.bytes();
}

PlainTexts::PlainTexts(BytesReader &from, qsizetype count, TextRoom &room)
    : m_from(from)
    , m_room(room)
    , m_sizes(from.numbers(count))
{
}

QByteArrayView PlainTexts::next()
{
    const quint64 size = m_sizes[m_next++];
    if (!m_room.take(size))
        m_from.fail();
    return m_from.raw(size);
}

} // namespace steward::wire
