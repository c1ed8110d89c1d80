// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/people.h"

#include "demo/draw.h"

#include <numeric>

using namespace Qt::StringLiterals;

namespace steward::demo {

using namespace domain;

namespace {

/// \a weights scaled to sum to \a total; what is left over goes to the lowest numbers that have any weight.
void scale(std::vector<int> &weights, int total)
{
    const qint64 sum = std::accumulate(weights.begin(), weights.end(), qint64{0});
    if (sum == 0)
        return;
    int left = total;
    std::vector<int> scaled;
    for (const int weight : weights) {
        scaled.push_back(static_cast<int>(weight * qint64{total} / sum));
        left -= scaled.back();
    }
    for (size_t i = 0; left > 0; i = (i + 1) % weights.size()) {
        if (weights[i] == 0)
            continue;
        ++scaled[i];
        --left;
    }
    weights = std::move(scaled);
}

/// M's numbers of holders, scaled to the web users and mobile workers of another shape.
void scaleHolders(RolePlan &plan, Person::Kind kind, int total)
{
    std::vector<int> weights;
    for (size_t i = 0; i < plan.holders.size(); ++i)
        weights.push_back(plan.templates[i]->kind == kind ? plan.holders[i] : 0);
    scale(weights, total);
    for (size_t i = 0; i < plan.holders.size(); ++i) {
        if (plan.templates[i]->kind == kind)
            plan.holders[i] = weights[i];
    }
}

Role roleFrom(const RoleTemplate &made, const Id &id)
{
    Role role;
    role.id = id;
    role.name = made.name;
    role.permissions = made.permissions;
    role.landingPage = made.landingPage;
    role.isNonAdminEditable = made.isNonAdminEditable;
    role.isPreset = made.isPreset;
    role.isMobileWorkerDefault = made.isMobileWorkerDefault;
    role.isArchived = made.isArchived;
    role.upstreamId = made.upstreamId;
    return role;
}

/// Beyond the table: roles like those in it, numbered, that nobody holds yet.
void addFurther(RolePlan &plan, const PackShape &shape, const Draws &draws)
{
    const size_t patterns = plan.templates.size();
    for (int i = static_cast<int>(patterns); i < shape.roles; ++i) {
        const auto pattern = static_cast<size_t>(i) % patterns;
        Role role = roleFrom(*plan.templates[pattern], draws.id(i + 1));
        role.name += u' ' + QString::number(static_cast<size_t>(i) / patterns + 1);
        role.isPreset = role.isMobileWorkerDefault = role.isArchived = false;
        role.upstreamId.clear();
        plan.roles.push_back(std::move(role));
        plan.templates.push_back(plan.templates[pattern]);
        plan.holders.push_back(0);
    }
}

void linkAssigners(RolePlan &plan)
{
    QHash<QString, Id> byKey;
    for (size_t i = plan.roles.size(); i-- > 0;)
        byKey.insert(plan.templates[i]->key, plan.roles[i].id); // the first of a key stays
    for (size_t i = 0; i < plan.roles.size(); ++i) {
        for (const QString &key : plan.templates[i]->assignableBy) {
            if (byKey.contains(key))
                plan.roles[i].assignableBy << byKey.value(key);
        }
    }
}

} // namespace

RolePlan makeRoles(const PackShape &shape, const Tables &tables)
{
    const QString column = shape.hasCountedRoles ? shape.letter : u"M"_s;
    const Draws draws(tables.region.key.toStdString(), shape.letter.toStdString(), "role");
    RolePlan plan;
    plan.admins = tables.admins.value(column);
    for (const RoleTemplate &made : tables.roles) {
        const auto holders = made.holders.constFind(column);
        if (holders == made.holders.constEnd() || static_cast<int>(plan.roles.size()) == shape.roles)
            continue;
        plan.roles.push_back(roleFrom(made, draws.id(static_cast<int>(plan.roles.size()) + 1)));
        plan.templates.push_back(&made);
        plan.holders.push_back(*holders);
    }
    addFurther(plan, shape, draws);
    linkAssigners(plan);
    if (!shape.hasCountedRoles) {
        scaleHolders(plan, Person::Kind::WebUser, shape.webUsers - plan.admins);
        scaleHolders(plan, Person::Kind::MobileWorker, shape.mobileWorkers);
    }
    return plan;
}

} // namespace steward::demo
