// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/pack/bytes.h"

namespace steward::wire {

using TextViews = std::vector<QByteArrayView>;

/// How much text may still come out of one pack, each row's own counted. A few bytes can stand for very long texts of
/// very many rows, so that the bytes alone are no bound.
class TextRoom
{
public:
    static constexpr quint64 most = 64 * 1024 * 1024; ///< bytes of UTF-8

    /// False: there is no room for it.
    [[nodiscard]] bool take(quint64 size)
    {
        const bool isRoom = size <= m_left;
        m_left -= isRoom ? size : 0;
        return isRoom;
    }

private:
    quint64 m_left = most;
};

/// The lengths of all texts; then all their bytes.
[[nodiscard]] QByteArray plainTexts(const TextViews &texts);

/// Reads so many of them, one after the other; what is wrong is told by \a from.
class PlainTexts
{
public:
    PlainTexts(BytesReader &from, qsizetype count, TextRoom &room);
    /// Not to be called more often than there are texts; empty when there is something wrong.
    [[nodiscard]] QByteArrayView next();

private:
    BytesReader &m_from;
    TextRoom &m_room;
    std::vector<quint64> m_sizes;
    size_t m_next = 0;
};

} // namespace steward::wire
