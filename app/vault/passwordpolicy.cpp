// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "vault/passwordpolicy.h"

#include "vault/commonpasswords.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

using Letters = QList<char32_t>;

/// So much has to be left of a password that is told in few words. What guesses first tries those words.
constexpr qsizetype leastWorth = 8;
constexpr qsizetype shortestKnown = 3; // a word of two letters stands in everything
constexpr qsizetype shortestRun = 3;

/// How it is written when it is meant to look clever.
char32_t plainly(char32_t letter)
{
    switch (letter) {
    case U'0':
        return U'o';
    case U'1':
    case U'!':
        return U'i';
    case U'3':
        return U'e';
    case U'4':
    case U'@':
        return U'a';
    case U'5':
    case U'$':
        return U's';
    case U'7':
        return U't';
    default:
        return letter;
    }
}

Letters lettersOf(QStringView text)
{
    const auto ucs4 = text.toString().normalized(QString::NormalizationForm_C).toCaseFolded().toUcs4();
    return Letters(ucs4.cbegin(), ucs4.cend());
}

Letters plainly(Letters letters)
{
    std::transform(letters.cbegin(), letters.cend(), letters.begin(), [](char32_t letter) { return plainly(letter); });
    return letters;
}

qsizetype startsAt(const Letters &letters, qsizetype at, const Letters &word)
{
    const bool fits =
        letters.size() - at >= word.size() && std::equal(word.cbegin(), word.cend(), letters.cbegin() + at);
    return fits ? word.size() : 0;
}

/// The longest of \a words that begins at \a at, as it is or plainly; 0: none.
qsizetype wordAt(const Letters &letters, const Letters &plain, qsizetype at, const QList<Letters> &words)
{
    qsizetype longest = 0;
    for (const Letters &word : words)
        longest = std::max({longest, startsAt(letters, at, word), startsAt(plain, at, word)});
    return longest;
}

/// How many letters from \a at on follow each other: aaaa, 1234, 9876, or along a row of the keyboard.
qsizetype runAt(const Letters &letters, qsizetype at)
{
    static const QHash<char32_t, int> keys = [] {
        QHash<char32_t, int> table;
        int place = 0;
        for (const QLatin1StringView row : {"qwertyuiop"_L1, "asdfghjkl"_L1, "zxcvbnm"_L1}) {
            for (const char key : row)
                table.insert(static_cast<char32_t>(key), ++place);
            ++place; // the ends of two rows are no neighbours
        }
        return table;
    }();
    const auto along = [&](const auto &step) {
        qsizetype end = at + 1;
        while (end < letters.size() && step(letters.at(end - 1), letters.at(end)))
            ++end;
        return end - at;
    };
    const auto byCode = [&](int by) {
        return along([by](char32_t a, char32_t b) { return static_cast<qint64>(b) - static_cast<qint64>(a) == by; });
    };
    const auto byKey = [&](int by) {
        return along([by](char32_t a, char32_t b) {
            const int first = keys.value(a, 0);
            const int second = keys.value(b, 0);
            return first && second && second - first == by;
        });
    };
    return std::max({byCode(0), byCode(1), byCode(-1), byKey(1), byKey(-1)});
}

/// Without what is the same once more: "abcabcab" is "abc".
qsizetype period(const Letters &letters)
{
    for (qsizetype length = 1; length <= letters.size() / 2; ++length) {
        if (std::equal(letters.cbegin() + length, letters.cend(), letters.cbegin()))
            return length;
    }
    return letters.size();
}

/// How many pieces are left when each word of \a words, and where \a runs each run, counts as one.
qsizetype worth(const Letters &letters, const QList<Letters> &words, bool runs)
{
    const Letters plain = plainly(letters);
    qsizetype pieces = 0;
    for (qsizetype at = 0; at < letters.size(); ++pieces) {
        qsizetype length = wordAt(letters, plain, at, words);
        if (const qsizetype run = runs ? runAt(letters, at) : 0; run >= shortestRun)
            length = std::max(length, run);
        at += std::max<qsizetype>(length, 1);
    }
    return pieces;
}

QList<Letters> asWords(const QStringList &texts)
{
    static const QRegularExpression gap(u"[\\s@._/:-]+"_s);
    QList<Letters> words;
    for (const QString &text : texts) {
        for (const QString &part : QStringList{text} + text.split(gap, Qt::SkipEmptyParts)) {
            if (const Letters word = lettersOf(part); word.size() >= shortestKnown)
                words << word;
        }
    }
    return words;
}

} // namespace

std::optional<PasswordFault> faultOf(QStringView password, const QStringList &known)
{
    const Letters letters = lettersOf(password);
    if (letters.size() < shortestPassword)
        return PasswordFault::TooShort;
    const Letters once = letters.first(period(letters));
    if (worth(once, {}, true) < leastWorth)
        return PasswordFault::Regular;
    const QList<Letters> personal = asWords(known + QStringList{u"steward"_s, u"commcare"_s});
    if (worth(once, personal, true) < leastWorth)
        return PasswordFault::Personal;
    static const QList<Letters> common = asWords(commonPasswords());
    if (worth(once, common + personal, true) < leastWorth)
        return PasswordFault::Common;
    return std::nullopt;
}

} // namespace steward
