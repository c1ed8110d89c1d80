// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/roleeditor.h"
#include "domain/catalogue.h"
#include "domain/effective.h"
#include "models/assignablemodel.h"
#include "models/desk.h"
#include "models/itemchoicemodel.h"
#include "models/rolemaker.h"
#include "models/rolepermissionmodel.h"
#include "models/rolesectionmodel.h"
#include "support/testmain.h"

#include <QAbstractItemModelTester>
#include <QJsonArray>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::tests;

class RoleEditorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void head_saysWhatItIs();
    void admin_isReadOnly();
    void name_isCheckedByTheServersRules();
    void rename_isStagedWithWhatItWas();
    void reach_tellsEffectAndConsequences();
    void landing_isStagedAndLedBack();
    void removal_isRefusedWhileHeld();
    void takeAllBack_leavesNothing();
    void rows_pairEditAndView();
    void rows_sayWhy();
    void rows_tickOneAlone();
    void rows_markTheDanger();
    void sections_countAndMark();
    void items_areStagedTogether();
    void items_noneChosenIsOff();
    void assignable_orderIsNoChange();
    void maker_copiesWithoutWhatIsNotOffered();
    void maker_refusesATakenName();

private:
    [[nodiscard]] QVariant cell(const QString &key, int role) const
    {
        return at(*m_rows, rowWhere(*m_rows, RolePermissionModel::KeyRole, key), role);
    }
    [[nodiscard]] PermissionTick edit(const QString &key) const
    {
        return cell(key, RolePermissionModel::EditRole).value<PermissionTick>();
    }
    [[nodiscard]] PermissionTick view(const QString &key) const
    {
        return cell(key, RolePermissionModel::ViewRole).value<PermissionTick>();
    }

    const QString m_officer = u"District Data Officer"_s;
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<RoleEditor> m_editor;
    std::unique_ptr<RolePermissionModel> m_rows;
    std::unique_ptr<RoleSectionModel> m_sections;
    std::unique_ptr<QAbstractItemModelTester> m_rowsTester;
    std::unique_ptr<QAbstractItemModelTester> m_sectionsTester;
};

void RoleEditorTest::initTestCase()
{
    m_desk = std::make_unique<Desk>();
}

void RoleEditorTest::init()
{
    const QString key = m_desk->roleKey(m_officer);
    m_editor = std::make_unique<RoleEditor>();
    m_rows = std::make_unique<RolePermissionModel>();
    m_sections = std::make_unique<RoleSectionModel>();
    m_rowsTester = std::make_unique<QAbstractItemModelTester>(m_rows.get());
    m_sectionsTester = std::make_unique<QAbstractItemModelTester>(m_sections.get());
    m_editor->setWorkspace(&m_desk->workspace());
    m_rows->setWorkspace(&m_desk->workspace());
    m_sections->setWorkspace(&m_desk->workspace());
    m_editor->setRoleKey(key);
    m_rows->setRoleKey(key);
    m_sections->setRoleKey(key);
}

void RoleEditorTest::cleanup()
{
    m_desk->workspace().discard();
    m_rowsTester.reset();
    m_sectionsTester.reset();
}

void RoleEditorTest::head_saysWhatItIs()
{
    QCOMPARE(m_editor->name(), m_officer);
    QCOMPARE(m_editor->kindText(), u"Custom role"_s);
    QVERIFY(m_editor->holdersText().startsWith(u"15 "));
    QVERIFY(m_editor->stagedText().isEmpty());
    QVERIFY(m_editor->isEditable());
    m_editor->setRoleKey(Id(7, 7).toString());
    QVERIFY(!m_editor->exists());
}

void RoleEditorTest::admin_isReadOnly()
{
    m_editor->setRoleKey(u"admin"_s);
    m_rows->setRoleKey(u"admin"_s);
    m_sections->setRoleKey(u"admin"_s);
    QVERIFY(m_editor->exists());
    QVERIFY(!m_editor->isEditable());
    QVERIFY(m_editor->lockText().contains(u"built in"));
    QVERIFY(edit(u"edit_data"_s).isChecked);
    QVERIFY(!m_rows->toggle(u"edit_data"_s).isEmpty());
    m_editor->toggleReach();
    m_editor->setLanding(1);
    QVERIFY(m_desk->workspace().draft().isEmpty());
}

