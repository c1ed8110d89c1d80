// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/access/peoplescan.h"

#include <array>

namespace steward::domain {

PeopleScan::PeopleScan(const Project &project, const std::vector<bool> &isLimited, int mobileDefault)
{
    const auto count = static_cast<size_t>(project.people.size());
    m_roles.reserve(count);
    m_ends.reserve(count);
    m_inUse.reserve(static_cast<size_t>(project.places.size()));
    project.places.eachChunk([this](int, const PlaceColumns &places) {
        for (int slot = 0; slot < places.size(); ++slot)
            m_inUse.push_back(!places.areArchived.at(slot));
    });
    project.people.eachChunk([&](int, const PersonColumns &people) { add(project, people, isLimited, mobileDefault); });
    m_places.shrink_to_fit();
}

void PeopleScan::add(const Project &project, const PersonColumns &people, const std::vector<bool> &isLimited,
                     int mobileDefault)
{
    const std::array<int, chunkSize> roles = rowsOf(people.roles.values(), project.roles);
    for (int slot = 0; slot < people.size(); ++slot) {
        const Membership person = people.membership(slot);
        const bool isByDefault = person.role.isNull() && person.kind == Person::Kind::MobileWorker;
        const int role = !person.isActive ? int(Inactive)
                         : person.isAdmin ? int(Admin)
                         : isByDefault    ? mobileDefault
                                          : roles[people.roles.indexAt(slot)];
        m_roles.push_back(role);
        if (role >= 0 && isLimited[static_cast<size_t>(role)]) {
            for (const Id &id : person.places)
                m_places.push_back(project.places.indexOf(id));
        }
        m_ends.push_back(static_cast<quint32>(m_places.size()));
    }
}

} // namespace steward::domain
