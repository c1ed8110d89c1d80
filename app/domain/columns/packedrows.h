// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/columns/column.h"

#include <tuple>
#include <utility>

namespace steward::domain {

/// Rows as they are: for kinds of which there are few.
template<typename Row>
class PlainRows
{
public:
    [[nodiscard]] int size() const { return static_cast<int>(m_rows.size()); }
    [[nodiscard]] const Row &at(int slot) const { return m_rows[static_cast<size_t>(slot)]; }
    [[nodiscard]] const Id &idAt(int slot) const { return at(slot).id; }
    [[nodiscard]] bool isSame(int slot, const PlainRows &other, int there) const { return at(slot) == other.at(there); }

    void append(Row row) { m_rows.push_back(std::move(row)); }
    void set(int slot, Row row) { m_rows[static_cast<size_t>(slot)] = std::move(row); }
    void erase(int slot) { m_rows.erase(m_rows.begin() + slot); }

private:
    std::vector<Row> m_rows;
};

/// Rows as columns: for kinds of which there are a hundred thousand. \a Columns names its columns, the ids first, and
/// the members of the row that they hold, in the same order: `columns(self)` and `members(row)`, both std::tie.
template<typename Columns, typename Row>
class PackedRows
{
public:
    [[nodiscard]] int size() const { return static_cast<int>(ids().all().size()); }
    [[nodiscard]] const Id &idAt(int slot) const { return ids().at(slot); }
    /// Puts the row together: for what is wanted of many, ask the columns.
    [[nodiscard]] Row at(int slot) const
    {
        Row row;
        each(own(), Columns::members(row), [slot](const auto &column, auto &member) { column.read(slot, member); });
        return row;
    }
    [[nodiscard]] bool isSame(int slot, const PackedRows &other, int there) const
    {
        bool isSame = true;
        each(own(), Columns::columns(other.own()),
             [&](const auto &column, const auto &others) { isSame = isSame && column.isSame(slot, others, there); });
        return isSame;
    }

    void append(const Row &row)
    {
        each(own(), Columns::members(row), [](auto &column, const auto &member) { column.append(member); });
    }
    void set(int slot, const Row &row)
    {
        each(own(), Columns::members(row), [slot](auto &column, const auto &member) { column.set(slot, member); });
    }
    void erase(int slot)
    {
        each(own(), Columns::columns(own()), [slot](auto &column, const auto &) { column.erase(slot); });
    }

private:
    [[nodiscard]] const Columns &own() const { return static_cast<const Columns &>(*this); }
    [[nodiscard]] Columns &own() { return static_cast<Columns &>(*this); }
    [[nodiscard]] const PlainColumn<Id> &ids() const { return std::get<0>(Columns::columns(own())); }

    template<typename Self, typename Others, typename Use>
    static void each(Self &self, Others others, Use use)
    {
        auto columns = Columns::columns(self);
        static_assert(std::tuple_size_v<decltype(columns)> == std::tuple_size_v<Others>);
        [&]<size_t... i>(std::index_sequence<i...>)
        {
            (use(std::get<i>(columns), std::get<i>(others)), ...);
        }
        (std::make_index_sequence<std::tuple_size_v<Others>>());
    }
};

} // namespace steward::domain
