// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/change.h"
#include "domain/values/word.h"

namespace steward::domain {

/// The author of what is done at the server's own shell, past the API (`stewardd recover`, `break-glass`, `erase`,
/// `backup`): "stewardd recover" in letters, after the first of them. No person of any project, and apply() lets no
/// object be made under this id, so that nobody can pass for it.
inline constexpr Id operatorsId{0x7374657761726464, 0x207265636f766572};

/// What an operator does to a person, of which every admin is told.
enum class OperatorsAct {
    Recovered,       ///< let in again
    BreakGlassGiven, ///< his account is one for the day when the others are of no use
    BreakGlassTaken,
    Erased,
};

template<>
struct WordsOf<OperatorsAct>
{
    static constexpr std::array all{QLatin1StringView("recovered"), QLatin1StringView("break_glass_given"),
                                    QLatin1StringView("break_glass_taken"), QLatin1StringView("erased")};
};

/// Stands in the set by which it was done, as the set may have nothing else about the person.
[[nodiscard]] Acknowledgement operatorsAct(OperatorsAct act, const Id &person);

struct DoneByOperator
{
    OperatorsAct act = OperatorsAct::Recovered;
    Id person;

    friend bool operator==(const DoneByOperator &, const DoneByOperator &) = default;
};

/// What \a acknowledged says to have been done by the operator whose set it is.
[[nodiscard]] std::optional<DoneByOperator> doneByOperator(const QList<Acknowledgement> &acknowledged);

/// Stands in the set by which \a person was given a code, as the set may have nothing else about him: nothing barred
/// him, he had only nothing left to sign in with.
[[nodiscard]] Acknowledgement recoveryOf(const Id &person);

/// Whom \a acknowledged says to have been given a code; null: nobody.
[[nodiscard]] Id recoveredIn(const QList<Acknowledgement> &acknowledged);

} // namespace steward::domain
