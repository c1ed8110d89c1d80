// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/kinds.h"
#include "domain/sample.h"
#include "domain/tally.h"

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
    /// What comes of the sets is noted in \a counts, which outlives the case.
    LawCase(quint64 seed, int most, sample::Tally &counts);

    /// A new set, asked of \a project by somebody; most often by an admin or a rule.
    [[nodiscard]] Done apply(const Project &project);
    /// The next set changes the same fields and removes some of the objects that \a done has changed.
    void touchAgain(const Done &done);

    Project project;
    sample::Tally &tally;

private:
    void note(const Done &done);

    std::mt19937_64 m_random;
    int m_most;
    QList<Change> m_again;
};

/// Drawn within a property: what fails is tried again with fewer changes.
[[nodiscard]] LawCase drawnCase(sample::Tally &tally);

/// Fails the property.
void demand(bool isSo, const char *law, const QString &where = {});

/// Fails the property with the first change in which the lists differ.
void demandSame(const QList<Change> &left, const QList<Change> &right, const char *law);
[[nodiscard]] QString described(const Change &change);

/// With the words that let everybody be locked out who may be.
[[nodiscard]] ChangeSet everybodyKnown(const Project &project, const ChangeSet &set);

/// As far as the way back from \a changes leads: what they removed comes back without its secrets' values.
[[nodiscard]] Project withoutLostSecrets(Project project, const QList<Change> &changes);

/// The same objects. Of those that \a changes name, versions and the order of rows do not count.
[[nodiscard]] bool isSame(const Project &left, const Project &right, const QList<Change> &changes);

/// Objects that \a changes have not made or removed stand in the same order in both, before all others.
[[nodiscard]] bool isOrderKept(const EntityKind &kind, const Project &before, const Project &after,
                               const QList<Change> &changes);

/// They touch no field of an object both, nor one what the other makes or removes.
[[nodiscard]] bool areIndependent(const QList<Change> &left, const QList<Change> &right);

} // namespace steward::domain
