// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/catalogue.h"
#include "models/desk.h"
#include "models/matrixcolumnmodel.h"
#include "models/rolelistmodel.h"
#include "models/rolematrixmodel.h"
#include "support/testmain.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::tests;

namespace {

/// Those of the whole table: the permissions and the headings of their groups.
int allRows()
{
    return domain::catalogue().size() + static_cast<int>(domain::catalogue().groups().size());
}

int firstGroup()
{
    return static_cast<int>(domain::catalogue().groups().front().permissions.size());
}

} // namespace

class RoleMatrixTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void rows_areAllPermissionsInTheirGroups();
    void cells_sayWhatTheRulesSay();
    void toggle_touchesOneColumn();
    void toggle_twiceLeavesNothingStaged();
    void reachOff_switchesOffWhatNeedsIt();
    void apiPastTheLimit_isDangerous();
    void blockedImpliedAndAdmin_doNotAct();
    void notOffered_saysSo();
    void takeBack_namesTheCauseOfWhatFollows();
    void lines_speakOfRoleAndPermission();
    void accessibleText_hasEverything();
    void hostileName_staysText();
    void folding_takesTheRowsOfAGroup();
    void filters_narrow();
    void onlyDifferences_leavesAdminOut();
    void mirrored_isReversed();
    void nonAdmin_isToldWhyNot();
    void paused_catchesUp();

private:
    [[nodiscard]] int row(const QString &permission) const { return m_model->rowOf(permission); }
    [[nodiscard]] int column(const QString &role) const { return m_model->columnOf(m_desk->roleKey(role)); }
    [[nodiscard]] Marks::Cell mark(const QString &permission, const QString &role) const
    {
        return static_cast<Marks::Cell>(at(*m_model, row(permission), RoleMatrixModel::MarkRole, column(role)).toInt());
    }

    const QString m_officer = u"District Data Officer"_s;
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<RoleListModel> m_roles;
    std::unique_ptr<RoleMatrixModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::unique_ptr<QAbstractItemModelTester> m_columnsTester;
};

void RoleMatrixTest::initTestCase()
{
    m_desk = std::make_unique<Desk>();
}

void RoleMatrixTest::init()
{
    m_roles = std::make_unique<RoleListModel>();
    m_roles->setWorkspace(&m_desk->workspace());
    m_model = std::make_unique<RoleMatrixModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get());
    m_columnsTester = std::make_unique<QAbstractItemModelTester>(m_model->findChild<MatrixColumnModel *>());
    m_model->setWorkspace(&m_desk->workspace());
    m_model->setShownKeys(m_roles->shownKeys());
}

void RoleMatrixTest::cleanup()
{
    m_desk->workspace().discard();
    m_columnsTester.reset();
    m_tester.reset();
    m_model.reset();
    m_roles.reset();
}

void RoleMatrixTest::rows_areAllPermissionsInTheirGroups()
{
    QCOMPARE(m_model->rowCount(), allRows());
    QCOMPARE(m_model->columnCount(), RoleListModel::shownAtFirst);
    QCOMPARE(m_model->columns()->columnCount(), m_model->columnCount());
    QVERIFY(m_model->isGroupRow(0));
    QCOMPARE(at(*m_model, 0, RoleMatrixModel::LabelRole), u"Area Access"_s);
    QCOMPARE(at(*m_model, 0, RoleMatrixModel::GroupCountRole), firstGroup());
    QCOMPARE(at(*m_model, 1, RoleMatrixModel::VerbRole), u"Can Edit"_s);
    QCOMPARE(at(*m_model, 1, RoleMatrixModel::RiskRole), 3);
    QCOMPARE(at(*m_model, row(u"edit_users_in_groups"_s), RoleMatrixModel::IsChildRole), true);
}

