// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Shows the roles' pages as the console lays them out and lets nothing of QML complain.
#include "models/desk.h"
#include "models/projectstatus.h"
#include "support/driver.h"
#include "support/testmain.h"

#include <QAccessible>
#include <QDir>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickWindow>
#include <QTest>

#include <set>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::tests;

namespace {

QStringList complaints;

void keep(QtMsgType type, const QMessageLogContext &, const QString &message)
{
    const bool isForeign = message.startsWith("QStandardPaths"_L1) || message.contains("propagateSizeHints"_L1);
    if (type != QtDebugMsg && type != QtInfoMsg && !isForeign)
        complaints << message;
}

/// No two cells lie at one place: what the table keeps for other rows is not read aloud.
bool cellsStandApart(const QList<Driver::Found> &found)
{
    std::set<std::pair<int, int>> places;
    return std::all_of(found.begin(), found.end(), [&](const Driver::Found &one) {
        return one.role != QAccessible::Cell || places.emplace(one.rect.x(), one.rect.y()).second;
    });
}

} // namespace

class RolesPagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void cleanupTestCase();
    void marks_areTheControls();
    void matrix_isWorkedByKeys();
    void list_isWorkedByKeys();
    void newRole_isMadeAndOpened();
    void editor_isWorkedByPointerAndKeys();
    void editor_givesAPlace();
    void editor_keepsADangerWithWords();
    void editor_choosesItems();
    void editor_renamesAndRefusesRemoval();
    void pages_showWithoutComplaint_data();
    void pages_showWithoutComplaint();

private:
    void open(const QString &page, const QString &properties = {});
    [[nodiscard]] const Draft &draft() { return m_desk->workspace().draft(); }
    [[nodiscard]] QString signalled() const { return m_shown->property("signalled").toString(); }
    void show(const QByteArray &qml, const QSize &size); ///< fails the test itself

    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<QQmlEngine> m_engine;
    std::unique_ptr<QQuickWindow> m_window;
    std::unique_ptr<QObject> m_shown;
    std::unique_ptr<ProjectStatus> m_status;
};

void RolesPagesTest::initTestCase()
{
    m_desk = std::make_unique<Desk>();
    m_engine = std::make_unique<QQmlEngine>();
    m_engine->addImportPath(u"qrc:/qt/qml"_s);
    m_status = std::make_unique<ProjectStatus>();
    m_status->setWorkspace(&m_desk->workspace());
    m_window = std::make_unique<QQuickWindow>();
    QDir().mkpath(u"grabs"_s);
    QAccessible::setActive(true);
}

void RolesPagesTest::cleanup()
{
    qInstallMessageHandler(nullptr);
    m_shown.reset();
    m_desk->workspace().discard();
}

void RolesPagesTest::cleanupTestCase()
{
    m_window.reset();
    m_engine.reset();
}

void RolesPagesTest::show(const QByteArray &qml, const QSize &size)
{
    m_window->resize(size);
    m_window->show();
    QQmlComponent component(m_engine.get());
    component.setData("import QtQuick\nimport Steward.Theme\nimport Steward.Models\nimport Steward.Pages\n" + qml,
                      QUrl(u"qrc:/test.qml"_s));
    m_shown.reset(component.createWithInitialProperties({
        {u"workspace"_s, QVariant::fromValue(&m_desk->workspace())},
        {u"status"_s, QVariant::fromValue(m_status.get())},
        {u"width"_s, size.width()},
        {u"height"_s, size.height()},
    }));
    QVERIFY2(m_shown, qPrintable(component.errorString()));
    auto *item = qobject_cast<QQuickItem *>(m_shown.get());
    item->setParentItem(m_window->contentItem());
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    item->forceActiveFocus();
    QTest::qWait(400);
}

void RolesPagesTest::open(const QString &page, const QString &properties)
{
    complaints.clear();
    qInstallMessageHandler(keep);
    const QString qml = u"Rectangle { id: window; property Workspace workspace; property ProjectStatus status\n"
                        "property string signalled\n"
                        "color: Theme.canvas; %1Page { workspace: window.workspace; status: window.status; %2\n"
                        "focus: true; anchors { fill: parent; margins: 24 }\n"
                        "onRoleActivated: key => window.signalled = 'role ' + key } }"_s.arg(page, properties);
    show(qml.toUtf8(), QSize(1240, 860));
}

