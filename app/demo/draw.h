// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/id.h"

#include <QtGlobal>

#include <array>
#include <string_view>

namespace steward::demo {

/// One number per field, by its name and not in sequence: there is no generator state, so that a field added later
/// changes no other. Whole numbers only; the same on every machine and compiler.

inline constexpr quint64 shippedSeed = 20261119;
inline constexpr quint64 fnvBasis = 0xcbf29ce484222325;

/// FNV-1a, 64 bits; \a hash of the text before makes hashes of joined texts.
[[nodiscard]] constexpr quint64 fnv(std::string_view text, quint64 hash = fnvBasis)
{
    for (const char byte : text)
        hash = (hash ^ static_cast<quint8>(byte)) * 0x100000001b3;
    return hash;
}

/// The finishing step of SplitMix64: spreads a change of one bit over all of them.
[[nodiscard]] constexpr quint64 mix(quint64 z)
{
    z += 0x9e3779b97f4a7c15;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
}

[[nodiscard]] constexpr quint64 draw(std::string_view path, quint64 seed = shippedSeed)
{
    return mix(seed ^ fnv(path));
}

/// 0 <= result < n; n at most 2^32.
[[nodiscard]] constexpr quint64 below(quint64 x, quint64 n)
{
    return ((x >> 32) * n) >> 32;
}

/// One line of a table of weights: values from \a least to \a most, each as likely.
struct Weighted
{
    int weight = 0; ///< of 10 000
    int least = 0;
    int most = 0;
};

/// The draws of one kind of object of one pack: paths REGION/SIZE/kind/NNNNNN/field[/againN].
class Draws
{
public:
    Draws(std::string_view region, std::string_view size, std::string_view kind, quint64 seed = shippedSeed)
        : m_seed(seed)
        , m_prefix(fnv("/", fnv(kind, fnv("/", fnv(size, fnv("/", fnv(region)))))))
    {
    }

    [[nodiscard]] quint64 at(int number, std::string_view field, int again = 0) const
    {
        if (number != m_number) { // most of one object's draws are made in a row
            m_number = number;
            m_numbered = fnv("/", numbered(number, m_prefix));
        }
        quint64 hash = fnv(field, m_numbered);
        if (again > 0)
            hash = numbered(again, fnv("/again", hash), 1);
        return mix(m_seed ^ hash);
    }

    [[nodiscard]] int below(int number, std::string_view field, int n, int again = 0) const
    {
        return static_cast<int>(demo::below(at(number, field, again), static_cast<quint64>(n)));
    }

    /// Weights sum to 10 000; the place within a line is a draw of its own, "field_within".
    template<size_t Lines>
    [[nodiscard]] int among(const std::array<Weighted, Lines> &table, int number, std::string_view field,
                            std::string_view within) const
    {
        int left = below(number, field, 10'000);
        for (const Weighted &line : table) {
            if (left < line.weight)
                return line.least + below(number, within, line.most - line.least + 1);
            left -= line.weight;
        }
        return table.back().most;
    }

    /// 128 bits from two draws.
    [[nodiscard]] Id id(int number) const { return {at(number, "id/a"), at(number, "id/b")}; }

private:
    /// Goes on hashing with the number, at least so many digits.
    [[nodiscard]] static quint64 numbered(int number, quint64 hash, size_t least = 6)
    {
        std::array<char, 10> digits{};
        size_t first = digits.size();
        while (number > 0 || first > digits.size() - least) {
            digits[--first] = static_cast<char>('0' + number % 10);
            number /= 10;
        }
        return fnv({digits.data() + first, digits.size() - first}, hash);
    }

    quint64 m_seed;
    quint64 m_prefix;
    mutable int m_number = -1;
    mutable quint64 m_numbered = 0; ///< of the path up to the field, for m_number
};

} // namespace steward::demo
