// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/plain.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward::cli {

namespace {

bool isHarmless(char32_t letter)
{
    constexpr char32_t nonJoiner = 0x200c;
    constexpr char32_t joiner = 0x200d;
    if (letter == nonJoiner || letter == joiner)
        return true;
    switch (QChar::category(letter)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return false;
    default:
        return true;
    }
}

template<typename Keeps, typename Escape>
QString escaped(const QString &text, Keeps keeps, Escape escape)
{
    QString safe;
    safe.reserve(text.size());
    const auto letters = text.toUcs4();
    for (const uint code : letters) {
        const char32_t letter = code;
        if (keeps(letter))
            safe += QChar::fromUcs4(letter);
        else
            safe += escape(letter);
    }
    return safe;
}

} // namespace

QString plain(const QString &text)
{
    return escaped(text, isHarmless, [](char32_t letter) { return u"\\u{%1}"_s.arg(uint(letter), 0, 16); });
}

QString plainJson(const QString &json)
{
    const auto keeps = [](char32_t letter) { return letter == U'\n' || isHarmless(letter); };
    return escaped(json, keeps, [](char32_t letter) {
        QString units;
        for (const QChar unit : QChar::fromUcs4(letter))
            units += u"\\u%1"_s.arg(uint(unit.unicode()), 4, 16, QChar(u'0'));
        return units;
    });
}

QString count(qint64 number, const QString &one, const QString &many)
{
    return QString::number(number) + u' ' + (number == 1 ? one : many);
}

QStringList Columns::lines() const
{
    qsizetype width = 0;
    for (const auto &[left, right] : m_rows)
        width = std::max(width, std::min(left.size(), widest));
    const QString indent(m_indent, u' ');
    QStringList lines;
    for (const auto &[left, right] : m_rows)
        lines << (right.isEmpty() ? indent + left : indent + left.leftJustified(width) + u"  "_s + right);
    return lines;
}

} // namespace steward::cli
