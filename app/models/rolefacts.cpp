// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rolefacts.h"

#include "domain/catalogue.h"
#include "domain/changes.h"
#include "domain/fields.h"
#include "models/errortext.h"
#include "models/fieldtext.h"
#include "models/sentence.h"
#include "models/whynottext.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward {

using namespace domain;
using State = Effective::State;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(RoleFacts)
};

struct Holders
{
    QHash<Id, int> byRole;
    int admins = 0;
};

/// As domain::holders(), for all roles in one pass over the people.
Holders countHolders(const Project &project)
{
    Id mobileDefault;
    for (int row = 0; row < project.roles.size(); ++row) {
        if (project.roles.at(row).isMobileWorkerDefault)
            mobileDefault = project.roles.at(row).id;
    }
    Holders holders;
    for (int row = 0; row < project.people.size(); ++row) {
        const Membership person = membershipAt(project.people, row);
        if (person.isAdmin)
            ++holders.admins;
        else if (!person.role.isNull())
            ++holders.byRole[person.role];
        else if (person.kind == Person::Kind::MobileWorker)
            ++holders.byRole[mobileDefault];
    }
    return holders;
}

Marks::Margin markOf(const Workspace &workspace, const Role &role)
{
    auto mark = role.upstreamId.isEmpty() ? Marks::Margin::None : Marks::Margin::Locked;
    for (const Staged &staged : workspace.draft().items()) {
        if (staged.change.entity != roleEntity(role.id))
            continue;
        if (staged.state == Staged::State::Conflict)
            return Marks::Margin::Conflict;
        if (staged.change.op == Change::Op::Remove)
            mark = Marks::Margin::Removed;
        else if (staged.change.op == Change::Op::Create)
            mark = Marks::Margin::Added;
        else if (mark != Marks::Margin::Removed && mark != Marks::Margin::Added)
            mark = Marks::Margin::Staged;
    }
    return mark;
}

int rankOf(const RoleFact &fact)
{
    return fact.isAdmin ? 0 : fact.isArchived ? 3 : fact.isPreset ? 2 : 1;
}

QString offText(int cause)
{
    return Words::tr("Blocked, because %1 is off.").arg(permissionLabel(cause));
}

} // namespace

QString adminKey()
{
    return u"admin"_s;
}

EntityRef roleEntity(const Id &id)
{
    return {u"role"_s, id};
}

namespace {

QList<RoleFact> factsOf(const Workspace &workspace)
{
    const Project &shown = workspace.shown();
    const Project &live = workspace.project();
    const Holders holders = countHolders(shown);
    QList<RoleFact> facts;
    facts.reserve(shown.roles.size() + 1);
    facts << RoleFact{.key = adminKey(),
                      .name = Words::tr("Admin"),
                      .isAdmin = true,
                      .holders = holders.admins,
                      .mark = Marks::Margin::Locked};
    const auto add = [&](const Role &role) {
        facts << RoleFact{.key = role.id.toString(),
                          .id = role.id,
                          .name = shownText(role.name),
                          .isPreset = role.isPreset,
                          .isArchived = role.isArchived,
                          .holders = holders.byRole.value(role.id),
                          .mark = markOf(workspace, role)};
    };
    for (int row = 0; row < live.roles.size(); ++row) {
        const Role *role = shown.roles.find(live.roles.at(row).id);
        add(role ? *role : live.roles.at(row));
    }
    for (int row = 0; row < shown.roles.size(); ++row) {
        if (!live.roles.find(shown.roles.at(row).id))
            add(shown.roles.at(row));
    }
    std::stable_sort(facts.begin(), facts.end(),
                     [](const RoleFact &left, const RoleFact &right) { return rankOf(left) < rankOf(right); });
    return facts;
}

} // namespace

QList<RoleFact> roleFacts(const Workspace &workspace)
{
    // Half a dozen models ask for the same after each edit. Models live in one thread.
    static quint64 serial = 0;
    static QList<RoleFact> facts;
    if (const quint64 now = workspace.review().serial; serial != now) {
        facts = factsOf(workspace);
        serial = now;
    }
    return facts;
}

QString roleKindText(const Workspace &workspace, const RoleFact &fact)
{
    if (fact.isAdmin)
        return Words::tr("Built in");
    if (fact.isArchived)
        return Words::tr("Archived");
    const Role *role = workspace.shown().roles.find(fact.id);
    if (role && !role->upstreamId.isEmpty())
        return Words::tr("From another project");
    return fact.isPreset ? Words::tr("Preset") : QString();
}

int stagedCount(const Workspace &workspace, const Id &role)
{
    const auto &items = workspace.draft().items();
    return static_cast<int>(std::count_if(items.cbegin(), items.cend(), [&role](const Staged &staged) {
        return staged.change.entity == roleEntity(role);
    }));
}

