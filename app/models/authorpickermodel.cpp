// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/authorpickermodel.h"

#include "models/sentence.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward {

using namespace domain;

const QString AuthorPickerModel::ruleKey = u"rule"_s;

AuthorPickerModel::AuthorPickerModel(QObject *parent)
    : RowsModel(parent)
{
}

void AuthorPickerModel::setWorkspace(Workspace *workspace)
{
    if (m_workspace == workspace)
        return;
    m_workspace = workspace;
    refresh();
    Q_EMIT workspaceChanged();
}

void AuthorPickerModel::setFilter(const QString &filter)
{
    if (m_filter == filter)
        return;
    m_filter = filter;
    refresh();
}

void AuthorPickerModel::readAuthors()
{
    const Table<Person> people = m_workspace ? m_workspace->project().people : Table<Person>();
    if (people.isSharedWith(m_people))
        return;
    m_people = people;
    m_authors.clear();
    for (int row = 0; row < people.size(); ++row) {
        const auto [chunk, slot] = people.cells(row);
        if (chunk.kinds.at(slot) != Person::Kind::WebUser)
            continue;
        const Person person = chunk.at(slot);
        QString note = shownText(person.handle);
        if (!person.isActive)
            note = note.isEmpty() ? tr("deactivated") : tr("%1, deactivated").arg(note);
        m_authors.push_back({{person.id.toString(), shownText(person.name), note},
                             foldForSearch(person.name + u' ' + person.handle),
                             !person.isActive ? 2
                             : person.isAdmin ? 0
                                              : 1});
    }
}

/// Of those whom the query fits, all of them if it is empty; the rest is counted.
std::vector<const AuthorPickerModel::Author *> AuthorPickerModel::bestAuthors(const SearchQuery &query)
{
    using Ranked = std::pair<SearchRank, const Author *>;
    std::vector<Ranked> ranked;
    for (const Author &author : m_authors) {
        const auto fit = query.fit(author.folded);
        if (fit || query.isEmpty())
            ranked.emplace_back(fit ? fit->rank : SearchRank::Exact, &author);
    }
    const auto shown = static_cast<ptrdiff_t>(std::min<size_t>(ranked.size(), mostRows));
    std::partial_sort(ranked.begin(), ranked.begin() + shown, ranked.end(), [](const Ranked &a, const Ranked &b) {
        if (a.first != b.first || a.second->standing != b.second->standing)
            return std::pair(a.first, a.second->standing) < std::pair(b.first, b.second->standing);
        return QString::localeAwareCompare(a.second->row.name, b.second->row.name) < 0;
    });
    m_more = static_cast<int>(ranked.size()) - static_cast<int>(shown);
    std::vector<const Author *> best;
    for (auto each = ranked.cbegin(); each != ranked.cbegin() + shown; ++each)
        best.push_back(each->second);
    return best;
}

void AuthorPickerModel::refresh()
{
    readAuthors();
    const SearchQuery query(m_filter);
    QList<Row> rows;
    if (m_workspace && query.isEmpty()) {
        rows << Row{QString(), tr("Anyone"), QString()};
        rows << Row{ruleKey, tr("A rule of the project"), QString()};
    }
    for (const Author *author : bestAuthors(query))
        rows << author->row;
    syncRows(m_rows, std::move(rows));
    Q_EMIT found();
}

QString AuthorPickerModel::moreText() const
{
    return m_more > 0 ? tr("%Ln more. Type more of the name.", nullptr, m_more) : QString();
}

QString AuthorPickerModel::nothingFoundText() const
{
    return m_rows.isEmpty() ? tr("No web user has “%1” in the name.").arg(m_filter.trimmed()) : QString();
}

QString AuthorPickerModel::keyAt(int row) const
{
    return row >= 0 && row < m_rows.size() ? m_rows.at(row).key : QString();
}

int AuthorPickerModel::rowOf(const QString &key) const
{
    const auto found = std::find_if(m_rows.cbegin(), m_rows.cend(), [&key](const Row &row) { return row.key == key; });
    return found == m_rows.cend() ? -1 : static_cast<int>(found - m_rows.cbegin());
}

QString AuthorPickerModel::nameOf(const QString &key) const
{
    if (key.isEmpty())
        return tr("Anyone");
    if (key == ruleKey)
        return tr("A rule of the project");
    const auto id = Id::fromString(key);
    if (!m_workspace || !id)
        return tr("Somebody who is gone");
    const auto person = m_workspace->project().people.find(*id);
    return person ? shownText(person->name) : tr("Somebody who is gone");
}

int AuthorPickerModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant AuthorPickerModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case KeyRole:
        return row.key;
    case Qt::DisplayRole:
    case NameRole:
        return row.name;
    case NoteRole:
        return row.note;
    case ReadingRole:
        return row.note.isEmpty() ? row.name : tr("%1, %2", "a person and his address").arg(row.name, row.note);
    default:
        return {};
    }
}

QHash<int, QByteArray> AuthorPickerModel::roleNames() const
{
    return {{KeyRole, "key"}, {NameRole, "name"}, {NoteRole, "note"}, {ReadingRole, "reading"}};
}

} // namespace steward