void RoleEditorTest::name_isCheckedByTheServersRules()
{
    QVERIFY(!m_editor->nameProblem(u""_s).isEmpty());
    QVERIFY(!m_editor->nameProblem(u"admin"_s).isEmpty());
    QVERIFY(!m_editor->nameProblem(u"zone SUPERVISOR"_s).isEmpty());
    QVERIFY(!m_editor->nameProblem(u" leading"_s).isEmpty());
    for (const QString &name : {QString(500, u'x'), u"Data\u202eOfficer"_s})
        QVERIFY2(!m_editor->nameProblem(name).contains(u"does not take this"), qPrintable(m_editor->nameProblem(name)));
    QVERIFY(!m_editor->nameProblem(QString(500, u'x')).isEmpty());
    QVERIFY(m_editor->nameProblem(u"Data Officer"_s).isEmpty());
    QVERIFY(m_editor->nameProblem(m_officer).isEmpty());
    QVERIFY(!m_editor->setName(u"Admin"_s).isEmpty());
    QVERIFY(m_desk->workspace().draft().isEmpty());
}

void RoleEditorTest::rename_isStagedWithWhatItWas()
{
    QCOMPARE(m_editor->setName(u"Data Officer"_s), QString());
    QCOMPARE(m_editor->name(), u"Data Officer"_s);
    QCOMPARE(m_editor->wasName(), m_officer);
    QVERIFY(!m_editor->nameProblem(m_officer).isEmpty() || m_editor->setName(m_officer).isEmpty());
    QVERIFY(m_desk->workspace().draft().isEmpty());
}

void RoleEditorTest::reach_tellsEffectAndConsequences()
{
    QVERIFY(m_editor->isReachFull());
    m_editor->toggleReach();
    QVERIFY(!m_editor->isReachFull());
    QVERIFY(m_editor->isReachStaged());
    QCOMPARE(m_editor->reachMark(), static_cast<int>(Marks::Margin::Staged));
    QCOMPARE(m_editor->reachEffects().size(), 2); // people see fewer places, and a key of one of them can do less
    QVERIFY2(m_editor->reachEffects().join(u' ').contains(u"API key"), qPrintable(m_editor->reachEffects().join(u' ')));
    QVERIFY(m_editor->reachConsequences().join(u' ').contains(u"Groups (Can Edit"));
    m_editor->takeBackReach();
    QVERIFY(m_editor->isReachFull());
    QVERIFY(m_editor->reachEffects().isEmpty());
}

void RoleEditorTest::landing_isStagedAndLedBack()
{
    const int before = m_editor->landingIndex();
    QVERIFY(before >= 0);
    const int other = before == 1 ? 2 : 1;
    m_editor->setLanding(other);
    QCOMPARE(m_editor->landingIndex(), other);
    QVERIFY(m_editor->isLandingStaged());
    QCOMPARE(m_editor->wasLandingText(), m_editor->landingTexts().at(before));
    m_editor->setLanding(before);
    QVERIFY(m_desk->workspace().draft().isEmpty());
}

void RoleEditorTest::removal_isRefusedWhileHeld()
{
    QVERIFY(m_editor->removalProblem().contains(u"Give them another role"));
    m_editor->setRoleKey(m_desk->roleKey(u"Mobile Worker Default"_s));
    QVERIFY(!m_editor->removalProblem().isEmpty());

    RoleMaker maker;
    maker.setWorkspace(&m_desk->workspace());
    const QString made = maker.make(u"Cold Chain"_s, 0);
    m_editor->setRoleKey(made);
    QCOMPARE(m_editor->kindText(), u"New role"_s);
    QCOMPARE(m_editor->removalProblem(), QString());
    m_editor->remove();
    QVERIFY(!m_editor->exists());
    QVERIFY(m_desk->workspace().draft().isEmpty());
}

void RoleEditorTest::takeAllBack_leavesNothing()
{
    m_editor->toggleReach();
    m_editor->setNonAdminEditable(!m_editor->isNonAdminEditable());
    m_editor->setName(u"Data Officer"_s);
    QCOMPARE(m_editor->stagedCount(), 3);
    m_editor->takeAllBack();
    QCOMPARE(m_editor->stagedCount(), 0);
    QVERIFY(m_desk->workspace().draft().isEmpty());
}

