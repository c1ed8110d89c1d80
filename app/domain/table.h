// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/id.h"

#include <QHash>

#include <memory>
#include <vector>

namespace steward::domain {

/// Rows of one kind in an order that does not change, found by id; an immutable value whose copies share all chunks
/// that are equal. Copy O(1); with() O(chunk size) plus, for a new row, O(rows) for the index.
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
        m_index = std::make_shared<const QHash<Id, int>>(std::move(index));
    }

    [[nodiscard]] int size() const { return m_size; }
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
    [[nodiscard]] Table with(Row row) const
    {
        Table next = *this;
        const int position = indexOf(row.id);
        if (position < 0) {
            auto index = m_index ? *m_index : QHash<Id, int>();
            index.insert(row.id, m_size);
            next.m_index = std::make_shared<const QHash<Id, int>>(std::move(index));
            if (m_size % chunkSize == 0)
                next.m_chunks.push_back(std::make_shared<Chunk>());
            else
                next.m_chunks.back() = std::make_shared<Chunk>(*m_chunks.back());
            next.m_chunks.back()->push_back(std::move(row));
            ++next.m_size;
        } else {
            auto &chunk = next.m_chunks.at(static_cast<size_t>(position / chunkSize));
            chunk = std::make_shared<Chunk>(*chunk);
            chunk->at(static_cast<size_t>(position % chunkSize)) = std::move(row);
        }
        return next;
    }

    /// This table less one row; O(rows).
    [[nodiscard]] Table without(const Id &id) const
    {
        std::vector<Row> rows;
        rows.reserve(static_cast<size_t>(m_size));
        for (int row = 0; row < m_size; ++row) {
            if (at(row).id != id)
                rows.push_back(at(row));
        }
        return Table(std::move(rows));
    }

    /// True when both tables share the memory of this row and, with it, of the \a chunkSize rows of its chunk: a quick
    /// way to skip what cannot differ. False says nothing.
    [[nodiscard]] bool sharesRow(const Table &other, int row) const
    {
        const auto chunk = static_cast<size_t>(row / chunkSize);
        return chunk < m_chunks.size() && chunk < other.m_chunks.size() && m_chunks[chunk] == other.m_chunks[chunk];
    }

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

    int m_size = 0;
    std::vector<std::shared_ptr<Chunk>> m_chunks; ///< never written once another table shares it
    std::shared_ptr<const QHash<Id, int>> m_index;
};

} // namespace steward::domain
