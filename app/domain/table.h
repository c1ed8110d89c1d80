// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/columns/packedrows.h"
#include "domain/rowindex.h"

#include <QSet>

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

namespace steward::domain {

/// How rows of a kind are stored: those that name a class of columns, `Row::Columns`, as columns.
template<typename Row>
struct StorageOf
{
    using Type = PlainRows<Row>;
};
template<typename Row>
requires requires
{
    typename Row::Columns;
}
struct StorageOf<Row>
{
    using Type = typename Row::Columns;
};

/// One that no table has had yet.
[[nodiscard]] quint64 newNumbering();

/// Rows of one kind in an order that does not change, found by id; an immutable value whose copies share all chunks
/// that are equal. Copy O(1); with() and without() a row O(chunkSize + rows / chunkSize). On a table that is given up
/// for the next one (std::move), they copy only what another table shares: a row of many costs O(1). Of rows that come
/// in with the same id, all have a place in the order, and the last is found.
template<typename Row>
class Table
{
public:
    using Chunk = typename StorageOf<Row>::Type;

    /// A row as its chunk knows it; valid as long as this table or a copy lives.
    struct Cells
    {
        const Chunk &chunk;
        int slot;
    };

    Table() = default;
    explicit Table(std::vector<Row> rows)
    {
        if (rows.empty())
            return;
        m_parts = std::make_shared<Parts>();
        std::vector<RowIndex::Spot> spots;
        spots.reserve(rows.size());
        for (size_t first = 0; first < rows.size(); first += chunkSize) {
            Chunk chunk;
            for (size_t row = first; row < std::min(rows.size(), first + chunkSize); ++row) {
                spots.push_back({static_cast<int>(first / chunkSize), chunk.size()});
                chunk.append(std::move(rows[row]));
            }
            m_parts->firsts.push_back(static_cast<int>(first));
            m_parts->chunks.push_back(std::make_shared<Chunk>(chunk)); // a copy has no room to spare
        }
        m_parts->size = static_cast<int>(rows.size());
        index(spots);
    }
    /// Of rows that stand in chunks already, none of them empty or of more than chunkSize.
    explicit Table(std::vector<std::shared_ptr<Chunk>> chunks)
    {
        if (chunks.empty())
            return;
        m_parts = std::make_shared<Parts>();
        m_parts->chunks = std::move(chunks);
        std::vector<RowIndex::Spot> spots;
        spots.reserve(m_parts->chunks.size() * chunkSize);
        for (const std::shared_ptr<Chunk> &chunk : m_parts->chunks) {
            const auto number = static_cast<int>(m_parts->firsts.size());
            m_parts->firsts.push_back(m_parts->size);
            for (int slot = 0; slot < chunk->size(); ++slot)
                spots.push_back({number, slot});
            m_parts->size += chunk->size();
        }
        index(spots);
    }

    [[nodiscard]] int size() const { return m_parts ? m_parts->size : 0; }
    /// One is a copy of the other, and neither was changed since. False is not sure. O(rows / chunkSize).
    [[nodiscard]] bool isSharedWith(const Table &other) const
    {
        return m_parts == other.m_parts || (m_parts && other.m_parts && m_parts->chunks == other.m_parts->chunks);
    }

    /// A reference, or, where rows are stored as columns, the row put together: for what is wanted of many rows,
    /// cells().
    [[nodiscard]] decltype(auto) at(int row) const
    {
        const auto [chunk, slot] = cells(row);
        return chunk.at(slot);
    }
    [[nodiscard]] const Id &idAt(int row) const
    {
        const auto [chunk, slot] = cells(row);
        return chunk.idAt(slot);
    }
    [[nodiscard]] Cells cells(int row) const
    {
        const size_t chunk = chunkOf(row);
        return {*m_parts->chunks[chunk], row - m_parts->firsts[chunk]};
    }
    /// Chunk by chunk, in order: use(first row, chunk).
    template<typename Use>
    void eachChunk(Use use) const
    {
        for (size_t chunk = 0; m_parts && chunk < m_parts->chunks.size(); ++chunk)
            use(m_parts->firsts[chunk], std::as_const(*m_parts->chunks[chunk]));
    }

