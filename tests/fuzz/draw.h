// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace steward::fuzzing {

/// Makes choices out of bytes, one of each, so that a small change of the input is a small change of what comes of it.
/// Where the bytes have ended the first choice is made.
class Draw
{
public:
    explicit Draw(const QByteArray &bytes)
        : m_bytes(bytes)
    {
    }

    [[nodiscard]] bool isAtEnd() const { return m_at >= m_bytes.size(); }
    /// From 0; \a limit at most 256.
    int below(qsizetype limit)
    {
        return isAtEnd() ? 0 : static_cast<int>(static_cast<unsigned char>(m_bytes.at(m_at++)) % limit);
    }
    /// True once in \a times.
    bool once(int times) { return below(times) == times - 1; }
    template<typename List>
    auto oneOf(const List &list)
    {
        return list[below(static_cast<qsizetype>(std::size(list)))];
    }

private:
    const QByteArray &m_bytes;
    qsizetype m_at = 0;
};

} // namespace steward::fuzzing
