// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace steward::cli {

/// \a text so that a terminal shows it and does nothing else: control characters, line breaks and what turns the
/// direction of writing become "\u{202e}". The joiners that some scripts need between letters stay.
[[nodiscard]] QString plain(const QString &text);

/// The same for the text of a JSON document, as its own escapes; line breaks between members stay.
[[nodiscard]] QString plainJson(const QString &json);

/// "1 person", "2 people".
[[nodiscard]] QString count(qint64 number, const QString &one, const QString &many);

/// Two columns, the second right of the widest cell of the first. What is wider than \a widest moves only its own line.
class Columns
{
public:
    explicit Columns(int indent = 0)
        : m_indent(indent)
    {
    }

    void add(const QString &left, const QString &right) { m_rows.append({left, right}); }
    [[nodiscard]] bool isEmpty() const { return m_rows.isEmpty(); }
    [[nodiscard]] QStringList lines() const; ///< without blanks at their ends

private:
    static constexpr qsizetype widest = 48;

    int m_indent;
    QList<std::pair<QString, QString>> m_rows;
};

} // namespace steward::cli
