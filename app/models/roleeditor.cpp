// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/roleeditor.h"

#include "domain/catalogue.h"
#include "domain/changes.h"
#include "domain/fields.h"
#include "models/effecttext.h"
#include "models/errortext.h"
#include "models/fieldtext.h"
#include "models/sentence.h"
#include "models/whynottext.h"

using namespace Qt::StringLiterals;

namespace steward {

using namespace domain;

namespace {

int reachPermission()
{
    static const int permission = catalogue().indexOf(u"access_all_locations");
    return permission;
}

QString landingText(const Project &project, const QString &page)
{
    return valueText(project, {}, u"landing_page"_s, page);
}

} // namespace

RoleEditor::RoleEditor(QObject *parent)
    : QObject(parent)
{
}

void RoleEditor::setWorkspace(Workspace *workspace)
{
    if (m_workspace == workspace)
        return;
    if (m_workspace)
        m_workspace->disconnect(this);
    m_workspace = workspace;
    if (workspace)
        connect(workspace, &Workspace::changed, this, &RoleEditor::changed);
    Q_EMIT workspaceChanged();
    Q_EMIT changed();
}

void RoleEditor::setRoleKey(const QString &key)
{
    if (m_roleKey == key)
        return;
    m_roleKey = key;
    m_role = Id::fromString(key).value_or(Id());
    Q_EMIT roleKeyChanged();
    Q_EMIT changed();
}

const Role *RoleEditor::live() const
{
    return m_workspace ? m_workspace->project().roles.find(m_role) : nullptr;
}

const Role *RoleEditor::shown() const
{
    const Role *role = m_workspace ? m_workspace->shown().roles.find(m_role) : nullptr;
    return role ? role : live();
}

bool RoleEditor::exists() const
{
    return shown() || m_roleKey == adminKey();
}

bool RoleEditor::isEditable() const
{
    return shown() && lockText().isEmpty();
}

QString RoleEditor::lockText() const
{
    return m_workspace && exists() ? roleLockText(*m_workspace, m_role) : QString();
}

QString RoleEditor::name() const
{
    if (m_roleKey == adminKey())
        return tr("Admin");
    const Role *role = shown();
    return role ? shownText(role->name) : QString();
}

QString RoleEditor::wasName() const
{
    const Role *before = live();
    const Role *now = shown();
    return before && now && before->name != now->name ? shownText(before->name) : QString();
}

QString RoleEditor::kindText() const
{
    const Role *role = shown();
    if (!role)
        return m_roleKey == adminKey() ? tr("Built-in role") : QString();
    if (isNew())
        return tr("New role");
    if (role->isArchived)
        return tr("Archived role");
    if (!role->upstreamId.isEmpty())
        return tr("Role from another project");
    return role->isPreset ? tr("Preset role") : tr("Custom role");
}

int RoleEditor::stagedCount() const
{
    return m_workspace && !m_role.isNull() ? steward::stagedCount(*m_workspace, m_role) : 0;
}

QString RoleEditor::stagedText() const
{
    const int count = stagedCount();
    return count > 0 ? tr("%Ln edit(s) staged", nullptr, count) : QString();
}

QString RoleEditor::holdersText() const
{
    if (!m_workspace || !exists())
        return {};
    for (const RoleFact &fact : roleFacts(*m_workspace)) {
        if (fact.key == m_roleKey)
            return tr("%Ln holder(s)", nullptr, fact.holders);
    }
    return {};
}

bool RoleEditor::isNew() const
{
    return shown() && !live();
}

bool RoleEditor::isRemoved() const
{
    return live() && !m_workspace->shown().roles.find(m_role);
}

bool RoleEditor::isArchived() const
{
    const Role *role = shown();
    return role && role->isArchived;
}

bool RoleEditor::isReachFull() const
{
    const Role *role = shown();
    return role ? role->permissions.holds(reachPermission()) : m_roleKey == adminKey();
}

bool RoleEditor::isReachStaged() const
{
    return shown() && cellFact(*m_workspace, m_role, reachPermission()).isStaged;
}

bool RoleEditor::isReachOffered() const
{
    return m_workspace && adminCell(*m_workspace, reachPermission()).isOffered;
}

QString RoleEditor::reachBlocked() const
{
    if (const QString lock = lockText(); !lock.isEmpty() || !m_workspace || isReachOffered())
        return lock;
    return notOfferedText(m_workspace->project().capabilities, reachPermission());
}

int RoleEditor::reachMark() const
{
    if (!shown())
        return static_cast<int>(m_roleKey == adminKey() ? Marks::Margin::Locked : Marks::Margin::None);
    const CellFact cell = cellFact(*m_workspace, m_role, reachPermission());
    return static_cast<int>(cell.isConflict ? Marks::Margin::Conflict
                            : cell.isStaged ? Marks::Margin::Staged
                                            : Marks::Margin::None);
}

QString RoleEditor::reachHelp() const
{
    return isReachFull() ? tr("On: holders see every place of the project.")
                         : tr("Off: holders see only their own places and everything below.");
}

QStringList RoleEditor::reachEffects() const
{
    return reachLines(false);
}

QStringList RoleEditor::reachConsequences() const
{
    return reachLines(true);
}

QStringList RoleEditor::reachLines(bool consequences) const
{
    QStringList lines;
    if (!shown())
        return lines;
    const Format format(m_workspace->project().utcOffsetMinutes);
    for (const Effect &effect : m_workspace->review().impact.effects) {
        const bool isReach = effect.entity == roleEntity(m_role) && effect.field == permissionField(reachPermission());
        const bool hasPlaceOfItsOwn = effect.code == "api.around_places"_L1 || effect.code == "person.locked_out"_L1
                                      || effect.code == "nothing.noticed"_L1;
        if (isReach && !hasPlaceOfItsOwn && (effect.code == "permissions.follow"_L1) == consequences)
            lines << effectText(effect, m_workspace->project(), format).line;
    }
    return lines;
}

QStringList RoleEditor::landingTexts() const
{
    QStringList texts;
    for (const QString &page : landingPages())
        texts << landingText({}, page);
    return texts;
}

int RoleEditor::landingIndex() const
{
    const Role *role = shown();
    return static_cast<int>(landingPages().indexOf(role ? role->landingPage : QString()));
}

bool RoleEditor::isLandingStaged() const
{
    return live() && shown()->landingPage != live()->landingPage;
}

QString RoleEditor::wasLandingText() const
{
    return isLandingStaged() ? landingText(m_workspace->project(), live()->landingPage) : QString();
}

bool RoleEditor::isNonAdminEditable() const
{
    const Role *role = shown();
    return role && role->isNonAdminEditable;
}

bool RoleEditor::isNonAdminStaged() const
{
    return live() && shown()->isNonAdminEditable != live()->isNonAdminEditable;
}

QString RoleEditor::nameProblem(const QString &newName) const
{
    const Role *role = shown();
    if (!role || newName == role->name)
        return {};
    const Project &project = m_workspace->shown();
    return objectionText(project, Change{.entity = roleEntity(m_role),
                                         .field = u"name"_s,
                                         .before = fieldValue(project, roleEntity(m_role), u"name"_s),
                                         .after = newName,
                                         .baseVersion = role->version});
}

QString RoleEditor::removalProblem() const
{
    if (!isEditable())
        return lockText();
    if (isNew())
        return {};
    const Role *role = live();
    return objectionText(m_workspace->project(), Change{.entity = roleEntity(m_role),
                                                        .op = Change::Op::Remove,
                                                        .before = toJson(*role),
                                                        .after = QJsonValue::Null,
                                                        .baseVersion = role->version});
}

void RoleEditor::stage(const QString &field, const QJsonValue &value)
{
    if (isEditable())
        m_workspace->stage(roleEntity(m_role), field, value);
}

QString RoleEditor::setName(const QString &newName)
{
    const QString problem = nameProblem(newName);
    const Role *role = shown();
    if (problem.isEmpty() && role && newName != role->name)
        stage(u"name"_s, newName);
    return problem;
}

void RoleEditor::toggleReach()
{
    if (isEditable() && canSwitch(*m_workspace, m_role, reachPermission()))
        switchPermission(*m_workspace, m_role, reachPermission());
}

void RoleEditor::takeBackReach()
{
    if (m_workspace)
        m_workspace->takeBack(roleEntity(m_role), permissionField(reachPermission()));
}

void RoleEditor::setLanding(int index)
{
    if (index >= 0 && index < landingPages().size())
        stage(u"landing_page"_s, landingPages().at(index));
}

void RoleEditor::setNonAdminEditable(bool editable)
{
    stage(u"is_non_admin_editable"_s, editable);
}

void RoleEditor::takeAllBack()
{
    if (!m_workspace)
        return;
    const QList<Change> changes = m_workspace->draft().changes();
    for (const Change &change : changes) {
        if (change.entity == roleEntity(m_role))
            m_workspace->takeBack(change.entity, change.field);
    }
}

void RoleEditor::remove()
{
    if (isEditable())
        m_workspace->stageRemoval(roleEntity(m_role));
}

void RoleEditor::setArchived(bool archived)
{
    stage(u"is_archived"_s, archived);
}

} // namespace steward
