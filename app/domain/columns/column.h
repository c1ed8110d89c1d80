// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/id.h"

#include <QJsonObject>
#include <QString>

#include <algorithm>
#include <bitset>
#include <optional>
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
    void set(int slot, const T &value) { m_values[static_cast<size_t>(slot)] = value; }
    void erase(int slot) { m_values.erase(m_values.begin() + slot); }
    [[nodiscard]] bool isSame(int slot, const PlainColumn &other, int there) const
    {
        return at(slot) == other.at(there);
    }

private:
    std::vector<T> m_values;
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
    void append(const T &value) { m_cells.append(value == T() ? nullptr : &value); }
    void set(int slot, const T &value) { m_cells.set(slot, value == T() ? nullptr : &value); }
    void erase(int slot) { m_cells.erase(slot); }
    [[nodiscard]] bool isSame(int slot, const SparseColumn &other, int there) const
    {
        return (isEmpty() && other.isEmpty()) || at(slot) == other.at(there);
    }

private:
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

/// Runs of values of any length, one after the other.
template<typename T>
class RunColumn
{
public:
    [[nodiscard]] std::span<const T> at(int slot) const
    {
        const size_t from = begin(slot);
        return std::span(m_all).subspan(from, m_ends[static_cast<size_t>(slot)] - from);
    }
    void append(std::span<const T> run)
    {
        m_all.insert(m_all.end(), run.begin(), run.end());
        m_ends.push_back(static_cast<quint32>(m_all.size()));
    }
    void set(int slot, std::span<const T> run)
    {
        const auto first = m_all.begin() + static_cast<ptrdiff_t>(begin(slot));
        const auto last = m_all.begin() + m_ends[static_cast<size_t>(slot)];
        const auto change = static_cast<quint32>(run.size() - static_cast<size_t>(last - first)); // may wrap around
        m_all.insert(m_all.erase(first, last), run.begin(), run.end());
        for (size_t i = static_cast<size_t>(slot); i < m_ends.size(); ++i)
            m_ends[i] += change;
    }
    void erase(int slot)
    {
        set(slot, {});
        m_ends.erase(m_ends.begin() + slot);
    }
    [[nodiscard]] bool isSame(int slot, const RunColumn &other, int there) const
    {
        return std::ranges::equal(at(slot), other.at(there));
    }

private:
    [[nodiscard]] size_t begin(int slot) const { return slot == 0 ? 0 : m_ends[static_cast<size_t>(slot) - 1]; }

    std::vector<T> m_all;
    std::vector<quint32> m_ends;
};

class TextColumn
{
public:
    /// Valid as long as the column is not written on.
    [[nodiscard]] QStringView at(int slot) const { return QStringView(m_letters.at(slot)); }
    void read(int slot, QString &to) const { to = at(slot).toString(); }
    void append(const QString &text) { m_letters.append(letters(text)); }
    void set(int slot, const QString &text) { m_letters.set(slot, letters(text)); }
    void erase(int slot) { m_letters.erase(slot); }
    [[nodiscard]] bool isSame(int slot, const TextColumn &other, int there) const
    {
        return m_letters.isSame(slot, other.m_letters, there);
    }

private:
    static std::span<const char16_t> letters(QStringView text)
    {
        return {text.utf16(), static_cast<size_t>(text.size())};
    }

    RunColumn<char16_t> m_letters;
};

class IdsColumn
{
public:
    /// Valid as long as the column is not written on.
    [[nodiscard]] std::span<const Id> at(int slot) const { return m_ids.at(slot); }
    void read(int slot, QList<Id> &to) const
    {
        const std::span<const Id> ids = at(slot);
        to = QList<Id>(ids.begin(), ids.end());
    }
    void append(const QList<Id> &ids) { m_ids.append(ids); }
    void set(int slot, const QList<Id> &ids) { m_ids.set(slot, ids); }
    void erase(int slot) { m_ids.erase(slot); }
    [[nodiscard]] bool isSame(int slot, const IdsColumn &other, int there) const
    {
        return m_ids.isSame(slot, other.m_ids, there);
    }

private:
    RunColumn<Id> m_ids;
};

/// Objects as their text: as objects, one with a single member takes ten times the room. One whose text would not bring
/// it back (halves of letters) is kept as it is.
class JsonColumn
{
public:
    [[nodiscard]] QJsonObject at(int slot) const;
    void read(int slot, QJsonObject &to) const { to = at(slot); }
    void append(const QJsonObject &object);
    void set(int slot, const QJsonObject &object);
    void erase(int slot);
    [[nodiscard]] bool isSame(int slot, const JsonColumn &other, int there) const;

private:
    RunColumn<char> m_texts;
    SparseColumn<QJsonObject> m_odd;
};

} // namespace steward::domain
