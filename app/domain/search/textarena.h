// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtEndian>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace steward::domain {

/// What may stand before a letter that begins a word. Folded texts part words by ASCII alone (folding.h).
[[nodiscard]] constexpr bool isWordByte(char byte)
{
    return static_cast<signed char>(byte) < 0 || (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
}

[[nodiscard]] inline bool beginsWord(std::string_view text, size_t at)
{
    return at == 0 || (isWordByte(text[at]) && !isWordByte(text[at - 1]));
}

/// Where the word begins that \a at is in, or behind.
[[nodiscard]] inline size_t wordStartAt(std::string_view text, size_t at)
{
    while (!beginsWord(text, at))
        --at;
    return at;
}

/// Calls \a visit(at) for the start of the text and of each later word.
template<typename Visit>
void forEachWord(std::string_view text, Visit visit)
{
    for (size_t at = 0; at < text.size(); ++at) {
        if (beginsWord(text, at))
            visit(at);
    }
}

/// Calls \a visit(at) for each letter behind the first one, up to where the next word begins.
template<typename Visit>
void forEachInside(std::string_view word, Visit visit)
{
    for (size_t at = 1; at < word.size() && !beginsWord(word, at); ++at) {
        const bool isLetter = (static_cast<unsigned char>(word[at]) & 0xc0) != 0x80; // its first byte
        if (isLetter)
            visit(at);
    }
}

/// Folded texts one behind the other, each with whose it is: the text, a byte 0, four bytes of the row and one of the
/// field, 7 bits each, none of them 0. So the text around any of its letters, and its owner, are found on the spot, by
/// the next byte 0 and the one before: no table is needed that leads from a letter to its text.
class TextArena
{
public:
    static constexpr int mostRows = 1 << 28;
    static constexpr int mostFields = 1 << 7;

    struct Owner
    {
        int row = 0;
        quint8 field = 0;
    };

    /// False, and nothing done: it would be more than 2 GiB, or row or field are out of bounds. \a folded holds no 0.
    bool append(std::string_view folded, int row, quint8 field);
    void clear() { m_bytes.clear(); }
    void shrink() { m_bytes.shrink_to_fit(); }

    [[nodiscard]] quint32 size() const { return static_cast<quint32>(m_bytes.size()); }
    [[nodiscard]] qint64 bytes() const { return static_cast<qint64>(m_bytes.capacity()); }
    /// What stands from \a position on; ends with the byte 0 of its text.
    [[nodiscard]] const char *at(quint32 position) const { return m_bytes.data() + position; }
    /// Of a place that at() gave.
    [[nodiscard]] quint32 positionOf(const char *place) const { return static_cast<quint32>(place - m_bytes.data()); }
    /// The next eight bytes as a number, the first one highest; zeros behind the last text.
    [[nodiscard]] quint64 eightAt(quint32 position) const;
    /// Of the text of which \a end is the byte 0.
    [[nodiscard]] static Owner ownerAt(const char *end);
    /// The text that holds the letter at \a position. O(its length).
    [[nodiscard]] std::string_view textAround(quint32 position) const;
    /// Calls \a visit(position, text) for each text from \a position on, which begins one, until it says false; returns
    /// where the next one begins.
    template<typename Visit>
    quint32 forEach(quint32 position, Visit visit) const;

private:
    static constexpr quint32 ownerSize = 5;

    std::string m_bytes;
};

inline quint64 TextArena::eightAt(quint32 position) const
{
    if (size() - position >= sizeof(quint64))
        return qFromBigEndian<quint64>(at(position));
    std::array<char, sizeof(quint64)> rest{};
    std::copy(m_bytes.begin() + position, m_bytes.end(), rest.begin());
    return qFromBigEndian<quint64>(rest.data());
}

template<typename Visit>
quint32 TextArena::forEach(quint32 position, Visit visit) const
{
    bool goesOn = true;
    while (goesOn && position < size()) {
        const std::string_view text(at(position));
        goesOn = visit(position, text);
        position += static_cast<quint32>(text.size()) + 1 + ownerSize;
    }
    return position;
}

} // namespace steward::domain
