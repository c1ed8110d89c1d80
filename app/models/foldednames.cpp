// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/foldednames.h"

#include <algorithm>

namespace steward {

QString folded(const QString &text)
{
    const bool isPlain = std::all_of(text.cbegin(), text.cend(), [](QChar letter) { return letter.unicode() < 0x80; });
    if (isPlain)
        return text.toLower();
    QString plain;
    plain.reserve(text.size());
    // by way of the capitals: only so does a sharp s become two
    const QString parted = text.normalized(QString::NormalizationForm_KD).toUpper().toCaseFolded();
    for (const QChar letter : parted) {
        if (letter.category() != QChar::Mark_NonSpacing)
            plain += letter;
    }
    return plain;
}

Needle::Needle(const QString &text)
    : m_text(folded(text.simplified()))
{
    if (m_text.contains(u' '))
        m_words = m_text.split(u' ');
}

std::optional<int> Needle::fit(QStringView candidate) const
{
    qsizetype at = candidate.indexOf(m_text);
    if (at == 0)
        return candidate.size() == m_text.size() ? 0 : 1;
    if (at < 0) {
        const auto isIn = [candidate](const QString &word) { return candidate.contains(word); };
        return !m_words.isEmpty() && std::all_of(m_words.cbegin(), m_words.cend(), isIn) ? std::optional(4)
                                                                                         : std::nullopt;
    }
    for (; at > 0; at = candidate.indexOf(m_text, at + 1)) {
        if (!candidate.at(at - 1).isLetterOrNumber())
            return 2;
    }
    return 3;
}

} // namespace steward