/// Models give numbers, controls name them: both must mean the same.
void RolesPagesTest::marks_areTheControls()
{
    QQmlComponent component(m_engine.get());
    component.setData(R"(import QtQuick; import Steward.Controls; import Steward.Models
        QtObject { property bool same:
            MarginMark.None === Marks.Margin.None && MarginMark.Staged === Marks.Margin.Staged
            && MarginMark.Removed === Marks.Margin.Removed && MarginMark.Conflict === Marks.Margin.Conflict
            && MarginMark.Danger === Marks.Margin.Danger && MarginMark.Locked === Marks.Margin.Locked
            && MarginMark.Added === Marks.Margin.Added
            && MatrixGlyph.NotGranted === Marks.Cell.NotGranted && MatrixGlyph.Granted === Marks.Cell.Granted
            && MatrixGlyph.Implied === Marks.Cell.Implied && MatrixGlyph.Some === Marks.Cell.Some
            && MatrixGlyph.Blocked === Marks.Cell.Blocked && MatrixGlyph.NotOffered === Marks.Cell.NotOffered
            && MatrixGlyph.StagedOn === Marks.Cell.StagedOn && MatrixGlyph.StagedOff === Marks.Cell.StagedOff
            && MatrixGlyph.Dangerous === Marks.Cell.Dangerous
            && ImpactRow.Loses === Marks.Impact.Loses && ImpactRow.Gains === Marks.Impact.Gains
            && ImpactRow.Same === Marks.Impact.Same && ImpactRow.Warns === Marks.Impact.Warns })",
                      QUrl(u"qrc:/marks.qml"_s));
    const std::unique_ptr<QObject> object(component.create());
    QVERIFY2(object, qPrintable(component.errorString()));
    QVERIFY(object->property("same").toBool());
}

void RolesPagesTest::matrix_isWorkedByKeys()
{
    open(u"Roles"_s);
    Driver driver(m_window.get());
    QVERIFY(driver.click(QAccessible::Cell, u"M&E Officer, Web Users (Can View), not granted, medium risk"_s));
    driver.press(Qt::Key_Space);
    QCOMPARE(draft().items().size(), 1);
    QVERIFY2(driver.waitFor(QAccessible::StatusBar, u"M&E Officer, Web Users (Can View): granted to 9*"_s),
             qPrintable(driver.failure()));
    driver.press(Qt::Key_W);
    QVERIFY2(driver.waitFor(QAccessible::StatusBar, u"M&E Officer, Web Users (Can View): You staged this.*"_s),
             qPrintable(driver.failure()));
    driver.press(Qt::Key_T);
    QVERIFY(draft().isEmpty());
    driver.press(Qt::Key_Left);
    driver.press(Qt::Key_Left);
    driver.press(Qt::Key_Space);
    QVERIFY2(driver.waitFor(QAccessible::StatusBar, u"Admin is built in*"_s), qPrintable(driver.failure()));
    driver.press(Qt::Key_End, Qt::ControlModifier);
    driver.press(Qt::Key_Home, Qt::ControlModifier);
    QVERIFY2(driver.waitFor(QAccessible::StatusBar, u"Area Access: 26*"_s), qPrintable(driver.failure()));
    driver.press(Qt::Key_Space);
    QVERIFY(driver.waitGone(QAccessible::Cell, u"M&E Officer, Web Users (Can View), not granted, medium risk"_s));
    QVERIFY2(cellsStandApart(driver.all()), qPrintable(driver.shown()));
    driver.press(Qt::Key_Space);
    driver.press(Qt::Key_R, Qt::ShiftModifier);
    QVERIFY(driver.waitGone(QAccessible::Cell, u"M&E Officer, Web Users (Can View), not granted, medium risk"_s));
    driver.press(Qt::Key_R, Qt::ShiftModifier);
    driver.press(Qt::Key_Right);
    driver.press(Qt::Key_Return);
    QVERIFY2(signalled().startsWith(u"role "), qPrintable(signalled()));
    driver.press(Qt::Key_Slash);
    driver.write(u"zzz"_s);
    QVERIFY2(driver.waitFor(QAccessible::StaticText, u"No permission shown has*"_s), qPrintable(driver.failure()));
    QVERIFY(driver.click(QAccessible::Button, u"Show all permissions"_s));
    QVERIFY2(driver.waitFor(QAccessible::Cell, u"Admin, Web Users*"_s), qPrintable(driver.failure()));
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(u'\n')));
}

