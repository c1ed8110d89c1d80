// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/validation.h"

#include "domain/authority.h"
#include "domain/fields.h"
#include "domain/wholechecks.h"

#include <map>

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

class UnknownReferences final : public ReferenceSink
{
public:
    explicit UnknownReferences(const Tell &tell)
        : m_tell(tell)
    {
    }

    void take(const FieldRule &rule, const Id &id) override
    {
        const EntityKind *kind = kindOf(rule.refersTo);
        m_tell.checking().visit();
        if (kind && kind->indexOf(m_tell.project(), id) < 0)
            m_tell("reference.unknown"_L1, rule.field, {{u"kind"_s, QString(rule.refersTo)}, {u"id"_s, id.toString()}});
    }

private:
    const Tell &m_tell;
};

void checkRow(Checking &checking, const EntityKind &kind, int row)
{
    checking.visit();
    kind.check(checking, row);
    checkReferences(checking, kind, row);
}

/// Rows of `after`, by kind, in the order they were touched.
using Touched = std::map<const EntityKind *, std::vector<int>>;

Touched touchedRows(const Project &after, const QList<EntityRef> &touched)
{
    Touched rows;
    QSet<EntityRef> seen;
    for (const EntityRef &entity : touched) {
        const EntityKind *kind = kindOf(entity.kind);
        const int row = kind && !seen.contains(entity) ? kind->indexOf(after, entity.id) : -1;
        seen.insert(entity);
        if (row >= 0)
            rows[kind].push_back(row);
    }
    return rows;
}

/// Types whose places may be wrong now, and types that take nobody any more.
struct ChangedTypes
{
    QSet<Id> moved;
    QSet<Id> closed;
};

ChangedTypes changedTypes(const Project &before, const Project &after, const Touched &touched)
{
    ChangedTypes changed;
    const auto types = touched.find(kindOf(u"location_type"));
    if (types == touched.end())
        return changed;
    for (const int row : types->second) {
        const LocationType &now = after.locationTypes.at(row);
        const auto was = before.locationTypes.find(now.id);
        if (was && was->parentType != now.parentType)
            changed.moved.insert(now.id);
        if (was && was->hasUsers && !now.hasUsers)
            changed.closed.insert(now.id);
    }
    return changed;
}

bool isAtOneOf(const Project &project, const Membership &person, const QSet<Id> &types)
{
    return std::ranges::any_of(person.places,
                               [&](const Id &place) { return types.contains(typeOf(project.places, place)); });
}

/// Objects that nobody touched, but whose rules look at what was: O(places) or O(people) where a type has changed.
void addNextTo(Checking &checking, const Project &before, const Touched &touched)
{
    const Project &after = checking.project();
    const ChangedTypes types = changedTypes(before, after, touched);
    if (!types.moved.isEmpty()) {
        checking.visit(after.places.size());
        for (int row = 0; row < after.places.size(); ++row) {
            const auto [places, slot] = after.places.cells(row);
            if (types.moved.contains(places.types.at(slot)))
                checkRow(checking, *kindOf(u"place"), row);
        }
    }
    if (!types.closed.isEmpty()) {
        checking.visit(after.people.size());
        for (int row = 0; row < after.people.size(); ++row) {
            if (isAtOneOf(after, membershipAt(after.people, row), types.closed))
                checkRow(checking, *kindOf(u"person"), row);
        }
    }
}

Findings checkTouched(const Project &before, const Project &after, const Touched &touched, Work *work)
{
    Checking checking(after, work);
    for (const auto &[kind, rows] : touched) {
        for (const int row : rows)
            checkRow(checking, *kind, row);
        checkUnique(checking, *kind, rows, before);
        checkTree(checking, *kind, rows, before);
    }
    addNextTo(checking, before, touched);
    return checking.take();
}

/// What the objects with findings were found wrong in before, so that it is not told again.
QHash<EntityRef, Findings> foundBefore(const Project &before, const Findings &findings, Work *work)
{
    Checking checking(before, work);
    QSet<EntityRef> seen;
    QSet<const EntityKind *> trees;
    for (const Finding &finding : findings) {
        const EntityKind *kind = kindOf(finding.entity.kind);
        if (finding.code.startsWith(u"tree."))
            trees.insert(kind);
        const int row = seen.contains(finding.entity) ? -1 : kind->indexOf(before, finding.entity.id);
        seen.insert(finding.entity);
        if (row >= 0)
            checkRow(checking, *kind, row);
    }
    for (const EntityKind *kind : trees)
        checkTree(checking, *kind);
    QHash<EntityRef, Findings> known;
    for (const Finding &finding : checking.take())
        known[finding.entity] << finding;
    return known;
}

void removeKnown(Findings &findings, const Project &before, const Project &after, Work *work)
{
    if (findings.isEmpty())
        return;
    const QHash<EntityRef, Findings> known = foundBefore(before, findings, work);
    findings.removeIf([&](const Finding &finding) {
        const auto same = known.constFind(finding.entity);
        return same != known.constEnd() && same->contains(finding)
               && fieldValue(before, finding.entity, finding.field) == fieldValue(after, finding.entity, finding.field);
    });
}

void addSteps(Checking &checking, const Project &before, const Touched &touched)
{
    const Project &after = checking.project();
    for (const auto &[kind, rows] : touched) {
        for (const int row : rows) {
            if (const int rowBefore = kind->indexOf(before, kind->idAt(after, row)); rowBefore >= 0)
                kind->checkStep(checking, row, before, rowBefore);
        }
    }
}

} // namespace

void checkReferences(Checking &checking, const EntityKind &kind, int row)
{
    const Project &project = checking.project();
    if (!kind.holdsReferences(project, row))
        return;
    const Tell tell(checking, {QString(kind.name()), kind.idAt(project, row)});
    UnknownReferences unknown(tell);
    kind.references(project, row, unknown);
}

void checkProtected(Checking &checking)
{
    const Project &project = checking.project();
    if (!hasAdmin(project))
        checking.tell({.code = u"project.no_admin"_s, .entity = {u"project"_s, project.id}});
    for (const Id &id : checking.breakGlass()) {
        const auto person = project.people.find(id);
        if (person && !(person->isAdmin && person->isActive))
            checking.tell({.code = u"person.break_glass"_s, .entity = {u"person"_s, id}, .field = u"is_break_glass"_s});
    }
}

Findings validate(const Project &project, Work *work)
{
    Checking checking(project, work);
    checkProtected(checking); // the whole first: many small findings must not crowd out why nothing hangs together
    for (const EntityKind *kind : kinds()) {
        checkTree(checking, *kind);
        checkUnique(checking, *kind);
    }
    for (const EntityKind *kind : kinds()) {
        for (int row = 0; row < kind->size(project) && checking.found() < mostFindings; ++row)
            checkRow(checking, *kind, row);
    }
    return checking.take().mid(0, mostFindings);
}

Findings validateTouched(const Project &before, const Project &after, const QList<EntityRef> &touched, Work *work)
{
    const Touched rows = touchedRows(after, touched);
    Findings findings = checkTouched(before, after, rows, work);
    removeKnown(findings, before, after, work);
    Checking steps(after, work);
    addSteps(steps, before, rows);
    return findings + steps.take();
}

} // namespace steward::domain
