// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service/router.h"

#include "domain/denied.h"
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

Needs ofKind(QStringView name)
{
    return Needs(*domain::kindOf(name));
}

std::vector<Route> makeRoutes()
{
    using namespace wire;
    const QString one = u"/{}"_s;
    const QString invitations = routes::ofKind("invitations"_L1);
    const QString providers = routes::ofKind("identity_providers"_L1);
    constexpr auto byKey = TakesKeys::Yes;
    std::vector<Route> all{
        {Verb::Get, routes::me, Act::Enter, handlers::me, byKey},
        {Verb::Post, routes::claims, Needs::aToken(), handlers::claim},
        {Verb::Post, routes::acceptances, Needs::aToken(), handlers::acceptInvitation},
        {Verb::Post, routes::accessRequest, Needs::aToken(), handlers::askForAccess},
        {Verb::Get, routes::accessRequest, Needs::aToken(), handlers::ownAccessRequest},
        {Verb::Post, invitations + u"/{}/link"_s, ofKind(u"invitation"), handlers::linkInvitation},
        {Verb::Get, providers + u"/{}/activation"_s, ofKind(u"identity_provider"), handlers::activation, byKey},
        // who is shown him and reads roles; the handler looks
        {Verb::Get, under(routes::people, "/{}/view"_L1), ofKind(u"person"), handlers::viewOfPerson, byKey},
        // whoever is sent to the provider; the handler looks
        {Verb::Post, providers + u"/{}/test-runs"_s, Act::ReadProject, handlers::beginTestRun},
        {Verb::Post, routes::testRuns, Needs::aToken(), handlers::passTestRun},
        {Verb::Get, routes::sessions, Act::Enter, handlers::sessions, byKey},
        {Verb::Delete, routes::sessions + one, Act::Enter, handlers::endSession},
        {Verb::Get, routes::signIns, Act::Enter, handlers::signIns, byKey},
        {Verb::Get, routes::reads, Act::Enter, handlers::reads, byKey},
        {Verb::Get, routes::notices, Act::ReadAudit, handlers::notices, byKey},
        {Verb::Get, routes::project, Act::ReadProject, handlers::project, byKey},
        {Verb::Get, routes::snapshot, Act::ReadProject, handlers::snapshot, byKey},
        {Verb::Get, under(routes::snapshot, "/{}/{}"_L1), Act::ReadProject, handlers::snapshotPack, byKey},
        {Verb::Get, routes::capabilities, Act::ReadProject, handlers::capabilities, byKey},
        {Verb::Get, routes::permissions, Act::ReadProject, handlers::permissions, byKey},
        {Verb::Get, routes::presets, Act::ReadProject, handlers::presets, byKey},
        {Verb::Get, routes::settingsCatalogue, Act::ReadProject, handlers::settingsCatalogue, byKey},
        // what each change of a set needs is asked by the rules themselves
        {Verb::Post, routes::changeSets, Act::ReadProject, handlers::postChangeSet, byKey},
        {Verb::Get, routes::changeSets + one, Act::ReadAudit, handlers::readChangeSet, byKey},
        {Verb::Get, under(routes::changeSets, "/{}/inverse"_L1), Act::ReadAudit, handlers::inverseOfChangeSet, byKey},
        {Verb::Get, routes::uploads, Act::ReadProject, handlers::listUploads, byKey},
        {Verb::Post, routes::uploads, Act::ReadProject, handlers::openUpload, byKey},
        {Verb::Get, routes::uploads + one, Act::ReadProject, handlers::readUpload, byKey},
        {Verb::Delete, routes::uploads + one, Act::ReadProject, handlers::dropUpload, byKey},
        {Verb::Put, under(routes::uploads, "/{}/parts/{}"_L1), Act::ReadProject, handlers::putPart, byKey},
        {Verb::Post, under(routes::uploads, "/{}/commit"_L1), Act::ReadProject, handlers::commitUpload, byKey},
        {Verb::Get, routes::jobs, Act::ReadProject, handlers::listJobs, byKey},
        {Verb::Get, routes::jobs + one, Act::ReadProject, handlers::readJob, byKey},
        {Verb::Delete, routes::jobs + one, Act::ReadProject, handlers::cancelJob, byKey},
        {Verb::Get, routes::changes, Act::ReadProject, handlers::changesSince, byKey},
        {Verb::Get, routes::audit, Act::ReadAudit, handlers::audit, byKey},
        {Verb::Get, routes::auditExport, Act::ReadAudit, handlers::exportAudit, byKey},
        {Verb::Get, routes::verification, Act::ReadAudit, handlers::verification, byKey},
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

bool mayComeIn(const domain::Project &project, const domain::Person &person, const Caller &caller)
{
    return domain::canEnter(project, person) && !domain::isDenied(project, person, caller.address);
}

domain::Verdict mayAsk(const Route &route, const domain::Project &project, const domain::Person &person)
{
    if (const domain::EntityKind *kind = route.needs.kind())
        return route.verb == Verb::Get ? View(project, person).mayList(*kind)
                                       : domain::mayWrite(project, person, *kind);
    if (const auto act = route.needs.act())
        return domain::may(project, person, *act);
    return {.allowed = route.needs.isOpenToStrangers()};
}

} // namespace steward
