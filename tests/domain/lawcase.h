// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/kinds.h"
#include "domain/sample.h"

#include <QMap>

#include <random>

/// What the laws of change sets are tried on, and how a law is demanded.
namespace steward::domain {

struct Done
{
    ChangeSet set;
    Outcome outcome;
};

/// A project at random, and sets of changes for it.
class LawCase
{
public:
    LawCase(quint64 seed, int most);

    /// A new set, asked of \a project by somebody; most often by an admin or a rule.
    [[nodiscard]] Done apply(const Project &project);
    /// The next set changes the same fields and removes some of the objects that \a done has changed.
    void touchAgain(const Done &done);

    Project project;

private:
    std::mt19937_64 m_random;
    int m_most;
    QList<Change> m_again;
};

/// Drawn within a property: what fails is tried again with fewer changes.
[[nodiscard]] LawCase drawnCase();

/// Fails the property.
void demand(bool isSo, const char *law, const QString &where = {});

/// Fails the property with the first change in which the lists differ.
void demandSame(const QList<Change> &left, const QList<Change> &right, const char *law);
[[nodiscard]] QString described(const Change &change);

/// How often each thing has happened.
[[nodiscard]] QMap<QString, int> &tally();
/// Prints the tally. False where one of \a expected happened less than \a least times.
[[nodiscard]] bool isOften(const QStringList &expected, int least);

/// With the words that let everybody be locked out who may be.
[[nodiscard]] ChangeSet everybodyKnown(const Project &project, const ChangeSet &set);

/// The same objects. Of those that \a changes name, versions and the order of rows do not count.
[[nodiscard]] bool isSame(const Project &left, const Project &right, const QList<Change> &changes);

/// Objects that \a changes have not made or removed stand in the same order in both, before all others.
[[nodiscard]] bool isOrderKept(const EntityKind &kind, const Project &before, const Project &after,
                               const QList<Change> &changes);

/// They touch no field of an object both, nor one what the other makes or removes.
[[nodiscard]] bool areIndependent(const QList<Change> &left, const QList<Change> &right);

} // namespace steward::domain