void RoleEditorTest::rows_pairEditAndView()
{
    QCOMPARE(edit(u"edit_web_users"_s).key, u"edit_web_users"_s);
    QCOMPARE(view(u"edit_web_users"_s).key, u"view_web_users"_s);
    QVERIFY(view(u"edit_web_users"_s).isChecked);
    QVERIFY(!view(u"edit_data"_s).isPresent());
    QVERIFY(!edit(u"view_roles"_s).isPresent());
    QVERIFY(view(u"view_roles"_s).isPresent());
    QVERIFY(edit(u"access_api"_s).isPresent());
    QCOMPARE(rowWhere(*m_rows, RolePermissionModel::KeyRole, u"view_web_users"_s), -1);
    QCOMPARE(rowWhere(*m_rows, RolePermissionModel::KeyRole, u"access_all_locations"_s), -1);
    for (const QString &missing : m_desk->workspace().project().capabilities.permissionsNotOffered)
        QCOMPARE(rowWhere(*m_rows, RolePermissionModel::KeyRole, missing), -1);
}

void RoleEditorTest::rows_sayWhy()
{
    QCOMPARE(cell(u"edit_commcare_users"_s, RolePermissionModel::BecausesRole).toStringList(),
             QStringList{u"Can View follows from Can Edit."_s});
    QVERIFY(view(u"edit_commcare_users"_s).isImplied);
    m_editor->toggleReach();
    QCOMPARE(cell(u"edit_groups"_s, RolePermissionModel::BecausesRole).toStringList(),
             QStringList{u"Both switch off, because Full Organization Access is off."_s});
    QVERIFY(edit(u"edit_groups"_s).isStaged && !edit(u"edit_groups"_s).isBlocked);
    QCOMPARE(cell(u"edit_apps"_s, RolePermissionModel::BecausesRole).toStringList(),
             QStringList{u"Blocked, because Full Organization Access is off."_s});
    QVERIFY(edit(u"edit_apps"_s).isBlocked);
    QCOMPARE(cell(u"edit_apps"_s, RolePermissionModel::MarkRole).toInt(), static_cast<int>(Marks::Margin::Locked));
    QCOMPARE(cell(u"view_roles"_s, RolePermissionModel::BecausesRole).toStringList(),
             QStringList{u"Can View switches off, because Full Organization Access is off."_s});
}

void RoleEditorTest::rows_tickOneAlone()
{
    QSignalSpy changes(m_rows.get(), &QAbstractItemModel::dataChanged);
    QCOMPARE(m_rows->toggle(u"edit_messaging"_s), QString());
    QVERIFY(edit(u"edit_messaging"_s).isChecked && edit(u"edit_messaging"_s).isStaged);
    QVERIFY(!cell(u"edit_messaging"_s, RolePermissionModel::EffectsRole).toStringList().isEmpty());
    QCOMPARE(changes.size(), 2); // the row, and the count in its heading
    m_rows->takeBack(u"edit_messaging"_s);
    QVERIFY(m_desk->workspace().draft().isEmpty());
}

void RoleEditorTest::rows_markTheDanger()
{
    m_editor->toggleReach();
    QCOMPARE(cell(u"access_api"_s, RolePermissionModel::MarkRole).toInt(), static_cast<int>(Marks::Margin::Danger));
    QVERIFY(!cell(u"access_api"_s, RolePermissionModel::DangerTextRole).toString().isEmpty());
}

void RoleEditorTest::sections_countAndMark()
{
    QCOMPARE(m_sections->keyAt(0), u"reach"_s);
    QCOMPARE(at(*m_sections, 0, RoleSectionModel::CountTextRole), u"everything"_s);
    m_editor->toggleReach();
    QCOMPARE(at(*m_sections, 0, RoleSectionModel::CountTextRole), u"limited"_s);
    QCOMPARE(at(*m_sections, 0, RoleSectionModel::IsStagedRole), true);
    const int area = m_sections->rowOf(u"area_access"_s);
    QCOMPARE(at(*m_sections, area, RoleSectionModel::CountTextRole), u"6/26"_s);
    QCOMPARE(at(*m_sections, m_sections->rowOf(u"holders"_s), RoleSectionModel::CountTextRole), u"15"_s);
}

