// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/fields.h"
#include "support/testmain.h"
#include "workspace/seat.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::domain;
using namespace steward::tests;

/// A role that is only written in pencil can be edited, given, taken back and made.
class NewRoleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void isShown_andMade();
    void edits_goIntoTheMaking();
    void couplings_holdForItToo();
    void takenBack_isAsIfItNeverWas();
    void removed_beforeItWasMade();
    void canBeGiven_inTheSameSet();
    void undone_isRemoved();

private:
    Seat &me() { return *m_office->me; }
    Workspace &workspace() { return m_office->me->workspace; }
    Id stageTrainer()
    {
        const Role role{.id = Id::random(),
                        .name = u"Trainer"_s,
                        .permissions = PermissionSet::fromJson({{u"access_all_locations"_s, true}})};
        workspace().stageNewRole(role);
        return role.id;
    }

    std::unique_ptr<Office> m_office;
};

void NewRoleTest::init()
{
    m_office = std::make_unique<Office>();
}

void NewRoleTest::isShown_andMade()
{
    const Id id = stageTrainer();
    QCOMPARE(workspace().shown().roles.find(id)->name, u"Trainer"_s);
    QVERIFY(!workspace().project().roles.find(id));
    QVERIFY(me().apply());
    QCOMPARE(m_office->stored().roles.find(id)->name, u"Trainer"_s);
    QCOMPARE(workspace().project().roles.find(id)->version, m_office->stored().revision);
    QCOMPARE(stateHash(workspace().project()), stateHash(m_office->stored()));
}

void NewRoleTest::edits_goIntoTheMaking()
{
    const Id id = stageTrainer();
    me().rename(id, u"Coach"_s);
    me().toggle(id, u"edit_data"_s);
    workspace().stage(roleRef(id), u"landing_page"_s, u"reports"_s);
    QCOMPARE(workspace().draft().items().size(), 1);
    QCOMPARE(workspace().shown().roles.find(id)->name, u"Coach"_s);
    workspace().undoStep();
    QVERIFY(workspace().shown().roles.find(id)->landingPage.isEmpty());
    workspace().redoStep();
    QVERIFY(me().apply());
    const Project stored = m_office->stored();
    QCOMPARE(stored.roles.find(id)->name, u"Coach"_s);
    QCOMPARE(stored.roles.find(id)->landingPage, u"reports"_s);
    QCOMPARE(fieldValue(stored, roleRef(id), u"permissions.edit_data"_s), QJsonValue(true));
}

void NewRoleTest::couplings_holdForItToo()
{
    const Id id = stageTrainer();
    me().toggle(id, u"view_roles"_s);
    me().toggle(id, u"access_all_locations"_s, false);
    QCOMPARE(fieldValue(workspace().shown(), roleRef(id), u"permissions.view_roles"_s), QJsonValue(false));
    QVERIFY(me().apply());
    QCOMPARE(fieldValue(m_office->stored(), roleRef(id), u"permissions.view_roles"_s), QJsonValue(false));
}

void NewRoleTest::takenBack_isAsIfItNeverWas()
{
    const Id id = stageTrainer();
    me().rename(id, u"Coach"_s);
    workspace().takeBack(roleRef(id), {});
    QVERIFY(workspace().draft().isEmpty());
    QVERIFY(!workspace().shown().roles.find(id));
    workspace().undoStep();
    QCOMPARE(workspace().shown().roles.find(id)->name, u"Coach"_s);
}

void NewRoleTest::removed_beforeItWasMade()
{
    const Id id = stageTrainer();
    workspace().stageRemoval(roleRef(id));
    QVERIFY(workspace().draft().isEmpty());
}

void NewRoleTest::canBeGiven_inTheSameSet()
{
    const Id id = stageTrainer();
    const Id viewer = m_office->host->plant(u"viewer"_s);
    workspace().stage({u"person"_s, viewer}, u"role"_s, id.toString());
    QVERIFY(me().apply());
    QCOMPARE(m_office->stored().people.find(viewer)->role, id);
}

void NewRoleTest::undone_isRemoved()
{
    const Id id = stageTrainer();
    QVERIFY(me().apply());
    workspace().stageInverse(workspace().journal().constFirst().set);
    QVERIFY(me().isIdle());
    QCOMPARE(workspace().draft().items().constFirst().change.op, Change::Op::Remove);
    QVERIFY(me().apply());
    QVERIFY(!m_office->stored().roles.find(id));
}

STEWARD_TEST(NewRoleTest, "newrole", Core)
#include "newroletest.moc"
