// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHashFunctions>
#include <QString>

#include <array>
#include <compare>
#include <optional>
#include <utility>

namespace steward {

/// The identity of an object: 128 bits without meaning, written as 32 lower-case hex digits.
/// A plain value of 16 bytes, so that a hundred thousand of them need no allocation.
class Id
{
public:
    constexpr Id() = default;
    constexpr Id(quint64 high, quint64 low)
        : m_high(high)
        , m_low(low)
    {
    }

    /// From the system's generator of random numbers (RULES.md 3, ASVS 11.5.1).
    [[nodiscard]] static Id random();

    /// Takes exactly what toString() writes; anything else is no id.
    [[nodiscard]] static std::optional<Id> fromString(QStringView text);
    [[nodiscard]] static std::optional<Id> fromString(QByteArrayView text);
    [[nodiscard]] QString toString() const;
    /// The same for where no QString is wanted.
    [[nodiscard]] std::array<char, 32> digits() const;

    [[nodiscard]] constexpr std::pair<quint64, quint64> halves() const { return {m_high, m_low}; }

    [[nodiscard]] constexpr bool isNull() const { return m_high == 0 && m_low == 0; }

    friend constexpr auto operator<=>(const Id &, const Id &) = default;
    friend size_t qHash(const Id &id, size_t seed = 0) noexcept { return qHashMulti(seed, id.m_high, id.m_low); }

private:
    quint64 m_high = 0;
    quint64 m_low = 0;
};

} // namespace steward
