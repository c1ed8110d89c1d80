// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/catalogue.h"
#include "domain/fields.h"
#include "journey/job.h"
#include "support/testmain.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace steward;
using namespace steward::domain;
using namespace steward::tests;

/// What an entry of the audit offers beside the way back: a link to it, and the whole object beside what was changed.
class AuditTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aLinkOpensItsEntry();
    void aLinkOpensWhatTheListDoesNotHave();
    void aLinkThatLeadsNowhere_data();
    void aLinkThatLeadsNowhere();
    void aSlowLinkSaysWhatItWaitsFor();
    void allFields();

private:
    [[nodiscard]] Driver &driver() { return m_stage->driver(); }
    /// Somebody else sets a field of the role; returns the set.
    Id set(const QString &field, const QJsonValue &value);
    void openAudit();
    void paste(const QString &link);
    [[nodiscard]] QString linkTo(const Id &set);
    [[nodiscard]] EntityRef role() { return {u"role"_s, m_stage->role(u"ddo_role"_s).id}; }

    std::unique_ptr<ConsoleStage> m_stage;
};

#define VERIFY_DONE(act) QVERIFY2(act, qPrintable(driver().failure() + u'\n' + driver().shown()))

void AuditTest::init()
{
    m_stage = std::make_unique<ConsoleStage>();
    QVERIFY(m_stage->isOpen());
    VERIFY_DONE(driver().waitFor(QAccessible::Heading, u"Roles"_s));
}

void AuditTest::cleanup()
{
    QCOMPARE(ConsoleStage::complaints(), QStringList());
    m_stage.reset();
}

Id AuditTest::set(const QString &field, const QJsonValue &value)
{
    const Project project = m_stage->stored();
    const auto applied = m_stage->applyAs(u"second_admin"_s, {Change{.entity = role(),
                                                                     .field = field,
                                                                     .before = fieldValue(project, role(), field),
                                                                     .after = value,
                                                                     .baseVersion = *versionOf(project, role())}});
    const QList<AuditRow> rows = m_stage->rowsSince(project.revision);
    return applied && rows.size() == 1 ? rows.constFirst().set : Id();
}

void AuditTest::openAudit()
{
    QVERIFY(driver().waitUntil([&] { return m_stage->workspace().project().revision == m_stage->revision(); }));
    driver().press(Qt::Key_2, Qt::AltModifier);
    VERIFY_DONE(driver().waitFor(QAccessible::Heading, u"Audit"_s));
    VERIFY_DONE(driver().waitFor(QAccessible::List, u"What changed, *"_s));
}

void AuditTest::paste(const QString &link)
{
    QGuiApplication::clipboard()->setText(link);
    driver().press(Qt::Key_K, Qt::ControlModifier);
    driver().press(Qt::Key_V, Qt::ControlModifier);
}

QString AuditTest::linkTo(const Id &set)
{
    return u"steward://project/%1/audit/%2"_s.arg(m_stage->stored().id.toString(), set.toString());
}

