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
/// Bytes that went out and are lost to the log if the server dies.
constexpr qint64 mostUncounted = 1024 * 1024;

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

Project SnapshotShelf::view(const Project &project, const Person &person) const
{
    const Shown *known = find(project, person, project.revision);
    return known ? known->visible : visibleTo(project, person);
}

std::optional<Project> SnapshotShelf::shown(const Project &project, const Person &person, qint64 revision) const
{
    const Shown *known = find(project, person, revision);
    return known ? std::optional(known->visible) : std::nullopt;
}

void SnapshotShelf::begin(const Project &project, const Person &person, const Project &visible, int packs, qint64 row)
{
    const auto drop = [this](auto from, auto to) {
        for (auto one = from; one != to; ++one)
            (void)writeDown(*one); // it has begun in the log, if nothing more
        m_shown.erase(from, to);
    };
    const auto same = std::ranges::find_if(m_shown, [&](const Shown &one) {
        return one.visible.revision == visible.revision && one.person.id == person.id;
    });
    if (same != m_shown.end())
        drop(same, same + 1);
    m_shown.push_back({person, roleNow(project, person), visible, packs, row, 0, {}});
    if (m_shown.size() > mostShown)
        drop(m_shown.begin(), m_shown.begin() + 1);
}

Result<void> SnapshotShelf::count(const Person &person, qint64 revision, const domain::EntityKind &kind, int number,
                                  qint64 bytes)
{
    const auto shown = std::ranges::find_if(
        m_shown, [&](const Shown &one) { return one.visible.revision == revision && one.person.id == person.id; });
    if (shown == m_shown.end())
        return {};
    shown->bytes += bytes;
    shown->out.insert({&kind, number});
    return shown->bytes >= mostUncounted || shown->out.size() >= shown->packs ? writeDown(*shown) : Result<void>();
}

Result<void> SnapshotShelf::writeDown(Shown &shown)
{
    if (shown.bytes == 0)
        return {};
    auto written = m_visits.grow(shown.row, shown.bytes);
    if (written)
        shown.bytes = 0;
    return written;
}

Result<void> SnapshotShelf::writeDown()
{
    for (Shown &shown : m_shown) {
        if (auto written = writeDown(shown); !written)
            return written;
    }
    return {};
}

void SnapshotShelf::forgetShown()
{
    (void)writeDown();
    m_shown.clear();
}

SnapshotShelf::~SnapshotShelf()
{
    (void)writeDown();
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
