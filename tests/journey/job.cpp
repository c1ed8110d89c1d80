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

Job::Job(ConsoleStage &stage)
    : m_stage(stage)
{
}

void Job::begin()
{
    m_revision = m_stage.revision();
    m_hash = stateHash(m_stage.stored());
}

EntityRef Job::role() const
{
    return {u"role"_s, m_stage.host().plant(u"ddo_role"_s)};
}

bool Job::openRole()
{
    return at().click(QAccessible::PageTab, u"Roles*"_s)
           && at().click(QAccessible::ListItem, m_stage.role(u"ddo_role"_s).name + u'*')
           && at().waitFor(QAccessible::CheckBox, fullReach);
}

bool Job::stageEdit()
{
    return openRole() && at().click(QAccessible::CheckBox, fullReach) && tickMobileAccess(at())
           && at().waitUntil([this] { return isDraftWhole(); });
}

bool Job::rename(const QString &name)
{
    return at().click(QAccessible::Button, u"More about this role"_s) && at().click(QAccessible::MenuItem, u"Rename…"_s)
           && at().type(QAccessible::EditableText, u"Name"_s, name)
           && at().click(QAccessible::Button, u"Stage this name"_s)
           && at().waitGone(QAccessible::Button, u"Stage this name"_s);
}

bool Job::openReview()
{
    return at().click(QAccessible::Button, u"Review and apply"_s)
           && at().waitFor(QAccessible::CheckBox, removalTick(fullReach));
}

bool Job::settle()
{
    const Project &project = m_stage.workspace().project();
    bool isDone = at().click(QAccessible::CheckBox, removalTick(fullReach));
    for (const Id &person : m_stage.workspace().review().lockOut.people)
        isDone = isDone && nameLockedOut(at(), project.people.find(person)->name);
    return isDone;
}

bool Job::waitReady(int milliseconds)
{
    return at().waitUntil(
        [this] {
            const auto apply = at().find(QAccessible::Button, u"Apply *"_s);
            return apply && apply->description.isEmpty();
        },
        milliseconds);
}

bool Job::apply()
{
    return waitReady() && at().click(QAccessible::Button, u"Apply *"_s);
}

bool Job::isDraftWhole() const
{
    return staged(m_stage) == theEdit && m_stage.workspace().draft().items().size() == theEdit.size();
}

bool Job::isUntouched()
{
    return m_stage.revision() == m_revision && stateHash(m_stage.stored()) == m_hash;
}

bool Job::isAppliedOnce(const QStringList &lines)
{
    if (!at().waitUntil([this] { return m_stage.workspace().draft().isEmpty(); }))
        return false;
    const Id me = m_stage.host().plant(u"me"_s);
    QList<AuditRow> mine = m_stage.rowsSince(m_revision);
    mine.removeIf([&me](const AuditRow &row) { return row.author != me; });
    const Role role = m_stage.role(u"ddo_role"_s);
    return mine.size() == 1 && asked(mine.constFirst().changes) == lines
           && !role.permissions.holds(catalogue().indexOf(u"access_all_locations"))
           && role.permissions.holds(catalogue().indexOf(u"access_mobile_endpoints"));
}

} // namespace steward::tests
