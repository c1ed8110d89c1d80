// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/searchmodel.h"

#include "domain/catalogue.h"
#include "models/fieldtext.h"

using namespace Qt::StringLiterals;

namespace steward {

using namespace domain;

namespace {

constexpr int mostHits = 20;

QString folded(const QString &text)
{
    // accents and capitals do not matter to somebody who types a name
    QString plain;
    for (const QChar letter : text.normalized(QString::NormalizationForm_KD).toCaseFolded()) {
        if (letter.category() != QChar::Mark_NonSpacing)
            plain += letter;
    }
    return plain;
}

} // namespace

SearchModel::SearchModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

void SearchModel::setWorkspace(Workspace *workspace)
{
    if (m_workspace == workspace)
        return;
    m_workspace = workspace;
    search();
    Q_EMIT workspaceChanged();
}

void SearchModel::setText(const QString &text)
{
    if (m_text == text)
        return;
    m_text = text;
    search();
}

std::optional<int> SearchModel::rank(const QString &candidate) const
{
    const QString plain = folded(candidate);
    const qsizetype at = plain.indexOf(m_needle);
    if (at < 0)
        return std::nullopt;
    if (at == 0)
        return 0;
    return plain.contains(u' ' + m_needle) ? 1 : 2;
}

void SearchModel::findRoles(QList<Hit> &hits) const
{
    const Project &project = m_workspace->shown();
    for (int row = 0; row < project.roles.size(); ++row) {
        const Role &role = project.roles.at(row);
        if (const auto found = rank(role.name))
            hits << Hit{Kind::Role,         role.id.toString(),
                        role.name,          role.isArchived ? tr("Role, archived") : tr("Role"),
                        role.id.toString(), *found};
    }
}

void SearchModel::findPermissions(QList<Hit> &hits) const
{
    for (int i = 0; i < catalogue().size(); ++i) {
        const Permission &permission = catalogue().at(i);
        auto found = rank(permissionLabel(i));
        if (!found)
            found = rank(permission.key);
        if (found)
            hits << Hit{Kind::Permission, permission.key, permissionLabel(i), tr("Permission"), {}, *found};
    }
}

void SearchModel::findPeople(QList<Hit> &hits) const
{
    const Project &project = m_workspace->shown();
    for (int row = 0; row < project.people.size(); ++row) {
        const Person &person = project.people.at(row);
        auto found = rank(person.name);
        if (!found)
            found = rank(person.handle);
        if (!found)
            continue;
        const Role *role = roleOf(project, person);
        const QString what = person.isAdmin ? tr("Admin") : role ? role->name : tr("No role");
        hits << Hit{Kind::Person, person.id.toString(), person.name, what, role ? role->id.toString() : QString(),
                    *found};
    }
}

void SearchModel::search()
{
    m_needle = folded(m_text.trimmed());
    QList<Hit> hits;
    if (m_workspace && !m_needle.isEmpty()) {
        findRoles(hits);
        findPermissions(hits);
        findPeople(hits);
        std::stable_sort(hits.begin(), hits.end(),
                         [](const Hit &left, const Hit &right) { return left.rank < right.rank; });
    }
    beginResetModel();
    m_more = std::max(0, static_cast<int>(hits.size()) - mostHits);
    m_hits = hits.first(std::min<qsizetype>(hits.size(), mostHits));
    endResetModel();
    Q_EMIT textChanged();
}

QString SearchModel::moreText() const
{
    return m_more > 0 ? tr("%n more: type on to narrow the list", nullptr, m_more) : QString();
}

int SearchModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_hits.size());
}

QVariant SearchModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Hit &hit = m_hits.at(index.row());
    switch (role) {
    case KeyRole:
        return hit.key;
    case KindRole:
        return QVariant::fromValue(hit.kind);
    case TitleRole:
        return hit.title;
    case DetailRole:
        return hit.detail;
    case RoleKeyRole:
        return hit.roleKey;
    case IconRole:
        return hit.kind == Kind::Role ? u"key-round"_s : hit.kind == Kind::Person ? u"user-round"_s : u"lock"_s;
    default:
        return {};
    }
}

QHash<int, QByteArray> SearchModel::roleNames() const
{
    return {{KeyRole, "key"},       {KindRole, "kind"},       {TitleRole, "title"},
            {DetailRole, "detail"}, {RoleKeyRole, "roleKey"}, {IconRole, "iconName"}};
}

} // namespace steward
