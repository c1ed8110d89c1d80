// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service/memberbook.h"

#include "core/log.h"

namespace steward {

namespace {

STEWARD_LOG(service)

constexpr qsizetype mostRemembered = 20'000;

} // namespace

Result<std::optional<domain::Person>> MemberBook::personOf(const Subject &subject, const domain::Project &project,
                                                           Instant now)
{
    const auto known = m_known.constFind(subject);
    if (known != m_known.cend() && now - known->looked < SessionBook::lookAgain) {
        if (auto person = project.people.find(known->person))
            return person;
    }
    const auto id = m_store.memberFor(subject);
    if (!id) {
        qCWarning(logger) << "a member cannot be looked up:" << id.error().code << id.error().detail;
        return id.error();
    }
    if (id->isNull())
        return std::optional<domain::Person>();
    if (m_known.size() >= mostRemembered)
        m_known.clear();
    m_known.insert(subject, {*id, now});
    return project.people.find(*id);
}

} // namespace steward
