// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/impact.h"
#include "domain/values/word.h"

#include <optional>

/// The words of enumerations that are no part of an object, as they travel and as they are kept. Apart from the
/// enumerations, as only who reads or writes asks for them.
namespace steward::domain {

template<>
struct WordsOf<Change::Op>
{
    static constexpr std::array all{QLatin1StringView("create"), QLatin1StringView("update"),
                                    QLatin1StringView("remove")};
};
template<>
struct WordsOf<Problem::Kind>
{
    static constexpr std::array all{QLatin1StringView("forbidden"), QLatin1StringView("invalid"),
                                    QLatin1StringView("stale"), QLatin1StringView("objection"),
                                    QLatin1StringView("lockout")};
};
template<>
struct WordsOf<Effect::Tone>
{
    static constexpr std::array all{QLatin1StringView("neutral"), QLatin1StringView("gain"), QLatin1StringView("loss"),
                                    QLatin1StringView("warning"), QLatin1StringView("danger")};
};
template<>
struct WordsOf<Environment>
{
    static constexpr std::array all{QLatin1StringView("live"), QLatin1StringView("training"),
                                    QLatin1StringView("demo")};
};

/// An enumerator without a word throws std::out_of_range.
template<typename E>
[[nodiscard]] QString wordOf(E value) requires requires
{
    WordsOf<E>::all;
}
{
    return WordsOf<E>::all.at(static_cast<size_t>(value));
}

/// Nothing: no such word.
template<typename E>
[[nodiscard]] std::optional<E> fromWord(const QString &word)
{
    const auto &all = WordsOf<E>::all;
    const auto found = std::find(all.begin(), all.end(), word);
    return found == all.end() ? std::nullopt : std::optional(static_cast<E>(found - all.begin()));
}

} // namespace steward::domain
