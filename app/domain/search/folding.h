// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include <string>
#include <vector>

namespace steward::domain {

/// How search compares texts. Two texts with the same folded form are the same to somebody who types a name:
/// - compatibility decomposition (NFKD) and full case folding: "ß" is "ss", "ﬁ" is "fi";
/// - over Latin, Greek and Cyrillic letters every mark goes: there it is an accent, and keyboards lack it. The letters
///   whose stroke or hook Unicode does not take apart go the same way ("ø" is "o", Hausa's "ɗ" is "d");
/// - of the Arabic script go the vowel signs, the tatweel, which only stretches the line, and madda and hamza over an
///   alef: all of them are left out in everyday writing. A hamza over waw or yeh stays: there it makes another letter;
/// - everywhere else marks stay: in Devanagari they are the vowels, in Japanese they part "ga" from "ka";
/// - decimal digits of every script are 0 to 9, dashes are "-", the typographic apostrophes are "'";
/// - white space, control characters and punctuation beyond ASCII are one space, none at the ends; what is not seen
///   (zero-width joiners, marks of direction, variation selectors) goes.
/// So what parts words in a folded text is ASCII, and it holds no byte 0. The result is UTF-8 and folds to itself.

/// Only this much of a text is looked at: so many units of UTF-16, and so many bytes of its folded form, whole letters.
/// A name longer than this is refused by validation; here it must not cost more than another.
inline constexpr int mostFolded = 512;

/// O(length), at most mostFolded.
[[nodiscard]] std::string foldForSearch(QStringView text);

/// A stretch of a text, in units of UTF-16.
struct TextSpan
{
    int from = 0;
    int length = 0;

    friend bool operator==(const TextSpan &, const TextSpan &) = default;
};

/// A folded text that knows where it comes from.
struct TracedText
{
    std::string bytes;
    std::vector<int>
        origins; ///< of each byte: where the letter begins that it is of; one more: where the last one ends

    /// The letters of the text of which any part is in bytes [\a from, \a from + \a size); size > 0. O(size).
    [[nodiscard]] TextSpan spanOf(size_t from, size_t size) const;
};

/// The same bytes as foldForSearch.
[[nodiscard]] TracedText foldTraced(QStringView text);

} // namespace steward::domain