QString roleLockText(const Workspace &workspace, const Id &id)
{
    if (id.isNull())
        return Words::tr("Admin is built in: it always holds everything, and nobody can change it.");
    if (workspace.isTooOld())
        return tooOldText();
    if (!workspace.mayEditRoles())
        return Words::tr("Only the built-in Admin changes roles.");
    const Role *role = workspace.shown().roles.find(id);
    if (!role)
        return Words::tr("This role is being removed in your draft.");
    if (!role->upstreamId.isEmpty())
        return Words::tr("This role comes from another project. Only the source project can change it.");
    return {};
}

CellFact cellFact(const Workspace &workspace, const Id &id, int permission)
{
    const Role *before = workspace.project().roles.find(id);
    const Role *after = workspace.shown().roles.find(id);
    CellFact cell;
    cell.isOffered = !workspace.project().capabilities.permissionsNotOffered.contains(catalogue().at(permission).key);
    if (before)
        cell.was = effective(before->permissions, permission);
    if (after) {
        cell.now = effective(after->permissions, permission);
        cell.items = static_cast<int>(after->permissions.items(permission).size());
        cell.isDangerous = goesAroundPlaces(after->permissions) && catalogue().at(permission).key == "access_api"_L1;
    }
    const Staged *staged = workspace.draft().find(roleEntity(id), permissionField(permission));
    cell.isAsked = staged != nullptr;
    cell.isConflict = staged && staged->state == Staged::State::Conflict;
    cell.isStaged = cell.isAsked || cell.was.holds() != cell.now.holds();
    return cell;
}

CellFact adminCell(const Workspace &workspace, int permission)
{
    CellFact cell;
    cell.isOffered = !workspace.project().capabilities.permissionsNotOffered.contains(catalogue().at(permission).key);
    cell.now.state = cell.was.state = cell.isOffered ? State::Granted : State::NotGranted;
    return cell;
}

Marks::Cell CellFact::mark() const
{
    if (isDangerous)
        return Marks::Cell::Dangerous;
    if (isStaged)
        return now.holds() ? Marks::Cell::StagedOn : Marks::Cell::StagedOff;
    if (!isOffered && !now.holds())
        return Marks::Cell::NotOffered;
    switch (now.state) {
    case State::NotGranted:
        return Marks::Cell::NotGranted;
    case State::Granted:
        return Marks::Cell::Granted;
    case State::Some:
        return Marks::Cell::Some;
    case State::Implied:
        return Marks::Cell::Implied;
    case State::Blocked:
        return Marks::Cell::Blocked;
    }
    Q_UNREACHABLE();
}

QString cellText(const CellFact &cell)
{
    if (!cell.isOffered && !cell.now.holds())
        return Words::tr("not offered here");
    switch (cell.now.state) {
    case State::NotGranted:
        return Words::tr("not granted");
    case State::Granted:
        return Words::tr("granted");
    case State::Some:
        return Words::tr("granted for %Ln item(s)", nullptr, cell.items);
    case State::Implied:
        return Words::tr("implied");
    case State::Blocked:
        return Words::tr("blocked");
    }
    Q_UNREACHABLE();
}

QString riskText(int permission)
{
    switch (catalogue().at(permission).risk) {
    case Permission::Risk::Low:
        return Words::tr("low risk");
    case Permission::Risk::Medium:
        return Words::tr("medium risk");
    case Permission::Risk::High:
        return Words::tr("high risk");
    }
    Q_UNREACHABLE();
}

QString becauseText(const Workspace &workspace, const CellFact &cell, int permission)
{
    const int cause = cell.now.cause;
    if (!cell.isOffered)
        return notOfferedText(workspace.project().capabilities, permission);
    if (cause < 0)
        return {};
    const Permission &known = catalogue().at(permission);
    if (cell.now.state == State::Implied) {
        if (known.pair == cause && !known.verb.isEmpty())
            return Words::tr("%1 follows from %2.").arg(known.verb, catalogue().at(cause).verb);
        return Words::tr("Follows from %1.").arg(permissionLabel(cause));
    }
    const bool isCleared = std::find(known.clearedBy.cbegin(), known.clearedBy.cend(), cause) != known.clearedBy.cend();
    return isCleared ? Words::tr("Blocked, because %1 is on.").arg(permissionLabel(cause)) : offText(cause);
}

bool canSwitch(const Workspace &workspace, const Id &role, int permission, QString *reason)
{
    QString why = roleLockText(workspace, role);
    if (why.isEmpty()) {
        const CellFact cell = cellFact(workspace, role, permission);
        const bool isOff = !cell.now.holds();
        if (cell.now.state == State::Implied || cell.now.state == State::Blocked || (isOff && !cell.isOffered))
            why = becauseText(workspace, cell, permission);
    }
    if (reason)
        *reason = why;
    return why.isEmpty();
}

void switchPermission(Workspace &workspace, const Id &role, int permission)
{
    const QString field = permissionField(permission);
    if (cellFact(workspace, role, permission).now.holds()) {
        workspace.stage(roleEntity(role), field, false);
        return;
    }
    const Role *live = workspace.project().roles.find(role);
    const bool wasHeld = live && live->permissions.holds(permission);
    workspace.stage(roleEntity(role), field, wasHeld ? live->permissions.value(permission) : QJsonValue(true));
}

} // namespace steward
