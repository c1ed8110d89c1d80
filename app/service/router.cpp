// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service/router.h"

#include "service/handlers.h"
#include "service/resources.h"
#include "wire/routes.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward {

using domain::Act;
using Verb = Request::Verb;

namespace {

QString under(QLatin1StringView route, QLatin1StringView rest)
{
    return route + rest;
}

std::vector<Route> makeRoutes()
{
    using namespace wire;
    const QString one = u"/{}"_s;
    const QString invitations = routes::ofKind("invitations"_L1);
    std::vector<Route> all{
        {Verb::Get, routes::me, {}, false, handlers::me},
        {Verb::Post, routes::claims, {}, true, handlers::claim},
        {Verb::Post, routes::acceptances, {}, true, handlers::acceptInvitation},
        {Verb::Post, invitations + u"/{}/link"_s, {}, false, handlers::linkInvitation, domain::kindOf(u"invitation")},
        {Verb::Get, routes::sessions, {}, false, handlers::sessions},
        {Verb::Delete, routes::sessions + one, {}, false, handlers::endSession},
        {Verb::Get, routes::signIns, {}, false, handlers::signIns},
        {Verb::Get, routes::reads, {}, false, handlers::reads},
        {Verb::Get, routes::project, Act::ReadProject, false, handlers::project},
        {Verb::Get, routes::snapshot, Act::ReadProject, false, handlers::snapshot},
        {Verb::Get, under(routes::snapshot, "/{}/{}"_L1), Act::ReadProject, false, handlers::snapshotPack},
        {Verb::Get, routes::capabilities, Act::ReadProject, false, handlers::capabilities},
        {Verb::Get, routes::permissions, Act::ReadProject, false, handlers::permissions},
        {Verb::Get, routes::presets, Act::ReadProject, false, handlers::presets},
        // what each change of a set needs is asked by the rules themselves
        {Verb::Post, routes::changeSets, Act::ReadProject, false, handlers::postChangeSet},
        {Verb::Get, routes::changeSets + one, Act::ReadAudit, false, handlers::readChangeSet},
        {Verb::Get, under(routes::changeSets, "/{}/inverse"_L1), Act::ReadAudit, false, handlers::inverseOfChangeSet},
        {Verb::Get, routes::uploads, Act::ReadProject, false, handlers::listUploads},
        {Verb::Post, routes::uploads, Act::ReadProject, false, handlers::openUpload},
        {Verb::Get, routes::uploads + one, Act::ReadProject, false, handlers::readUpload},
        {Verb::Delete, routes::uploads + one, Act::ReadProject, false, handlers::dropUpload},
        {Verb::Put, under(routes::uploads, "/{}/parts/{}"_L1), Act::ReadProject, false, handlers::putPart},
        {Verb::Post, under(routes::uploads, "/{}/commit"_L1), Act::ReadProject, false, handlers::commitUpload},
        {Verb::Get, routes::jobs, Act::ReadProject, false, handlers::listJobs},
        {Verb::Get, routes::jobs + one, Act::ReadProject, false, handlers::readJob},
        {Verb::Delete, routes::jobs + one, Act::ReadProject, false, handlers::cancelJob},
        {Verb::Get, routes::changes, Act::ReadProject, false, handlers::changesSince},
        {Verb::Get, routes::audit, Act::ReadAudit, false, handlers::audit},
        {Verb::Get, routes::auditExport, Act::ReadAudit, false, handlers::exportAudit},
        {Verb::Get, routes::verification, Act::ReadAudit, false, handlers::verification},
    };
    std::ranges::move(resourceRoutes(), std::back_inserter(all));
    return all;
}

std::optional<QStringList> matched(const QString &pattern, const QStringList &path)
{
    const QStringList wanted = pattern.split(u'/');
    if (wanted.size() != path.size())
        return std::nullopt;
    QStringList arguments;
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        if (wanted.at(i) == "{}"_L1)
            arguments << path.at(i);
        else if (wanted.at(i) != path.at(i))
            return std::nullopt;
    }
    return arguments;
}

} // namespace

const std::vector<Route> &routes()
{
    static const std::vector<Route> all = makeRoutes();
    return all;
}

Match match(Request::Verb verb, const QString &path)
{
    Match match;
    const QStringList parts = path.split(u'/');
    for (const Route &route : routes()) {
        const auto arguments = matched(route.pattern, parts);
        if (!arguments)
            continue;
        match.allowed << verbName(route.verb);
        if (route.verb == verb) {
            match.route = &route;
            match.arguments = *arguments;
        }
    }
    return match;
}

} // namespace steward
