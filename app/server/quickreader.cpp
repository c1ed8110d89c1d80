// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/quickreader.h"

#include "service/limits.h"
#include "service/router.h"

namespace steward::server {

namespace {

/// The route, if it is one that can be answered from the state alone.
Match quickMatch(const Request &request, const Target &target)
{
    if (request.verb != Request::Verb::Get || !request.body.isEmpty() || request.path.size() > limits::longestPath)
        return {};
    Match found = match(request.verb, target.path);
    return found.route && found.route->handler.hasQuick() && !found.route->needs.isOpenToStrangers() ? found : Match();
}

} // namespace

std::optional<Response> QuickReader::answer(const Call &call) const
{
    const Target target = targetOf(call.request);
    const Match found = quickMatch(call.request, target);
    if (!found.route || call.caller.key) // which the service alone can compare
        return std::nullopt;
    const Id id = m_admissions.personOf(call.caller, call.now);
    if (id.isNull())
        return std::nullopt;
    const PublishedState::Look look(m_published);
    Reading reading{.requestId = call.requestId,
                    .project = look.project(),
                    .rates = m_limiter->limits(),
                    .texts = &look.texts(),
                    .kind = found.route->needs.kind(),
                    .person = look.project().people.find(id),
                    .path = target.path,
                    .pathArguments = found.arguments,
                    .query = QUrlQuery(target.query)};
    if (!reading.person || !mayComeIn(reading.project, *reading.person, call.caller)
        || !mayAsk(*found.route, reading.project, *reading.person).allowed)
        return std::nullopt;
    std::optional<Response> response = found.route->handler.quick(reading);
    if (!response || response->status >= 400) // the service looks first whether another server has committed meanwhile
        return std::nullopt;
    const RouteClass which = classOf(found.route->verb, found.route->pattern);
    if (m_limiter->take(call.caller.subject, call.caller.from, which, call.now).count() > 0)
        return std::nullopt; // the service says so
    finish(*response, call.request, call.requestId);
    return response;
}

} // namespace steward::server
