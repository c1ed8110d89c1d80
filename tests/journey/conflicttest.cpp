// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/catalogue.h"
#include "domain/fields.h"
#include "journey/job.h"
#include "journey/looks.h"
#include "models/fieldtext.h"
#include "support/testmain.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::domain;
using namespace steward::tests;

/// Two people changed the same field, and the answer is neither of both: a third value, staged like every other edit.
class ConflictTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void anotherName();
    void anotherPage();
    void otherRoles();
    void otherItems();
    void mineByKeys();
    void inASmallWindow();
    void leftAsItIs();
    void onlyTwoValues();

private:
    [[nodiscard]] Driver &driver() { return m_stage->driver(); }
    [[nodiscard]] EntityRef role() { return {u"role"_s, m_stage->role(u"read_only_role"_s).id}; }
    [[nodiscard]] Id plant(const QString &name) { return m_stage->host().plant(name); }
    /// The two sides of it, and the review of that.
    void quarrel(const QString &field, const QJsonValue &mine, const QJsonValue &theirs);
    /// By keys.
    void openAnother(const QString &field);
    /// Nothing of it is live; then it is applied, and is.
    void applyAs(const QString &field, const QJsonValue &value);

    std::unique_ptr<ConsoleStage> m_stage;
};

#define VERIFY_DONE(act) QVERIFY2(act, qPrintable(driver().failure() + u'\n' + driver().shown()))

namespace {

QJsonArray ids(const QList<Id> &list)
{
    QJsonArray array;
    for (const Id &id : list)
        array << id.toString();
    return array;
}

} // namespace

void ConflictTest::init()
{
    m_stage = std::make_unique<ConsoleStage>();
    QVERIFY(m_stage->isOpen());
    VERIFY_DONE(driver().waitFor(QAccessible::Heading, u"Roles"_s));
}

void ConflictTest::cleanup()
{
    QCOMPARE(ConsoleStage::complaints(), QStringList());
    m_stage.reset();
}

void ConflictTest::quarrel(const QString &field, const QJsonValue &mine, const QJsonValue &theirs)
{
    m_stage->workspace().stage(role(), field, mine);
    const Project project = m_stage->stored();
    QVERIFY(m_stage->applyAs(u"second_admin"_s, {Change{.entity = role(),
                                                        .field = field,
                                                        .before = fieldValue(project, role(), field),
                                                        .after = theirs,
                                                        .baseVersion = *versionOf(project, role())}}));
    driver().press(Qt::Key_Return, Qt::ControlModifier);
    VERIFY_DONE(driver().waitFor(QAccessible::Grouping, u"Conflict: *"_s));
}

void ConflictTest::openAnother(const QString &field)
{
    VERIFY_DONE(driver().tabTo(QAccessible::Button, u"Another value for %1…"_s.arg(field)));
    driver().press(Qt::Key_Return);
}

void ConflictTest::applyAs(const QString &field, const QJsonValue &value)
{
    VERIFY_DONE(driver().waitGone(QAccessible::Grouping, u"Conflict: *"_s));
    // the keyboard is where it was: in the same row, which is another one now
    QTRY_VERIFY(driver().focused());
    QTRY_VERIFY2(driver().focused()->name.endsWith(u": "_s + fieldLabel(field)), qPrintable(driver().focused()->name));
    const Staged *staged = m_stage->workspace().draft().find(role(), field);
    QVERIFY(staged && staged->state == Staged::State::Staged);
    QCOMPARE(staged->change.after, value);
    QCOMPARE(staged->change.before, fieldValue(m_stage->stored(), role(), field)); // theirs, which he has seen
    const qint64 revision = m_stage->revision();
    if (driver().find(QAccessible::CheckBox, u"I have read this removal: *"_s))
        VERIFY_DONE(driver().click(QAccessible::CheckBox, u"I have read this removal: *"_s));
    Job job(*m_stage);
    VERIFY_DONE(job.waitReady() && job.apply());
    QVERIFY(driver().waitUntil([&] { return m_stage->revision() == revision + 1; }));
    QCOMPARE(fieldValue(m_stage->stored(), role(), field), value);
    QTRY_VERIFY(m_stage->workspace().draft().isEmpty());
}

