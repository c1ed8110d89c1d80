// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service/router.h"

#include "service/handlers.h"
#include "service/resources.h"
#include "service/visible.h"
#include "wire/routes.h"

#include <QHash>

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
    const QString providers = routes::ofKind("identity_providers"_L1);
    std::vector<Route> all{
        {Verb::Get, routes::me, {}, false, handlers::me},
        {Verb::Post, routes::claims, {}, true, handlers::claim},
        {Verb::Post, routes::acceptances, {}, true, handlers::acceptInvitation},
        {Verb::Post, routes::accessRequest, {}, true, handlers::askForAccess},
        {Verb::Get, routes::accessRequest, {}, true, handlers::ownAccessRequest},
        {Verb::Post, invitations + u"/{}/link"_s, {}, false, handlers::linkInvitation, domain::kindOf(u"invitation")},
        {Verb::Get,
         providers + u"/{}/activation"_s,
         {},
         false,
         handlers::activation,
         domain::kindOf(u"identity_provider")},
        // whoever is sent to the provider; the handler looks
        {Verb::Post, providers + u"/{}/test-runs"_s, Act::ReadProject, false, handlers::beginTestRun},
        {Verb::Post, routes::testRuns, {}, true, handlers::passTestRun},
        {Verb::Get, routes::sessions, {}, false, handlers::sessions},
        {Verb::Delete, routes::sessions + one, {}, false, handlers::endSession},
        {Verb::Get, routes::signIns, {}, false, handlers::signIns},
        {Verb::Get, routes::reads, {}, false, handlers::reads},
        {Verb::Get, routes::notices, Act::ReadAudit, false, handlers::notices},
        {Verb::Get, routes::project, Act::ReadProject, false, handlers::project},
        {Verb::Get, routes::snapshot, Act::ReadProject, false, handlers::snapshot},
        {Verb::Get, under(routes::snapshot, "/{}/{}"_L1), Act::ReadProject, false, handlers::snapshotPack},
        {Verb::Get, routes::capabilities, Act::ReadProject, false, handlers::capabilities},
        {Verb::Get, routes::permissions, Act::ReadProject, false, handlers::permissions},
        {Verb::Get, routes::presets, Act::ReadProject, false, handlers::presets},
        {Verb::Get, routes::settingsCatalogue, Act::ReadProject, false, handlers::settingsCatalogue},
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

/// The patterns, cut up once and found by the word behind "/v1/", in which most of them differ.
class Patterns
{
public:
    explicit Patterns(const std::vector<Route> &all)
    {
        for (const Route &route : all) {
            const QStringList parts = route.pattern.split(u'/');
            m_byWord[parts.at(place)].push_back({&route, parts});
        }
    }

    [[nodiscard]] Match find(Request::Verb verb, const QString &path) const
    {
        Match match;
        const QStringList parts = path.split(u'/');
        const auto known = parts.size() > place ? m_byWord.constFind(parts.at(place)) : m_byWord.cend();
        if (known == m_byWord.cend())
            return match;
        for (const auto &[route, wanted] : *known) {
            if (!fits(wanted, parts))
                continue;
            match.allowed << verbName(route->verb);
            if (route->verb == verb) {
                match.route = route;
                match.arguments = argumentsIn(wanted, parts);
            }
        }
        return match;
    }

private:
    static constexpr qsizetype place = 2; ///< of the word; before it are "" and "v1"

    struct Pattern
    {
        const Route *route;
        QStringList parts;
    };

    static bool fits(const QStringList &wanted, const QStringList &parts)
    {
        return std::equal(wanted.cbegin(), wanted.cend(), parts.cbegin(), parts.cend(),
                          [](const QString &one, const QString &part) { return one == "{}"_L1 || one == part; });
    }
    static QStringList argumentsIn(const QStringList &wanted, const QStringList &parts)
    {
        QStringList arguments;
        for (qsizetype i = 0; i < wanted.size(); ++i) {
            if (wanted.at(i) == "{}"_L1)
                arguments << parts.at(i);
        }
        return arguments;
    }

    QHash<QString, std::vector<Pattern>> m_byWord;
};

} // namespace

const std::vector<Route> &routes()
{
    static const std::vector<Route> all = makeRoutes();
    return all;
}

Match match(Request::Verb verb, const QString &path)
{
    static const Patterns patterns(routes());
    return patterns.find(verb, path);
}

Target targetOf(const Request &request)
{
    const qsizetype question = request.path.indexOf(u'?');
    if (question < 0)
        return {request.path, {}};
    return {request.path.first(question), request.path.sliced(question + 1)};
}

domain::Verdict mayAsk(const Route &route, const domain::Project &project, const domain::Person &person)
{
    if (route.kind)
        return route.verb == Verb::Get ? View(project, person).mayList(*route.kind)
                                       : domain::mayWrite(project, person, *route.kind);
    return route.act ? domain::may(project, person, *route.act) : domain::Verdict{.allowed = true};
}

} // namespace steward