void RoleMatrixTest::cells_sayWhatTheRulesSay()
{
    QCOMPARE(mark(u"edit_commcare_users"_s, m_officer), Marks::Cell::Granted);
    QCOMPARE(mark(u"view_commcare_users"_s, m_officer), Marks::Cell::Implied);
    QCOMPARE(mark(u"edit_locations"_s, m_officer), Marks::Cell::NotGranted);
    QCOMPARE(mark(u"edit_groups"_s, u"Zone Supervisor"_s), Marks::Cell::Blocked);
    QCOMPARE(mark(u"access_api"_s, m_officer), Marks::Cell::Granted);
}

void RoleMatrixTest::toggle_touchesOneColumn()
{
    QSignalSpy changes(m_model.get(), &QAbstractItemModel::dataChanged);
    QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
    const int officer = column(m_officer);
    QCOMPARE(m_model->toggle(row(u"edit_messaging"_s), officer), QString());
    QCOMPARE(mark(u"edit_messaging"_s, m_officer), Marks::Cell::StagedOn);
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes.constFirst().constFirst().value<QModelIndex>(), m_model->index(row(u"edit_messaging"_s), officer));
    QVERIFY(resets.isEmpty());
    QCOMPARE(m_desk->workspace().draft().items().size(), 1);
}

void RoleMatrixTest::toggle_twiceLeavesNothingStaged()
{
    const int officer = column(m_officer);
    for (const QString &permission : {u"edit_messaging"_s, u"edit_data"_s, u"view_reports"_s}) {
        const Marks::Cell before = mark(permission, m_officer);
        QCOMPARE(m_model->toggle(row(permission), officer), QString());
        QVERIFY(mark(permission, m_officer) != before);
        QCOMPARE(m_model->toggle(row(permission), officer), QString());
        QCOMPARE(mark(permission, m_officer), before);
        QVERIFY(m_desk->workspace().draft().isEmpty());
    }
}

void RoleMatrixTest::reachOff_switchesOffWhatNeedsIt()
{
    QCOMPARE(mark(u"edit_groups"_s, m_officer), Marks::Cell::Granted);
    m_model->toggle(row(u"access_all_locations"_s), column(m_officer));
    QCOMPARE(mark(u"access_all_locations"_s, m_officer), Marks::Cell::StagedOff);
    QCOMPARE(mark(u"edit_groups"_s, m_officer), Marks::Cell::StagedOff);
    QCOMPARE(mark(u"view_groups"_s, m_officer), Marks::Cell::StagedOff);
    QCOMPARE(mark(u"edit_apps"_s, m_officer), Marks::Cell::Blocked);
    QCOMPARE(m_desk->workspace().draft().items().size(), 1);
}

void RoleMatrixTest::apiPastTheLimit_isDangerous()
{
    m_model->toggle(row(u"access_all_locations"_s), column(m_officer));
    QCOMPARE(mark(u"access_api"_s, m_officer), Marks::Cell::Dangerous);
    const QString line = m_model->readingLine(row(u"access_api"_s), column(m_officer)).plain();
    QVERIFY2(line.contains(u"API does not know places"), qPrintable(line));
    m_model->toggle(row(u"access_api"_s), column(m_officer));
    QCOMPARE(mark(u"access_api"_s, m_officer), Marks::Cell::StagedOff);
}

void RoleMatrixTest::blockedImpliedAndAdmin_doNotAct()
{
    QVERIFY(m_model->toggle(row(u"edit_groups"_s), column(u"Zone Supervisor"_s)).contains(u"Full Organization Access"));
    QVERIFY(m_model->toggle(row(u"view_commcare_users"_s), column(m_officer)).contains(u"follows from Can Edit"));
    QVERIFY(m_model->toggle(row(u"edit_data"_s), 0).contains(u"built in"));
    QVERIFY(m_desk->workspace().draft().isEmpty());
}

