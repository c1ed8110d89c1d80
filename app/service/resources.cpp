// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service/resources.h"

#include "service/handlers.h"
#include "wire/routes.h"

using namespace Qt::StringLiterals;

namespace steward {

using domain::EntityKind;
using Verb = Request::Verb;

namespace {

class Resource
{
public:
    Resource(std::vector<Route> &routes, const EntityKind &kind)
        : m_routes(routes)
        , m_kind(kind)
        , m_all(wire::routes::ofKind(kind.plural()))
    {
    }

    void addSingle()
    {
        add(Verb::Get, m_all, handlers::readObject);
        add(Verb::Patch, m_all, handlers::patchObject);
    }
    void addReading()
    {
        add(Verb::Get, m_all, {handlers::listObjects, handlers::shortList});
        add(Verb::Get, m_all + u"/{}"_s, handlers::readObject);
        add(Verb::Get, m_all + u"/{}/usage"_s, handlers::usageOfObject);
    }
    void addMaking() { add(Verb::Post, m_all, handlers::createObject); }
    void addChanging() { add(Verb::Patch, m_all + u"/{}"_s, handlers::patchObject); }
    void addRemoving() { add(Verb::Delete, m_all + u"/{}"_s, handlers::removeObject); }
    /// A path for each: "client_secret" goes in by "…/client-secret".
    void addSecrets()
    {
        for (const domain::FieldRule &rule : m_kind.fieldRules()) {
            const QString path = m_all + u"/{}/"_s + QString(rule.field).replace(u'_', u'-');
            if (!rule.isSecret)
                continue;
            if (rule.isMadeHere)
                add(Verb::Post, path, handlers::makeKeyValue, TakesKeys::No);
            else
                add(Verb::Put, path, handlers::putSecret, TakesKeys::No);
            add(Verb::Delete, path, handlers::removeSecret, TakesKeys::No);
        }
    }

private:
    /// A write by key is judged further by the rules of the object.
    void add(Verb verb, const QString &pattern, Handler handler, TakesKeys takesKeys = TakesKeys::Yes)
    {
        m_routes.push_back({verb, pattern, Needs(m_kind), std::move(handler), takesKeys});
    }

    std::vector<Route> &m_routes;
    const EntityKind &m_kind;
    const QString m_all;
};

/// Not what comes from elsewhere, as requests for access do: the server alone says what they are called.
bool canBeMade(const EntityKind &kind)
{
    return kind.life() != EntityKind::Life::Reported
           && kind.fieldRule(QString(kind.handleField())).write != domain::FieldRule::Write::Never;
}

} // namespace

std::vector<Route> resourceRoutes()
{
    using Life = EntityKind::Life;
    std::vector<Route> routes;
    for (const EntityKind *kind : domain::kinds()) {
        Resource resource(routes, *kind);
        if (kind->life() == Life::Single) {
            resource.addSingle();
            continue;
        }
        resource.addReading();
        if (kind->life() != Life::Reported)
            resource.addChanging();
        resource.addSecrets();
        if (canBeMade(*kind))
            resource.addMaking();
        if (kind->life() == Life::Open)
            resource.addRemoving();
    }
    return routes;
}

} // namespace steward