void ConflictTest::anotherName()
{
    quarrel(u"name"_s, u"Reader"_s, u"Guest"_s);
    openAnother(u"Name"_s);
    VERIFY_DONE(driver().waitFor(QAccessible::Dialog, u"Another value for Name"_s));
    const auto dialog = driver().find(QAccessible::Dialog, u"Another value for Name"_s);
    QVERIFY2(dialog->description.contains(u"Mine is Reader, theirs is Guest."_s), qPrintable(dialog->description));
    QTRY_VERIFY(driver().focused() && driver().focused()->name == "Name"_L1); // with mine in it, to write over
    driver().write(u"Helpdesk"_s);
    driver().press(Qt::Key_Return);
    QTRY_VERIFY(driver().focused() && !driver().focused()->description.isEmpty()); // why not: that name is taken
    QVERIFY(driver().find(QAccessible::Dialog, u"Another value for Name"_s));
    QVERIFY(m_stage->workspace().draft().hasConflict());
    driver().press(Qt::Key_A, Qt::ControlModifier);
    driver().write(u"Visitor"_s);
    driver().press(Qt::Key_Return);
    VERIFY_DONE(driver().waitGone(QAccessible::Dialog, u"Another value for Name"_s));
    driver().press(Qt::Key_Z, Qt::ControlModifier); // a step like every other
    VERIFY_DONE(driver().waitFor(QAccessible::Grouping, u"Conflict: Name"_s));
    driver().press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    applyAs(u"name"_s, u"Visitor"_s);
}

void ConflictTest::anotherPage()
{
    quarrel(u"landing_page"_s, u"webapps"_s, u"reports"_s);
    openAnother(u"Default Landing Page"_s);
    VERIFY_DONE(driver().waitFor(QAccessible::ComboBox, u"Default Landing Page"_s));
    QTRY_VERIFY(driver().focused() && driver().focused()->role == QAccessible::ComboBox);
    QVERIFY(driver().focused()->description.contains(u"Web Apps"_s));
    driver().press(Qt::Key_Up);
    QTRY_VERIFY(driver().focused()->description.contains(u"Dashboard"_s));
    VERIFY_DONE(driver().tabTo(QAccessible::Button, u"Stage this value"_s));
    driver().press(Qt::Key_Return);
    applyAs(u"landing_page"_s, u"dashboard"_s);
}

void ConflictTest::otherRoles()
{
    const Id mine = plant(u"ddo_role"_s);
    const Project project = m_stage->stored();
    QList<Id> others;
    for (int i = 0; i < project.roles.size(); ++i) {
        const Id id = project.roles.at(i).id;
        if (id != mine && id != role().id && !project.roles.at(i).isArchived
            && !project.roles.find(role().id)->assignableBy.contains(id))
            others << id;
    }
    QVERIFY(others.size() >= 2);
    const QString third = nameOf(project, {u"role"_s, others.at(1)});
    quarrel(u"assignable_by"_s, ids({mine}), ids({others.at(0)}));
    openAnother(u"Manage Role Assignment"_s);
    VERIFY_DONE(driver().waitFor(QAccessible::CheckBox, u"District Data Officer"_s));
    QVERIFY(driver().find(QAccessible::CheckBox, u"District Data Officer"_s)->isChecked);
    const QString theirs = nameOf(project, {u"role"_s, others.at(0)});
    QVERIFY(!driver().find(QAccessible::CheckBox, theirs)->isChecked);
    VERIFY_DONE(driver().click(QAccessible::CheckBox, theirs)); // both sides together
    VERIFY_DONE(driver().type(QAccessible::EditableText, u"Find"_s, third));
    VERIFY_DONE(driver().click(QAccessible::CheckBox, third)); // and one that nobody thought of
    VERIFY_DONE(driver().click(QAccessible::Button, u"Stage this value"_s));
    applyAs(u"assignable_by"_s, ids({others.at(0), mine, others.at(1)}));
}

