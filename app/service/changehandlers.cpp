// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json.h"
#include "service/commitqueue.h"
#include "service/handlers.h"
#include "service/submission.h"
#include "service/submit.h"
#include "wire/changes.h"

namespace steward::handlers {

using namespace domain;

Response refused(const Context &context, const Outcome &outcome, const ChangeSet &set, const Wish &wish)
{
    return refusalOf(outcome, context.call.requestId, set.changes, wish.sentAs);
}

namespace {

Submission::Asked askedBy(const Context &context, const ChangeSet &asked, const Wish &wish)
{
    return {.set = asked,
            .digest = wish.digest,
            .isDryRun = wish.isDryRun,
            .author = context.author(),
            .from = context.call.caller.from,
            .requestId = context.call.requestId,
            .secret = wish.secret,
            .sentAs = wish.sentAs};
}

} // namespace

Answer submit(Context &context, const ChangeSet &asked, const Wish &wish)
{
    if (context.call.mayShare && !wish.isDryRun)
        return context.commits.add(askedBy(context, asked, wish), context.call.now);
    return submitAlone(context, asked, wish);
}

Response submitAlone(Context &context, const ChangeSet &asked, const Wish &wish)
{
    return Submission(context.store, context.current, askedBy(context, asked, wish)).run(context.call.now);
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
    const Wish wish{.set = set->id,
                    .hasKey = true,
                    .digest = digestOf(context, *body),
                    .isDryRun = *dryRun,
                    .sentAs = wire::SentAs::Set};
    if (const auto before = repeated(context, wish))
        return *before;
    return submit(context, *set, wish);
}

} // namespace steward::handlers
