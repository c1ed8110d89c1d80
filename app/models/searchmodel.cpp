// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/searchmodel.h"

#include "domain/catalogue.h"
#include "models/auditlink.h"
#include "models/fieldtext.h"
#include "models/rolefacts.h"
#include "models/sentence.h"

using namespace Qt::StringLiterals;

namespace steward {

using namespace domain;

namespace {

constexpr qsizetype mostHits = 20;

/// Name and user name, apart by a sign that nobody types: what is found in one of them fits as well as it fits that
/// one.
constexpr QChar apart(u'\n');

std::optional<int> fitOfEither(const Needle &needle, QStringView names)
{
    const qsizetype end = names.indexOf(apart);
    const auto first = needle.fit(names.first(end));
    const auto second = needle.fit(names.sliced(end + 1));
    return first && second ? std::min(first, second) : first ? first : second;
}

QString iconOf(SearchModel::Kind kind)
{
    switch (kind) {
    case SearchModel::Kind::Role:
        return u"key-round"_s;
    case SearchModel::Kind::Permission:
        return u"lock"_s;
    case SearchModel::Kind::Person:
        return u"user-round"_s;
    case SearchModel::Kind::Entry:
        return u"history"_s;
    }
    Q_UNREACHABLE();
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
    if (m_workspace)
        m_workspace->disconnect(this);
    m_workspace = workspace;
    if (workspace) {
        connect(workspace, &Workspace::changed, this, &SearchModel::search);
        connect(workspace, &QObject::destroyed, this, &SearchModel::search);
    }
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

void SearchModel::findRoles(Found &found) const
{
    const Project &project = m_workspace->shown();
    for (int row = 0; row < project.roles.size(); ++row) {
        if (const auto rank = m_needle.fit(folded(project.roles.at(row).name)))
            found.add(*rank, {Kind::Role, row});
    }
}

void SearchModel::findPermissions(Found &found) const
{
    for (int i = 0; i < catalogue().size(); ++i) {
        const QString names = folded(permissionLabel(i)) + apart + catalogue().at(i).key;
        if (const auto rank = fitOfEither(m_needle, names))
            found.add(*rank, {Kind::Permission, i});
    }
}

void SearchModel::findPeople(Found &found)
{
    const Project &project = m_workspace->shown();
    m_people.follow(project.people,
                    [](const Person &person) { return folded(person.name) + apart + folded(person.handle); });
    for (int row = 0; row < project.people.size(); ++row) {
        if (const auto rank = fitOfEither(m_needle, m_people.at(row)))
            found.add(*rank, {Kind::Person, row});
    }
}

void SearchModel::Found::add(int rank, Place place)
{
    ++count;
    QList<Place> &equals = byRank[static_cast<size_t>(rank)];
    if (equals.size() < mostHits)
        equals << place;
}

SearchModel::Hit SearchModel::hitAt(const Place &place) const
{
    const Project &project = m_workspace->shown();
    if (place.kind == Kind::Permission)
        return {Kind::Permission, catalogue().at(place.row).key, permissionLabel(place.row), tr("Permission"), {}};
    if (place.kind == Kind::Role) {
        const Role &role = project.roles.at(place.row);
        const QString key = role.id.toString();
        return {Kind::Role, key, shownText(role.name), role.isArchived ? tr("Role, archived") : tr("Role"), key};
    }
    const Person &person = project.people.at(place.row);
    const Role *role = roleOf(project, person);
    const QString what = person.isAdmin ? tr("Admin") : role ? shownText(role->name) : tr("No role, nothing to open");
    const QString key = person.isAdmin ? adminKey() : role ? role->id.toString() : QString();
    return {Kind::Person, person.id.toString(), shownText(person.name), what, key};
}

QList<SearchModel::Hit> SearchModel::findByLink() const
{
    const auto link = AuditLink::fromString(m_text);
    if (!link || link->project != m_workspace->project().id)
        return {};
    return {{Kind::Entry, link->toString(), tr("An entry of the audit"), tr("Link"), {}}};
}

QList<SearchModel::Hit> SearchModel::findByName()
{
    Found found;
    findRoles(found);
    findPermissions(found);
    findPeople(found);
    QList<Hit> hits;
    for (const QList<Place> &equals : found.byRank) {
        for (const Place &place : equals) {
            if (hits.size() < mostHits)
                hits << hitAt(place);
        }
    }
    m_more = found.count - static_cast<int>(hits.size());
    return hits;
}

void SearchModel::search()
{
    m_needle = Needle(m_text);
    m_more = 0;
    QList<Hit> hits;
    if (m_workspace && !m_needle.isEmpty())
        hits = AuditLink::isMeant(m_text) ? findByLink() : findByName();
    if (hits != m_hits) { // else whatever is chosen in the list stays so
        beginResetModel();
        m_hits = hits;
        endResetModel();
    }
    Q_EMIT textChanged();
}

QString SearchModel::moreText() const
{
    return m_more > 0 ? tr("%Ln more: type on to narrow the list", nullptr, m_more) : QString();
}

QString SearchModel::nothingText() const
{
    if (!m_hits.isEmpty())
        return {};
    if (AuditLink::isMeant(m_text))
        return AuditLink::fromString(m_text)
                   ? tr("This link leads into another project. Open that project and paste it there.")
                   : tr("This link cannot be followed. It may have lost a part on its way.");
    return tr("Nothing in this project matches “%1”.").arg(m_text);
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
        return iconOf(hit.kind);
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
