// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/sentence.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr QLatin1StringView boldOn("<b>");
constexpr QLatin1StringView boldOff("</b>");
// First strong isolate and its end: the argument keeps its own direction, the sentence keeps its order.
constexpr QChar isolate(0x2068);
constexpr QChar isolateEnd(0x2069);

bool turnsReading(QChar c)
{
    const char16_t code = c.unicode();
    return (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069) || code == 0x200E || code == 0x200F
           || code == 0x061C;
}

/// The index of the argument that stands at `at`, or -1.
qsizetype placeAt(const QString &pattern, qsizetype at)
{
    if (pattern[at] != u'%' || at + 1 >= pattern.size())
        return -1;
    const char16_t digit = pattern[at + 1].unicode();
    return digit >= u'1' && digit <= u'9' ? digit - u'1' : -1;
}

/// Walks the pattern once, so that a "%2" inside an argument is never taken for a place.
template<typename Text, typename Bold, typename Argument>
void walk(const QString &pattern, Text text, Bold bold, Argument argument)
{
    const QStringView view(pattern);
    for (qsizetype at = 0; at < pattern.size();) {
        if (const qsizetype index = placeAt(pattern, at); index >= 0) {
            argument(index);
            at += 2;
        } else if (view.sliced(at).startsWith(boldOn)) {
            bold(true);
            at += boldOn.size();
        } else if (view.sliced(at).startsWith(boldOff)) {
            bold(false);
            at += boldOff.size();
        } else {
            text(pattern[at]);
            ++at;
        }
    }
}

} // namespace

QString shownText(const QString &text)
{
    QString shown;
    shown.reserve(text.size());
    for (const QChar c : text) {
        if (c.category() == QChar::Other_Control || c == QChar::LineSeparator || c == QChar::ParagraphSeparator)
            shown += u' ';
        else if (!turnsReading(c) && c != QChar::ObjectReplacementCharacter)
            shown += c;
    }
    return shown;
}

Sentence::Sentence(QString pattern, QStringList arguments)
    : m_pattern(std::move(pattern))
    , m_arguments(std::move(arguments))
{
    for (QString &argument : m_arguments)
        argument = shownText(argument);
}

QString Sentence::html() const
{
    QString html;
    html.reserve(m_pattern.size() * 2);
    int open = 0;
    walk(
        m_pattern, [&](QChar c) { html += QString(c).toHtmlEscaped(); },
        [&](bool on) {
            if (!on && open == 0)
                return;
            open += on ? 1 : -1;
            html += on ? boldOn : boldOff;
        },
        [&](qsizetype index) {
            const QString argument = m_arguments.value(index);
            if (argument.isRightToLeft() == m_pattern.isRightToLeft())
                html += argument.toHtmlEscaped();
            else
                html += isolate + argument.toHtmlEscaped() + isolateEnd;
        });
    for (; open > 0; --open)
        html += boldOff;
    return html;
}

QString Sentence::plain() const
{
    QString plain;
    plain.reserve(m_pattern.size() * 2);
    walk(
        m_pattern, [&](QChar c) { plain += c; }, [](bool) {},
        [&](qsizetype index) { plain += m_arguments.value(index); });
    return plain;
}

} // namespace steward
