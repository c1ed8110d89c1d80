// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/impact.h"
#include "domain/roster.h"
#include "domain/setfield.h"
#include "sample.h"
#include "support/testmain.h"

#include <QTest>

namespace steward::domain {

using namespace sample;

namespace {

/// The same, in memory of its own: nobody can be passed over for being shared.
Project apart(Project project)
{
    std::vector<Person> people;
    for (int row = 0; row < project.people.size(); ++row)
        people.push_back(project.people.at(row));
    project.people = Table<Person>(std::move(people));
    return project;
}

/// Whoever is passed over is told of just as if he had been looked at. True if somebody is told of at all.
bool isToldAlike(const Project &before, const Project &after, const QList<Change> &changes)
{
    const Project full = apart(after);
    const Impact found = impact(before, after, changes);
    const LockOut out = lockOut(before, after, ada);
    const LockOut outOfAll = lockOut(before, full, ada);
    const bool isAlike = found == impact(before, full, changes) && out.people == outOfAll.people
                         && out.never == outOfAll.never && out.locksAuthor == outOfAll.locksAuthor;
    if (!isAlike)
        QTest::qFail("told differently", __FILE__, __LINE__);
    return found.touched > 0 || !out.isFree();
}

Project withRole(Project project, const Role &role)
{
    project.roles = project.roles.with(role);
    return project;
}

} // namespace

class ChangedRolesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void passesOverNobodyWhoIsTouched()
    {
        const Project all = project();
        int touching = 0;
        for (int row = 0; row < all.roles.size(); ++row) {
            for (int permission = 0; permission < catalogue().size(); ++permission) {
                Role role = all.roles.at(row);
                if (role.permissions.holds(permission))
                    role.permissions.revoke(permission);
                else
                    role.permissions.grant(permission);
                const Change change{.entity = sample::role(role.id), .field = permissionField(permission)};
                touching += isToldAlike(all, withRole(all, role), {change}) ? 1 : 0;
            }
        }
        QVERIFY(touching > 100);
    }

    void seesRolesThatCloseComeAndGo()
    {
        const Project all = project();
        for (int row = 0; row < all.roles.size(); ++row) {
            const Role &role = all.roles.at(row);
            Role closed = role;
            closed.isArchived = !closed.isArchived;
            const QList<Change> changes{{.entity = sample::role(role.id), .field = QStringLiteral("is_archived")}};
            isToldAlike(all, withRole(all, closed), changes);
            Project without = all;
            without.roles = all.roles.without(role.id);
            isToldAlike(all, without, {});
            isToldAlike(without, all, {});
            Role fallback = role;
            fallback.isMobileWorkerDefault = !fallback.isMobileWorkerDefault;
            isToldAlike(all, withRole(all, fallback), {});
        }
        Role closed = *all.roles.find(fallback);
        closed.isArchived = true;
        QVERIFY(isToldAlike(all, withRole(all, closed), {})); // Pat has no role of his own
    }

    void seesPlacesThatClose()
    {
        const Project all = project();
        Place place = *all.places.find(north);
        place.isArchived = true;
        Project after = all;
        after.places = all.places.with(place);
        QVERIFY(isToldAlike(all, after, {})); // Sue is limited to it
    }

    void passesOverAllWhereNothingDiffers()
    {
        const Project all = project();
        const ChangedRoles roles(all, all);
        for (int row = 0; row < all.people.size(); ++row)
            QVERIFY(!roles.mayTouch(all.people.at(row)));
    }
};

STEWARD_TEST(ChangedRolesTest, "changedroles", Core)

} // namespace steward::domain

#include "changedrolestest.moc"
