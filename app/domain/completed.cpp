// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/completed.h"

#include "domain/applying.h"
#include "domain/kinds.h"

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

/// As an absent member is read, but where a new project differs from that.
QJsonObject bornAs(const EntityKind &kind, const Id &project)
{
    QJsonObject object{{u"id"_s, project.toString()}}; // there is one of it: it is called as the project is
    if (kind.name() == "settings"_L1)
        object.insert(u"secure_submissions"_s, true); // DOMAIN.md 4.4
    if (kind.name() == "retention"_L1)
        object.insert(u"deleted_data_days"_s, 30); // DOMAIN.md 4.10; an absent one means for good
    return object;
}

void addSingles(Project &project, qint64 version)
{
    for (const EntityKind *kind : kinds()) {
        if (kind->life() != EntityKind::Life::Single || kind->size(project) > 0)
            continue;
        QString problem;
        if (!kind->add(project, bornAs(*kind, project.id), version, &problem))
            qFatal("a new project cannot have its %s: %s", kind->name().data(), qPrintable(problem));
    }
}

void addHandles(Project &project, qint64 version)
{
    const EntityKind &roles = *kindOf("role"_L1);
    const ChangeSet nobodys;
    Applying giving{.before = project, .set = nobodys, .next = project};
    for (int row = 0; row < project.roles.size(); ++row) {
        if (!project.roles.at(row).handle.isEmpty())
            continue;
        QJsonObject object = roles.objectAt(project, row);
        giveHandle(giving, roles, object);
        Role named = project.roles.at(row);
        named.handle = object.value(roles.handleField()).toString();
        named.version = version;
        giving.next.roles = std::move(giving.next.roles).with(std::move(named));
    }
    project.roles = std::move(giving.next.roles);
}

} // namespace

Project completed(const Project &project, qint64 version)
{
    Project whole = project;
    addSingles(whole, version);
    addHandles(whole, version);
    return whole;
}

} // namespace steward::domain
