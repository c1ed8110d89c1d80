// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/desk.h"
#include "models/rolelistmodel.h"
#include "support/testmain.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::tests;

class RoleListTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void admin_standsFirst();
    void order_isOwnThenPresetsThenArchived();
    void holders_areCountedLikeTheRules();
    void edit_marksOneRowAlone();
    void removal_staysInTheListWithItsMark();
    void newRole_comesWithItsMarkAndIsShown();
    void foreignRole_isLocked();
    void tick_chooses();
    void filter_findsByName();
    void letters_jumpRoundTheEnd();
    void paused_catchesUp();

private:
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<RoleListModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void RoleListTest::init()
{
    m_tester.reset();
    m_model.reset();
    m_desk = std::make_unique<Desk>(demo::PackSize::S);
    m_model = std::make_unique<RoleListModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get());
    m_model->setWorkspace(&m_desk->workspace());
}

void RoleListTest::admin_standsFirst()
{
    QCOMPARE(at(*m_model, 0, RoleListModel::KeyRole), u"admin"_s);
    QCOMPARE(at(*m_model, 0, RoleListModel::KindTextRole), u"Built in"_s);
    QCOMPARE(at(*m_model, 0, RoleListModel::MarkRole).toInt(), static_cast<int>(Marks::Margin::Locked));
    QCOMPARE(m_model->roleCount(), m_desk->workspace().project().roles.size() + 1);
}

void RoleListTest::order_isOwnThenPresetsThenArchived()
{
    int last = 0;
    for (int row = 1; row < m_model->rowCount(); ++row) {
        const QString kind = at(*m_model, row, RoleListModel::KindTextRole).toString();
        const int rank = kind == u"Archived" ? 3 : kind == u"Preset" ? 2 : 1;
        QVERIFY(rank >= last);
        last = rank;
    }
}

void RoleListTest::holders_areCountedLikeTheRules()
{
    const domain::Project &project = m_desk->workspace().project();
    for (int row = 1; row < m_model->rowCount(); ++row) {
        const auto id = Id::fromString(at(*m_model, row, RoleListModel::KeyRole).toString());
        QVERIFY(id);
        QCOMPARE(at(*m_model, row, RoleListModel::HolderCountRole).toInt(), domain::holders(project, *id).size());
    }
}

void RoleListTest::edit_marksOneRowAlone()
{
    QSignalSpy changes(m_model.get(), &QAbstractItemModel::dataChanged);
    QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
    const QString key = m_desk->roleKey(u"District Data Officer"_s);
    const int row = m_model->rowOf(key);
    m_desk->workspace().stage({u"role"_s, m_desk->role(u"District Data Officer"_s)}, u"landing_page"_s, u"webapps"_s);
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes.constFirst().constFirst().value<QModelIndex>().row(), row);
    QCOMPARE(at(*m_model, row, RoleListModel::MarkRole).toInt(), static_cast<int>(Marks::Margin::Staged));
    QVERIFY(at(*m_model, row, RoleListModel::ReadingRole).toString().contains(u"staged"));
    m_desk->workspace().discard();
    QCOMPARE(at(*m_model, row, RoleListModel::MarkRole).toInt(), static_cast<int>(Marks::Margin::None));
    QVERIFY(resets.isEmpty());
}

void RoleListTest::removal_staysInTheListWithItsMark()
{
    const QString key = m_desk->roleKey(u"Read Only"_s);
    const int row = m_model->rowOf(key);
    m_desk->workspace().stageRemoval({u"role"_s, *Id::fromString(key)});
    QCOMPARE(m_model->rowOf(key), row);
    QCOMPARE(at(*m_model, row, RoleListModel::MarkRole).toInt(), static_cast<int>(Marks::Margin::Removed));
}

