// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <algorithm>
#include <array>

namespace steward::domain {

/// The words of an enumeration on the wire, in its order: specialised beside each enumeration.
template<typename E>
struct WordsOf;

/// One word out of a list that a newer server may have made longer: a word not known here is kept as it came, and
/// written back the same. A value.
template<typename E>
class Word
{
public:
    constexpr Word() = default;
    Word(E value) // NOLINT(google-explicit-constructor): a word is made from its enumerator without ceremony
        : m_value(value)
    {
    }

    [[nodiscard]] static Word fromText(const QString &text)
    {
        Word word;
        const auto &all = WordsOf<E>::all;
        const auto found = std::find(all.begin(), all.end(), text);
        if (found == all.end())
            word.m_unknown = text;
        else
            word.m_value = static_cast<E>(found - all.begin());
        return word;
    }
    [[nodiscard]] QString text() const
    {
        return isKnown() ? QString(WordsOf<E>::all.at(static_cast<size_t>(m_value))) : m_unknown;
    }

    [[nodiscard]] bool isKnown() const { return m_unknown.isNull(); }
    [[nodiscard]] bool is(E value) const { return isKnown() && m_value == value; }

    friend bool operator==(const Word &, const Word &) = default;

private:
    E m_value = E{};
    QString m_unknown; ///< null when known
};

} // namespace steward::domain
