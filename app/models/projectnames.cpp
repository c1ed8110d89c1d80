// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/projectnames.h"

#include <QDeadlineTimer>

namespace steward {

using namespace domain;

namespace {

using namespace std::chrono_literals;

// A frame is 16 ms, and it is there to be drawn as well.
constexpr auto atOnce = 3ms; ///< of each kind, when it is looked for
constexpr auto inBetween = 6ms;

std::function<bool()> after(std::chrono::milliseconds time)
{
    return [until = QDeadlineTimer(time)] { return until.hasExpired(); };
}

} // namespace

ProjectNames &ProjectNames::of(Workspace &workspace)
{
    if (auto *names = workspace.findChild<ProjectNames *>(QString(), Qt::FindDirectChildrenOnly))
        return *names;
    return *new ProjectNames(workspace);
}

ProjectNames::ProjectNames(Workspace &workspace)
    : QObject(&workspace)
    , m_workspace(workspace)
{
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &ProjectNames::work);
    connect(&workspace, &Workspace::changed, this, &ProjectNames::follow);
}

const TableNames<Place> &ProjectNames::places()
{
    m_hasPlaces = true;
    follow();
    m_places.step(after(atOnce));
    return m_places;
}

const TableNames<Person> &ProjectNames::people()
{
    m_hasPeople = true;
    follow();
    m_people.step(after(atOnce));
    return m_people;
}

void ProjectNames::follow()
{
    const Project &project = m_workspace.shown();
    if (m_project != project.id) {
        m_project = project.id;
        m_places = {};
        m_people = {};
    }
    if (m_hasPlaces)
        m_places.follow(project.places);
    if (m_hasPeople)
        m_people.follow(project.people);
    m_isBehind = m_isBehind || isReading();
    if (m_isBehind)
        m_next.start(0);
}

void ProjectNames::work()
{
    const auto isTimeUp = after(inBetween);
    const auto isDone = [&isTimeUp](auto &names) { return !names.isCurrent() && !names.step(isTimeUp); };
    const bool isMore = isDone(m_people) || isDone(m_places);
    const bool isAll = m_isBehind && !isReading();
    m_isBehind = isReading();
    if (m_isBehind)
        m_next.start(0);
    if (isMore || isAll)
        Q_EMIT moreRead();
}

} // namespace steward
