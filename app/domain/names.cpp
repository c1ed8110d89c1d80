// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/names.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

bool hidesItself(QChar c)
{
    const auto category = c.category();
    const char16_t code = c.unicode();
    return category == QChar::Other_Control || category == QChar::Separator_Line
           || category == QChar::Separator_Paragraph || (code >= 0x202A && code <= 0x202E)
           || (code >= 0x2066 && code <= 0x2069);
}

bool isAscii(QStringView text)
{
    return std::ranges::all_of(text, [](QChar c) { return c.unicode() < 0x80; });
}

QString folded(const QString &text, QString::NormalizationForm form)
{
    if (isAscii(text)) // most are: neither form changes them
        return text.toLower();
    return text.normalized(form).toCaseFolded().normalized(form);
}

} // namespace

QLatin1StringView nameFault(const QString &name, qsizetype longest)
{
    if (name.size() > longest) // first: of more than that nobody needs to know what else is wrong
        return "length"_L1;
    if (name.trimmed().isEmpty())
        return "empty"_L1;
    if (name.front().isSpace())
        return "blank_start"_L1;
    return std::ranges::any_of(name, hidesItself) ? "characters"_L1 : QLatin1StringView();
}

QString foldedName(const QString &name)
{
    return folded(name.trimmed(), QString::NormalizationForm_C);
}

QString foldedCode(const QString &code)
{
    return folded(code.trimmed(), QString::NormalizationForm_KC);
}

bool isCode(QStringView code)
{
    const auto fits = [](QChar c) {
        return (c.isLetterOrNumber() && !c.isUpper()) || c == u'-' || c == u'_' || c.isSurrogate();
    };
    return !code.isEmpty() && std::ranges::all_of(code, fits);
}

QString codeFrom(const QString &name, QChar joint, const QString &otherwise)
{
    constexpr qsizetype longest = 60;
    QString code;
    const QString letters = name.left(longestName).normalized(QString::NormalizationForm_KD).toCaseFolded();
    for (const QChar letter : letters) {
        if (letter.isLetterOrNumber() && !letter.isUpper())
            code += letter;
        else if (!letter.isMark() && !code.isEmpty() && !code.endsWith(joint)) // an accent stands for itself no more
            code += joint;
    }
    code = code.normalized(QString::NormalizationForm_C).left(longest);
    while (code.endsWith(joint))
        code.chop(1);
    return code.isEmpty() ? otherwise : code;
}

} // namespace steward::domain
