// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/authorpickermodel.h"

#include "models/foldednames.h"
#include "models/sentence.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward {

using namespace domain;

const QString AuthorPickerModel::ruleKey = u"rule"_s;

namespace {

struct Candidate
{
    int fit = 0;
    int standing = 0; ///< whoever may change most comes first: he is the likeliest author
    QString name;
    int row = 0;

    friend bool operator<(const Candidate &left, const Candidate &right)
    {
        if (left.fit != right.fit || left.standing != right.standing)
            return std::pair(left.fit, left.standing) < std::pair(right.fit, right.standing);
        return QString::localeAwareCompare(left.name, right.name) < 0;
    }
};

/// Web users that the needle fits.
std::vector<Candidate> candidates(const Table<Person> &people, const Needle &needle)
{
    std::vector<Candidate> found;
    for (int row = 0; row < people.size(); ++row) {
        const Person &person = people.at(row);
        if (person.kind != Person::Kind::WebUser)
            continue;
        const auto fit = needle.isEmpty() ? 0 : needle.fit(folded(person.name + u' ' + person.handle));
        if (fit)
            found.push_back({*fit, !person.isActive ? 2 : person.isAdmin ? 0 : 1, shownText(person.name), row});
    }
    return found;
}

} // namespace

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

void AuthorPickerModel::refresh()
{
    QList<Row> rows;
    m_more = 0;
    if (m_workspace) {
        const Needle needle(m_filter);
        if (needle.isEmpty()) {
            rows << Row{QString(), tr("Anyone"), QString()};
            rows << Row{ruleKey, tr("A rule of the project"), QString()};
        }
        std::vector<Candidate> people = candidates(m_workspace->project().people, needle);
        const auto shown = static_cast<ptrdiff_t>(std::min<size_t>(people.size(), mostRows));
        std::partial_sort(people.begin(), people.begin() + shown, people.end());
        m_more = static_cast<int>(people.size() - static_cast<size_t>(shown));
        people.resize(static_cast<size_t>(shown));
        for (const Candidate &candidate : people) {
            const Person person = m_workspace->project().people.at(candidate.row);
            QString note = shownText(person.handle);
            if (!person.isActive)
                note = note.isEmpty() ? tr("deactivated") : tr("%1, deactivated").arg(note);
            rows << Row{person.id.toString(), candidate.name, note};
        }
    }
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
    const auto person = m_workspace && id ? m_workspace->project().people.find(*id) : std::nullopt;
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