    /// Chunks keep their numbers as long as rows are only added and changed, and nearly always when some go: then one
    /// may be left empty.
    [[nodiscard]] int chunkCount() const { return m_parts ? static_cast<int>(m_parts->chunks.size()) : 0; }
    /// Of a chunk, or for their count the size.
    [[nodiscard]] int firstRowOf(int chunk) const
    {
        return chunk < chunkCount() ? m_parts->firsts[static_cast<size_t>(chunk)] : size();
    }
    /// As long as a chunk is the same its rows are, in all tables that share it.
    [[nodiscard]] std::shared_ptr<const Chunk> chunkAt(int chunk) const
    {
        return m_parts->chunks[static_cast<size_t>(chunk)];
    }
    /// Tables that come of one another have the same as long as no row that both have has got another number. 0: none.
    [[nodiscard]] quint64 numbering() const { return m_parts ? m_parts->numbering : 0; }

    [[nodiscard]] int indexOf(const Id &id) const
    {
        const auto [chunk, slot] = spotOf(id);
        return chunk < 0 ? -1 : m_parts->firsts[static_cast<size_t>(chunk)] + slot;
    }
    /// A pointer, valid as long as this table or a copy lives, or, where rows are stored as columns, the row put
    /// together. Null or nothing when there is none.
    [[nodiscard]] auto find(const Id &id) const
    {
        const auto [chunk, slot] = spotOf(id);
        if constexpr (std::is_reference_v<decltype(at(0))>)
            return chunk < 0 ? nullptr : &std::as_const(*m_parts->chunks[static_cast<size_t>(chunk)]).at(slot);
        else
            return chunk < 0 ? std::nullopt : std::optional(m_parts->chunks[static_cast<size_t>(chunk)]->at(slot));
    }

    /// This table with \a row in place of the one of its id, or at the end.
    [[nodiscard]] Table with(Row row) const & { return Table(*this).with(std::move(row)); }
    [[nodiscard]] Table with(Row row) &&
    {
        const RowIndex::Spot spot = spotOf(row.id);
        Parts &parts = own(m_parts);
        if (spot.chunk >= 0)
            own(parts.chunks[static_cast<size_t>(spot.chunk)]).set(spot.slot, std::move(row));
        else
            append(parts, std::move(row));
        return std::move(*this);
    }

    /// This table less some rows.
    [[nodiscard]] Table without(const QSet<Id> &ids) const
    {
        Table table(*this);
        for (const Id &id : ids) {
            if (table.indexOf(id) >= 0)
                table.drop(id);
        }
        if (table.m_parts != m_parts)
            table.number();
        return table.size() == 0 ? Table() : table;
    }
    [[nodiscard]] Table without(const Id &id) const { return without(QSet<Id>{id}); }

    /// True when both tables share the memory of this row and, with it, of all rows of its chunk: a quick way to skip
    /// what cannot differ. False says nothing.
    [[nodiscard]] bool sharesRow(const Table &other, int row) const
    {
        if (row >= size() || row >= other.size())
            return false;
        const size_t here = chunkOf(row);
        const size_t there = other.chunkOf(row);
        return m_parts->chunks[here] == other.m_parts->chunks[there]
               && m_parts->firsts[here] == other.m_parts->firsts[there];
    }
    /// The row is the same in both, as far as its members go. No row is put together for that.
    [[nodiscard]] bool hasSame(int row, const Table &other, int there) const
    {
        const auto [chunk, slot] = cells(row);
        const auto [others, otherSlot] = other.cells(there);
        return chunk.isSame(slot, others, otherSlot);
    }

    /// The last of the rows that share their memory with \a row.
    [[nodiscard]] int lastBesides(int row) const
    {
        const size_t chunk = chunkOf(row);
        return m_parts->firsts[chunk] + m_parts->chunks[chunk]->size() - 1;
    }