void RoleMatrixTest::notOffered_saysSo()
{
    const QStringList missing = m_desk->workspace().project().capabilities.permissionsNotOffered;
    QVERIFY(!missing.isEmpty());
    const int there = row(missing.constFirst());
    QCOMPARE(at(*m_model, there, RoleMatrixModel::IsOfferedRole), false);
    QCOMPARE(mark(missing.constFirst(), m_officer), Marks::Cell::NotOffered);
    const QString refusal = m_model->toggle(there, column(m_officer));
    QVERIFY(refusal.contains(u"does not offer"));
    const QString why =
        u"It needs another service, which is not connected. No Tableau server is connected to this project."_s;
    for (const QString &text : {refusal, m_model->readingLine(there, column(m_officer)).plain(),
                                m_model->whyLine(there, column(m_officer)).plain(),
                                m_model->readingLine(there, 0).plain(), m_model->whyLine(there, 0).plain()}) {
        QVERIFY2(text.contains(why), qPrintable(text));
        QCOMPARE(text.count(u"No Tableau"), 1);
    }
    QVERIFY(m_desk->workspace().draft().isEmpty());
}

void RoleMatrixTest::takeBack_namesTheCauseOfWhatFollows()
{
    const int officer = column(m_officer);
    QVERIFY(m_model->takeBack(row(u"edit_messaging"_s), officer).contains(u"Nothing is staged"));
    m_model->toggle(row(u"access_all_locations"_s), officer);
    QVERIFY(m_model->takeBack(row(u"edit_groups"_s), officer).contains(u"Full Organization Access"));
    QCOMPARE(m_desk->workspace().draft().items().size(), 1);
    QCOMPARE(m_model->takeBack(row(u"access_all_locations"_s), officer), QString());
    QVERIFY(m_desk->workspace().draft().isEmpty());
    QCOMPARE(mark(u"edit_groups"_s, m_officer), Marks::Cell::Granted);
}

void RoleMatrixTest::lines_speakOfRoleAndPermission()
{
    const int officer = column(m_officer);
    const QString line = m_model->readingLine(row(u"edit_data"_s), officer).plain();
    QVERIFY2(line.startsWith(u"District Data Officer, Data (Can Edit): granted to 15"), qPrintable(line));
    QVERIFY(m_model->readingLine(row(u"edit_data"_s), officer).html().startsWith(u"<b>District Data Officer"));
    QVERIFY(m_model->readingLine(0, officer).plain().startsWith(u"Area Access: 26"));
    m_model->toggle(row(u"access_all_locations"_s), officer);
    const QString why = m_model->whyLine(row(u"edit_groups"_s), officer).plain();
    QVERIFY2(why.contains(u"follows from Full Organization Access, which you staged"), qPrintable(why));
    QVERIFY(m_model->whyLine(row(u"edit_data"_s), 0).plain().contains(u"always holds everything"));
}

void RoleMatrixTest::accessibleText_hasEverything()
{
    m_model->toggle(row(u"access_api"_s), column(m_officer));
    QCOMPARE(at(*m_model, row(u"access_api"_s), RoleMatrixModel::AccessibleTextRole, column(m_officer)),
             u"District Data Officer, Access APIs, not granted, high risk, staged"_s);
}

void RoleMatrixTest::hostileName_staysText()
{
    m_desk->workspace().stage({u"role"_s, m_desk->role(m_officer)}, u"name"_s, u"<b>*x* %2</b>"_s);
    const int officer = m_model->columnOf(m_roles->keyAt(m_roles->rowStartingWith(u"<b>"_s, 0)));
    QVERIFY(officer > 0);
    const Sentence sentence = m_model->readingLine(row(u"edit_data"_s), officer);
    QVERIFY2(sentence.html().startsWith(u"<b>&lt;b&gt;*x* %2&lt;/b&gt;, Data (Can Edit):</b>"),
             qPrintable(sentence.html()));
}

void RoleMatrixTest::folding_takesTheRowsOfAGroup()
{
    m_model->toggleFolded(0);
    QCOMPARE(m_model->rowCount(), allRows() - firstGroup());
    QVERIFY(m_model->isGroupRow(0) && m_model->isGroupRow(1));
    QCOMPARE(at(*m_model, 0, RoleMatrixModel::IsFoldedRole), true);
    m_model->toggleFolded(0);
    QCOMPARE(m_model->rowCount(), allRows());
    QCOMPARE(m_model->permissionKey(1), u"edit_web_users"_s);
    m_model->toggleFolded(5); // no heading: nothing happens
    QCOMPARE(m_model->rowCount(), allRows());
}

