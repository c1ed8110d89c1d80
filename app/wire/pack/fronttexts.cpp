// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wire/pack/fronttexts.h"

#include <algorithm>

namespace steward::wire {

QByteArray frontTexts(const TextViews &texts)
{
    BytesWriter to;
    TextViews others;
    QByteArrayView before;
    for (const QByteArrayView text : texts) {
        const qsizetype shared = std::ranges::mismatch(before, text).in2 - text.begin();
        to.number(static_cast<quint64>(shared));
        others.push_back(text.sliced(shared));
        before = text;
    }
    to.raw(plainTexts(others));
    return to.bytes();
}

FrontTexts::FrontTexts(BytesReader &from, int count, TextRoom &room)
    : m_from(from)
    , m_room(room)
    , m_shared(from.numbers(count))
    , m_others(from, count, room)
{
}

QByteArrayView FrontTexts::next()
{
    const quint64 shared = m_shared[m_next++];
    if (shared > static_cast<quint64>(m_text.size()) || !m_room.take(shared))
        m_from.fail();
    if (!m_from.isGood())
        return {};
    m_text.truncate(static_cast<qsizetype>(shared));
    m_text.append(m_others.next());
    return m_text;
}

} // namespace steward::wire
