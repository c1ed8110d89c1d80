// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service/doorcommit.h"

#include "service/catchup.h"

namespace steward {

Result<void> commitAtTheDoor(Context &context, const std::function<Result<domain::Project>()> &commit)
{
    auto made = commit();
    if (!made && made.error().kind == Error::Kind::Stale) {
        const auto done = context.store.atOnce([&]() -> Result<void> {
            if (const auto caughtUp = catchUp(context.store, context.current); !caughtUp)
                return caughtUp.error();
            made = commit();
            return made ? Result<void>() : made.error();
        });
        if (!done)
            return done.error();
    }
    if (!made)
        return made.error();
    context.current = std::move(made).value();
    return {};
}

} // namespace steward
