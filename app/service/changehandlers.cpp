// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json.h"
#include "service/handlers.h"
#include "service/submission.h"
#include "service/submit.h"
#include "wire/changes.h"

namespace steward::handlers {

using namespace domain;

Response refused(const Context &context, const Outcome &outcome)
{
    return refusalOf(outcome, context.call.requestId);
}

Answer submit(Context &context, const ChangeSet &asked, const Wish &wish)
{
    Submission submission(context.store, context.current,
                          {.set = asked,
                           .digest = wish.digest,
                           .isDryRun = wish.isDryRun,
                           .author = context.person->id,
                           .from = context.call.caller.from,
                           .requestId = context.call.requestId});
    return submission.run(context.call.now);
}

Answer postChangeSet(Context &context)
{
    const auto body = parseObject(context.call.request.body);
    if (!body)
        return context.refuse(body.error());
    const auto set = wire::changeSetFromJson(*body);
    if (!set)
        return context.refuse(set.error());
    const auto dryRun = readDryRun(context);
    if (!dryRun)
        return context.refuse(dryRun.error());
    const Wish wish{.set = set->id, .digest = digestOf(context, *body), .isDryRun = *dryRun};
    if (const auto before = repeated(context, wish))
        return *before;
    return submit(context, *set, wish);
}

} // namespace steward::handlers
