// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service/twoservers.h"

using namespace Qt::StringLiterals;

namespace steward::tests {

using domain::Project;

Result<Project> SharedStore::load() const
{
    ++loads;
    return putBack ? Result<Project>(*putBack) : MemoryStore::load();
}

Result<qint64> SharedStore::revision() const
{
    if (isAway)
        return Error{.kind = Error::Kind::Server, .code = u"store.unreachable"_s};
    return putBack ? Result<qint64>(putBack->revision) : MemoryStore::revision();
}

Result<QList<AuditRow>> SharedStore::commitAll(std::span<const Commit> commits)
{
    if (isAway)
        return Error{.kind = Error::Kind::Server, .code = u"store.unreachable"_s};
    if (!m_isAlone && quicker)
        std::exchange(quicker, {})();
    return MemoryStore::commitAll(commits);
}

Result<void> SharedStore::atOnce(const std::function<Result<void>()> &work)
{
    m_isAlone = true;
    auto done = work();
    m_isAlone = false;
    return done;
}

TwoServers::TwoServers(const Project &project)
{
    if (!store.create(project))
        qFatal("no project");
    for (const Id &id : {wezi, thoko, pia}) {
        if (!store.bindMember(subjectOf(id), id))
            qFatal("no member");
    }
    here = std::make_unique<Service>(store);
    there = std::make_unique<Service>(store);
    store.loads = 0;
}

Response TwoServers::ask(Service &service, const Id &who, Request::Verb verb, const QString &path,
                         const QByteArray &body, const Headers &more)
{
    const Headers headers = Headers{{"content-type", "application/json"}} + more;
    const Answer answer = service.handle({.request = {.verb = verb, .path = path, .headers = headers, .body = body},
                                          .caller = {subjectOf(who), {}},
                                          .now = Instant(std::chrono::seconds(1'795'089'900))});
    const auto *response = std::get_if<Response>(&answer);
    return response ? *response : Response{.status = -1}; // waits
}

Response TwoServers::patch(Service &service, const QString &path, const QByteArray &body, qint64 version,
                           const Headers &more)
{
    return ask(service, wezi, Request::Verb::Patch, path, body, Headers{{"if-match", tag(version)}} + more);
}

Response TwoServers::get(Service &service, const QString &path)
{
    return ask(service, wezi, Request::Verb::Get, path);
}

} // namespace steward::tests
