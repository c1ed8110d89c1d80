// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/columns/column.h"

#include <optional>

namespace steward::domain {

/// What some rows have and others have not: null is not.
template<typename T>
class SparseCells
{
public:
    /// Valid as long as the column is not written on.
    [[nodiscard]] const T *at(int slot) const
    {
        const size_t found = place(slot);
        return isAt(found, slot) ? &m_values[found] : nullptr;
    }
    [[nodiscard]] std::span<const T> present() const { return m_values; }

    void append(const T *value)
    {
        if (value)
            insert(m_slots.size(), m_size, *value);
        ++m_size;
    }
    void set(int slot, const T *value)
    {
        const size_t found = place(slot);
        if (!isAt(found, slot)) {
            if (value)
                insert(found, slot, *value);
        } else if (value) {
            m_values[found] = *value;
        } else {
            m_slots.erase(m_slots.begin() + static_cast<ptrdiff_t>(found));
            m_values.erase(m_values.begin() + static_cast<ptrdiff_t>(found));
        }
    }
    void erase(int slot)
    {
        set(slot, nullptr);
        for (size_t later = place(slot); later < m_slots.size(); ++later)
            --m_slots[later];
        --m_size;
    }

private:
    [[nodiscard]] size_t place(int slot) const
    {
        return static_cast<size_t>(std::ranges::lower_bound(m_slots, static_cast<quint8>(slot)) - m_slots.begin());
    }
    [[nodiscard]] bool isAt(size_t found, int slot) const { return found < m_slots.size() && m_slots[found] == slot; }
    void insert(size_t found, int slot, const T &value)
    {
        m_slots.insert(m_slots.begin() + static_cast<ptrdiff_t>(found), static_cast<quint8>(slot));
        m_values.insert(m_values.begin() + static_cast<ptrdiff_t>(found), value);
    }

    std::vector<quint8> m_slots; ///< sorted
    std::vector<T> m_values;
    int m_size = 0;
};

/// Of values that most rows do not have: T() is none.
template<typename T>
class SparseColumn
{
public:
    [[nodiscard]] T at(int slot) const
    {
        const T *found = m_cells.at(slot);
        return found ? *found : T();
    }
    [[nodiscard]] bool isEmpty() const { return m_cells.present().empty(); }
    [[nodiscard]] std::span<const T> present() const { return m_cells.present(); }

    void read(int slot, T &to) const { to = at(slot); }
    void append(const T &value) { m_cells.append(isNone(value) ? nullptr : &value); }
    void set(int slot, const T &value) { m_cells.set(slot, isNone(value) ? nullptr : &value); }
    void erase(int slot) { m_cells.erase(slot); }
    [[nodiscard]] bool isSame(int slot, const SparseColumn &other, int there) const
    {
        return (isEmpty() && other.isEmpty()) || at(slot) == other.at(there);
    }

private:
    static bool isNone(const T &value)
    {
        if constexpr (requires { value.isEmpty(); })
            return value.isEmpty(); // much cheaper than to compare objects
        else
            return value == T();
    }

    SparseCells<T> m_cells;
};

/// Of what may be absent.
template<typename T>
class OptionalColumn
{
public:
    [[nodiscard]] std::optional<T> at(int slot) const
    {
        const T *found = m_cells.at(slot);
        return found ? std::optional(*found) : std::nullopt;
    }
    [[nodiscard]] std::span<const T> present() const { return m_cells.present(); }

    void read(int slot, std::optional<T> &to) const { to = at(slot); }
    void append(const std::optional<T> &value) { m_cells.append(value ? &*value : nullptr); }
    void set(int slot, const std::optional<T> &value) { m_cells.set(slot, value ? &*value : nullptr); }
    void erase(int slot) { m_cells.erase(slot); }
    [[nodiscard]] bool isSame(int slot, const OptionalColumn &other, int there) const
    {
        return at(slot) == other.at(there);
    }

private:
    SparseCells<T> m_cells;
};

/// Of yes, no and absent.
class AnswerColumn
{
public:
    [[nodiscard]] std::optional<bool> at(int slot) const
    {
        return m_areThere.at(slot) ? std::optional(m_answers.at(slot)) : std::nullopt;
    }
    void read(int slot, std::optional<bool> &to) const { to = at(slot); }
    void append(const std::optional<bool> &answer)
    {
        m_areThere.append(answer.has_value());
        m_answers.append(answer.value_or(false));
    }
    void set(int slot, const std::optional<bool> &answer)
    {
        m_areThere.set(slot, answer.has_value());
        m_answers.set(slot, answer.value_or(false));
    }
    void erase(int slot)
    {
        m_areThere.erase(slot);
        m_answers.erase(slot);
    }
    [[nodiscard]] bool isSame(int slot, const AnswerColumn &other, int there) const
    {
        return at(slot) == other.at(there);
    }

private:
    BitColumn m_areThere;
    BitColumn m_answers;
};

} // namespace steward::domain