void AuditTest::aLinkOpensItsEntry()
{
    QVERIFY(!set(u"name"_s, u"District Lead"_s).isNull());
    const Id page = set(u"landing_page"_s, u"webapps"_s);
    QVERIFY(!set(u"landing_page"_s, u"reports"_s).isNull());
    openAudit();
    driver().press(Qt::Key_Down); // below the newest
    VERIFY_DONE(driver().waitFor(QAccessible::ListItem, u"*now Web Apps*"_s));
    VERIFY_DONE(driver().tabTo(QAccessible::Button, u"Copy link"_s));
    driver().press(Qt::Key_Return);
    VERIFY_DONE(driver().waitFor(QAccessible::Button, u"Link copied"_s));
    const QString link = QGuiApplication::clipboard()->text();
    QCOMPARE(link, linkTo(page)); // two ids, nobody's name

    // another entry has not been copied
    VERIFY_DONE(driver().click(QAccessible::List, u"Entries"_s));
    driver().press(Qt::Key_Home);
    VERIFY_DONE(driver().waitFor(QAccessible::ListItem, u"Default Landing Page: was Web Apps, now Reports"_s));
    VERIFY_DONE(driver().waitFor(QAccessible::Button, u"Copy link"_s));

    driver().press(Qt::Key_1, Qt::AltModifier);
    VERIFY_DONE(driver().waitFor(QAccessible::Heading, u"Roles"_s));
    paste(u"  "_s + link + u' ');
    VERIFY_DONE(driver().waitFor(QAccessible::ListItem, u"An entry of the audit, Link"_s));
    driver().press(Qt::Key_Return);
    VERIFY_DONE(driver().waitFor(QAccessible::Heading, u"Audit"_s));
    VERIFY_DONE(driver().waitFor(QAccessible::ListItem, u"*now Web Apps*"_s));
    VERIFY_DONE(driver().waitGone(QAccessible::PopupMenu, u"Search hits"_s));
    QCOMPARE(driver().focused()->role, QAccessible::ListItem); // the keyboard went along
    driver().press(Qt::Key_Down);                              // and goes on from there
    VERIFY_DONE(driver().waitFor(QAccessible::ListItem, u"Name: was District Data Officer, now District Lead"_s));
}

void AuditTest::aLinkOpensWhatTheListDoesNotHave()
{
    const Id first = set(u"name"_s, u"District Lead"_s);
    for (int i = 0; i < 30; ++i) {
        QVERIFY(!set(u"landing_page"_s, u"webapps"_s).isNull());
        QVERIFY(!set(u"landing_page"_s, u"reports"_s).isNull());
    }
    openAudit();
    QVERIFY(!driver().find(QAccessible::ListItem, u"Name: was District Data Officer, *"_s));
    paste(linkTo(first)); // on the very page
    VERIFY_DONE(driver().waitFor(QAccessible::ListItem, u"An entry of the audit, Link"_s));
    driver().press(Qt::Key_Return);
    VERIFY_DONE(driver().waitFor(QAccessible::ListItem, u"Name: was District Data Officer, now District Lead"_s));

    // what came after it is not there yet, so that the whole object cannot be told
    const auto all = driver().find(QAccessible::Button, u"Show all fields"_s);
    QVERIFY(all);
    QVERIFY2(all->description.contains(u"Go down the list to this entry first."_s), qPrintable(all->description));
    VERIFY_DONE(driver().click(QAccessible::List, u"Entries"_s));
    QVERIFY(!driver().find(QAccessible::ListItem, u"Name: was District Data Officer, *"_s)); // another was chosen
    for (int i = 0; i < 3; ++i) {
        driver().press(Qt::Key_End);
        QTest::qWait(200);
    }
    paste(linkTo(first));
    VERIFY_DONE(driver().waitFor(QAccessible::ListItem, u"An entry of the audit, Link"_s));
    driver().press(Qt::Key_Return);
    VERIFY_DONE(driver().waitFor(QAccessible::ListItem, u"Name: was District Data Officer, now District Lead"_s));
    VERIFY_DONE(driver().click(QAccessible::Button, u"Show all fields"_s));
    VERIFY_DONE(driver().waitFor(QAccessible::Button, u"Show changed fields"_s));
}

void AuditTest::aLinkThatLeadsNowhere_data()
{
    QTest::addColumn<QString>("project"); // empty: this one
    QTest::addColumn<QString>("set");
    QTest::addColumn<QString>("sentence");
    const QString some = Id::random().toString();
    QTest::newRow("another project")
        << Id::random().toString() << some
        << u"This link leads into another project. Open that project and paste it there."_s;
    QTest::newRow("cut off") << QString() << some.chopped(3)
                             << u"This link cannot be followed. It may have lost a part on its way."_s;
    QTest::newRow("not there") << QString() << some
                               << u"There is no such entry in the audit of this project. The link may have lost a part "
                                  "on its way. Ask for it again."_s;
}

