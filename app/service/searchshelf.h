// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/shownplaces.h"

#include <deque>
#include <memory>

namespace steward {

/// What searches are answered from, so that work is not done twice: the places that all are shown who see every place,
/// and those of the latest limited sights; callers limited to the same places share one. What a search still holds
/// stays until it is answered; of the others as many are kept as stay below both limits.
class SearchShelf
{
public:
    static constexpr size_t mostLimited = 32;
    static constexpr int mostRows = 250'000; ///< of limited sights together: some 60 MB

    /// Made from the first one on that asks; to be worked on until it is done.
    [[nodiscard]] std::shared_ptr<ShownPlaces> of(const domain::Project &project, const domain::Person &person);

    /// Revisions do not mean any more what they did.
    void forget();

private:
    void drop();

    std::shared_ptr<ShownPlaces> m_all;
    std::deque<std::shared_ptr<ShownPlaces>> m_limited; ///< asked for last: at the end
};

} // namespace steward
