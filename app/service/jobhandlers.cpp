// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service/handlers.h"
#include "service/jobs.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace steward::handlers {

namespace {

const Job *jobOf(const Context &context)
{
    const auto id = Id::fromString(context.pathArguments.constFirst());
    return id ? context.background.jobs.find(context.asker(), *id) : nullptr;
}

} // namespace

Answer listJobs(Context &context)
{
    QJsonArray items;
    for (const Job *job : context.background.jobs.of(context.asker())) {
        QJsonObject item = job->toJson();
        item.remove(u"result"_s); // they may be long
        item.remove(u"problem"_s);
        items << item;
    }
    return context.json({{u"items"_s, items}});
}

Answer readJob(Context &context)
{
    const Job *job = jobOf(context);
    return job ? context.json(job->toJson()) : context.refuse(404, u"object.unknown"_s);
}

Answer cancelJob(Context &context)
{
    const Job *job = jobOf(context);
    if (!job)
        return context.refuse(404, u"object.unknown"_s);
    if (job->hasEnded())
        return context.refuse(409, u"job.ended"_s);
    context.background.jobs.cancel(job->id, context.call.now);
    return context.json(job->toJson());
}

} // namespace steward::handlers
