// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service/snapshotshelf.h"

#include "service/visible.h"

#include <algorithm>

namespace steward {

using domain::Person;
using domain::Project;
using domain::Role;

namespace {

/// Views that are kept: of callers who see everything they cost next to nothing, of others as much as what they see.
constexpr size_t mostShown = 8;

std::optional<Role> roleNow(const Project &project, const Person &person)
{
    const Role *role = domain::roleOf(project, person);
    return role ? std::optional(*role) : std::nullopt;
}

} // namespace

const SnapshotShelf::Shown *SnapshotShelf::find(const Project &project, const Person &person, qint64 revision) const
{
    const auto found = std::ranges::find_if(
        m_shown, [&](const Shown &one) { return one.visible.revision == revision && one.person.id == person.id; });
    // What he is and may is as it was: so is what he may be shown of then.
    return found != m_shown.end() && found->person == person && found->role == roleNow(project, person) ? &*found
                                                                                                        : nullptr;
}

Project SnapshotShelf::begin(const Project &project, const Person &person)
{
    if (const Shown *known = find(project, person, project.revision))
        return known->visible;
    m_shown.push_back({person, roleNow(project, person), visibleTo(project, person)});
    if (m_shown.size() > mostShown)
        m_shown.pop_front();
    return m_shown.back().visible;
}

std::optional<Project> SnapshotShelf::shown(const Project &project, const Person &person, qint64 revision)
{
    if (revision == project.revision)
        return begin(project, person);
    const Shown *known = find(project, person, revision);
    return known ? std::optional(known->visible) : std::nullopt;
}

QByteArray SnapshotShelf::pack(const Project &project, const Project &visible, const domain::EntityKind &kind,
                               int number)
{
    const wire::PackSources sources(visible, kind, number);
    const auto kept = m_packs.find({&kind, number});
    if (kept != m_packs.end() && kept->second.sources.isSame(sources))
        return kept->second.pack;
    QByteArray pack = wire::makePack(visible, kind, number);
    ++m_packsMade;
    // Of what only some see nothing is kept: it would take the place of what most do.
    if (number < wire::packCount(project, kind) && wire::PackSources(project, kind, number).isSame(sources))
        m_packs[{&kind, number}] = {sources, pack};
    return pack;
}

} // namespace steward
