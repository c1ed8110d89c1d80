// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/names.h"
#include "domain/wholechecks.h"

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

/// A name or handle as it is compared, within its group.
struct Claim
{
    Id group;
    QString folded;

    friend bool operator==(const Claim &, const Claim &) = default;
    friend size_t qHash(const Claim &claim, size_t seed = 0) noexcept
    {
        return qHashMulti(seed, claim.group, claim.folded);
    }
};

enum class Which { Name, Handle };

std::optional<Id> groupAt(const EntityKind &kind, const Project &project, int row, Which which)
{
    return which == Which::Name ? kind.nameGroupAt(project, row) : kind.handleGroupAt(project, row);
}

/// Nothing: none, or one that is refused for its length anyway.
std::optional<Claim> claimOf(const EntityKind &kind, const Project &project, int row, Which which)
{
    const auto group = groupAt(kind, project, row, which);
    if (!group)
        return {};
    const QString text = which == Which::Name ? kind.nameAt(project, row) : kind.handleAt(project, row);
    if (text.isEmpty() || text.size() > longestName)
        return {};
    return Claim{*group, which == Which::Name ? foldedName(text) : foldedCode(text)};
}

void tellTaken(Checking &checking, const EntityKind &kind, Which which, int row, int other)
{
    const Project &project = checking.project();
    const QLatin1StringView field = which == Which::Name ? kind.nameField() : kind.handleField();
    QJsonObject about{{u"id"_s, kind.idAt(project, other).toString()}};
    if (!kind.fieldRule(QString(field)).isPersonal)
        about.insert(u"other"_s, which == Which::Name ? kind.nameAt(project, other) : kind.handleAt(project, other));
    const Tell tell(checking, {QString(kind.name()), kind.idAt(project, row)});
    tell(which == Which::Name ? "name.taken"_L1 : "handle.taken"_L1, field, about);
}

void checkAll(Checking &checking, const EntityKind &kind, Which which)
{
    const Project &project = checking.project();
    QHash<Claim, int> first;
    checking.visit(kind.size(project));
    for (int row = 0; row < kind.size(project); ++row) {
        const auto claim = claimOf(kind, project, row, which);
        if (!claim)
            continue;
        if (const auto found = first.constFind(*claim); found != first.constEnd())
            tellTaken(checking, kind, which, row, *found);
        else
            first.insert(*claim, row);
    }
}

/// Rows that have what one of the touched rows wants, by what they have.
QHash<Claim, QList<int>> owners(Checking &checking, const EntityKind &kind, Which which,
                                const QHash<Claim, int> &wanted)
{
    const Project &project = checking.project();
    QSet<Id> groups;
    for (auto it = wanted.begin(); it != wanted.end(); ++it)
        groups.insert(it.key().group);
    QHash<Claim, QList<int>> owners;
    checking.visit(kind.size(project));
    for (int row = 0; row < kind.size(project); ++row) {
        const auto group = groupAt(kind, project, row, which);
        if (!group || !groups.contains(*group))
            continue;
        const auto claim = claimOf(kind, project, row, which);
        if (!claim || !wanted.contains(*claim))
            continue;
        if (QList<int> &rows = owners[*claim]; rows.size() < 2) // two tell of one another
            rows << row;
    }
    return owners;
}

void checkSome(Checking &checking, const EntityKind &kind, const std::vector<int> &rows, const Project &before,
               Which which)
{
    const Project &project = checking.project();
    QHash<Claim, int> wanted;
    std::vector<std::pair<int, Claim>> claims;
    for (const int row : rows) {
        const auto claim = claimOf(kind, project, row, which);
        const int rowBefore = kind.indexOf(before, kind.idAt(project, row));
        if (!claim || (rowBefore >= 0 && claimOf(kind, before, rowBefore, which) == claim))
            continue;
        wanted.insert(*claim, row);
        claims.emplace_back(row, *claim);
    }
    if (claims.empty())
        return;
    const QHash<Claim, QList<int>> having = owners(checking, kind, which, wanted);
    for (const auto &[row, claim] : claims) {
        const QList<int> others = having.value(claim);
        if (others.size() > 1)
            tellTaken(checking, kind, which, row, others.first() == row ? others.last() : others.first());
    }
}

} // namespace

void checkUnique(Checking &checking, const EntityKind &kind)
{
    checkAll(checking, kind, Which::Name);
    checkAll(checking, kind, Which::Handle);
}

void checkUnique(Checking &checking, const EntityKind &kind, const std::vector<int> &rows, const Project &before)
{
    checkSome(checking, kind, rows, before, Which::Name);
    checkSome(checking, kind, rows, before, Which::Handle);
}

} // namespace steward::domain