void RolesPagesTest::list_isWorkedByKeys()
{
    open(u"Roles"_s);
    Driver driver(m_window.get());
    QVERIFY(driver.click(QAccessible::ListItem, u"Helpdesk*"_s));
    QCOMPARE(signalled(), u"role "_s + m_desk->roleKey(u"Helpdesk"_s));
    driver.write(u"z"_s);
    driver.press(Qt::Key_Return);
    QCOMPARE(signalled(), u"role "_s + m_desk->roleKey(u"Zone Supervisor"_s));
    QVERIFY(driver.waitFor(QAccessible::ColumnHeader, u"Zone Supervisor"_s));
    driver.press(Qt::Key_Space);
    QVERIFY2(driver.waitGone(QAccessible::ColumnHeader, u"Zone Supervisor"_s), qPrintable(driver.failure()));
    driver.press(Qt::Key_Space);
    QVERIFY2(driver.waitFor(QAccessible::ColumnHeader, u"Zone Supervisor"_s), qPrintable(driver.failure()));
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(u'\n')));
}

void RolesPagesTest::newRole_isMadeAndOpened()
{
    open(u"Roles"_s);
    Driver driver(m_window.get());
    QVERIFY(driver.click(QAccessible::Button, u"New role"_s));
    QVERIFY2(driver.waitFor(QAccessible::Dialog, u"New role"_s), qPrintable(driver.failure()));
    QTest::qWait(300);
    driver.write(u"Helpdesk"_s);
    QVERIFY(driver.click(QAccessible::Button, u"Stage this role"_s));
    QVERIFY(draft().isEmpty());
    driver.write(u" at night"_s);
    QVERIFY2(driver.click(QAccessible::Button, u"Stage this role"_s), qPrintable(driver.failure()));
    QCOMPARE(draft().items().size(), 1);
    QVERIFY(signalled().startsWith(u"role "));
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(u'\n')));
}

void RolesPagesTest::editor_isWorkedByPointerAndKeys()
{
    open(u"RoleEditor"_s, u"roleKey: '%1'"_s.arg(m_desk->roleKey(u"District Data Officer"_s)));
    Driver driver(m_window.get());
    QVERIFY2(driver.click(QAccessible::CheckBox, u"Full Organization Access"_s), qPrintable(driver.failure()));
    QCOMPARE(draft().items().size(), 1);
    QVERIFY2(driver.waitFor(QAccessible::AlertMessage, u"Access APIs goes around the limit*"_s),
             qPrintable(driver.failure()));
    QVERIFY2(driver.click(QAccessible::Button, u"Switch off Access APIs"_s), qPrintable(driver.failure()));
    QCOMPARE(draft().items().size(), 2);
    QVERIFY(driver.waitGone(QAccessible::AlertMessage, u"Access APIs goes around the limit*"_s));
    QVERIFY2(driver.click(QAccessible::CheckBox, u"Web Users (Can Edit), high risk"_s), qPrintable(driver.failure()));
    QCOMPARE(draft().items().size(), 3);
    driver.press(Qt::Key_T);
    QCOMPARE(draft().items().size(), 2);
    QVERIFY2(driver.click(QAccessible::ListItem, u"Holders*"_s), qPrintable(driver.failure()));
    QVERIFY2(driver.waitFor(QAccessible::Heading, u"Holders*"_s), qPrintable(driver.failure()));
    QVERIFY2(driver.click(QAccessible::Button, u"All holders…"_s), qPrintable(driver.failure()));
    QVERIFY2(driver.waitFor(QAccessible::Dialog, u"Holders"_s), qPrintable(driver.failure()));
    driver.press(Qt::Key_Escape);
    QVERIFY(driver.waitGone(QAccessible::Dialog, u"Holders"_s));
    QVERIFY2(driver.click(QAccessible::Button, u"Take back everything staged of this role"_s),
             qPrintable(driver.failure()));
    QVERIFY(draft().isEmpty());
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(u'\n')));
}

