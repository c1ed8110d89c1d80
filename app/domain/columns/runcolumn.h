// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/columns/sparsecolumn.h"

#include <QJsonObject>
#include <QString>

namespace steward::domain {

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
    /// Of values that are made into such.
    template<typename Other>
    void appendFrom(std::span<const Other> run)
    {
        m_all.insert(m_all.end(), run.begin(), run.end());
        m_ends.push_back(static_cast<quint32>(m_all.size()));
    }
    /// For so many more runs, with so many values together.
    void reserve(size_t runs, size_t values)
    {
        m_ends.reserve(m_ends.size() + runs);
        m_all.reserve(m_all.size() + values);
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
    /// The text has ASCII only.
    void appendAscii(std::span<const char> text) { m_letters.appendFrom(text); }
    /// For so many more rows, with so many letters together.
    void reserve(size_t rows, size_t letters) { m_letters.reserve(rows, letters); }
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
    /// For so many more rows, with so many ids together.
    void reserve(size_t rows, size_t ids) { m_ids.reserve(rows, ids); }
    void append(std::span<const Id> ids) { m_ids.append(ids); }
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
    /// The text is what would be kept of the object: none if it is empty; else without U+FFFD.
    void appendText(std::span<const char> text);
    /// Empty where the row has an empty object, or one that is not kept as text: then at() has it.
    [[nodiscard]] std::span<const char> textAt(int slot) const { return m_texts.at(slot); }
    void set(int slot, const QJsonObject &object);
    void erase(int slot);
    [[nodiscard]] bool isSame(int slot, const JsonColumn &other, int there) const;

private:
    RunColumn<char> m_texts;
    SparseColumn<QJsonObject> m_odd;
};

} // namespace steward::domain