void RoleMatrixTest::filters_narrow()
{
    m_model->setFilter(u"web users"_s);
    QCOMPARE(m_model->rowCount(), 3);
    m_model->setFilter(u"nothing like this"_s);
    QCOMPARE(m_model->rowCount(), 0);
    QVERIFY(m_model->nothingFoundText().contains(u"nothing like this"));
    m_model->setFilter({});
    m_model->setOnlyHighRisk(true);
    QVERIFY(m_model->rowCount() > 1);
    for (int i = 0; i < m_model->rowCount(); ++i)
        QVERIFY(m_model->isGroupRow(i) || at(*m_model, i, RoleMatrixModel::RiskRole) == 3);
}

void RoleMatrixTest::onlyDifferences_leavesAdminOut()
{
    m_model->setShownKeys({u"admin"_s, m_desk->roleKey(m_officer)});
    m_model->setOnlyDifferences(true);
    QCOMPARE(m_model->rowCount(), 0);
    QVERIFY(!m_model->nothingFoundText().isEmpty());
    m_model->setShownKeys({m_desk->roleKey(u"Zone Supervisor"_s), m_desk->roleKey(m_officer)});
    QVERIFY(row(u"edit_data"_s) > 0);
    QCOMPARE(row(u"edit_web_users"_s), -1);
    // an edit that makes the two alike does not take the row away under the hand
    const int there = row(u"edit_data"_s);
    m_model->toggle(there, column(m_officer));
    QCOMPARE(row(u"edit_data"_s), there);
}

void RoleMatrixTest::mirrored_isReversed()
{
    const QString last = m_model->columnKey(m_model->columnCount() - 1);
    m_model->setReversed(true);
    QCOMPARE(m_model->columnKey(0), last);
    QCOMPARE(m_model->columnKey(m_model->columnCount() - 1), u"admin"_s);
}

void RoleMatrixTest::nonAdmin_isToldWhyNot()
{
    const auto workspace = m_desk->workspaceOf(m_desk->host().plant(u"ddo_holder"_s));
    m_model->setWorkspace(workspace.get());
    QVERIFY(m_model->toggle(row(u"edit_messaging"_s), column(m_officer)).contains(u"Only the built-in Admin"));
    QVERIFY(workspace->draft().isEmpty());
    m_model->setWorkspace(nullptr);
}

/// What nobody sees stands still, and is right as soon as somebody does.
void RoleMatrixTest::paused_catchesUp()
{
    m_model->setPaused(true);
    QSignalSpy changes(m_model.get(), &QAbstractItemModel::dataChanged);
    QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
    QCOMPARE(m_model->toggle(row(u"edit_messaging"_s), column(m_officer)), QString());
    QCOMPARE(m_desk->workspace().draft().items().size(), 1);
    QVERIFY(changes.isEmpty());
    QCOMPARE(mark(u"edit_messaging"_s, m_officer), Marks::Cell::NotGranted);
    m_model->setPaused(false);
    QCOMPARE(mark(u"edit_messaging"_s, m_officer), Marks::Cell::StagedOn);
    QCOMPARE(changes.size(), 1);
    QVERIFY(resets.isEmpty());

    // a role that has gone meanwhile, too
    const int before = m_model->columnCount();
    domain::Role role;
    role.id = Id::random();
    role.name = u"Reader"_s;
    m_desk->workspace().stageNewRole(role);
    m_model->setShownKeys(m_roles->shownKeys() << role.id.toString());
    QCOMPARE(m_model->columnCount(), before + 1);
    m_model->setPaused(true);
    m_desk->workspace().discard();
    QCOMPARE(m_model->columnCount(), before + 1);
    m_model->setPaused(false);
    QCOMPARE(m_model->columnCount(), before);
    QCOMPARE(mark(u"edit_messaging"_s, m_officer), Marks::Cell::NotGranted);
}

STEWARD_TEST(RoleMatrixTest, "rolematrix", Core)
#include "rolematrixtest.moc"
