// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/sentence.h"

using namespace Qt::StringLiterals;

namespace steward {

Sentence::Sentence(QString pattern, QStringList arguments)
    : m_pattern(std::move(pattern))
    , m_arguments(std::move(arguments))
{
}

QString Sentence::html() const
{
    return written(true);
}

QString Sentence::plain() const
{
    return written(false);
}

QString Sentence::written(bool isHtml) const
{
    // One walk over the pattern: what an argument brings is never looked at again.
    QString text;
    bool isBold = false;
    for (qsizetype i = 0; i < m_pattern.size(); ++i) {
        const QChar letter = m_pattern.at(i);
        const QChar next = i + 1 < m_pattern.size() ? m_pattern.at(i + 1) : QChar();
        if (letter == u'*') {
            isBold = !isBold;
            if (isHtml)
                text += isBold ? "<b>"_L1 : "</b>"_L1;
        } else if (letter == u'%' && next >= u'1' && next <= u'9') {
            const QString argument = m_arguments.value(next.unicode() - u'1');
            text += isHtml ? argument.toHtmlEscaped() : argument;
            ++i;
        } else {
            text += isHtml ? QString(letter).toHtmlEscaped() : QString(letter);
        }
    }
    if (isHtml && isBold)
        text += "</b>"_L1;
    return text;
}

} // namespace steward