void RoleListTest::newRole_comesWithItsMarkAndIsShown()
{
    QSignalSpy shown(m_model.get(), &RoleListModel::shownChanged);
    domain::Role role;
    role.id = Id(1, 2);
    role.name = u"Cold Chain"_s;
    m_desk->workspace().stageNewRole(role);
    const int row = m_model->rowOf(role.id.toString());
    QVERIFY(row > 0);
    QCOMPARE(at(*m_model, row, RoleListModel::MarkRole).toInt(), static_cast<int>(Marks::Margin::Added));
    QVERIFY(m_model->shownKeys().contains(role.id.toString()));
    QVERIFY(!shown.isEmpty());
    m_desk->workspace().discard();
    QCOMPARE(m_model->rowOf(role.id.toString()), -1);
}

void RoleListTest::foreignRole_isLocked()
{
    Desk desk(demo::PackSize::M);
    m_model->setWorkspace(&desk.workspace());
    const int row = m_model->rowOf(desk.roleKey(u"Partner Viewer"_s));
    QCOMPARE(at(*m_model, row, RoleListModel::MarkRole).toInt(), static_cast<int>(Marks::Margin::Locked));
    QCOMPARE(at(*m_model, row, RoleListModel::KindTextRole), u"From another project"_s);
    m_model->setWorkspace(nullptr);
}

void RoleListTest::tick_chooses()
{
    const QStringList before = m_model->shownKeys();
    QCOMPARE(before.size(), std::min(RoleListModel::shownAtFirst, m_model->roleCount()));
    m_model->toggleShown(before.at(1));
    QVERIFY(!m_model->shownKeys().contains(before.at(1)));
    QCOMPARE(at(*m_model, m_model->rowOf(before.at(1)), RoleListModel::IsShownRole), false);
    m_model->toggleShown(before.at(1));
    QCOMPARE(m_model->shownKeys(), before);
}

void RoleListTest::filter_findsByName()
{
    m_model->setFilter(u"OFFICER"_s);
    QVERIFY(m_model->rowCount() > 0);
    for (int row = 0; row < m_model->rowCount(); ++row)
        QVERIFY(at(*m_model, row, RoleListModel::NameRole).toString().contains(u"Officer"));
    m_model->setFilter(u"no such role"_s);
    QCOMPARE(m_model->rowCount(), 0);
    QVERIFY(m_model->nothingFoundText().contains(u"no such role"));
    m_model->setFilter({});
    QCOMPARE(m_model->rowCount(), m_model->roleCount());
    QVERIFY(m_model->nothingFoundText().isEmpty());
}

void RoleListTest::letters_jumpRoundTheEnd()
{
    QCOMPARE(m_model->rowStartingWith(u"adm"_s, m_model->rowCount() - 1), 0);
    QCOMPARE(m_model->rowStartingWith(u"xyz"_s, 0), -1);
}

/// What nobody sees stands still, and is right as soon as somebody does.
void RoleListTest::paused_catchesUp()
{
    const int row = m_model->rowOf(m_desk->roleKey(u"District Data Officer"_s));
    const int rows = m_model->rowCount();
    const auto mark = [&] { return at(*m_model, row, RoleListModel::MarkRole).toInt(); };
    m_model->setPaused(true);
    QSignalSpy changes(m_model.get(), &QAbstractItemModel::dataChanged);
    m_desk->workspace().stage({u"role"_s, m_desk->role(u"District Data Officer"_s)}, u"landing_page"_s, u"webapps"_s);
    domain::Role made;
    made.id = Id::random();
    made.name = u"Reader"_s;
    m_desk->workspace().stageNewRole(made);
    QVERIFY(changes.isEmpty());
    QCOMPARE(m_model->rowCount(), rows);
    QCOMPARE(mark(), static_cast<int>(Marks::Margin::None));

    m_model->setPaused(false);
    QCOMPARE(mark(), static_cast<int>(Marks::Margin::Staged));
    QCOMPARE(m_model->rowCount(), rows + 1);
    QVERIFY(m_model->shownKeys().contains(made.id.toString())); // as if it had been looking on
    m_desk->workspace().discard();
    QCOMPARE(m_model->rowCount(), rows);
}

STEWARD_TEST(RoleListTest, "rolelist", Core)
#include "rolelisttest.moc"