void AuditTest::aLinkThatLeadsNowhere()
{
    QFETCH(const QString, project);
    QFETCH(const QString, set);
    QFETCH(const QString, sentence);
    const QString here = m_stage->stored().id.toString();
    paste(u"steward://project/%1/audit/%2"_s.arg(project.isEmpty() ? here : project, set));
    driver().press(Qt::Key_Return);
    VERIFY_DONE(driver().waitFor(QAccessible::NoRole, sentence));
    if (driver().find(QAccessible::Button, u"Close"_s)) { // read, and away with it
        VERIFY_DONE(driver().click(QAccessible::Button, u"Close"_s));
        VERIFY_DONE(driver().waitGone(QAccessible::NoRole, sentence));
        VERIFY_DONE(driver().waitFor(QAccessible::List, u"What changed, *"_s)); // the newest, as without a link
    } else {
        QVERIFY(driver().find(QAccessible::Heading, u"Roles"_s)); // nothing opened
    }
}

void AuditTest::aSlowLinkSaysWhatItWaitsFor()
{
    const Id page = set(u"landing_page"_s, u"webapps"_s);
    m_stage->transport().faults().add(late(setsRoute, 3s));
    paste(linkTo(page));
    driver().press(Qt::Key_Return);
    VERIFY_DONE(driver().waitFor(QAccessible::ProgressBar, u"Asking the server for the entry"_s, 2000));
    VERIFY_DONE(driver().waitFor(QAccessible::ListItem, u"*now Web Apps*"_s));
    VERIFY_DONE(driver().waitGone(QAccessible::ProgressBar, u"Asking the server for the entry"_s));
}

/// As the object was then, not as it is now.
void AuditTest::allFields()
{
    const Role before = m_stage->role(u"ddo_role"_s);
    const Id page = set(u"landing_page"_s, u"webapps"_s);
    QVERIFY(!set(u"name"_s, u"District Lead"_s).isNull());
    QVERIFY(!set(u"permissions.access_mobile_endpoints"_s, true).isNull());
    QVERIFY(!before.permissions.holds(catalogue().indexOf(u"access_mobile_endpoints")));
    QVERIFY(before.permissions.holds(catalogue().indexOf(u"access_all_locations")));
    openAudit();
    paste(linkTo(page));
    driver().press(Qt::Key_Return);
    VERIFY_DONE(driver().waitFor(QAccessible::List, u"What changed, 1 field"_s));
    QVERIFY(!driver().find(QAccessible::ListItem, u"Name: *"_s));

    VERIFY_DONE(driver().tabTo(QAccessible::Button, u"Show all fields"_s));
    driver().press(Qt::Key_Space);
    const qsizetype fields = 6 + catalogue().size();
    const QString pane = u"What changed, 1 of %1 fields"_s.arg(fields);
    VERIFY_DONE(driver().waitFor(QAccessible::List, pane));
    QCOMPARE(driver().focused()->name, u"Show changed fields"_s);
    VERIFY_DONE(driver().waitFor(QAccessible::ListItem, u"Name: District Data Officer, not changed"_s));
    VERIFY_DONE(driver().reveal(QAccessible::ListItem, u"Full Organization Access: On, not changed"_s, pane));
    VERIFY_DONE(driver().reveal(QAccessible::ListItem, u"Mobile App Access: Off, not changed"_s, pane));
    VERIFY_DONE(driver().reveal(QAccessible::ListItem, u"*now Web Apps*"_s, pane));

    // it stays so from entry to entry
    VERIFY_DONE(driver().click(QAccessible::ListItem, u"*renamed the role*"_s));
    VERIFY_DONE(driver().waitFor(QAccessible::ListItem, u"Name: was District Data Officer, now District Lead"_s));
    VERIFY_DONE(driver().reveal(QAccessible::ListItem, u"Default Landing Page: Web Apps, not changed"_s, pane));
    VERIFY_DONE(driver().tabTo(QAccessible::Button, u"Show changed fields"_s)); // comes into sight with the keyboard
    driver().press(Qt::Key_Space);
    VERIFY_DONE(driver().waitFor(QAccessible::List, u"What changed, 1 field"_s));
    VERIFY_DONE(driver().waitGone(QAccessible::ListItem, u"*, not changed"_s));
}

STEWARD_TEST(AuditTest, "audit", Gui)
#include "audittest.moc"
