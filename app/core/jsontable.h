// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonValue>
#include <QStringList>
#include <QVarLengthArray>

#include <deque>
#include <optional>
#include <vector>

namespace steward {

/// A cell of a table as it stands in the text, into which it points.
struct JsonCell
{
    enum class Kind {
        Null,
        False,
        True,
        Whole, ///< a whole number from 0, of at most 15 digits
        Text,  ///< without escapes
        Texts, ///< a list of such
        Other, ///< read by QJsonDocument
    };

    Kind kind = Kind::Null;
    bool isAscii = false;
    QByteArrayView raw; ///< Whole: the digits; Text: between the quotes; Texts: between the brackets
    const QJsonValue *other = nullptr;

    [[nodiscard]] QJsonValue value() const;
    [[nodiscard]] qint64 whole() const;                            ///< only of Whole
    [[nodiscard]] QString text() const;                            ///< only of Text
    [[nodiscard]] QVarLengthArray<QByteArrayView, 4> raws() const; ///< only of Texts
};

/// The text of a table, {"columns": ["id", …], "rows": [[…], …]}, cut into its cells: a QJsonValue for each would take
/// several times as long.
class JsonTable
{
public:
    /// Nothing unless the text is just as TableWriter writes it: no blanks, columns first, as many cells in each row.
    /// Whatever else a table may be, and what is wrong with it, is for parseObject() to say.
    [[nodiscard]] static std::optional<JsonTable> fromText(const QByteArray &text);

    JsonTable(JsonTable &&) = default; // a copy would point into the other's values
    JsonTable &operator=(JsonTable &&) = delete;

    [[nodiscard]] const QStringList &columns() const { return m_columns; }
    [[nodiscard]] int size() const { return m_size; }
    /// As many cells as there are columns; there as long as the table and a copy of the text.
    [[nodiscard]] const JsonCell *row(int row) const;

private:
    class Cutter;

    JsonTable() = default;

    QStringList m_columns;
    int m_size = 0;
    std::vector<JsonCell> m_cells;
    std::deque<QJsonValue> m_others; ///< these stay where they are
};

} // namespace steward
