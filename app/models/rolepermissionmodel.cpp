// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rolepermissionmodel.h"

#include "models/effecttext.h"
#include "models/fieldtext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward {

using namespace domain;
using State = Effective::State;

namespace {

constexpr auto reachKey = "access_all_locations"_L1;

/// "Can Edit" stands first; a permission without a verb does, too.
bool isFirstColumn(const Permission &permission)
{
    return !permission.key.startsWith("view_"_L1) || permission.verb.isEmpty();
}

bool isOnly(const Permission &permission)
{
    return permission.pair < 0 || permission.verb.isEmpty();
}

} // namespace

RolePermissionModel::RolePermissionModel(QObject *parent)
    : RowsModel(parent)
{
}

void RolePermissionModel::setWorkspace(Workspace *workspace)
{
    if (m_workspace == workspace)
        return;
    if (m_workspace)
        m_workspace->disconnect(this);
    m_workspace = workspace;
    if (workspace)
        connect(workspace, &Workspace::changed, this, &RolePermissionModel::receive);
    refresh();
    Q_EMIT workspaceChanged();
}

void RolePermissionModel::setRoleKey(const QString &key)
{
    if (m_roleKey == key)
        return;
    m_roleKey = key;
    m_role = Id::fromString(key).value_or(Id());
    refresh();
    Q_EMIT roleKeyChanged();
}

void RolePermissionModel::receive(const QList<EntityRef> &entities)
{
    if (entities.isEmpty() || entities.contains(roleEntity(m_role)))
        refresh();
}

void RolePermissionModel::refresh()
{
    syncRows(m_rows, wantedRows());
}

QList<RolePermissionModel::Row> RolePermissionModel::wantedRows() const
{
    QList<Row> rows;
    const bool isThere = m_workspace && m_workspace->loadState() == Workspace::Load::Ready
                         && (m_roleKey == adminKey() || m_workspace->shown().roles.find(m_role)
                             || m_workspace->project().roles.find(m_role));
    if (!isThere)
        return rows;
    for (const PermissionGroup &group : catalogue().groups()) {
        rows << headingFor(group);
        for (const int permission : group.permissions) {
            const Permission &known = catalogue().at(permission);
            const CellFact cell = cellOf(permission);
            const bool isShown = cell.isOffered || cell.now.holds() || cell.isStaged;
            const bool isSecond = !isOnly(known) && !isFirstColumn(known);
            if (isShown && !isSecond && known.key != reachKey)
                rows << rowFor(permission);
        }
    }
    return rows;
}

CellFact RolePermissionModel::cellOf(int permission) const
{
    return m_roleKey == adminKey() ? adminCell(*m_workspace, permission) : cellFact(*m_workspace, m_role, permission);
}

RolePermissionModel::Row RolePermissionModel::headingFor(const PermissionGroup &group) const
{
    int granted = 0;
    bool isOffered = false;
    for (const int permission : group.permissions) {
        const CellFact cell = cellOf(permission);
        granted += cell.now.holds() ? 1 : 0;
        isOffered = isOffered || cell.isOffered || cell.now.holds();
    }
    const auto all = static_cast<int>(group.permissions.size());
    return Row{.key = group.key,
               .section = group.key,
               .isHeading = true,
               .label = group.label,
               .grantedText = isOffered ? tr("%1 of %Ln granted", nullptr, all).arg(QLocale().toString(granted))
                                        : tr("not offered by this server")};
}

