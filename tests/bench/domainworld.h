// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/pack.h"
#include "domain/change.h"

namespace steward::bench {

/// A pack as values, with what the questions need that are put to it, if it is large enough: a role that 20,000 people
/// hold, and a place with 5,000 at and below it that can move.
struct World
{
    QString letter;
    QString pack;         ///< "XL, 120,000/100,000": places and people
    domain::Project rest; ///< all but places and people
    std::vector<domain::Place> places;
    std::vector<domain::Person> people;

    qint64 placeTexts = 0;  ///< bytes of all their own texts, in UTF-16; what is not a text among the data as JSON
    qint64 personTexts = 0; ///< likewise

    Id admin;
    Id role; ///< that most mobile workers hold
    int holders = 0;
    domain::Change move; ///< of a place to another one of the same type as the one above it
    int moved = 0;       ///< places in use that go with it, itself too
};

[[nodiscard]] World makeWorld(const demo::PackShape &shape);

} // namespace steward::bench