    friend bool operator==(const Table &left, const Table &right)
    {
        if (left.size() != right.size())
            return false;
        for (int row = 0; row < left.size(); ++row) {
            if (left.sharesRow(right, row))
                row = left.lastBesides(row);
            else if (!left.hasSame(row, right, row))
                return false;
        }
        return true;
    }

private:
    struct Parts
    {
        int size = 0;
        quint64 numbering = newNumbering();
        std::vector<int> firsts; ///< by chunk: its first row. Chunks keep their numbers, if nothing is left of them
        std::vector<std::shared_ptr<Chunk>> chunks; ///< never written once another table shares them
        RowIndex index;
    };

    /// What may be written on: shared with no other table from here on.
    template<typename Part>
    static Part &own(std::shared_ptr<Part> &part)
    {
        if (!part)
            part = std::make_shared<Part>();
        else if (part.use_count() > 1)
            part = std::make_shared<Part>(*part);
        return *part;
    }

    void index(const std::vector<RowIndex::Spot> &spots)
    {
        m_parts->index = RowIndex(spots, [this](RowIndex::Spot spot) {
            return m_parts->chunks[static_cast<size_t>(spot.chunk)]->idAt(spot.slot);
        });
    }

    /// The row is there.
    [[nodiscard]] size_t chunkOf(int row) const
    {
        const auto least = m_parts->firsts.begin() + row / chunkSize; // none has more rows, some have fewer
        if (least + 1 == m_parts->firsts.end() || *(least + 1) > row)
            return static_cast<size_t>(least - m_parts->firsts.begin());
        const auto next = std::upper_bound(least + 1, m_parts->firsts.end(), row);
        return static_cast<size_t>(next - m_parts->firsts.begin()) - 1;
    }

    /// Chunk -1: none.
    [[nodiscard]] RowIndex::Spot spotOf(const Id &id) const
    {
        RowIndex::Spot found{.chunk = -1};
        if (!m_parts)
            return found;
        m_parts->index.find(id, [&](RowIndex::Spot spot) {
            const int slot = slotOf(*m_parts->chunks[static_cast<size_t>(spot.chunk)], id, spot.slot);
            if (slot >= 0)
                found = {spot.chunk, slot};
            return slot >= 0;
        });
        return found;
    }
    /// At \a most, or before it, where rows have gone.
    static int slotOf(const Chunk &chunk, const Id &id, int most)
    {
        int slot = std::min(most, chunk.size() - 1);
        while (slot >= 0 && chunk.idAt(slot) != id)
            --slot;
        return slot;
    }

    static void append(Parts &parts, Row row)
    {
        if (parts.chunks.empty() || parts.chunks.back()->size() == chunkSize) {
            parts.chunks.push_back(std::make_shared<Chunk>());
            parts.firsts.push_back(parts.size);
        }
        Chunk &last = own(parts.chunks.back());
        const RowIndex::Spot spot{static_cast<int>(parts.chunks.size()) - 1, last.size()};
        parts.index.insert(row.id, spot);
        last.append(std::move(row));
        ++parts.size;
    }

    /// The numbers of the rows after it are wrong until number().
    void drop(const Id &id)
    {
        Parts &parts = own(m_parts);
        parts.index.find(id, [&](RowIndex::Spot spot) {
            std::shared_ptr<Chunk> &chunk = parts.chunks[static_cast<size_t>(spot.chunk)];
            const int slot = slotOf(*chunk, id, spot.slot);
            if (slot < 0)
                return false;
            own(chunk).erase(slot);
            parts.index.remove(id, spot);
            return true;
        });
    }
    void number()
    {
        Parts &parts = *m_parts;
        parts.size = 0;
        parts.numbering = newNumbering();
        for (size_t chunk = 0; chunk < parts.chunks.size(); ++chunk) {
            parts.firsts[chunk] = parts.size;
            parts.size += parts.chunks[chunk]->size();
        }
    }

    std::shared_ptr<Parts> m_parts; ///< never written once another table shares it
};

/// Rows of the different ids that a column of a chunk refers to, in their order; -1 for those that are not there.
template<typename Row>
[[nodiscard]] std::array<int, chunkSize> rowsOf(std::span<const Id> ids, const Table<Row> &table)
{
    std::array<int, chunkSize> rows;
    std::ranges::transform(ids, rows.begin(), [&table](const Id &id) { return table.indexOf(id); });
    return rows;
}

} // namespace steward::domain
