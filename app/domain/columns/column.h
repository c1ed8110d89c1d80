// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/id.h"

#include <algorithm>
#include <bitset>
#include <span>
#include <vector>

namespace steward::domain {

/// Rows that are stored together, and copied together when one of them changes.
inline constexpr int chunkSize = 256;

/// A column holds one member of up to \a chunkSize rows. All kinds have the same calls: read(slot, to), append(value),
/// set(slot, value), erase(slot), isSame(slot, other, slot there). None checks its slots.

/// One value after the other.
template<typename T>
class PlainColumn
{
public:
    [[nodiscard]] const T &at(int slot) const { return m_values[static_cast<size_t>(slot)]; }
    [[nodiscard]] std::span<const T> all() const { return m_values; }
    void read(int slot, T &to) const { to = at(slot); }
    void append(const T &value) { m_values.push_back(value); }
    void reserve(size_t rows) { m_values.reserve(rows); }
    void set(int slot, const T &value) { m_values[static_cast<size_t>(slot)] = value; }
    void erase(int slot) { m_values.erase(m_values.begin() + slot); }
    [[nodiscard]] bool isSame(int slot, const PlainColumn &other, int there) const
    {
        return at(slot) == other.at(there);
    }

private:
    std::vector<T> m_values;
};

/// References to others of which most rows have one of their own.
class ReferenceColumn : public PlainColumn<Id>
{
};

/// A bit a row.
class BitColumn
{
public:
    [[nodiscard]] bool at(int slot) const { return m_bits[static_cast<size_t>(slot)]; }
    void read(int slot, bool &to) const { to = at(slot); }
    void append(bool value) { m_bits[static_cast<size_t>(m_size++)] = value; }
    void set(int slot, bool value) { m_bits[static_cast<size_t>(slot)] = value; }
    void erase(int slot)
    {
        const auto at = static_cast<size_t>(slot);
        const std::bitset<chunkSize> below = ~(~std::bitset<chunkSize>() << at);
        m_bits = (m_bits & below) | (((m_bits >> at) >> 1) << at);
        --m_size;
    }
    [[nodiscard]] bool isSame(int slot, const BitColumn &other, int there) const { return at(slot) == other.at(there); }

private:
    std::bitset<chunkSize> m_bits;
    int m_size = 0;
};

/// Of few different values: each is kept once, and a byte a row.
template<typename T>
class DictColumn
{
public:
    [[nodiscard]] const T &at(int slot) const { return m_values[indexAt(slot)]; }
    /// The different values, in no order, and which of them a row has: what is worked out for one is so for all its
    /// rows.
    [[nodiscard]] std::span<const T> values() const { return m_values; }
    [[nodiscard]] size_t indexAt(int slot) const { return m_which[static_cast<size_t>(slot)]; }

    void read(int slot, T &to) const { to = at(slot); }
    void append(const T &value) { m_which.push_back(indexOf(value)); }
    void reserve(size_t rows) { m_which.reserve(rows); }
    void set(int slot, const T &value)
    {
        const quint8 was = m_which[static_cast<size_t>(slot)];
        if (m_values[was] == value)
            return;
        if (std::ranges::count(m_which, was) == 1 && std::ranges::find(m_values, value) == m_values.end()) {
            m_values[was] = value;
            return;
        }
        m_which[static_cast<size_t>(slot)] = indexOf(value);
        dropUnused(was);
    }
    void erase(int slot)
    {
        const quint8 was = m_which[static_cast<size_t>(slot)];
        m_which.erase(m_which.begin() + slot);
        dropUnused(was);
    }
    [[nodiscard]] bool isSame(int slot, const DictColumn &other, int there) const
    {
        return at(slot) == other.at(there);
    }

private:
    /// From the end: neighbours are often alike.
    quint8 indexOf(const T &value)
    {
        for (size_t i = m_values.size(); i-- > 0;) {
            if (m_values[i] == value)
                return static_cast<quint8>(i);
        }
        m_values.push_back(value);
        return static_cast<quint8>(m_values.size() - 1);
    }
    void dropUnused(quint8 index)
    {
        if (std::ranges::find(m_which, index) != m_which.end())
            return;
        m_values.erase(m_values.begin() + index);
        for (quint8 &which : m_which)
            which = which > index ? which - 1 : which;
    }

    std::vector<T> m_values;
    std::vector<quint8> m_which;
};

} // namespace steward::domain
