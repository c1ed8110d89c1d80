// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rolemaker.h"

#include "domain/catalogue.h"
#include "domain/changes.h"
#include "domain/effective.h"
#include "domain/fields.h"
#include "models/errortext.h"
#include "models/rolefacts.h"

#include <utility>

namespace steward {

using namespace domain;

RoleMaker::RoleMaker(QObject *parent)
    : QObject(parent)
{
}

void RoleMaker::setWorkspace(Workspace *workspace)
{
    if (m_workspace == workspace)
        return;
    if (m_workspace)
        m_workspace->disconnect(this);
    m_workspace = workspace;
    if (workspace)
        connect(workspace, &Workspace::changed, this, &RoleMaker::refresh);
    Q_EMIT workspaceChanged();
    refresh();
}

QList<RoleMaker::Source> RoleMaker::sources() const
{
    QList<Source> sources{{tr("From scratch"), {}, -1}};
    if (!m_workspace)
        return sources;
    for (const RoleFact &fact : roleFacts(*m_workspace)) {
        if (m_workspace->shown().roles.find(fact.id))
            sources << Source{tr("A copy of %1").arg(fact.name), fact.id, -1};
    }
    const QStringList &missing = m_workspace->project().capabilities.permissionsNotOffered;
    for (int i = 0; i < static_cast<int>(presets().size()); ++i) {
        const Preset &preset = presets().at(static_cast<size_t>(i));
        if (preset.onlyWith.isEmpty() || !missing.contains(preset.onlyWith))
            sources << Source{tr("CommCare's preset %1").arg(preset.name), {}, i};
    }
    return sources;
}

/// Most edits change no name of a role: the list of the dialog is not made anew for them.
void RoleMaker::refresh()
{
    QStringList texts;
    for (const Source &source : sources())
        texts << source.text;
    if (std::exchange(m_sourceTexts, texts) != texts)
        Q_EMIT sourcesChanged();
}

PermissionSet RoleMaker::permissionsFrom(const Source &source) const
{
    PermissionSet permissions;
    if (const Role *role = m_workspace->shown().roles.find(source.copyOf)) {
        permissions = role->permissions;
    } else if (source.preset >= 0) {
        for (const QString &key : presets().at(static_cast<size_t>(source.preset)).permissions) {
            if (const int permission = catalogue().indexOf(key); permission >= 0)
                permissions.grant(permission);
        }
    } else {
        for (int permission = 0; permission < catalogue().size(); ++permission) {
            if (catalogue().at(permission).grantedByDefault)
                permissions.grant(permission);
        }
    }
    for (const QString &key : m_workspace->project().capabilities.permissionsNotOffered) {
        if (const int permission = catalogue().indexOf(key); permission >= 0)
            permissions.revoke(permission); // a new grant of it would be refused
    }
    return normalised(permissions);
}

Role RoleMaker::roleFrom(const QString &name, const Source &source) const
{
    Role role;
    role.id = Id::random();
    role.name = name;
    role.permissions = permissionsFrom(source);
    if (const Role *pattern = m_workspace->shown().roles.find(source.copyOf)) {
        role.landingPage = pattern->landingPage;
        role.isNonAdminEditable = pattern->isNonAdminEditable;
        role.assignableBy = pattern->assignableBy;
    }
    return role;
}

QString RoleMaker::nameProblem(const QString &name) const
{
    if (!m_workspace)
        return {};
    const Role role = roleFrom(name, {});
    ChangeSet set;
    set.id = Id::random();
    set.changes << Change{
        .entity = roleEntity(role.id), .op = Change::Op::Create, .before = QJsonValue::Null, .after = toJson(role)};
    const Outcome outcome = apply(m_workspace->shown(), set, Id());
    return outcome.problems.isEmpty() ? QString() : problemText(outcome.problems.constFirst(), m_workspace->shown());
}

int RoleMaker::sourceOf(const QString &roleKey) const
{
    const auto id = Id::fromString(roleKey);
    const QList<Source> all = sources();
    for (int i = 1; id && i < all.size(); ++i) {
        if (all.at(i).copyOf == *id)
            return i;
    }
    return 0;
}

QString RoleMaker::make(const QString &name, int source)
{
    const QList<Source> all = sources();
    if (!m_workspace || !m_workspace->mayEditRoles() || source < 0 || source >= all.size()
        || !nameProblem(name).isEmpty())
        return {};
    const Role role = roleFrom(name, all.at(source));
    m_workspace->stageNewRole(role);
    return role.id.toString();
}

} // namespace steward
