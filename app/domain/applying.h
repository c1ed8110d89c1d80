// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/changes.h"
#include "domain/kinds.h"

#include <QSet>

#include <map>
#include <vector>

namespace steward::domain {

/// A change of the set that does something, in the one spelling of its values.
struct Asked
{
    int index = -1; ///< into ChangeSet::changes
    Change change;
};

/// A place the set archives, and how many below it follow.
struct Archived
{
    int index = -1;
    Id place;
    int below = 0;
};

/// What the steps of apply() hand to each other.
struct Applying
{
    const Project &before;
    const ChangeSet &set;
    bool isByRule = false;    ///< made by dueBy(): nobody's wish
    Project next;             ///< before, with what was asked for laid over it, then with what follows
    std::vector<Asked> asked; ///< without no-ops and without changes of objects that are gone
    QList<Change> followed;
    QList<Problem> problems;
    std::map<const EntityKind *, QSet<Id>> removed; ///< taken out of `next` when all is laid, at one time
    std::vector<Archived> archived;
    std::map<const EntityKind *, QSet<QString>> handles; ///< that are taken, folded; where one had to be made

    bool isDraft = false; ///< laid over for showing: versions stay as they are

    [[nodiscard]] bool putsBack() const { return set.inverseOf.has_value(); }

    void refuse(Problem::Kind kind, const QString &code, int index, const QString &field = {},
                const QString &missing = {});
};

/// Lays every change over \a applying.next; problems are Problem::Invalid.
void layAll(Applying &applying);

/// What must be true of roles or people when all is laid.
void checkRoles(Applying &applying);
void checkPeople(Applying &applying);

/// What follows by rule; only after the checks have found nothing.
void followRoles(Applying &applying);
void followPeople(Applying &applying);
void followPlaces(Applying &applying);
void followRemovals(Applying &applying); ///< lists lose what is gone

/// What validateTouched() finds when all has followed.
void checkFindings(Applying &applying);

void objectToRoles(Applying &applying);
void objectToPlaces(Applying &applying);
void objectToRemovals(Applying &applying);

/// A new object without a handle gets one from its name, where its kind has such.
void giveHandle(Applying &applying, const EntityKind &kind, QJsonObject &object);

/// True when \a after gives something that \a before did not: values of a permission.
[[nodiscard]] bool widens(const QJsonValue &before, const QJsonValue &after);

} // namespace steward::domain