/// What a permission holds is chosen where it always is.
void ConflictTest::otherItems()
{
    const Project project = m_stage->stored();
    int permission = 0;
    while (permission < catalogue().size() && project.items.value(catalogue().at(permission).itemKind).size() < 3)
        ++permission;
    QVERIFY(permission < catalogue().size());
    const QList<Item> items = project.items.value(catalogue().at(permission).itemKind);
    const QString field = u"permissions."_s + catalogue().at(permission).key;
    quarrel(field, QJsonArray{items.at(0).id}, QJsonArray{items.at(1).id});
    VERIFY_DONE(driver().click(QAccessible::Button, u"Another value for *"_s));
    VERIFY_DONE(driver().waitFor(QAccessible::RadioButton, u"Only some: *"_s));
    VERIFY_DONE(driver().click(QAccessible::CheckBox, items.at(0).label));
    VERIFY_DONE(driver().click(QAccessible::CheckBox, items.at(2).label));
    VERIFY_DONE(driver().click(QAccessible::Button, u"Stage this choice"_s));
    applyAs(field, QJsonArray{items.at(2).id});
}

void ConflictTest::mineByKeys()
{
    quarrel(u"name"_s, u"Reader"_s, u"Guest"_s);
    VERIFY_DONE(driver().tabTo(QAccessible::RadioButton, u"Mine, Reader, *"_s));
    driver().press(Qt::Key_Space);
    applyAs(u"name"_s, u"Reader"_s);
}

/// Both sides say whose they are, and stay a line or two of words.
void ConflictTest::inASmallWindow()
{
    m_stage->window()->resize(1024, 680);
    quarrel(u"name"_s, u"Reader"_s, u"Guest"_s);
    for (const QString &name : {u"Mine, Reader, Thokozani Mwale, *"_s, u"Theirs, Guest, Wezi Nyirenda, *"_s}) {
        const auto side = driver().find(QAccessible::RadioButton, name);
        QVERIFY2(side, qPrintable(driver().shown()));
        QVERIFY2(side->rect.height() <= 64, qPrintable(QString::number(side->rect.height())));
    }
    QCOMPARE(misplaced(driver()), QStringList());
    VERIFY_DONE(driver().click(QAccessible::RadioButton, u"Mine, Reader, *"_s));
    applyAs(u"name"_s, u"Reader"_s);
}

void ConflictTest::leftAsItIs()
{
    quarrel(u"name"_s, u"Reader"_s, u"Guest"_s);
    for (const bool isEscape : {true, false}) {
        openAnother(u"Name"_s);
        VERIFY_DONE(driver().waitFor(QAccessible::Dialog, u"Another value for Name"_s));
        QTRY_VERIFY(driver().focused() && driver().focused()->name == "Name"_L1);
        driver().write(u"Visitor"_s);
        if (isEscape)
            driver().press(Qt::Key_Escape);
        else
            VERIFY_DONE(driver().click(QAccessible::Button, u"Cancel"_s));
        VERIFY_DONE(driver().waitGone(QAccessible::Dialog, u"Another value for Name"_s));
        QTRY_COMPARE(driver().focused()->name, u"Another value for Name…"_s); // back where it was
    }
    QVERIFY(m_stage->workspace().draft().hasConflict());
    QCOMPARE(m_stage->workspace().draft().find(role(), u"name"_s)->change.after, QJsonValue(u"Reader"_s));
}

/// Of a removal there is no third way.
void ConflictTest::onlyTwoValues()
{
    m_stage->workspace().stageRemoval(role());
    const Project project = m_stage->stored();
    QVERIFY(m_stage->applyAs(u"second_admin"_s, {Change{.entity = role(),
                                                        .field = u"name"_s,
                                                        .before = project.roles.find(role().id)->name,
                                                        .after = u"Guest"_s,
                                                        .baseVersion = *versionOf(project, role())}}));
    driver().press(Qt::Key_Return, Qt::ControlModifier);
    VERIFY_DONE(driver().waitFor(QAccessible::Grouping, u"Conflict: *"_s));
    QVERIFY(!driver().find(QAccessible::Button, u"Another value for *"_s));
}

STEWARD_TEST(ConflictTest, "conflict", Gui)
#include "conflicttest.moc"
