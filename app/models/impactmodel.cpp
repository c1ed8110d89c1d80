// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/impactmodel.h"

#include "domain/roster.h"
#include "models/effecttext.h"
#include "models/fieldtext.h"
#include "models/rolefacts.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward {

using namespace domain;

namespace {

/// The finding under which the server knows that a danger was seen and kept (domain::Acknowledgement).
constexpr auto apiFinding = "api_goes_around_places"_L1;

Marks::Impact kindOf(Effect::Tone tone)
{
    switch (tone) {
    case Effect::Tone::Gain:
        return Marks::Impact::Gains;
    case Effect::Tone::Loss:
    case Effect::Tone::Danger:
        return Marks::Impact::Loses;
    case Effect::Tone::Warning:
        return Marks::Impact::Warns;
    case Effect::Tone::Neutral:
        return Marks::Impact::Same;
    }
    Q_UNREACHABLE();
}

/// Tells who acts under one role.
class Holding
{
public:
    Holding(const Project &project, const Id &role)
        : m_project(project)
        , m_roster(project)
        , m_row(project.roles.indexOf(role))
    {
    }

    [[nodiscard]] bool isBy(const Id &id) const
    {
        const auto person = m_row < 0 ? std::nullopt : m_project.people.find(id);
        return person && m_roster.rowFor(*person) == m_row;
    }

private:
    const Project &m_project;
    Roster m_roster;
    int m_row;
};

} // namespace

ImpactModel::ImpactModel(QObject *parent)
    : RowsModel(parent)
{
}

void ImpactModel::setWorkspace(Workspace *workspace)
{
    if (m_workspace == workspace)
        return;
    if (m_workspace)
        m_workspace->disconnect(this);
    m_workspace = workspace;
    if (workspace) {
        connect(workspace, &Workspace::changed, this, &ImpactModel::refresh);
        connect(workspace, &Workspace::workChanged, this, &ImpactModel::refresh);
    }
    refresh();
    Q_EMIT workspaceChanged();
}

void ImpactModel::setRoleKey(const QString &key)
{
    if (m_roleKey == key)
        return;
    m_roleKey = key;
    m_role = Id::fromString(key).value_or(Id());
    refresh();
    Q_EMIT roleKeyChanged();
}

const Impact &ImpactModel::impact() const
{
    return m_workspace->dryRunAnswer() ? m_workspace->dryRunAnswer()->impact : m_workspace->review().impact;
}

void ImpactModel::refresh()
{
    m_gain = m_lose = m_lockedOut = 0;
    if (m_workspace) {
        m_gain = countOfRole(impact().gain, impact().beyond.gain);
        m_lose = countOfRole(impact().lose, impact().beyond.lose);
        m_lockedOut = countOfRole(impact().lockedOut, impact().beyond.lockedOut);
        m_countedAt = m_workspace->dryRunAnswer() ? m_workspace->dryRunAnswer()->at : m_workspace->clock().now();
    }
    syncRows(m_rows, wantedRows());
    Q_EMIT counted();
}

int ImpactModel::countOfRole(const QList<Id> &people, int beyond) const
{
    if (m_roleKey.isEmpty())
        return static_cast<int>(people.size()) + beyond;
    if (people.isEmpty())
        return 0;
    const Holding before(m_workspace->project(), m_role);
    const Holding after(m_workspace->shown(), m_role);
    return static_cast<int>(
        std::ranges::count_if(people, [&](const Id &id) { return before.isBy(id) || after.isBy(id); }));
}

QList<ImpactModel::Row> ImpactModel::wantedRows() const
{
    QList<Row> rows;
    if (!m_workspace)
        return rows;
    for (const Effect &effect : impact().effects) {
        if (m_roleKey.isEmpty() || effect.entity == roleEntity(m_role))
            rows << rowFor(effect);
    }
    // two effects may share code and field: their keys must not be the same
    QHash<QString, int> seen;
    for (Row &row : rows) {
        if (const int times = seen[row.key]++; times > 0)
            row.key += u'/' + QString::number(times);
    }
    return rows;
}

