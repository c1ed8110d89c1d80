// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project.h"

#include <random>

namespace steward::domain::sample {

/// How many rows a random project has.
struct Size
{
    int places = 70;
    int people = 48;
    int roles = 10;

    /// Some small, some large; the median is that of the members above.
    [[nodiscard]] static Size any(std::mt19937_64 &random);
};

/// A project with objects of every kind that breaks no rule: names and codes are unique, references exist, roles are in
/// normal form, an admin and a break-glass admin can enter. Some places and roles are archived, some people inactive,
/// without a role or without a place, some assignments end, some objects carry fields and permissions nobody knows.
/// The same for the same state of \a random on every machine. At least one place, two people and two roles.
[[nodiscard]] Project randomProject(std::mt19937_64 &random, Size size);

} // namespace steward::domain::sample
