// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/searchmodel.h"

#include "domain/catalogue.h"
#include "domain/fields.h"
#include "models/auditlink.h"
#include "models/fieldtext.h"
#include "models/placepath.h"
#include "models/rolefacts.h"
#include "models/sentence.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward {

using namespace domain;

namespace {

constexpr qsizetype mostHits = 20;

constexpr int mostAsked = 50; ///< people, and places

QString iconOf(SearchModel::Kind kind)
{
    switch (kind) {
    case SearchModel::Kind::Role:
        return u"key-round"_s;
    case SearchModel::Kind::Permission:
        return u"lock"_s;
    case SearchModel::Kind::Person:
        return u"user-round"_s;
    case SearchModel::Kind::Place:
        return u"map-pin"_s;
    case SearchModel::Kind::Entry:
        return u"history"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

struct SearchModel::Found
{
    Kind kind = Kind::Role;
    NameHit hit;
    int row = 0; ///< of a role or permission

    [[nodiscard]] bool isBefore(const Found &other) const
    {
        const auto order = [](Kind of) { return of == Kind::Role ? 0 : of == Kind::Permission ? 1 : 2; };
        if (hit.rank != other.hit.rank || order(kind) != order(other.kind))
            return std::pair(hit.rank, order(kind)) < std::pair(other.hit.rank, order(other.kind));
        return hit.isBefore(other.hit);
    }

    /// Adds it where the query fits one of its names; where two of them, as it fits the better one.
    static void addIfFits(std::vector<Found> &found, const SearchQuery &query, Kind of, int at,
                          std::initializer_list<QString> names)
    {
        std::optional<SearchRank> best;
        for (const QString &name : names) {
            const auto fit = query.fit(foldForSearch(name));
            if (fit && (!best || fit->rank < *best))
                best = fit->rank;
        }
        if (best)
            found.push_back({of, {.id = {}, .rank = *best, .following = {}}, at});
    }
};

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
    if (m_names)
        m_names->disconnect(this);
    m_names = nullptr;
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
    Q_EMIT textChanged();
}

SearchModel::Hit SearchModel::roleHit(int row) const
{
    const Role role = m_workspace->shown().roles.at(row);
    const QString key = role.id.toString();
    return {Kind::Role, key, shownText(role.name), role.isArchived ? tr("Role, archived") : tr("Role"), key};
}

SearchModel::Hit SearchModel::personHit(const Id &id) const
{
    const Project &project = m_workspace->shown();
    const auto person = project.people.find(id);
    const auto role = roleOf(project, *person);
    const QString what = person->isAdmin ? tr("Admin") : role ? shownText(role->name) : tr("No role, nothing to open");
    const QString key = person->isAdmin ? adminKey() : role ? role->id.toString() : QString();
    return {Kind::Person, id.toString(), shownText(person->name), what, key};
}

SearchModel::Hit SearchModel::placeHit(const NameHit &found) const
{
    const Project &project = m_workspace->shown();
    const auto place = project.places.find(found.id);
    QString title = shownText(place->name);
    if (found.field > 0) //: A place, and its code, by which it was found
        title = tr("%1 (%2)").arg(title, shownText(namesOf(*place).at(found.field)));
    QString where = placePath(project, *place);
    if (where.isEmpty())
        where = shownText(nameOf(project, {u"location_type"_s, place->type}));
    if (place->isArchived) //: What a place lies in
        where = tr("archived, %1").arg(where);
    return {Kind::Place, found.id.toString(), title, where, {}};
}

SearchModel::Hit SearchModel::hitOf(const Found &found) const
{
    switch (found.kind) {
    case Kind::Role:
        return roleHit(found.row);
    case Kind::Person:
        return personHit(found.hit.id);
    case Kind::Place:
        return placeHit(found.hit);
    default:
        const QString key = catalogue().at(found.row).key;
        return {Kind::Permission, key, permissionLabel(found.row), tr("Permission"), {}};
    }
}

QList<SearchModel::Hit> SearchModel::findByLink() const
{
    const auto link = AuditLink::fromString(m_text);
    if (!link || link->project != m_workspace->project().id)
        return {};
    return {{Kind::Entry, link->toString(), tr("An entry of the audit"), tr("Link"), {}}};
}

void SearchModel::findByName(const SearchQuery &query, QList<Hit> &hits)
{
    if (!m_names) {
        m_names = &ProjectNames::of(*m_workspace);
        connect(m_names, &ProjectNames::moreRead, this, &SearchModel::search);
    }
    std::vector<Found> found;
    const Project &project = m_workspace->shown();
    for (int row = 0; row < project.roles.size(); ++row)
        Found::addIfFits(found, query, Kind::Role, row, {project.roles.at(row).name});
    for (int i = 0; i < catalogue().size(); ++i)
        Found::addIfFits(found, query, Kind::Permission, i, {permissionLabel(i), catalogue().at(i).key});
    const auto add = [&](Kind kind, NameAnswer answer) {
        for (NameHit &hit : answer.hits)
            found.push_back({kind, std::move(hit)});
        m_mayBeMore = m_mayBeMore || answer.hasMore;
    };
    add(Kind::Person, m_names->people().find(query, mostAsked));
    add(Kind::Place, m_names->places().find(query, mostAsked));
    m_isReading = m_names->isReading();
    std::stable_sort(found.begin(), found.end(), [](const Found &a, const Found &b) { return a.isBefore(b); });
    for (const Found &one : found) {
        if (hits.size() == mostHits)
            break;
        hits << hitOf(one);
    }
    m_more = static_cast<int>(found.size()) - static_cast<int>(hits.size());
}

void SearchModel::search()
{
    m_more = 0;
    m_mayBeMore = false;
    m_isReading = false;
    QList<Hit> hits;
    const SearchQuery query(m_text);
    if (m_workspace && !query.isEmpty()) {
        if (AuditLink::isMeant(m_text))
            hits = findByLink();
        else
            findByName(query, hits);
    }
    if (hits != m_hits) { // else whatever is chosen in the list stays so
        beginResetModel();
        m_hits = hits;
        endResetModel();
    }
    Q_EMIT this->found();
}

QString SearchModel::moreText() const
{
    if (m_isReading)
        return m_hits.isEmpty() ? QString() : tr("The names are still being read: there may be better ones");
    if (m_mayBeMore)
        return tr("There are more: type on to narrow the list");
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
    if (m_isReading)
        return tr("The names are still being read.");
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
