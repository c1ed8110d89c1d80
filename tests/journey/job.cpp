// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journey/job.h"

#include "domain/catalogue.h"
#include "support/mainjob.h"

using namespace Qt::StringLiterals;

namespace steward::tests {

using namespace domain;
using demo::Fault;

Fault status(int code, const QString &slug)
{
    return {.kind = Fault::Kind::Status, .times = Fault::always, .status = code, .code = slug};
}

Fault limited(std::chrono::seconds wait)
{
    Fault fault = status(429);
    fault.retryAfter = wait;
    return fault;
}

Fault line(Fault::Kind kind)
{
    return {.kind = kind, .times = Fault::always};
}

Fault late(const QString &route, std::chrono::milliseconds delay)
{
    return {.kind = Fault::Kind::Delay, .route = route, .delay = delay};
}

void deafen(demo::DemoHost &host)
{
    const QString question = feedRoute
                             + u"?since=%1&wait=%2"_s.arg(QString::number(host.service().revision()),
                                                          QString::number(Follower::usualWait.count()));
    host.transport().faults().add({.kind = Fault::Kind::Silent, .route = question, .times = Fault::always});
}

Job::Job(Driver &driver, const Workspace &workspace, demo::DemoHost &host)
    : m_driver(driver)
    , m_workspace(workspace)
    , m_host(host)
{
}

Job::Job(ConsoleStage &stage)
    : Job(stage.driver(), stage.workspace(), stage.host())
{
}

Project Job::stored() const
{
    const auto project = m_host.store().load();
    return project ? *project : Project();
}

void Job::begin()
{
    const Project project = stored();
    m_revision = project.revision;
    m_hash = stateHash(project);
}

EntityRef Job::role() const
{
    return {u"role"_s, m_host.plant(u"ddo_role"_s)};
}

bool Job::openRole()
{
    return m_driver.click(QAccessible::PageTab, u"Roles*"_s)
           && m_driver.click(QAccessible::ListItem, u"District Data Officer*"_s)
           && m_driver.waitFor(QAccessible::Button, u"More about this role"_s);
}

bool Job::stageEdit()
{
    return openRole() && m_driver.click(QAccessible::CheckBox, fullReach) && tickMobileAccess(m_driver)
           && m_driver.waitUntil([this] { return isDraftWhole(); });
}

bool Job::rename(const QString &name)
{
    return m_driver.click(QAccessible::Button, u"More about this role"_s)
           && m_driver.click(QAccessible::MenuItem, u"Rename…"_s)
           && m_driver.type(QAccessible::EditableText, u"Name"_s, name)
           && m_driver.click(QAccessible::Button, u"Stage this name"_s)
           && m_driver.waitGone(QAccessible::Button, u"Stage this name"_s);
}

bool Job::openReview()
{
    return m_driver.click(QAccessible::PageTab, u"Review and apply*"_s)
           && m_driver.waitFor(QAccessible::CheckBox, removalTick(fullReach));
}

bool Job::settle()
{
    bool isDone = m_driver.click(QAccessible::CheckBox, removalTick(fullReach));
    const QList<Id> people = m_workspace.review().lockOut.people;
    for (const Id &person : people)
        isDone = isDone && nameLockedOut(m_driver, m_workspace.project().people.find(person)->name);
    return isDone;
}

bool Job::waitReady(int milliseconds)
{
    return m_driver.waitUntil(
        [this] {
            const auto apply = m_driver.find(QAccessible::Button, u"Apply *"_s);
            return apply && apply->description.isEmpty();
        },
        milliseconds);
}

bool Job::apply()
{
    return waitReady() && m_driver.click(QAccessible::Button, u"Apply *"_s);
}

bool Job::isDraftWhole() const
{
    return asked(m_workspace.draft().changes()) == theEdit && m_workspace.draft().items().size() == theEdit.size();
}

bool Job::isUntouched() const
{
    const Project project = stored();
    return project.revision == m_revision && stateHash(project) == m_hash;
}

bool Job::isAppliedOnce(const QStringList &lines)
{
    return m_driver.waitUntil([this] { return m_workspace.draft().isEmpty(); }) && isStoredOnce(lines);
}

bool Job::isStoredOnce(const QStringList &lines) const
{
    const auto rows = m_host.store().rowsAfter(m_revision, 100);
    const Project project = stored();
    const Role *role = project.roles.find(this->role().id);
    if (!rows || !role)
        return false;
    QList<AuditRow> mine = *rows;
    mine.removeIf([this](const AuditRow &row) { return row.author != m_host.plant(u"me"_s); });
    return mine.size() == 1 && asked(mine.constFirst().changes) == lines
           && !role->permissions.holds(catalogue().indexOf(u"access_all_locations"))
           && role->permissions.holds(catalogue().indexOf(u"access_mobile_endpoints"));
}

} // namespace steward::tests
