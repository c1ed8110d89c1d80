// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/jsontable.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <numeric>

namespace steward {

namespace {

constexpr int deepestCell = 32;      // deeper ones parseObject() measures
constexpr qsizetype mostDigits = 15; // all such numbers a double knows

bool isAscii(QByteArrayView text)
{
    // no way out in between: so the compiler can take many bytes at a time
    const auto together = [](char all, char one) { return static_cast<char>(all | one); };
    return (std::accumulate(text.begin(), text.end(), '\0', together) & 0x80) == 0;
}

} // namespace

QJsonValue JsonCell::value() const
{
    switch (kind) {
    case Kind::Null:
        return QJsonValue::Null;
    case Kind::False:
    case Kind::True:
        return kind == Kind::True;
    case Kind::Whole:
        return whole();
    case Kind::Text:
        return text();
    case Kind::Texts: {
        QJsonArray array;
        for (const QByteArrayView one : raws())
            array.append(QString::fromUtf8(one));
        return array;
    }
    case Kind::Other:
        return *other;
    }
    Q_UNREACHABLE();
}

QString JsonCell::text() const
{
    return isAscii ? QString::fromLatin1(raw) : QString::fromUtf8(raw);
}

qint64 JsonCell::whole() const
{
    qint64 number = 0;
    for (const char digit : raw)
        number = number * 10 + (digit - '0');
    return number;
}

QVarLengthArray<QByteArrayView, 4> JsonCell::raws() const
{
    QVarLengthArray<QByteArrayView, 4> texts;
    for (qsizetype quote = 0; quote < raw.size(); quote += 2) { // past the quote and the comma
        const qsizetype end = raw.indexOf('"', quote + 1);
        texts.append(raw.sliced(quote + 1, end - quote - 1));
        quote = end;
    }
    return texts;
}

/// Goes through the text once. Every function takes what it is named for and says whether it stood there.
class JsonTable::Cutter
{
public:
    Cutter(QByteArrayView text, JsonTable &table)
        : m_text(text)
        , m_isAscii(isAscii(text))
        , m_table(table)
    {
    }

    bool table();

private:
    bool rows();
    bool row();
    bool cell(JsonCell &cell);
    bool plain(JsonCell &cell);
    bool text(QByteArrayView &raw);
    bool texts(QByteArrayView &raw);
    bool whole(QByteArrayView &raw);
    bool other(JsonCell &cell);
    bool word(QByteArrayView word);
    bool letter(char letter);
    [[nodiscard]] bool isAt(char letter) const { return m_at < m_text.size() && m_text[m_at] == letter; }
    /// A cell ends where the next one or the end of the row follows.
    [[nodiscard]] bool isAtEnd() const { return isAt(',') || isAt(']'); }

    QByteArrayView m_text;
    qsizetype m_at = 0;
    bool m_isAscii;
    JsonTable &m_table;
};

bool JsonTable::Cutter::table()
{
    JsonCell columns{.kind = JsonCell::Kind::Texts};
    if (!word(R"({"columns":)") || !texts(columns.raw))
        return false;
    for (const QByteArrayView name : columns.raws())
        m_table.m_columns << QString::fromUtf8(name);
    return word(R"(,"rows":[)") && rows() && word("]}") && m_at == m_text.size();
}

bool JsonTable::Cutter::rows()
{
    if (isAt(']'))
        return true;
    do {
        if (m_table.m_columns.isEmpty() || !row())
            return false;
        ++m_table.m_size;
    } while (letter(','));
    return true;
}

bool JsonTable::Cutter::row()
{
    for (qsizetype column = 0; column < m_table.m_columns.size(); ++column) {
        if (!letter(column == 0 ? '[' : ',') || !cell(m_table.m_cells.emplace_back()))
            return false;
    }
    return letter(']');
}

bool JsonTable::Cutter::cell(JsonCell &cell)
{
    const qsizetype from = m_at;
    if (plain(cell) && isAtEnd())
        return true;
    m_at = from;
    return other(cell) && isAtEnd();
}

bool JsonTable::Cutter::plain(JsonCell &cell)
{
    using Kind = JsonCell::Kind;
    cell.isAscii = m_isAscii;
    const auto is = [&cell](Kind kind, bool taken) {
        cell.kind = kind;
        return taken;
    };
    switch (m_at < m_text.size() ? m_text[m_at] : '\0') {
    case '"':
        return is(Kind::Text, text(cell.raw));
    case '[':
        return is(Kind::Texts, texts(cell.raw));
    case 'f':
        return is(Kind::False, word("false"));
    case 't':
        return is(Kind::True, word("true"));
    case 'n':
        return is(Kind::Null, word("null"));
    default:
        return is(Kind::Whole, whole(cell.raw));
    }
}

bool JsonTable::Cutter::text(QByteArrayView &raw)
{
    if (!isAt('"'))
        return false;
    const qsizetype from = m_at + 1;
    for (qsizetype at = from; at < m_text.size() && m_text[at] != '\\'; ++at) {
        if (m_text[at] == '"') {
            raw = m_text.sliced(from, at - from);
            m_at = at + 1;
            return true;
        }
    }
    return false;
}

bool JsonTable::Cutter::texts(QByteArrayView &raw)
{
    if (!letter('['))
        return false;
    const qsizetype from = m_at;
    QByteArrayView one;
    if (!isAt(']')) {
        do {
            if (!text(one))
                return false;
        } while (letter(','));
    }
    raw = m_text.sliced(from, m_at - from);
    return letter(']');
}

bool JsonTable::Cutter::whole(QByteArrayView &raw)
{
    qsizetype end = m_at;
    while (end < m_text.size() && m_text[end] >= '0' && m_text[end] <= '9')
        ++end;
    raw = m_text.sliced(m_at, end - m_at);
    if (raw.isEmpty() || raw.size() > mostDigits || (raw.front() == '0' && raw.size() > 1))
        return false;
    m_at = end;
    return true;
}

bool JsonTable::Cutter::other(JsonCell &cell)
{
    const qsizetype from = m_at;
    int depth = 0;
    bool inText = false;
    for (; m_at < m_text.size() && (inText || depth > 0 || !isAtEnd()); ++m_at) {
        const char letter = m_text[m_at];
        if (letter == '"')
            inText = !inText;
        else if (inText && letter == '\\')
            ++m_at;
        else if (!inText && (letter == '[' || letter == '{') && ++depth > deepestCell)
            return false;
        else if (!inText && (letter == ']' || letter == '}'))
            --depth;
    }
    m_at = std::min(m_at, m_text.size()); // a last backslash leads beyond
    const QByteArray alone = '[' + m_text.sliced(from, m_at - from).toByteArray() + ']';
    const QJsonArray array = QJsonDocument::fromJson(alone).array();
    if (array.size() != 1)
        return false;
    cell.kind = JsonCell::Kind::Other;
    cell.other = &m_table.m_others.emplace_back(array.at(0));
    return true;
}

bool JsonTable::Cutter::letter(char letter)
{
    if (!isAt(letter))
        return false;
    ++m_at;
    return true;
}

bool JsonTable::Cutter::word(QByteArrayView word)
{
    if (!m_text.sliced(m_at).startsWith(word))
        return false;
    m_at += word.size();
    return true;
}

std::optional<JsonTable> JsonTable::fromText(const QByteArray &text)
{
    JsonTable table;
    if (!QByteArrayView(text).isValidUtf8() || !Cutter(text, table).table())
        return std::nullopt;
    return table;
}

const JsonCell *JsonTable::row(int row) const
{
    return m_cells.data() + qsizetype{row} * m_columns.size();
}

} // namespace steward