void RolesPagesTest::editor_givesAPlace()
{
    const Id role = m_desk->role(u"District Data Officer"_s);
    m_desk->workspace().stage({u"role"_s, role}, u"permissions.access_all_locations"_s, false);
    open(u"RoleEditor"_s, u"roleKey: '%1'"_s.arg(role.toString()));
    Driver driver(m_window.get());
    QVERIFY2(driver.click(QAccessible::Button, u"Give a place…"_s), qPrintable(driver.failure()));
    QVERIFY2(driver.waitFor(QAccessible::Dialog, u"A place for Yankho Msiska"_s), qPrintable(driver.failure()));
    QTest::qWait(300);
    driver.press(Qt::Key_Down);
    driver.press(Qt::Key_Space);
    QVERIFY(m_window->grabWindow().save(u"grabs/dialog-place.png"_s));
    QVERIFY2(driver.click(QAccessible::Button, u"Stage *"_s), qPrintable(driver.failure()));
    QCOMPARE(draft().items().size(), 3);
    QVERIFY(driver.waitGone(QAccessible::Button, u"Give a place…"_s));
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(u'\n')));
}

void RolesPagesTest::editor_keepsADangerWithWords()
{
    const Id role = m_desk->role(u"District Data Officer"_s);
    m_desk->workspace().stage({u"role"_s, role}, u"permissions.access_all_locations"_s, false);
    open(u"RoleEditor"_s, u"roleKey: '%1'"_s.arg(role.toString()));
    Driver driver(m_window.get());
    QVERIFY2(driver.click(QAccessible::Button, u"Keep, and say why…"_s), qPrintable(driver.failure()));
    QVERIFY2(driver.waitFor(QAccessible::Dialog, u"Keep Access APIs"_s), qPrintable(driver.failure()));
    QTest::qWait(300);
    driver.write(u"The monthly export"_s);
    QVERIFY2(driver.click(QAccessible::Button, u"Keep it"_s), qPrintable(driver.failure()));
    QCOMPARE(draft().acknowledged().size(), 1);
    QCOMPARE(draft().acknowledged().constFirst().why, u"The monthly export"_s);
    QVERIFY2(driver.waitFor(QAccessible::AlertMessage, u"*Kept. You say: The monthly export*"_s),
             qPrintable(driver.failure()));
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(u'\n')));
}

void RolesPagesTest::editor_choosesItems()
{
    const Id role = m_desk->role(u"Programme Manager"_s);
    open(u"RoleEditor"_s, u"roleKey: '%1'"_s.arg(role.toString()));
    Driver driver(m_window.get());
    QVERIFY2(driver.click(QAccessible::ListItem, u"Reports*"_s), qPrintable(driver.failure()));
    QVERIFY2(driver.click(QAccessible::Button, u"Access All Reports, *"_s), qPrintable(driver.failure()));
    QVERIFY2(driver.waitFor(QAccessible::Dialog, u"Access All Reports"_s), qPrintable(driver.failure()));
    QTest::qWait(300);
    QVERIFY2(driver.click(QAccessible::RadioButton, u"Only some*"_s), qPrintable(driver.failure()));
    QTest::qWait(300);
    QVERIFY(m_window->grabWindow().save(u"grabs/dialog-items.png"_s));
    QVERIFY2(driver.click(QAccessible::Button, u"Stage this choice"_s), qPrintable(driver.failure()));
    QCOMPARE(draft().items().size(), 1);
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(u'\n')));
}