RolePermissionModel::Row RolePermissionModel::rowFor(int permission) const
{
    const Permission &known = catalogue().at(permission);
    QList<int> halves{permission};
    if (!isOnly(known))
        halves << known.pair;
    Row row{.key = known.key, .section = known.group, .label = known.label};
    row.isChild = known.parent >= 0;
    for (const int half : std::as_const(halves)) {
        const Permission &part = catalogue().at(half);
        (isFirstColumn(part) ? row.edit : row.view) = tickFor(half);
        row.risk = std::max(row.risk, static_cast<int>(part.risk));
        if (cellOf(half).isDangerous)
            row.dangerText = tr("Reaches past the location limit.");
        if (part.hasItems() && m_roleKey != adminKey()) {
            row.itemKey = part.key;
            const Role *role = m_workspace->shown().roles.find(m_role);
            row.itemsText = role && role->permissions.holds(half)
                                ? role->permissions.scope(half) == PermissionSet::Scope::All
                                      ? tr("All of them")
                                      : valueText(m_workspace->shown(), roleEntity(m_role), permissionField(half),
                                                  role->permissions.value(half))
                                : QString();
        }
    }
    row.becauses = becauseLines(halves);
    row.effects = effectLines(halves);
    row.help = row.becauses.isEmpty() ? known.help : QString();
    row.mark = markFor(halves, row.dangerText);
    return row;
}

PermissionTick RolePermissionModel::tickFor(int permission) const
{
    const CellFact cell = cellOf(permission);
    PermissionTick tick;
    tick.key = catalogue().at(permission).key;
    tick.isChecked = cell.now.holds();
    tick.isImplied = cell.now.state == State::Implied;
    tick.isStaged = cell.isStaged;
    tick.isSome = cell.now.state == State::Some;
    // what the draft itself switched off is shown as an empty tick with its ring, not as one that never was
    const bool canAct = canSwitch(*m_workspace, m_role, permission, &tick.reason);
    tick.isBlocked = !canAct && !tick.isImplied && !(tick.isChecked && cell.now.state != State::Blocked)
                     && !(cell.isStaged && !cell.isAsked && cell.now.state == State::Blocked);
    tick.label = QStringList{permissionLabel(permission), riskText(permission)}.join(tr(", ", "in the name of a tick"));
    return tick;
}

QStringList RolePermissionModel::becauseLines(const QList<int> &permissions) const
{
    QStringList lines;
    QList<CellFact> cells;
    for (const int permission : permissions)
        cells << cellOf(permission);
    const auto isSwitchedOff = [](const CellFact &cell) {
        return cell.isStaged && !cell.isAsked && cell.now.state == State::Blocked;
    };
    if (cells.size() == 2 && cells.at(0).now.cause >= 0 && cells.at(0).now.state == State::Blocked
        && cells.at(1).now.state == State::Blocked && cells.at(0).now.cause == cells.at(1).now.cause) {
        const QString reason = becauseText(*m_workspace, cells.at(0), permissions.at(0));
        if (!isSwitchedOff(cells.at(0)) && !isSwitchedOff(cells.at(1)))
            return {reason};
        if (isSwitchedOff(cells.at(0)) && isSwitchedOff(cells.at(1))) {
            //: %1 is a permission
            return {tr("Both switch off, because %1 is off.").arg(permissionLabel(cells.at(0).now.cause))};
        }
    }
    for (int i = 0; i < cells.size(); ++i) {
        const CellFact &cell = cells.at(i);
        const QString verb = catalogue().at(permissions.at(i)).verb;
        if (isSwitchedOff(cell)) {
            const QString cause = permissionLabel(cell.now.cause);
            //: %1 is "Can View", %2 a permission
            lines << (verb.isEmpty() ? tr("Switches off, because %1 is off.").arg(cause)
                                     : tr("%1 switches off, because %2 is off.").arg(verb, cause));
        } else if (cell.now.cause >= 0) {
            const QString reason = becauseText(*m_workspace, cell, permissions.at(i));
            if (!lines.contains(reason))
                lines << reason;
        }
    }
    return lines;
}

QStringList RolePermissionModel::effectLines(const QList<int> &permissions) const
{
    QStringList lines;
    const Format format(m_workspace->project().utcOffsetMinutes);
    for (const Effect &effect : m_workspace->review().impact.effects) {
        const int permission = permissionOf(effect.field);
        if (effect.entity == roleEntity(m_role) && permissions.contains(permission)
            && effect.code != "api.around_places"_L1)
            lines << effectText(effect, m_workspace->project(), format).line;
    }
    return lines;
}

