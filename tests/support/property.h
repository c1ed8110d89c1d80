// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <rapidcheck.h>

#include <iostream>

namespace steward::tests {

/// How often a heavy loop runs: \a full times with `./dev test --full`, a tenth of that otherwise.
inline int effort(int full)
{
    return qEnvironmentVariable("STEWARD_EFFORT") == QLatin1String("full") ? full : (full + 9) / 10;
}

/// Tries a property on effort(\a full) random cases and tells of the least that fails. Its seed is printed;
/// RC_PARAMS="seed=N" repeats a run.
template<typename Property>
bool holds(const std::string &claim, int full, Property &&property)
{
    rc::detail::TestMetadata metadata;
    metadata.id = claim;
    metadata.description = claim;
    rc::detail::TestParams params = rc::detail::configuration().testParams;
    params.maxSuccess = effort(full);
    std::cerr << claim << ", seed " << params.seed << std::endl;
    const auto result = rc::detail::checkTestable(std::forward<Property>(property), metadata, params);
    rc::detail::printResultMessage(result, std::cerr);
    std::cerr << std::endl;
    return result.template is<rc::detail::SuccessResult>();
}

/// A number from \a from up to before \a to, drawn within a property.
inline int drawn(int from, int to)
{
    return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(from, to));
}

} // namespace steward::tests
