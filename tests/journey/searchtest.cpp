// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/mainjob.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::tests;

/// The one field that finds anything: what is typed there, and what opens.
class SearchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aRoleByReturn();
    void aPermissionByArrows();
    void aPersonByClick();
    void anAdminOpensTheRoleAdmin();
    void aPlaceTellsWhereItLies();
    void nothingFoundSaysSo();
    void escapeClears();

private:
    /// Where the search is gone to by its key, and typed into.
    void look(const QString &text);
    [[nodiscard]] Driver &driver() { return m_stage->driver(); }

    std::unique_ptr<ConsoleStage> m_stage;
};

#define VERIFY_DONE(act) QVERIFY2(act, qPrintable(driver().failure() + u'\n' + driver().shown()))

namespace {

const QString field = u"Find a role, permission, person or place"_s;

} // namespace

void SearchTest::init()
{
    m_stage = std::make_unique<ConsoleStage>();
    QVERIFY(m_stage->isOpen());
}

void SearchTest::cleanup()
{
    QCOMPARE(ConsoleStage::complaints(), QStringList());
    m_stage.reset();
}

void SearchTest::look(const QString &text)
{
    driver().press(Qt::Key_K, Qt::ControlModifier);
    QVERIFY(driver().focused() && driver().focused()->name == field);
    driver().write(text);
}

void SearchTest::aRoleByReturn()
{
    look(u"district data"_s);
    VERIFY_DONE(driver().waitFor(QAccessible::ListItem, u"District Data Officer, Role"_s));
    driver().press(Qt::Key_Return);
    VERIFY_DONE(driver().waitFor(QAccessible::Heading, u"District Data Officer"_s));
    VERIFY_DONE(driver().waitGone(QAccessible::PopupMenu, u"Search hits"_s));
    // the keyboard went along to the page
    QVERIFY(driver().focused() && driver().focused()->name != field);
}

void SearchTest::aPermissionByArrows()
{
    look(u"data"_s);
    VERIFY_DONE(driver().waitFor(QAccessible::ListItem, u"*, Permission*"_s));
    QStringList hits;
    const auto all = driver().all();
    for (const Driver::Found &one : all) {
        if (one.role == QAccessible::ListItem
            && (one.name.endsWith(", Permission"_L1) || one.name.endsWith(", Role"_L1)))
            hits << one.name;
    }
    const qsizetype first = hits.indexOf(u"Data (Can Edit), Permission"_s);
    QVERIFY2(first > 0, qPrintable(hits.join(u'\n'))); // there is one above it
    for (qsizetype i = 0; i <= first; ++i)
        driver().press(Qt::Key_Down);
    driver().press(Qt::Key_Up);
    driver().press(Qt::Key_Return);
    VERIFY_DONE(driver().waitFor(QAccessible::Pane, u"Roles"_s));
    const auto here = driver().focused();
    QVERIFY(here);
    QCOMPARE(here->role, QAccessible::Table);
    QVERIFY2(here->description.contains("Data (Can Edit)"_L1), qPrintable(here->description));
}

void SearchTest::aPersonByClick()
{
    driver().press(Qt::Key_2, Qt::AltModifier); // from whatever page
    VERIFY_DONE(driver().waitFor(QAccessible::Heading, u"Audit"_s));
    VERIFY_DONE(driver().type(QAccessible::EditableText, field, u"sakala lonj"_s));
    VERIFY_DONE(driver().click(QAccessible::ListItem, u"Lonjezo Sakala, Read Only"_s));
    VERIFY_DONE(driver().waitFor(QAccessible::Heading, u"Read Only"_s));
    VERIFY_DONE(driver().waitGone(QAccessible::PopupMenu, u"Search hits"_s));
}

void SearchTest::anAdminOpensTheRoleAdmin()
{
    look(u"wezi nyirenda"_s);
    VERIFY_DONE(driver().waitFor(QAccessible::ListItem, u"Wezi Nyirenda, Admin"_s));
    driver().press(Qt::Key_Return);
    VERIFY_DONE(driver().waitFor(QAccessible::Heading, u"Admin"_s));
    QVERIFY(!driver().find(QAccessible::NoRole, u"This role is not there any more.*"_s));
}

/// By its code, in capitals; there is no page of places yet that could open.
void SearchTest::aPlaceTellsWhereItLies()
{
    const auto &places = m_stage->workspace().shown().places;
    const auto place = places.at(places.size() - 1);
    const auto above = places.find(place.parent);
    look(place.siteCode.toUpper());
    VERIFY_DONE(driver().waitFor(QAccessible::ListItem, u"%1 (%2), *"_s.arg(place.name, place.siteCode)));
    QVERIFY2(driver().find(QAccessible::ListItem, u"*, %1*"_s.arg(above->name)), qPrintable(driver().shown()));
    driver().press(Qt::Key_Return);
    QTest::qWait(50);
    QVERIFY(driver().find(QAccessible::Heading, u"Roles"_s));
}

void SearchTest::nothingFoundSaysSo()
{
    look(u"zookeeper"_s);
    VERIFY_DONE(driver().waitFor(QAccessible::StaticText, u"Nothing in this project matches “zookeeper”."_s));
    driver().press(Qt::Key_Down);
    driver().press(Qt::Key_Return); // and nothing happens
    QTest::qWait(50);
    QVERIFY(driver().find(QAccessible::StaticText, u"Nothing in this project matches “zookeeper”."_s));
    QVERIFY(driver().find(QAccessible::Heading, u"Roles"_s));
}

void SearchTest::escapeClears()
{
    look(u"read"_s);
    VERIFY_DONE(driver().waitFor(QAccessible::ListItem, u"Read Only, Role"_s));
    driver().press(Qt::Key_Escape);
    VERIFY_DONE(driver().waitGone(QAccessible::ListItem, u"Read Only, Role"_s));
    QVERIFY(driver().focused() && driver().focused()->name == field); // stays where one types
    driver().write(u"read"_s);                                        // and it was empty
    VERIFY_DONE(driver().waitFor(QAccessible::ListItem, u"Read Only, Role"_s));
    QVERIFY(driver().find(QAccessible::Heading, u"Roles"_s));
}

STEWARD_TEST(SearchTest, "search", Gui)
#include "searchtest.moc"
