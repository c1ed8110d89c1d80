// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service/readlog.h"

namespace steward {

Result<qint64> noteRead(const Context &context, Read read)
{
    read.at = context.call.now;
    read.person = context.person->id;
    read.from = context.call.caller.from;
    return context.store.visits().note(read);
}

} // namespace steward
