// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/sealed/sealedstore.h"

namespace steward::tests {

/// The wire's compact form, as who owns a store brings it.
[[nodiscard]] ProjectCodec wireCodec();
/// Has the projects in memory and tells only their places there, so that it takes numbers too that do not travel, as
/// the samples have them. What it has made it reads itself.
[[nodiscard]] ProjectCodec heldCodec();

/// What \a book holds, read anew, as another store beside the one that writes to it. Of a book that answers at once.
[[nodiscard]] Result<std::unique_ptr<SealedStore>> sealedAgain(const std::shared_ptr<SealedBook> &book,
                                                               std::shared_ptr<const Clock> clock,
                                                               const QString &password, const ProjectCodec &codec);
/// In which two stores differ, as far as they tell; empty: in nothing.
[[nodiscard]] QString difference(Store &left, Store &right);

} // namespace steward::tests