void RoleEditorTest::items_areStagedTogether()
{
    ItemChoiceModel items;
    const QAbstractItemModelTester tester(&items);
    items.setWorkspace(&m_desk->workspace());
    items.open(m_desk->roleKey(m_officer), u"view_reports"_s);
    QVERIFY(items.rowCount() > 2);
    const QString first = at(items, 0, ItemChoiceModel::KeyRole).toString();
    const bool was = at(items, 0, ItemChoiceModel::IsChosenRole).toBool();
    items.setAll(false);
    if (!was)
        items.toggle(first);
    QVERIFY(m_desk->workspace().draft().isEmpty()); // nothing before "Stage"
    items.stage();
    const auto *role = m_desk->workspace().shown().roles.find(m_desk->role(m_officer));
    const int permission = domain::catalogue().indexOf(u"view_reports");
    QCOMPARE(role->permissions.scope(permission), domain::PermissionSet::Scope::Some);
    QVERIFY(role->permissions.items(permission).contains(first));
    QVERIFY(edit(u"view_reports"_s).isSome);
    QVERIFY(!cell(u"view_reports"_s, RolePermissionModel::ItemsTextRole).toString().isEmpty());
}

void RoleEditorTest::items_noneChosenIsOff()
{
    ItemChoiceModel items;
    items.setWorkspace(&m_desk->workspace());
    items.open(m_desk->roleKey(m_officer), u"view_reports"_s);
    items.setAll(false);
    for (int row = 0; row < items.rowCount(); ++row) {
        if (at(items, row, ItemChoiceModel::IsChosenRole).toBool())
            items.toggle(at(items, row, ItemChoiceModel::KeyRole).toString());
    }
    QVERIFY(!items.effectText().isEmpty());
    items.stage();
    QVERIFY(!edit(u"view_reports"_s).isChecked);
}

void RoleEditorTest::assignable_orderIsNoChange()
{
    AssignableModel roles;
    const QAbstractItemModelTester tester(&roles);
    roles.setWorkspace(&m_desk->workspace());
    roles.setRoleKey(m_desk->roleKey(m_officer));
    const QString ticked =
        at(roles, rowWhere(roles, AssignableModel::IsTickedRole, true), AssignableModel::KeyRole).toString();
    QVERIFY(!ticked.isEmpty());
    roles.toggle(ticked);
    QCOMPARE(m_desk->workspace().draft().items().size(), 1);
    QCOMPARE(at(roles, rowWhere(roles, AssignableModel::KeyRole, ticked), AssignableModel::IsStagedRole), true);
    roles.toggle(ticked);
    QVERIFY(m_desk->workspace().draft().isEmpty());
}

void RoleEditorTest::maker_copiesWithoutWhatIsNotOffered()
{
    RoleMaker maker;
    maker.setWorkspace(&m_desk->workspace());
    const int source = maker.sourceOf(m_desk->roleKey(m_officer));
    QVERIFY(source > 0);
    QVERIFY(maker.sourceTexts().at(source).contains(m_officer));
    const QString key = maker.make(u"Cold Chain"_s, source);
    const auto *made = m_desk->workspace().shown().roles.find(*Id::fromString(key));
    const auto *pattern = m_desk->workspace().shown().roles.find(m_desk->role(m_officer));
    QVERIFY(made);
    QVERIFY(domain::isNormal(made->permissions));
    QCOMPARE(made->landingPage, pattern->landingPage);
    for (const QString &missing : m_desk->workspace().project().capabilities.permissionsNotOffered)
        QVERIFY(!made->permissions.holds(domain::catalogue().indexOf(missing)));
    m_rows->setRoleKey(key);
    QCOMPARE(m_rows->toggle(u"edit_messaging"_s), QString());
    QVERIFY(edit(u"edit_messaging"_s).isChecked);
    QCOMPARE(m_desk->workspace().draft().items().size(), 1); // still the one change: a role is made
}

void RoleEditorTest::maker_refusesATakenName()
{
    RoleMaker maker;
    maker.setWorkspace(&m_desk->workspace());
    QVERIFY(!maker.nameProblem(u"helpdesk"_s).isEmpty());
    QCOMPARE(maker.make(u"helpdesk"_s, 0), QString());
    QVERIFY(m_desk->workspace().draft().isEmpty());
}

STEWARD_TEST(RoleEditorTest, "roleeditor", Core)
#include "roleeditortest.moc"