ImpactModel::Row ImpactModel::rowFor(const Effect &effect) const
{
    const Project &project = m_workspace->project();
    const EffectText text = effectText(effect, project, Format(project.utcOffsetMinutes));
    Row row{.key = u"%1/%2/%3"_s.arg(effect.code, effect.entity.id.toString(), effect.field),
            .code = effect.code,
            .entity = effect.entity,
            .isDanger = effect.tone == Effect::Tone::Danger,
            .kind = kindOf(effect.tone),
            .title = text.title,
            .detail = text.detail,
            .told = text.told,
            .names = text.names,
            .people = effect.people};
    for (const Acknowledgement &kept : m_workspace->draft().acknowledged()) {
        if (effect.code == "api.around_places"_L1 && kept.finding == apiFinding && kept.entity == effect.entity)
            row.keptWhy = kept.why;
    }
    const bool hasNoPlace = effect.code == "person.locked_out"_L1 && effect.arguments.value(u"why"_s) == u"no_place"_s;
    if (hasNoPlace && effect.count() == 1 && effect.people.size() == 1) {
        //: %1 is the name of a person
        row.detail = tr("%1 has no place. With limited reach that means no access at all.").arg(text.names);
    }
    row.canGivePlace = hasNoPlace && m_workspace->mayEditRoles();
    return row;
}

QString ImpactModel::gainText() const
{
    return Format().signedCount(m_gain);
}

QString ImpactModel::loseText() const
{
    return Format().signedCount(-m_lose);
}

QString ImpactModel::lockedOutText() const
{
    return Format().count(m_lockedOut);
}

bool ImpactModel::isServerCount() const
{
    return m_workspace && m_workspace->dryRunAnswer().has_value();
}

QString ImpactModel::countedText() const
{
    if (!m_workspace || m_workspace->draft().isEmpty())
        return {};
    const QString time = Format(m_workspace->project().utcOffsetMinutes).time(m_countedAt);
    return isServerCount() ? tr("server count, %1").arg(time) : tr("counted here, %1").arg(time);
}

const ImpactModel::Row *ImpactModel::find(const QString &key) const
{
    const auto found = std::find_if(m_rows.cbegin(), m_rows.cend(), [&key](const Row &row) { return row.key == key; });
    return found == m_rows.cend() ? nullptr : &*found;
}

void ImpactModel::switchOffApis(const QString &key)
{
    const Row *row = find(key);
    if (row && row->entity.kind == roleEntity({}).kind && roleLockText(*m_workspace, row->entity.id).isEmpty())
        m_workspace->stage(row->entity, u"permissions.access_api"_s, false);
}

void ImpactModel::keep(const QString &key, const QString &why)
{
    const Row *row = find(key);
    if (!row || row->code != "api.around_places"_L1)
        return;
    const EntityRef entity = row->entity; // the row may go while the draft changes
    if (why.trimmed().isEmpty())
        m_workspace->withdraw(apiFinding, entity);
    else
        m_workspace->acknowledge({.finding = apiFinding, .entity = entity, .why = why.trimmed()});
}

int ImpactModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant ImpactModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case KeyRole:
        return row.key;
    case IsDangerRole:
        return row.isDanger;
    case CodeRole:
        return row.code;
    case KindRole:
        return static_cast<int>(row.kind);
    case Qt::DisplayRole:
    case TitleRole:
        return row.title;
    case DetailRole:
        return row.detail;
    case ToldRole:
        return QVariant::fromValue(row.told);
    case NamesRole:
        return row.names;
    case PeopleKeysRole: {
        QStringList keys;
        for (const Id &id : row.people)
            keys << id.toString();
        return keys;
    }
    case KeptWhyRole:
        return row.keptWhy;
    case CanGivePlaceRole:
        return row.canGivePlace;
    default:
        return {};
    }
}

QHash<int, QByteArray> ImpactModel::roleNames() const
{
    return {
        {KeyRole, "key"},
        {IsDangerRole, "isDanger"},
        {CodeRole, "code"},
        {KindRole, "kind"},
        {TitleRole, "title"},
        {DetailRole, "detail"},
        {ToldRole, "told"},
        {NamesRole, "names"},
        {PeopleKeysRole, "peopleKeys"},
        {KeptWhyRole, "keptWhy"},
        {CanGivePlaceRole, "canGivePlace"},
    };
}

} // namespace steward