void RolesPagesTest::editor_renamesAndRefusesRemoval()
{
    const Id role = m_desk->role(u"District Data Officer"_s);
    open(u"RoleEditor"_s, u"roleKey: '%1'"_s.arg(role.toString()));
    Driver driver(m_window.get());
    QVERIFY2(driver.click(QAccessible::Button, u"More about this role"_s), qPrintable(driver.failure()));
    QVERIFY2(driver.waitFor(QAccessible::MenuItem, u"Remove…"_s), qPrintable(driver.failure()));
    QVERIFY(driver.find(QAccessible::MenuItem, u"Remove…"_s)->description.contains(u"Give them another role"));
    QVERIFY(m_window->grabWindow().save(u"grabs/menu.png"_s));
    QVERIFY2(driver.click(QAccessible::MenuItem, u"Rename…"_s), qPrintable(driver.failure()));
    QVERIFY2(driver.waitFor(QAccessible::Dialog, u"Rename District Data Officer"_s), qPrintable(driver.failure()));
    QTest::qWait(300);
    driver.write(u"Admin"_s);
    QVERIFY2(driver.click(QAccessible::Button, u"Stage this name"_s), qPrintable(driver.failure()));
    QVERIFY(draft().isEmpty());
    driver.write(u" of data"_s);
    QVERIFY2(driver.click(QAccessible::Button, u"Stage this name"_s), qPrintable(driver.failure()));
    QCOMPARE(draft().items().size(), 1);
    QVERIFY2(driver.waitFor(QAccessible::Heading, u"Admin of data"_s), qPrintable(driver.failure()));
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(u'\n')));
}

void RolesPagesTest::pages_showWithoutComplaint_data()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<int>("scheme");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("isMirrored");

    const QSize usual(1440, 900);
    QTest::newRow("roles") << u"Roles"_s << 0 << usual << false;
    QTest::newRow("roles-dark") << u"Roles"_s << 1 << usual << false;
    QTest::newRow("roles-1024") << u"Roles"_s << 0 << QSize(1024, 680) << false;
    QTest::newRow("roles-768") << u"Roles"_s << 0 << QSize(768, 900) << false;
    QTest::newRow("roles-rtl") << u"Roles"_s << 0 << usual << true;
    QTest::newRow("editor") << u"RoleEditor"_s << 0 << usual << false;
    QTest::newRow("editor-dark") << u"RoleEditor"_s << 1 << usual << false;
    QTest::newRow("editor-1024") << u"RoleEditor"_s << 0 << QSize(1024, 680) << false;
    QTest::newRow("editor-768") << u"RoleEditor"_s << 0 << QSize(768, 900) << false;
    QTest::newRow("editor-rtl") << u"RoleEditor"_s << 0 << usual << true;
}

void RolesPagesTest::pages_showWithoutComplaint()
{
    QFETCH(QString, page);
    QFETCH(int, scheme);
    QFETCH(QSize, size);
    QFETCH(bool, isMirrored);

    const QString role = u"District Data Officer"_s;
    m_desk->workspace().stage({u"role"_s, m_desk->role(role)}, u"permissions.access_all_locations"_s, false);
    m_desk->workspace().stage({u"role"_s, m_desk->role(role)}, u"permissions.access_mobile_endpoints"_s, true);
    complaints.clear();
    qInstallMessageHandler(keep);
    // where the console puts a page: beside the rail, under the bar, above the draft bar
    const int left = size.width() <= 840 ? 72 : size.width() < 1120 ? 80 : 244;
    const QString qml =
        u"Rectangle { id: window; property Workspace workspace; property ProjectStatus status\n"
        "color: Theme.canvas; LayoutMirroring.enabled: %2; LayoutMirroring.childrenInherit: true\n"
        "%1Page { workspace: window.workspace; status: window.status; %3\n"
        "focus: true; anchors { fill: parent; leftMargin: %4; rightMargin: %5; topMargin: 71; bottomMargin: 68 } }\n"
        "Component.onCompleted: Theme.scheme = %6 }"_s.arg(
            page, isMirrored ? u"true"_s : u"false"_s,
            page == u"RoleEditor" ? u"roleKey: '%1'"_s.arg(m_desk->roleKey(role)) : QString(), QString::number(left),
            size.width() <= 840 ? u"16"_s : u"24"_s, QString::number(scheme));
    show(qml.toUtf8(), size);
    QVERIFY(m_window->grabWindow().save(u"grabs/%1.png"_s.arg(QString::fromLatin1(QTest::currentDataTag()))));
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints.mid(0, 20).join(u'\n')));
}

STEWARD_TEST(RolesPagesTest, "rolespages", Gui)
#include "rolespagestest.moc"
