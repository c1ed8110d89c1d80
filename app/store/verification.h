// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <optional>

namespace steward {

/// What a check of the chain found.
struct ChainCheck
{
    qint64 rows = 0;
    qint64 firstBadRevision = 0; ///< 0: all good
    QString what;                ///< plain words for the log and the operator: which column does not fit
};

/// A check of the whole chain, in pieces, so that who has other things to do can do them in between. What is committed
/// meanwhile is looked at too. The store must outlive it.
class Verification
{
public:
    static constexpr int stepRows = 100;

    virtual ~Verification() = default;

    /// Looks at the next \a stepRows rows. Nothing: there are more. Not to be called again after an answer.
    virtual Result<std::optional<ChainCheck>> step() = 0;
};

} // namespace steward
