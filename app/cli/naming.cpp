// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/naming.h"

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace steward::cli {

using namespace domain;

namespace {

constexpr qsizetype longest = 120; // what is longer is no typing error of something
constexpr int mostNearest = 3;

/// What the command line calls a kind.
QString spoken(const EntityKind &kind)
{
    if (kind.name() == "person"_L1)
        return u"user"_s;
    if (kind.name() == "place"_L1)
        return u"location"_s;
    return QString(kind.name()).replace(u'_', u' ');
}

/// Levenshtein's: letters to add, drop or exchange.
int distance(QStringView left, QStringView right)
{
    std::vector<int> row(static_cast<size_t>(right.size()) + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 0; i < left.size(); ++i) {
        int diagonal = std::exchange(row.front(), static_cast<int>(i) + 1);
        for (size_t j = 1; j < row.size(); ++j) {
            const bool isSame = left.at(i) == right.at(static_cast<qsizetype>(j) - 1);
            const int best = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (isSame ? 0 : 1)});
            diagonal = std::exchange(row[j], best);
        }
    }
    return row.back();
}

Error notFound(const QString &detail)
{
    return {.kind = Error::Kind::NotFound, .code = u"name"_s, .detail = detail};
}

QString handleOrName(const EntityKind &kind, const Project &project, int row)
{
    const QString handle = kind.handleAt(project, row);
    return handle.isEmpty() ? kind.nameAt(project, row) : handle;
}

/// Nobody is called so, or several are.
Error unclear(const Project &project, const EntityKind &kind, const QString &text, const QList<int> &rows)
{
    if (!rows.isEmpty()) {
        QStringList handles;
        for (const int row : rows.first(std::min<qsizetype>(mostNearest, rows.size())))
            handles << handleOrName(kind, project, row);
        return notFound(u"%1 %2s are called \"%3\", such as %4; tell it by its handle or id"_s.arg(
            QString::number(rows.size()), spoken(kind), text, handles.join(u", "_s)));
    }
    QStringList all;
    for (int row = 0; row < kind.size(project); ++row)
        all << handleOrName(kind, project, row);
    return notFound(u"there is no %1 \"%2\"%3"_s.arg(spoken(kind), text, didYouMean(nearest(text, all))));
}

} // namespace

QJsonObject named(const Project &project, const QString &kindName, const Id &id)
{
    QJsonObject object{{u"kind"_s, kindName}, {u"id"_s, id.toString()}};
    const EntityKind *kind = kindOf(kindName);
    const int row = kind ? kind->indexOf(project, id) : -1;
    if (row < 0)
        return object;
    if (const QString handle = kind->handleAt(project, row); !handle.isEmpty())
        object.insert(u"handle"_s, handle);
    if (const QString name = kind->nameAt(project, row); !name.isEmpty())
        object.insert(u"name"_s, name);
    return object;
}

QJsonArray allNamed(const Project &project, const QString &kind, const QList<Id> &ids)
{
    QJsonArray array;
    for (const Id &id : ids)
        array << named(project, kind, id);
    return array;
}

QJsonObject counted(const Project &project, const QString &kind, const QList<Id> &ids, int limit)
{
    return {{u"count"_s, ids.size()},
            {u"first"_s, allNamed(project, kind, ids.first(std::min<qsizetype>(limit, ids.size())))}};
}

const Finder::Index &Finder::indexOf(const EntityKind &kind)
{
    const QString name(kind.name());
    if (const auto known = m_kinds.constFind(name); known != m_kinds.constEnd())
        return *known;
    Index index;
    for (int row = kind.size(m_project) - 1; row >= 0; --row) { // of equal handles, the first one stays
        if (const QString handle = kind.handleAt(m_project, row); !handle.isEmpty())
            index.byHandle.insert(handle.toCaseFolded(), row);
        index.byName.insert(kind.nameAt(m_project, row).toCaseFolded(), row);
    }
    return *m_kinds.insert(name, std::move(index));
}

Result<Id> Finder::find(const QString &kindName, const QString &text)
{
    const EntityKind *kind = kindOf(kindName);
    if (!kind)
        return notFound(u"there is no kind \"%1\" of object"_s.arg(kindName));
    if (const auto id = Id::fromString(text); id && kind->indexOf(m_project, *id) >= 0)
        return *id;
    const Index &index = indexOf(*kind);
    const QString folded = text.toCaseFolded();
    if (const auto row = index.byHandle.constFind(folded); row != index.byHandle.constEnd())
        return kind->idAt(m_project, *row);
    const QList<int> rows = folded.isEmpty() ? QList<int>() : index.byName.values(folded);
    if (rows.size() == 1)
        return kind->idAt(m_project, rows.constFirst());
    return unclear(m_project, *kind, text, rows);
}

Result<Id> find(const Project &project, const QString &kind, const QString &text)
{
    return Finder(project).find(kind, text);
}

QStringList nearest(const QString &text, const QStringList &all)
{
    const QString wanted = text.toLower();
    if (wanted.isEmpty() || wanted.size() > longest)
        return {};
    QList<std::pair<int, QString>> near;
    for (const QString &one : all) {
        if (one.size() > longest)
            continue;
        const QString lower = one.toLower();
        const int away = lower.contains(wanted) ? 0 : distance(wanted, lower);
        if (away * 3 <= wanted.size())
            near.emplaceBack(away, one);
    }
    const auto end = near.begin() + std::min<qsizetype>(mostNearest, near.size());
    std::partial_sort(near.begin(), end, near.end());
    QStringList found;
    std::transform(near.begin(), end, std::back_inserter(found), [](const auto &one) { return one.second; });
    return found;
}

QString didYouMean(const QStringList &nearest)
{
    return nearest.isEmpty() ? QString() : u": do you mean %1?"_s.arg(nearest.join(u" or "_s));
}

} // namespace steward::cli
