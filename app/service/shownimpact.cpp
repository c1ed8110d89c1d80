// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service/shownimpact.h"

#include "domain/kinds.h"
#include "service/visible.h"

#include <algorithm>

namespace steward {

using namespace domain;

namespace {

class Sight
{
public:
    Sight(const Project &before, const Project &after, const Person &was, const Person &is)
        : m_before(before)
        , m_after(after)
        , m_saw(before, was)
        , m_sees(after, is)
    {
    }

    /// Takes out of \a people who is not shown; how many.
    [[nodiscard]] int trim(QList<Id> &people) const
    {
        return static_cast<int>(people.removeIf([this](const Id &id) { return !showsPerson(id); }));
    }
    [[nodiscard]] bool shows(const EntityRef &entity) const
    {
        const EntityKind *kind = kindOf(entity.kind);
        return kind && (showsIn(m_before, m_saw, *kind, entity.id) || showsIn(m_after, m_sees, *kind, entity.id));
    }

private:
    [[nodiscard]] bool showsPerson(const Id &id) const
    {
        const int was = m_before.people.indexOf(id);
        const int is = m_after.people.indexOf(id);
        return (was >= 0 && m_saw.showsPerson(was)) || (is >= 0 && m_sees.showsPerson(is));
    }
    static bool showsIn(const Project &project, const View &view, const EntityKind &kind, const Id &id)
    {
        const int row = kind.indexOf(project, id);
        return row >= 0 && view.mayList(kind).allowed && view.showsRow(kind, row);
    }

    const Project &m_before;
    const Project &m_after;
    const View m_saw;
    const View m_sees;
};

/// Calls \a trim with the author's sight where there is something that he may not be shown.
template<typename Trim>
void withSightOf(const Author &author, const Project &before, const Project &after, Trim trim)
{
    const auto was = personFor(before, author);
    if (!was || was->isAdmin)
        return;
    const auto is = personFor(after, author);
    const Person seer = is ? *is : *was;
    trim(Sight(before, after, *was, seer));
}

} // namespace

void trimToShown(wire::Applied &applied, const Project &before, const Project &after, const Author &author)
{
    withSightOf(author, before, after, [&applied](const Sight &sight) {
        Impact &impact = applied.impact;
        impact.beyond = {.gain = sight.trim(impact.gain),
                         .lose = sight.trim(impact.lose),
                         .lockedOut = sight.trim(impact.lockedOut),
                         .letIn = sight.trim(impact.letIn)};
        for (Effect &effect : impact.effects)
            effect.beyond = sight.trim(effect.people);
        applied.changes.removeIf(
            [&sight](const Change &change) { return !change.cause.isEmpty() && !sight.shows(change.entity); });
    });
}

void trimToShown(QList<Problem> &problems, const Project &before, const Project &after, const Author &author)
{
    withSightOf(author, before, after, [&problems](const Sight &sight) {
        for (Problem &problem : problems) {
            problem.count = std::max(problem.count, static_cast<int>(problem.people.size()));
            (void)sight.trim(problem.people);
        }
    });
}

} // namespace steward
