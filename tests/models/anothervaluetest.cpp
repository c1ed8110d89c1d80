// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/anothervalue.h"
#include "domain/fields.h"
#include "models/demoline.h"
#include "models/desk.h"
#include "models/reviewmodel.h"
#include "support/testmain.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Qt::StringLiterals;

namespace steward {

using namespace domain;
using tests::at;
using tests::DemoLine;
using tests::rowWhere;

class AnotherValueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_line = std::make_unique<DemoLine>();
        QVERIFY(m_line->load());
        m_value = std::make_unique<AnotherValue>();
        m_tester = std::make_unique<QAbstractItemModelTester>(m_value.get());
        m_value->setWorkspace(&m_line->workspace());
    }

    void cleanup()
    {
        m_tester.reset();
        m_value.reset();
        m_line.reset();
    }

    void kinds_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<AnotherValue::Kind>("kind");
        QTest::newRow("name") << u"name"_s << AnotherValue::Kind::Text;
        QTest::newRow("page") << u"landing_page"_s << AnotherValue::Kind::One;
        QTest::newRow("roles") << u"assignable_by"_s << AnotherValue::Kind::Several;
        QTest::newRow("places") << u"places"_s << AnotherValue::Kind::Several;
        QTest::newRow("items") << u"permissions.view_reports"_s << AnotherValue::Kind::Items;
        QTest::newRow("yes or no") << u"is_archived"_s << AnotherValue::Kind::None;
        QTest::newRow("held or not") << u"permissions.edit_data"_s << AnotherValue::Kind::None;
        QTest::newRow("of a newer server") << u"colour"_s << AnotherValue::Kind::None;
    }

    void kinds()
    {
        QFETCH(const QString, field);
        QFETCH(const AnotherValue::Kind, kind);
        QCOMPARE(AnotherValue::kindOf({.field = field}), kind);
        QCOMPARE(AnotherValue::kindOf({.op = Change::Op::Remove}), AnotherValue::Kind::None);
    }

    void aPersonsRole()
    {
        const EntityRef viewer = m_line->person(u"viewer"_s);
        const Project &project = m_line->workspace().project();
        const Id own = project.people.find(viewer.id)->role;
        QList<const Role *> free;
        for (int i = 0; i < project.roles.size(); ++i) {
            if (project.roles.at(i).id != own && !project.roles.at(i).isArchived)
                free << &project.roles.at(i);
        }
        QVERIFY(free.size() >= 3);
        const QStringList names{free.at(0)->name, free.at(1)->name, free.at(2)->name};
        const QString third = free.at(2)->id.toString();
        quarrel(viewer, u"role"_s, free.at(0)->id.toString(), free.at(1)->id.toString());
        QCOMPARE(m_value->kind(), AnotherValue::Kind::One);
        QCOMPARE(m_value->label(), u"Role"_s);
        QVERIFY2(m_value->sidesText().endsWith(u" Mine is %1, theirs is %2."_s.arg(names.at(0), names.at(1))),
                 qPrintable(m_value->sidesText()));
        QCOMPARE(m_value->texts().constFirst(), u"none"_s);
        QCOMPARE(m_value->texts().at(m_value->chosen()), names.at(0));
        m_value->setChosen(static_cast<int>(m_value->texts().indexOf(names.at(2))));
        m_value->stage();
        const Staged *staged = m_line->workspace().draft().find(viewer, u"role"_s);
        QVERIFY(staged && staged->state == Staged::State::Staged);
        QCOMPARE(staged->change.after, QJsonValue(third));
    }

    void somebodysPlaces()
    {
        const EntityRef viewer = m_line->person(u"viewer"_s);
        const Project &project = m_line->workspace().project();
        QList<Id> free;
        for (int i = 0; i < project.places.size() && free.size() < 3; ++i) {
            if (!project.places.at(i).isArchived
                && !project.people.find(viewer.id)->places.contains(project.places.at(i).id))
                free << project.places.at(i).id;
        }
        const auto list = [&free](int place) { return QJsonArray{free.at(place).toString()}; };
        m_line->workspace().stage(viewer, u"primary_place"_s, free.at(0).toString());
        quarrel(viewer, u"places"_s, list(0), list(1));
        QCOMPARE(m_value->kind(), AnotherValue::Kind::Several);
        QCOMPARE(m_value->chosenText(), u"1 chosen"_s);
        // both sides are there whatever is looked for, mine ticked
        m_value->setFilter(u"no place is called so"_s);
        QCOMPARE(m_value->rowCount(), 2);
        QVERIFY(at(*m_value, rowOf(free.at(0)), AnotherValue::IsChosenRole).toBool());
        QVERIFY(!at(*m_value, rowOf(free.at(1)), AnotherValue::IsChosenRole).toBool());
        m_value->setFilter(project.places.find(free.at(2))->name);
        QVERIFY(rowOf(free.at(2)) >= 2);
        const int before = rowOf(free.at(2));
        m_value->toggle(free.at(2).toString());
        QCOMPARE(rowOf(free.at(2)), before); // it stays where it was ticked
        QCOMPARE(m_value->chosenText(), u"2 chosen"_s);
        m_value->setFilter(u"no place is called so"_s);
        QCOMPARE(m_value->rowCount(), 3); // and is not lost from sight
        m_value->toggle(free.at(0).toString());
        m_value->stage();
        const Staged *staged = m_line->workspace().draft().find(viewer, u"places"_s);
        QVERIFY(staged && staged->state == Staged::State::Staged);
        QCOMPARE(staged->change.after, QJsonValue(list(2)));
        QCOMPARE(staged->change.before, QJsonValue(list(1)));
    }

    void aNameIsAskedAboutAsEverywhere()
    {
        const EntityRef role = m_line->role(u"read_only_role"_s);
        quarrel(role, u"name"_s, u"Reader"_s, u"Guest"_s);
        QCOMPARE(m_value->mine(), u"Reader"_s);
        QCOMPARE(m_value->problem(u"Admin"_s), u"Admin is the built-in role. Choose another name."_s);
        m_value->stageText(u"Admin"_s);
        QVERIFY(m_line->workspace().draft().hasConflict());
        m_value->stageText(u"Guest"_s); // theirs, written out: nothing is left to change
        QVERIFY(m_line->workspace().draft().isEmpty());
        m_value->stageText(u"Visitor"_s); // too late is not too late: it is an edit like every other
        QCOMPARE(m_line->workspace().draft().find(role, u"name"_s)->change.after, QJsonValue(u"Visitor"_s));
    }

    void withoutAConflictThereIsNothing()
    {
        m_value->open(u"role/x/name"_s);
        QCOMPARE(m_value->kind(), AnotherValue::Kind::None);
        QCOMPARE(m_value->label() + m_value->sidesText() + m_value->permission() + m_value->mine(), QString());
        QCOMPARE(m_value->rowCount(), 0);
        m_value->stage();
        m_value->stageText(u"x"_s);
        QVERIFY(m_line->workspace().draft().isEmpty());
    }

private:
    /// Mine and theirs, and the review's row of it opened.
    void quarrel(const EntityRef &entity, const QString &field, const QJsonValue &mine, const QJsonValue &theirs)
    {
        Workspace &workspace = m_line->workspace();
        workspace.stage(entity, field, mine);
        QVERIFY(m_line->applyElsewhere({.entity = entity, .field = field, .after = theirs}));
        QTRY_VERIFY(workspace.draft().hasConflict());
        ReviewModel review;
        review.setWorkspace(&workspace);
        const int row = rowWhere(review, ReviewModel::HasAnotherRole, true);
        QVERIFY(row >= 0);
        m_value->open(at(review, row, ReviewModel::KeyRole).toString());
    }
    [[nodiscard]] int rowOf(const Id &id) const { return rowWhere(*m_value, AnotherValue::KeyRole, id.toString()); }

    std::unique_ptr<DemoLine> m_line;
    std::unique_ptr<AnotherValue> m_value;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

STEWARD_TEST(AnotherValueTest, "anothervalue", Core)

} // namespace steward

#include "anothervaluetest.moc"
