// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/search/textarena.h"

#include <limits>

namespace steward::domain {

namespace {

constexpr size_t mostBytes = std::numeric_limits<qint32>::max();
constexpr unsigned digitBits = 7;
constexpr unsigned digitMask = (1U << digitBits) - 1;
constexpr unsigned marker = 0x80; // of a digit: it is never a byte 0

} // namespace

bool TextArena::append(std::string_view folded, int row, quint8 field)
{
    const size_t after = m_bytes.size() + folded.size() + 1 + ownerSize;
    if (after > mostBytes || row < 0 || row >= mostRows || field >= mostFields)
        return false;
    m_bytes += folded;
    m_bytes.push_back('\0');
    for (unsigned digit = 0; digit < 4; ++digit)
        m_bytes.push_back(
            static_cast<char>(marker | ((static_cast<unsigned>(row) >> (digit * digitBits)) & digitMask)));
    m_bytes.push_back(static_cast<char>(marker | field));
    return true;
}

TextArena::Owner TextArena::ownerAt(const char *end)
{
    unsigned row = 0;
    for (unsigned digit = 0; digit < 4; ++digit)
        row |= (static_cast<unsigned char>(end[digit + 1]) & digitMask) << (digit * digitBits);
    return {static_cast<int>(row), static_cast<quint8>(static_cast<unsigned char>(end[ownerSize]) & digitMask)};
}

std::string_view TextArena::textAround(quint32 position) const
{
    const char *first = m_bytes.data();
    const char *begin = at(position);
    while (begin != first && begin[-1] != '\0')
        --begin;
    return begin == first ? std::string_view(begin) : std::string_view(begin + ownerSize);
}

} // namespace steward::domain
