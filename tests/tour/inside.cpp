// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tour/inside.h"

#include "console/options.h"
#include "domain/catalogue.h"
#include "support/mainjob.h"

using namespace Qt::StringLiterals;

namespace steward::tests {

using namespace domain;

Inside::Inside(TourOptions options)
    : m_options(std::move(options))
{
}

QList<Step> Inside::steps()
{
    const Step opening{.name = u"demo"_s,
                       .title = u"The demo opens with its project loaded"_s,
                       .act = [this] { return open(); },
                       .check =
                           [this] {
                               return m_stage && m_stage->workspace().project() == m_stage->stored()
                                      && at().find(QAccessible::Heading, u"Roles"_s);
                           }};
    return QList<Step>{opening} + editingSteps() + applyingSteps() + undoingSteps();
}

bool Inside::open()
{
    m_stage = std::make_unique<ConsoleStage>(*demo::sizeOf(m_options.pack), m_options.scheme == "dark"_L1
                                                                                ? Preferences::Scheme::Dark
                                                                                : Preferences::Scheme::Light);
    if (!m_stage->isOpen())
        return false;
    m_revision = m_stage->revision();
    m_before = m_stage->role(u"ddo_role"_s);
    const Project project = m_stage->stored();
    const auto person = project.people.find(m_stage->host().plant(u"ddo_without_place"_s));
    m_lockedOut = person ? person->name : QString();
    return true;
}

bool Inside::isUntouched()
{
    return m_stage->revision() == m_revision && m_stage->role(u"ddo_role"_s) == m_before;
}

QList<Step> Inside::editingSteps()
{
    return {
        {.name = u"roles"_s,
         .title = u"A role is looked for in the list"_s,
         .act =
             [this] {
                 return at().click(QAccessible::PageTab, u"Roles*"_s)
                        && at().type(QAccessible::EditableText, u"Find a role"_s, u"district data"_s);
             },
         .check =
             [this] {
                 return at().find(QAccessible::ListItem, m_before.name + u'*')
                        && !at().find(QAccessible::ListItem, u"Helpdesk*"_s) && isUntouched();
             }},
        {.name = u"reach"_s,
         .title = u"It is opened, and Full Organization Access is switched off"_s,
         .act =
             [this] {
                 return at().click(QAccessible::ListItem, m_before.name + u'*')
                        && at().click(QAccessible::CheckBox, fullReach);
             },
         .check =
             [this] {
                 return staged(*m_stage) == QStringList{u"permissions.access_all_locations: true to false"_s}
                        && isUntouched();
             }},
        {.name = u"impact"_s,
         .title =
             u"Mobile App Access is switched on; the panel tells who loses, who is locked out, what goes round it"_s,
         .act = [this] { return tickMobileAccess(at()); },
         .check = [this] { return isImpactTold() && isUntouched(); }},
    };
}

bool Inside::isImpactTold()
{
    const Impact &impact = m_stage->workspace().review().impact;
    const bool isAsPlanted = m_options.pack != "M"_L1 || (impact.lose.size() == 12 && impact.lockedOut.size() == 1);
    return isAsPlanted && staged(*m_stage) == theEdit && isShownBy(at(), impact)
           && at().find(QAccessible::AlertMessage, u"Access APIs goes around the limit*"_s);
}

QList<Step> Inside::applyingSteps()
{
    return {
        {.name = u"review"_s,
         .title = u"The draft is read through; nothing can be applied while points are open"_s,
         .act = [this] { return at().click(QAccessible::Button, u"Review and apply"_s); },
         .check =
             [this] {
                 const auto apply = at().find(QAccessible::Button, u"Apply 2 *"_s);
                 return apply && !apply->description.isEmpty()
                        && at().find(QAccessible::CheckBox, removalTick(fullReach)) && isUntouched();
             }},
        {.name = u"settle"_s,
         .title = u"The removal is ticked, the person locked out is named, the reason is written"_s,
         .act =
             [this] {
                 return at().click(QAccessible::CheckBox, removalTick(fullReach)) && nameLockedOut(at(), m_lockedOut)
                        && at().type(QAccessible::EditableText, whyLabel, u"Data protection review of November."_s);
             },
         .check =
             [this] {
                 const Draft &draft = m_stage->workspace().draft();
                 const auto apply = at().find(QAccessible::Button, u"Apply 2 *"_s);
                 return draft.acknowledged().size() == 1 && draft.acknowledged().constFirst().why == m_lockedOut
                        && draft.reason == "Data protection review of November."_L1 && apply
                        && apply->description.isEmpty() && isUntouched();
             }},
        {.name = u"apply"_s,
         .title = u"Applied: the store is one revision further, with exactly these two changes"_s,
         .act = [this] { return at().click(QAccessible::Button, u"Apply 2 *"_s); },
         .check = [this] { return isApplied(); }},
        {.name = u"audit"_s,
         .title = u"The audit tells it, with who and why, and the chain verifies"_s,
         .act =
             [this] {
                 return at().click(QAccessible::ListItem,
                                   u"*Thokozani Mwale changed the role District Data Officer*"_s);
             },
         .check = [this] { return isInAudit(); },
         .sabotage =
             [this] {
                 at().press(Qt::Key_1, Qt::AltModifier);
                 return true;
             }},
    };
}

bool Inside::isApplied()
{
    const auto rows = m_stage->rowsSince(m_revision);
    if (m_stage->revision() != m_revision + 1 || rows.size() != 1)
        return false;
    const Role role = m_stage->role(u"ddo_role"_s);
    return asked(rows.constFirst().changes) == theEdit && rows.constFirst().author == m_stage->host().plant(u"me"_s)
           && rows.constFirst().reason == "Data protection review of November."_L1
           && !role.permissions.holds(catalogue().indexOf(u"access_all_locations"))
           && role.permissions.holds(catalogue().indexOf(u"access_mobile_endpoints"))
           && m_stage->workspace().draft().isEmpty();
}

bool Inside::isInAudit()
{
    const auto checked = m_stage->host().store().verify();
    const auto rows = m_stage->host().store().rowCount();
    return checked && rows && checked->firstBadRevision == 0 && checked->rows == *rows
           && at().find(QAccessible::Heading, u"Audit"_s)
           && at().find(QAccessible::NoRole, u"*“Data protection review of November.”*"_s)
           && at().find(QAccessible::StaticText, u"Chain verified*"_s);
}

QList<Step> Inside::undoingSteps()
{
    return {
        {.name = u"undo"_s,
         .title = u"Undo: the inverse alone is staged, and its review is open"_s,
         .act = [this] { return at().click(QAccessible::Button, u"Undo"_s); },
         .check =
             [this] {
                 const Draft &draft = m_stage->workspace().draft();
                 const auto rows = m_stage->rowsSince(m_revision);
                 return draft.inverseOf && rows.size() == 1 && *draft.inverseOf == rows.constFirst().set
                        && draft.items().size() == rows.constFirst().changes.size()
                        && at().find(QAccessible::Heading, u"Review and apply"_s);
             }},
        {.name = u"back"_s,
         .title = u"Applied: the role is as it was before, and the store two revisions further"_s,
         .act =
             [this] {
                 return at().click(QAccessible::CheckBox, removalTick(mobileAccess))
                        && at().click(QAccessible::Button, u"Apply *"_s);
             },
         .check = [this] { return isPutBack(); }},
    };
}

bool Inside::isPutBack()
{
    Role role = m_stage->role(u"ddo_role"_s);
    role.version = m_before.version; // the one thing that moves on
    const auto rows = m_stage->rowsSince(m_revision);
    return m_stage->revision() == m_revision + 2 && role == m_before && rows.size() == 2
           && rows.constLast().inverseOf == rows.constFirst().set && m_stage->workspace().draft().isEmpty();
}

} // namespace steward::tests
