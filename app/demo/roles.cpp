// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/people.h"

#include "demo/draw.h"
#include "demo/names.h"

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

/// Shares \a total among the roles of one kind from \a first to before \a last, by M's numbers of their patterns, of
/// which there are \a patterns.
void share(RolePlan &plan, size_t patterns, size_t first, size_t last, Person::Kind kind, int total)
{
    std::vector<int> weights(last);
    for (size_t i = first; i < last; ++i)
        weights[i] = plan.templates[i]->kind == kind ? plan.holders[i % patterns] : 0;
    scale(weights, total);
    for (size_t i = first; i < last; ++i) {
        if (plan.templates[i]->kind == kind)
            plan.holders[i] = weights[i];
    }
}

/// For a shape without a column in the table: its roles keep M's numbers, so that what is planted among their holders
/// is there too, and the further roles share the rest. Where there are not as many people, M's numbers are scaled.
void fillHolders(RolePlan &plan, size_t patterns, Person::Kind kind, int total)
{
    int inTable = 0, further = 0;
    for (size_t i = 0; i < plan.roles.size(); ++i) {
        if (plan.templates[i]->kind == kind)
            (i < patterns ? inTable : further) += plan.holders[i % patterns];
    }
    if (further > 0 && total > inTable)
        share(plan, patterns, patterns, plan.roles.size(), kind, total - inTable);
    else
        share(plan, patterns, 0, patterns, kind, total);
}

Role roleFrom(const RoleTemplate &made, const Id &id)
{
    Role role;
    role.id = id;
    role.handle = codeOf(made.name);
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

/// Beyond the table: roles like those in it, numbered.
void addFurther(RolePlan &plan, const PackShape &shape, const Draws &draws)
{
    const size_t patterns = plan.templates.size();
    for (int i = static_cast<int>(patterns); i < shape.roles; ++i) {
        const auto pattern = static_cast<size_t>(i) % patterns;
        Role role = roleFrom(*plan.templates[pattern], draws.id(i + 1));
        const QString number = QString::number(static_cast<size_t>(i) / patterns + 1);
        role.handle += u'-' + number;
        role.name += u' ' + number;
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
    const size_t patterns = plan.roles.size();
    addFurther(plan, shape, draws);
    linkAssigners(plan);
    if (!shape.hasCountedRoles) {
        fillHolders(plan, patterns, Person::Kind::WebUser, shape.webUsers - plan.admins);
        fillHolders(plan, patterns, Person::Kind::MobileWorker, shape.mobileWorkers);
    }
    return plan;
}

} // namespace steward::demo