Marks::Margin RolePermissionModel::markFor(const QList<int> &permissions, const QString &dangerText) const
{
    bool isStaged = false;
    bool isLocked = true;
    for (const int permission : permissions) {
        const CellFact cell = cellOf(permission);
        if (cell.isConflict)
            return Marks::Margin::Conflict;
        isStaged = isStaged || cell.isStaged;
        isLocked = isLocked && cell.now.state == State::Blocked;
    }
    if (!dangerText.isEmpty())
        return Marks::Margin::Danger;
    if (isStaged)
        return Marks::Margin::Staged;
    return isLocked ? Marks::Margin::Locked : Marks::Margin::None;
}

QString RolePermissionModel::reading(const Row &row) const
{
    const QString separator = tr(", ", "between what is said of a row");
    if (row.isHeading)
        return row.label + separator + row.grantedText;
    QStringList parts{row.label};
    for (const PermissionTick *tick : {&row.edit, &row.view}) {
        if (tick->isPresent())
            parts << cellText(cellOf(catalogue().indexOf(tick->key)));
    }
    parts << row.becauses << row.effects;
    if (!row.dangerText.isEmpty())
        parts << row.dangerText;
    return parts.join(separator);
}

int RolePermissionModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant RolePermissionModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case KeyRole:
        return row.key;
    case SectionRole:
        return row.section;
    case IsHeadingRole:
        return row.isHeading;
    case Qt::DisplayRole:
    case LabelRole:
        return row.label;
    case GrantedTextRole:
        return row.grantedText;
    case RiskRole:
        return row.risk;
    case HelpRole:
        return row.help;
    case EditRole:
        return QVariant::fromValue(row.edit);
    case ViewRole:
        return QVariant::fromValue(row.view);
    case IsChildRole:
        return row.isChild;
    case MarkRole:
        return static_cast<int>(row.mark);
    case BecausesRole:
        return row.becauses;
    case EffectsRole:
        return row.effects;
    case DangerTextRole:
        return row.dangerText;
    case ItemsTextRole:
        return row.itemsText;
    case ItemKeyRole:
        return row.itemKey;
    case ReadingRole:
        return reading(row);
    default:
        return {};
    }
}

QString RolePermissionModel::toggle(const QString &key)
{
    const int permission = catalogue().indexOf(key);
    if (!m_workspace || permission < 0)
        return {};
    QString reason;
    if (canSwitch(*m_workspace, m_role, permission, &reason))
        switchPermission(*m_workspace, m_role, permission);
    return reason;
}

void RolePermissionModel::takeBack(const QString &key)
{
    const int permission = catalogue().indexOf(key);
    if (!m_workspace || permission < 0)
        return;
    const Permission &known = catalogue().at(permission);
    m_workspace->takeBack(roleEntity(m_role), permissionField(permission));
    if (known.pair >= 0)
        m_workspace->takeBack(roleEntity(m_role), permissionField(known.pair));
}

QHash<int, QByteArray> RolePermissionModel::roleNames() const
{
    return {
        {KeyRole, "key"},
        {SectionRole, "section"},
        {IsHeadingRole, "isHeading"},
        {LabelRole, "label"},
        {GrantedTextRole, "grantedText"},
        {RiskRole, "risk"},
        {HelpRole, "help"},
        {EditRole, "edit"},
        {ViewRole, "view"},
        {IsChildRole, "isChild"},
        {MarkRole, "mark"},
        {BecausesRole, "becauses"},
        {EffectsRole, "effects"},
        {DangerTextRole, "dangerText"},
        {ItemsTextRole, "itemsText"},
        {ItemKeyRole, "itemKey"},
        {ReadingRole, "reading"},
    };
}

} // namespace steward
