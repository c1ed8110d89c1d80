// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/search/folding.h"

#include <QString>

#include <algorithm>
#include <array>

namespace steward::domain {

namespace {

constexpr char32_t nothing = 0;
constexpr char32_t tatweel = 0x640;
constexpr char32_t alef = 0x627;
constexpr char32_t replacement = 0xfffd;

struct Pair
{
    char32_t letter;
    char plain;
};

/// Small letters with a stroke or a hook that have no decomposition.
constexpr std::array<Pair, 16> strokesAndHooks{{{U'đ', 'd'},
                                                {U'ħ', 'h'},
                                                {U'ł', 'l'},
                                                {U'ø', 'o'},
                                                {U'ŧ', 't'},
                                                {U'ƀ', 'b'},
                                                {U'ƙ', 'k'},
                                                {U'ƥ', 'p'},
                                                {U'ƭ', 't'},
                                                {U'ƴ', 'y'},
                                                {U'ǥ', 'g'},
                                                {U'ɓ', 'b'},
                                                {U'ɖ', 'd'},
                                                {U'ɗ', 'd'},
                                                {U'ɠ', 'g'},
                                                {U'ɨ', 'i'}}};

char32_t withoutStroke(char32_t letter)
{
    const auto found = std::find_if(strokesAndHooks.begin(), strokesAndHooks.end(),
                                    [letter](const Pair &pair) { return pair.letter == letter; });
    return found == strokesAndHooks.end() ? letter : static_cast<char32_t>(found->plain);
}

bool isApostrophe(char32_t letter)
{
    return letter == 0x2018 || letter == 0x2019 || letter == 0x2bc || letter == 0x2bb;
}

bool isUnseen(char32_t letter)
{
    const bool isVariationSelector = letter >= 0xfe00 && letter <= 0xfe0f;
    return letter == tatweel || isVariationSelector || QChar::category(letter) == QChar::Other_Format;
}

/// Of a letter after decomposition and case folding; \c nothing: it goes.
char32_t plainForm(char32_t letter)
{
    if (isUnseen(letter))
        return nothing;
    if (isApostrophe(letter))
        return U'\'';
    switch (QChar::category(letter)) {
    case QChar::Letter_Lowercase:
        return withoutStroke(letter);
    case QChar::Number_DecimalDigit:
        return U'0' + static_cast<char32_t>(QChar::digitValue(letter));
    case QChar::Punctuation_Dash:
        return U'-';
    case QChar::Separator_Space:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
    case QChar::Other_Control:
        return U' ';
    case QChar::Punctuation_Connector:
    case QChar::Punctuation_Open:
    case QChar::Punctuation_Close:
    case QChar::Punctuation_InitialQuote:
    case QChar::Punctuation_FinalQuote:
    case QChar::Punctuation_Other:
        return letter < 0x80 ? letter : U' ';
    case QChar::Other_Surrogate: // a lone one
        return replacement;
    default:
        return letter;
    }
}

/// Whether \a mark goes when it stands over \a base.
bool isLaidAside(char32_t mark, char32_t base)
{
    switch (QChar::script(base)) {
    case QChar::Script_Latin:
    case QChar::Script_Greek:
    case QChar::Script_Cyrillic:
    case QChar::Script_Common:
    case QChar::Script_Inherited:
        return QChar::category(mark) != QChar::Mark_SpacingCombining;
    case QChar::Script_Arabic: {
        const bool isHamza = mark == 0x654 || mark == 0x655;
        return QChar::category(mark) == QChar::Mark_NonSpacing && (!isHamza || base == alef);
    }
    default:
        return false;
    }
}

char32_t letterAt(QStringView text, qsizetype at)
{
    const bool isPair = text[at].isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate();
    return isPair ? QChar::surrogateToUcs4(text[at], text[at + 1]) : static_cast<char32_t>(text[at].unicode());
}

qsizetype unitsOf(char32_t letter)
{
    return QChar::requiresSurrogates(letter) ? 2 : 1;
}

/// Folds letter by letter: a letter is a code point with the marks behind it, as they get their order together.
class Folder
{
public:
    explicit Folder(std::vector<int> *origins)
        : m_origins(origins)
    {
    }

