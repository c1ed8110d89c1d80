// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtEndian>

#include <bit>
#include <cstring>
#include <vector>

namespace steward::domain {

/// Numbers in no more bits than the greatest needs: of the positions in an index these are 23 or 26, not 32.
/// at() and set() O(1).
class PackedNumbers
{
public:
    PackedNumbers() = default;
    /// \a count zeros.
    PackedNumbers(size_t count, quint32 greatest)
        : m_width(static_cast<size_t>(std::bit_width(greatest)))
        , m_mask((quint64{1} << m_width) - 1)
        , m_bytes((count * m_width + 7) / 8 + sizeof(quint64)) // eight bytes are read from any of them on
    {
    }

    [[nodiscard]] quint32 at(size_t index) const
    {
        const size_t bit = index * m_width;
        return static_cast<quint32>((load(bit / 8) >> (bit % 8)) & m_mask);
    }
    /// Once for each \a index.
    void set(size_t index, quint32 number)
    {
        const size_t bit = index * m_width;
        qToLittleEndian(load(bit / 8) | (quint64{number} << (bit % 8)), m_bytes.data() + bit / 8);
    }
    [[nodiscard]] qint64 bytes() const { return static_cast<qint64>(m_bytes.capacity()); }

private:
    [[nodiscard]] quint64 load(size_t byte) const { return qFromLittleEndian<quint64>(m_bytes.data() + byte); }

    size_t m_width = 0;
    quint64 m_mask = 0;
    std::vector<uchar> m_bytes;
};

} // namespace steward::domain
