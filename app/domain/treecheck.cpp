// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/placetree.h"
#include "domain/validation.h"
#include "domain/wholechecks.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

Tell teller(Checking &checking, const EntityKind &kind, int row)
{
    return {checking, {QString(kind.name()), kind.idAt(checking.project(), row)}};
}

std::vector<int> parentRows(Checking &checking, const EntityKind &kind)
{
    const Project &project = checking.project();
    std::vector<int> parents(static_cast<size_t>(kind.size(project)), -1);
    checking.visit(kind.size(project));
    Id last; // siblings often stand side by side
    int lastRow = -1;
    for (size_t row = 0; row < parents.size(); ++row) {
        const Id parent = kind.parentAt(project, static_cast<int>(row));
        if (parent != last)
            lastRow = parent.isNull() ? -1 : kind.indexOf(project, parent);
        last = parent;
        parents[row] = lastRow;
    }
    return parents;
}

void tellDepth(Checking &checking, const EntityKind &kind, int row)
{
    teller(checking, kind, row)("tree.depth"_L1, kind.parentField(), {{u"most"_s, mostLevels}});
}

void tellCircle(Checking &checking, const EntityKind &kind, int row, qsizetype length)
{
    teller(checking, kind, row)("tree.circle"_L1, kind.parentField(), {{u"length"_s, length}});
}

void tellChildren(Checking &checking, const EntityKind &kind, int row, int count)
{
    if (count > mostBelow)
        teller(checking, kind, row)("tree.children"_L1, kind.parentField(),
                                    {{u"most"_s, mostBelow}, {u"count"_s, count}});
}

/// Levels from the tops, found by ways up that end where one was before: each row is stepped on once.
class Levels
{
public:
    Levels(Checking &checking, const EntityKind &kind, const std::vector<int> &parents)
        : m_checking(checking)
        , m_kind(kind)
        , m_parents(parents)
        , m_levels(parents.size(), unknown)
    {
        for (size_t row = 0; row < parents.size(); ++row)
            climb(static_cast<int>(row));
    }

private:
    static constexpr int unknown = -1;
    static constexpr int onTheWay = -2;
    static constexpr int nowhere = -3; ///< in a circle or below one

    int &level(int row) { return m_levels[static_cast<size_t>(row)]; }

    void climb(int from)
    {
        std::vector<int> way;
        int at = from;
        while (at >= 0 && level(at) == unknown) {
            level(at) = onTheWay;
            way.push_back(at);
            at = m_parents[static_cast<size_t>(at)];
        }
        m_checking.visit(static_cast<qint64>(way.size()));
        int above = at < 0 ? -1 : level(at);
        if (above == onTheWay) {
            const auto circle = std::ranges::find(way, at);
            tellCircle(m_checking, m_kind, *std::min_element(circle, way.end()), way.end() - circle);
            above = nowhere;
        }
        for (auto row = way.rbegin(); row != way.rend(); ++row) {
            above = above == nowhere ? nowhere : above + 1;
            level(*row) = above;
            if (above == mostLevels) // what lies below it needs no word of its own
                tellDepth(m_checking, m_kind, *row);
        }
    }

    Checking &m_checking;
    const EntityKind &m_kind;
    const std::vector<int> &m_parents;
    std::vector<int> m_levels;
};

void checkChildren(Checking &checking, const EntityKind &kind, const std::vector<int> &parents)
{
    std::vector<int> counts(parents.size());
    for (const int parent : parents) {
        if (parent >= 0)
            ++counts[static_cast<size_t>(parent)];
    }
    for (size_t row = 0; row < counts.size(); ++row)
        tellChildren(checking, kind, static_cast<int>(row), counts[row]);
}

/// Whether the way up from a new object, which has nothing but other new ones below it, comes to an end in time.
bool reachesTop(Checking &checking, const EntityKind &kind, int row)
{
    const Project &project = checking.project();
    for (int level = 0; level < mostLevels; ++level) {
        checking.visit();
        row = kind.indexOf(project, kind.parentAt(project, row));
        if (row < 0)
            return true;
    }
    return false;
}

void countBelow(Checking &checking, const EntityKind &kind, const QSet<Id> &parents)
{
    const Project &project = checking.project();
    QHash<Id, int> counts;
    checking.visit(kind.size(project));
    for (int row = 0; row < kind.size(project); ++row) {
        if (const Id parent = kind.parentAt(project, row); parents.contains(parent))
            ++counts[parent];
    }
    for (auto it = counts.begin(); it != counts.end(); ++it) {
        if (const int row = kind.indexOf(project, it.key()); row >= 0)
            tellChildren(checking, kind, row, it.value());
    }
}

} // namespace

void checkTree(Checking &checking, const EntityKind &kind)
{
    if (kind.parentField().isEmpty())
        return;
    const std::vector<int> parents = parentRows(checking, kind);
    const Levels levels(checking, kind, parents);
    checkChildren(checking, kind, parents);
}

void checkTree(Checking &checking, const EntityKind &kind, const std::vector<int> &rows, const Project &before)
{
    if (kind.parentField().isEmpty())
        return;
    const Project &project = checking.project();
    std::vector<int> made;
    QSet<Id> parents;
    for (const int row : rows) {
        const Id parent = kind.parentAt(project, row);
        const int rowBefore = kind.indexOf(before, kind.idAt(project, row));
        if (rowBefore >= 0 && kind.parentAt(before, rowBefore) != parent)
            return checkTree(checking, kind); // it may have any depth below it
        if (rowBefore < 0 && !parent.isNull()) {
            made.push_back(row);
            parents.insert(parent);
        }
    }
    const bool isGood = std::ranges::all_of(made, [&](int row) { return reachesTop(checking, kind, row); });
    if (!isGood)
        return checkTree(checking, kind); // says whether it is a circle or the depth
    if (!parents.isEmpty())
        countBelow(checking, kind, parents);
}

} // namespace steward::domain