    std::string fold(QStringView text)
    {
        if (text.size() > mostFolded)
            text = text.first(mostFolded - (text[mostFolded - 1].isHighSurrogate() ? 1 : 0));
        m_bytes.reserve(static_cast<size_t>(text.size()));
        for (qsizetype at = 0; at < text.size() && !m_isFull;) {
            m_origin = static_cast<int>(at);
            const qsizetype end = letterEnd(text, at);
            if (end == at + 1 && text[at].unicode() < 0x80)
                foldAscii(static_cast<char32_t>(text[at].unicode()));
            else
                foldLetter(text.sliced(at, end - at));
            at = end;
            if (m_origins && m_isOpen) {
                m_end = static_cast<int>(end);
                m_isOpen = false;
            }
        }
        if (m_origins)
            m_origins->push_back(m_end);
        return std::move(m_bytes);
    }

private:
    static qsizetype letterEnd(QStringView text, qsizetype at)
    {
        at += unitsOf(letterAt(text, at));
        while (at < text.size() && text[at].unicode() >= 0x80) { // ASCII has none
            const char32_t next = letterAt(text, at);
            if (QChar::combiningClass(next) == 0 && !isUnseen(next))
                break;
            at += unitsOf(next);
        }
        return at;
    }

    /// Marks on both sides of what is not seen get their order together.
    static QString withoutUnseen(QStringView letter)
    {
        QString seen;
        for (qsizetype at = 0; at < letter.size();) {
            const char32_t part = letterAt(letter, at);
            if (!isUnseen(part))
                seen += letter.sliced(at, unitsOf(part));
            at += unitsOf(part);
        }
        return seen;
    }

    void foldAscii(char32_t letter)
    {
        m_base = letter;
        if (letter >= U'A' && letter <= U'Z')
            put(letter + (U'a' - U'A'));
        else
            put(letter < U' ' || letter == 0x7f ? U' ' : letter);
    }

    void foldLetter(QStringView letter)
    {
        const QString parted = withoutUnseen(letter).normalized(QString::NormalizationForm_KD);
        QString kept;
        for (qsizetype at = 0; at < parted.size();) {
            const char32_t part = letterAt(parted, at);
            const qsizetype units = unitsOf(part);
            const bool isMark = QChar::isMark(part);
            if (const char32_t plain = isMark ? nothing : plainForm(part); plain != nothing)
                m_base = plain;
            if (!isMark || !isLaidAside(part, m_base))
                kept += QStringView(parted).sliced(at, units);
            at += units;
        }
        kept = kept.toLower().toUpper().toCaseFolded(); // there and back: only so does each sharp s become two
        for (qsizetype at = 0; at < kept.size();) {
            const char32_t part = letterAt(kept, at);
            const char32_t plain = plainForm(part);
            if (plain != nothing)
                put(plain);
            at += unitsOf(part);
        }
    }

    /// A space waits for the word behind it: none is left at an end, nor two together.
    void put(char32_t letter)
    {
        if (letter == U' ') {
            if (!m_isSpaceDue)
                m_spaceOrigin = m_origin;
            m_isSpaceDue = !m_bytes.empty();
            return;
        }
        const size_t size = letter < 0x80 ? 1 : letter < 0x800 ? 2 : letter < 0x10000 ? 3 : 4;
        const size_t needed = size + (m_isSpaceDue ? 1 : 0);
        if (m_isFull || m_bytes.size() + needed > mostFolded) {
            m_isFull = true;
            return;
        }
        if (m_isSpaceDue) {
            m_bytes.push_back(' ');
            if (m_origins)
                m_origins->push_back(m_spaceOrigin);
            m_isSpaceDue = false;
        }
        write(letter, size);
        if (m_origins)
            m_origins->insert(m_origins->end(), size, m_origin);
        m_isOpen = true;
    }

    void write(char32_t letter, size_t size)
    {
        if (size == 1) {
            m_bytes.push_back(static_cast<char>(letter));
            return;
        }
        constexpr std::array<unsigned, 5> leads{0, 0, 0xc0, 0xe0, 0xf0};
        m_bytes.push_back(static_cast<char>(leads[size] | (letter >> (6 * (size - 1)))));
        for (size_t left = size - 1; left-- > 0;)
            m_bytes.push_back(static_cast<char>(0x80 | ((letter >> (6 * left)) & 0x3f)));
    }

    std::string m_bytes;
    std::vector<int> *m_origins; ///< null: not asked for
    char32_t m_base = U' ';      ///< what the next mark stands over
    int m_origin = 0;            ///< of the letter that is being folded
    int m_spaceOrigin = 0;
    int m_end = 0; ///< of the last letter of which anything was kept
    bool m_isOpen = false;
    bool m_isSpaceDue = false;
    bool m_isFull = false;
};

} // namespace

std::string foldForSearch(QStringView text)
{
    return Folder(nullptr).fold(text);
}

TracedText foldTraced(QStringView text)
{
    TracedText traced;
    traced.bytes = Folder(&traced.origins).fold(text);
    return traced;
}

TextSpan TracedText::spanOf(size_t from, size_t size) const
{
    size_t end = from + size;
    const int last = origins[end - 1];
    while (end + 1 < origins.size() && origins[end] == last) // the other bytes of the last letter
        ++end;
    return {origins[from], origins[end] - origins[from]};
}

} // namespace steward::domain
