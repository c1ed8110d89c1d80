// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/table.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace steward {

/// Without accents and capitals, which do not matter to somebody who types a name. O(length).
[[nodiscard]] QString folded(const QString &text);

/// What is looked for, folded once.
class Needle
{
public:
    explicit Needle(const QString &text = {});

    [[nodiscard]] bool isEmpty() const { return m_text.isEmpty(); }
    /// How well it fits \a candidate, folded: 0 it is all of it, 1 it begins it, 2 it begins one of its words, 3 it is
    /// in it, 4 each of its words is in it; nothing: it is not.
    [[nodiscard]] std::optional<int> fit(QStringView candidate) const;

private:
    QString m_text;
    QStringList m_words; ///< when there are several
};

/// The names of a table's rows, folded once: bringing them up to date costs only the rows that may have changed.
template<typename Row>
class FoldedNames
{
public:
    /// \a text says what of a row can be found. O(rows of changed chunks).
    template<typename Text>
    void follow(const domain::Table<Row> &table, Text text)
    {
        const int size = table.size();
        m_names.resize(static_cast<size_t>(size));
        for (int row = 0; row < size;) {
            const int end = std::min(size, row + domain::chunkSize);
            if (!table.sharesRow(m_table, row)) {
                for (; row < end; ++row)
                    m_names[static_cast<size_t>(row)] = text(table.at(row));
            }
            row = end;
        }
        m_table = table;
    }

    [[nodiscard]] const QString &at(int row) const { return m_names[static_cast<size_t>(row)]; }

private:
    domain::Table<Row> m_table; ///< that the names are of: a copy shares its rows
    std::vector<QString> m_names;
};

} // namespace steward
