// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Shows the roles' pages as the console lays them out and lets nothing of QML complain.
#include "models/desk.h"
#include "models/projectstatus.h"
#include "support/testmain.h"

#include <QDir>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickWindow>
#include <QTest>

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

} // namespace

class RolesPagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void cleanupTestCase();
    void pages_showWithoutComplaint_data();
    void pages_showWithoutComplaint();

private:
    void show(const QByteArray &qml, const QSize &size);

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
    QDir().mkpath(u"grabs"_s);
    QVERIFY(m_window->grabWindow().save(u"grabs/%1.png"_s.arg(QString::fromLatin1(QTest::currentDataTag()))));
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints.mid(0, 20).join(u'\n')));
}

STEWARD_TEST(RolesPagesTest, "rolespages", Gui)
#include "rolespagestest.moc"
