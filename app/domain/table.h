// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/id.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <memory>
#include <vector>

namespace steward::domain {

/// Rows of one kind in an order that does not change, found by id; an immutable value whose copies share all chunks
/// that are equal. Copy O(1); with() O(chunk size) plus, for a new row, O(rows) for the index. On a table that is given
/// up for the next one (std::move), with() copies only what another table shares: a row of many costs O(1).
template<typename Row>
class Table
{
public:
    static constexpr int chunkSize = 256;

    Table() = default;
    explicit Table(std::vector<Row> rows)
    {
        QHash<Id, int> index;
        index.reserve(static_cast<qsizetype>(rows.size()));
        for (Row &row : rows) {
            index.insert(row.id, m_size);
            if (m_size % chunkSize == 0) {
                m_chunks.push_back(std::make_shared<Chunk>());
                m_chunks.back()->reserve(chunkSize);
            }
            m_chunks.back()->push_back(std::move(row));
            ++m_size;
        }
        m_index = std::make_shared<QHash<Id, int>>(std::move(index));
    }

    [[nodiscard]] int size() const { return m_size; }
    /// One is a copy of the other, and neither was changed since. False is not sure. O(rows / chunkSize).
    [[nodiscard]] bool isSharedWith(const Table &other) const
    {
        return m_size == other.m_size && m_index == other.m_index && m_chunks == other.m_chunks;
    }
    [[nodiscard]] const Row &at(int row) const
    {
        return (*m_chunks.at(static_cast<size_t>(row / chunkSize))).at(static_cast<size_t>(row % chunkSize));
    }
    [[nodiscard]] int indexOf(const Id &id) const { return m_index ? m_index->value(id, -1) : -1; }
    /// Null when there is none; valid as long as this table or a copy lives.
    [[nodiscard]] const Row *find(const Id &id) const
    {
        const int row = indexOf(id);
        return row < 0 ? nullptr : &at(row);
    }

    /// This table with \a row in place of the one of its id, or at the end.
    [[nodiscard]] Table with(Row row) const & { return Table(*this).with(std::move(row)); }
    [[nodiscard]] Table with(Row row) &&
    {
        const int position = indexOf(row.id);
        if (position < 0) {
            own(m_index).insert(row.id, m_size);
            if (m_size % chunkSize == 0)
                m_chunks.push_back(std::make_shared<Chunk>());
            own(m_chunks.back()).push_back(std::move(row));
            ++m_size;
        } else {
            Chunk &chunk = own(m_chunks.at(static_cast<size_t>(position / chunkSize)));
            chunk.at(static_cast<size_t>(position % chunkSize)) = std::move(row);
        }
        return std::move(*this);
    }

    /// This table less some rows; O(rows).
    [[nodiscard]] Table without(const QSet<Id> &ids) const
    {
        std::vector<Row> rows;
        rows.reserve(static_cast<size_t>(m_size));
        for (int row = 0; row < m_size; ++row) {
            if (!ids.contains(at(row).id))
                rows.push_back(at(row));
        }
        return Table(std::move(rows));
    }
    [[nodiscard]] Table without(const Id &id) const { return without(QSet<Id>{id}); }

    /// True when both tables share the memory of this row and, with it, of the \a chunkSize rows of its chunk: a quick
    /// way to skip what cannot differ. False says nothing.
    [[nodiscard]] bool sharesRow(const Table &other, int row) const
    {
        const auto chunk = static_cast<size_t>(row / chunkSize);
        return chunk < m_chunks.size() && chunk < other.m_chunks.size() && m_chunks[chunk] == other.m_chunks[chunk];
    }

    /// The last of the rows that share their memory with \a row.
    [[nodiscard]] int lastBesides(int row) const { return std::min(row - row % chunkSize + chunkSize, m_size) - 1; }

    friend bool operator==(const Table &left, const Table &right)
    {
        if (left.m_size != right.m_size)
            return false;
        for (size_t chunk = 0; chunk < left.m_chunks.size(); ++chunk) {
            if (left.m_chunks[chunk] != right.m_chunks[chunk] && *left.m_chunks[chunk] != *right.m_chunks[chunk])
                return false;
        }
        return true;
    }

private:
    using Chunk = std::vector<Row>;

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

    int m_size = 0;
    std::vector<std::shared_ptr<Chunk>> m_chunks; ///< never written once another table shares it
    std::shared_ptr<QHash<Id, int>> m_index;      ///< likewise
};

} // namespace steward::domain
