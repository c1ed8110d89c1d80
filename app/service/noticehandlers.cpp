// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json.h"
#include "domain/recovered.h"
#include "domain/words.h"
#include "service/handlers.h"
#include "service/limits.h"

using namespace Qt::StringLiterals;

namespace steward::handlers {

namespace {

QJsonObject noticeOf(const AuditRow &row, const domain::DoneByOperator &done)
{
    return {
        {u"what"_s, domain::wordOf(done.act)},
        {u"at"_s, toText(row.at)},
        {u"revision"_s, row.revision},
        {u"set"_s, row.set.toString()},
        {u"by"_s, row.authorName},
        {u"person"_s, done.person.toString()},
        {u"from"_s, row.from},
        {u"reason"_s, row.reason},
    };
}

/// The log, from its end, a bounded part at a time.
struct Search
{
    LogSearch next;
    QJsonArray found;
};

/// The answer, as soon as all is found.
std::optional<Response> stepped(Search &search, const Store &store, const QByteArray &requestId)
{
    const auto finds = store.find(search.next);
    if (!finds)
        return refusal(finds.error(), requestId);
    for (const AuditRow &row : finds->rows) {
        const auto done = domain::doneByOperator(row.acknowledged); // nothing: what only his server reports
        if (done && search.found.size() < limits::mostNotices)
            search.found << noticeOf(row, *done);
    }
    search.next.before = finds->next;
    if (finds->next > 0 && search.found.size() < limits::mostNotices)
        return std::nullopt;
    return Reading::json({{u"items"_s, search.found}});
}

} // namespace

Answer notices(Context &context)
{
    if (!context.query.isEmpty())
        return context.refuse(422, u"query.invalid"_s);
    auto search = std::make_shared<Search>(
        Search{.next = {.filter = {.author = domain::operatorsId, .from = context.call.now - limits::noticesAreTold},
                        .limit = limits::mostNotices},
               .found = {}});
    Task task{[search, &store = context.store, id = context.call.requestId] { return stepped(*search, store, id); }};
    if (auto response = task.step()) // a short log
        return *std::move(response);
    return task;
}

} // namespace steward::handlers
