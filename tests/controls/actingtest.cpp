// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What can be pressed: by the pointer, by Space and Return, by a screen reader; and not at all while blocked.
#include "controls/stage.h"
#include "support/testmain.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace steward::tests {

class ActingTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Stage> m_stage;

    void key(Qt::Key key) { QTest::keyClick(&m_stage->window(), key); }

private Q_SLOTS:
    void init() { m_stage = std::make_unique<Stage>(); }

    void cleanup()
    {
        const QStringList complaints = Stage::complaints();
        m_stage.reset();
        QAccessible::setActive(false);
        QCOMPARE(complaints, QStringList());
    }

    void controls_data()
    {
        QTest::addColumn<QString>("qml");
        QTest::addColumn<QByteArray>("signal");
        QTest::addColumn<int>("role");
        QTest::addColumn<QString>("name");
        const QString because = u"reason: \"Because it is.\";"_s;
        const auto row = [](const char *what, const QString &qml, const char *signal, QAccessible::Role role,
                            const QString &name) {
            QTest::newRow(what) << qml << QByteArray(signal) << int(role) << name;
        };
        row("button", u"ActionButton { text: \"Export\"; "_s + because, SIGNAL(clicked()), QAccessible::Button,
            u"Export"_s);
        row("link",
            u"ActionButton { kind: ActionButton.Link; text: \"Names\"; label: \"Names: 12 people\"; "_s + because,
            SIGNAL(clicked()), QAccessible::Button, u"Names: 12 people"_s);
        row("icon", u"IconButton { iconName: \"x\"; text: \"Close\"; "_s + because, SIGNAL(clicked()),
            QAccessible::Button, u"Close"_s);
        row("toggle", u"Toggle { label: \"Secure\"; "_s + because, SIGNAL(toggled()), QAccessible::CheckBox,
            u"Secure"_s);
        row("tick", u"Tick { text: \"Can Edit\"; "_s + because, SIGNAL(toggled()), QAccessible::CheckBox,
            u"Can Edit"_s);
        row("tick alone", u"Tick { label: \"Users, Can Edit\"; "_s + because, SIGNAL(toggled()), QAccessible::CheckBox,
            u"Users, Can Edit"_s);
        row("radio", u"Radio { text: \"Mine\"; note: \"13:34\"; "_s + because, SIGNAL(toggled()),
            QAccessible::RadioButton, u"Mine, 13:34"_s);
        row("card", u"Radio { card: true; text: \"Theirs\"; "_s + because, SIGNAL(toggled()), QAccessible::RadioButton,
            u"Theirs"_s);
    }

    void controls()
    {
        QFETCH(QString, qml);
        QFETCH(QByteArray, signal);
        QFETCH(int, role);
        QFETCH(QString, name);
        const bool once = qml.startsWith("Radio"_L1); // chosen stays chosen

        for (const auto &press : std::initializer_list<std::function<void(QQuickItem *)>>{
                 [&](QQuickItem *item) { m_stage->click(item); }, [&](QQuickItem *) { key(Qt::Key_Space); },
                 [&](QQuickItem *) { key(Qt::Key_Return); }, [&](QQuickItem *) { key(Qt::Key_Enter); },
                 [&](QQuickItem *item) {
                     Stage::accessible(item)->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
                 }}) {
            QQuickItem *item = m_stage->show(qml + u"}"_s);
            QVERIFY(item);
            QSignalSpy spy(item, signal.constData());
            item->forceActiveFocus(Qt::TabFocusReason);
            press(item);
            QCOMPARE(spy.size(), 1);
            press(item);
            QCOMPARE(spy.size(), once ? 1 : 2);

            QAccessibleInterface *face = Stage::accessible(item);
            QVERIFY(face);
            QCOMPARE(int(face->role()), role);
            QCOMPARE(face->text(QAccessible::Name), name);
            QVERIFY(face->state().focusable);
            QVERIFY(item->width() >= 24 && item->height() >= 24);

            item = m_stage->show(qml + u" blocked: true }"_s);
            QVERIFY(item);
            QSignalSpy silent(item, signal.constData());
            item->forceActiveFocus(Qt::TabFocusReason);
            press(item);
            press(item);
            QCOMPARE(silent.size(), 0);
            QVERIFY(!read<bool>(item, "checked"));
            QVERIFY(item->hasActiveFocus());
            QCOMPARE(Stage::accessible(item)->text(QAccessible::Description), u"Because it is."_s);
        }
    }

    /// A card that is too narrow for both in a line puts the note under the text, and breaks neither into letters.
    void noteOfACard()
    {
        const QString card = u"Radio { card: true; text: \"Mine, Data Lead\"; note: \"Thokozani Mwale, 13:34\"; "_s;
        const QQuickItem *item = m_stage->show(card + u"width: implicitWidth }"_s);
        QVERIFY(item);
        const qreal line = item->height();
        const qreal wide = item->implicitWidth();
        item = m_stage->show(card + u"width: implicitWidth - 40 }"_s);
        QVERIFY(item);
        QCOMPARE(item->implicitWidth(), wide); // what it asks for does not hang on what it got
        QVERIFY(item->height() > line);
        QVERIFY(item->height() < 2 * line);
    }

    /// With a screen reader on, Qt fills in roles and names by itself; ours must stand, and a press be one press.
    void controlsWithAScreenReader_data() { controls_data(); }

    void controlsWithAScreenReader()
    {
        QAccessible::setActive(true);
        controls();
    }

    void whatHidesItselfLeavesTheKeyboard_data()
    {
        QTest::addColumn<QString>("qml");
        const QString gone = u"id: gone; visible: !root.isGone; text: \"Gone\"; "_s;
        QTest::newRow("button") << u"ActionButton { "_s + gone + u"onClicked: root.isGone = true }"_s;
        QTest::newRow("icon") << u"IconButton { iconName: \"x\"; "_s + gone + u"onClicked: root.isGone = true }"_s;
        QTest::newRow("toast") << u"Toast { "_s + gone + u"onDismissed: root.isGone = true }"_s;
    }

    void whatHidesItselfLeavesTheKeyboard()
    {
        QFETCH(QString, qml);
        QQuickItem *item = m_stage->show(u"Column { id: root; property bool isGone: false; property alias gone: gone\n"
                                         "ActionButton { text: \"Before\" }\n"_s
                                         + qml + u"\nActionButton { text: \"After\" } }"_s);
        QVERIFY(item);
        const auto name = [&] {
            return Stage::accessible(m_stage->window().activeFocusItem())->text(QAccessible::Name);
        };
        key(Qt::Key_Tab);
        key(Qt::Key_Tab);
        key(Qt::Key_Return);
        QVERIFY(!read<QQuickItem *>(item, "gone")->isVisible());
        QCOMPARE(name(), u"Before"_s);
        key(Qt::Key_Tab);
        QCOMPARE(name(), u"After"_s);

        // all around it hides, as a page does: it has the keyboard when that comes back
        item->setProperty("isGone", false);
        key(Qt::Key_Backtab);
        const QQuickItem *here = m_stage->window().activeFocusItem();
        item->setVisible(false);
        QCOMPARE(m_stage->window().activeFocusItem(), here);
        item->setVisible(true);
    }

    void blockedTakesFocusByPointerAndTellsWhy()
    {
        QQuickItem *item =
            m_stage->show(u"ActionButton { text: \"Apply\"; blocked: true; reason: \"Read it first.\" }"_s);
        QVERIFY(item);
        m_stage->click(item);
        QVERIFY(item->hasActiveFocus());
        item->setFocus(false);
        item->forceActiveFocus(Qt::TabFocusReason);
        // The tip is an item of the window's overlay.
        const auto told = [this] {
            QList<QQuickItem *> items{m_stage->window().contentItem()};
            while (!items.isEmpty()) {
                const QQuickItem *at = items.takeLast();
                if (at->property("text").toString() == u"Read it first."_s && at->isVisible() && at->width() > 0)
                    return true;
                items += at->childItems();
            }
            return false;
        };
        QTRY_VERIFY(told());
    }

    void tickStates()
    {
        QQuickItem *item = m_stage->show(u"Tick { text: \"View\"; implied: true; reason: \"Follows from Edit.\" }"_s);
        QVERIFY(item);
        QSignalSpy spy(item, SIGNAL(toggled()));
        item->forceActiveFocus(Qt::TabFocusReason);
        key(Qt::Key_Space);
        key(Qt::Key_Return);
        m_stage->click(item);
        QCOMPARE(spy.size(), 0);
        QVERIFY(Stage::accessible(item)->state().checked);
        QCOMPARE(Stage::accessible(item)->text(QAccessible::Description), u"Follows from Edit."_s);

        item = m_stage->show(u"Tick { text: \"All\"; some: true }"_s);
        QVERIFY(Stage::accessible(item)->state().checkStateMixed);
        item = m_stage->show(u"Tick { text: \"All\"; checked: true; staged: true }"_s);
        QCOMPARE(Stage::accessible(item)->text(QAccessible::Description), u"staged"_s);
    }

    void segmentsMoveByArrows_data()
    {
        QTest::addColumn<QString>("qml");
        QTest::newRow("segmented") << u"Segmented { label: \"When\"; model: [\"Off\", \"Remind\", \"Require\"] }"_s;
        QTest::newRow("tabs") << u"Tabs { label: \"When\"; model: [\"Off\", \"Remind\", \"Require\"] }"_s;
    }

    void segmentsMoveByArrows()
    {
        QFETCH(QString, qml);
        QQuickItem *item = m_stage->show(qml);
        QVERIFY(item);
        QSignalSpy spy(item, SIGNAL(chosen(int)));
        key(Qt::Key_Tab);
        key(Qt::Key_Right);
        QCOMPARE(read<int>(item, "currentIndex"), 1);
        key(Qt::Key_Right);
        key(Qt::Key_Right); // at the end: stays
        QCOMPARE(read<int>(item, "currentIndex"), 2);
        QCOMPARE(spy.size(), 2);
        key(Qt::Key_Left);
        QCOMPARE(spy.last().first().toInt(), 1);
        // One tab stop.
        QQuickItem *focused = m_stage->window().activeFocusItem();
        QCOMPARE(Stage::accessible(focused)->text(QAccessible::Name), u"Remind"_s);
        key(Qt::Key_Tab);
        QVERIFY(m_stage->window().activeFocusItem() == focused);
    }

    void aBlockedSegmentIsNotTaken()
    {
        QQuickItem *item = m_stage->show(
            u"Segmented { label: \"When\"; model: [{text: \"Now\"}, {text: \"Tonight\", blocked: true, reason: \"No.\"}] }"_s);
        QVERIFY(item);
        QSignalSpy spy(item, SIGNAL(chosen(int)));
        key(Qt::Key_Tab);
        key(Qt::Key_Right);
        QCOMPARE(spy.size(), 0);
        QCOMPARE(read<int>(item, "currentIndex"), 0);
        QCOMPARE(Stage::accessible(m_stage->window().activeFocusItem())->text(QAccessible::Description), u"No."_s);
    }

    /// What the page says goes on to count after the key.
    void radiosStayBound()
    {
        QQuickItem *item = m_stage->show(
            u"Column { id: root; property bool isAll: true; property alias all: all; property alias some: some\n"
            "Radio { id: all; text: \"All\"; checked: root.isAll; onToggled: root.isAll = true }\n"
            "Radio { id: some; text: \"Some\"; checked: !root.isAll; onToggled: root.isAll = false } }"_s);
        QVERIFY(item);
        auto *all = read<QQuickItem *>(item, "all");
        auto *some = read<QQuickItem *>(item, "some");
        for (const Qt::Key press : {Qt::Key_Return, Qt::Key_Space}) {
            some->forceActiveFocus(Qt::TabFocusReason);
            key(press);
            QVERIFY(read<bool>(some, "checked") && !read<bool>(all, "checked"));
            QVERIFY(!read<bool>(item, "isAll"));
            item->setProperty("isAll", true);
            QVERIFY(read<bool>(all, "checked") && !read<bool>(some, "checked"));
        }
    }

    void filterChips()
    {
        QQuickItem *item = m_stage->show(u"FilterChip { text: \"High risk\" }"_s);
        QVERIFY(item);
        item->forceActiveFocus(Qt::TabFocusReason);
        key(Qt::Key_Space);
        QVERIFY(read<bool>(item, "checked"));
        key(Qt::Key_Return);
        QVERIFY(!read<bool>(item, "checked"));
        m_stage->click(item);
        QVERIFY(Stage::accessible(item)->state().checked);

        item = m_stage->show(u"FilterChip { text: \"Dowa\"; closable: true }"_s);
        QSignalSpy spy(item, SIGNAL(closed()));
        m_stage->click(item);
        item->forceActiveFocus(Qt::TabFocusReason);
        key(Qt::Key_Return);
        QCOMPARE(spy.size(), 2);
        QCOMPARE(Stage::accessible(item)->text(QAccessible::Name), u"Remove the filter Dowa"_s);
    }

    void railItems()
    {
        QQuickItem *item =
            m_stage->show(u"RailItem { text: \"Roles\"; iconName: \"key-round\"; staged: 2; current: true }"_s);
        QVERIFY(item);
        QSignalSpy spy(item, SIGNAL(clicked()));
        item->forceActiveFocus(Qt::TabFocusReason);
        key(Qt::Key_Return);
        key(Qt::Key_Space);
        m_stage->click(item);
        QCOMPARE(spy.size(), 3);
        QCOMPARE(Stage::accessible(item)->text(QAccessible::Name), u"Roles, 2 staged"_s);
        QCOMPARE(Stage::accessible(item)->role(), QAccessible::PageTab);
        QVERIFY(Stage::accessible(item)->state().selected);
    }

    void draftBar()
    {
        QQuickItem *item = m_stage->show(u"DraftBar { width: 700; title: \"3 changes staged\" }"_s);
        QVERIFY(item);
        QSignalSpy reviewed(item, SIGNAL(reviewed()));
        QSignalSpy discarded(item, SIGNAL(discarded()));
        key(Qt::Key_Tab);
        key(Qt::Key_Return);
        QCOMPARE(discarded.size(), 1);
        key(Qt::Key_Tab);
        key(Qt::Key_Return);
        QCOMPARE(reviewed.size(), 1);
        item->setProperty("shown", false);
        QTRY_VERIFY(!item->isVisible());
    }

    void menuActsAndBlocks()
    {
        QQuickItem *item = m_stage->show(
            u"Item { id: root; width: 200; height: 40; property string did; property alias menu: menu\n"
            "Menu { id: menu\n"
            "MenuItem { text: \"Move to…\"; onTriggered: root.did += \"m\" }\n"
            "MenuItem { text: \"Reset\"; blocked: true; reason: \"No.\"; onTriggered: root.did += \"r\" }\n"
            "MenuSeparator {}\n"
            "MenuItem { text: \"Archive…\"; danger: true; onTriggered: root.did += \"a\" } } }"_s);
        QVERIFY(item);
        auto *menu = read<QObject *>(item, "menu");
        QVERIFY(QMetaObject::invokeMethod(menu, "open"));
        QTRY_VERIFY(read<bool>(menu, "opened"));
        key(Qt::Key_Down);
        key(Qt::Key_Down);
        key(Qt::Key_Return);
        key(Qt::Key_Space);
        QCOMPARE(read<QString>(item, "did"), QString());
        QVERIFY(read<bool>(menu, "opened"));
        key(Qt::Key_Down);
        key(Qt::Key_Return);
        QCOMPARE(read<QString>(item, "did"), u"a"_s);
        QTRY_VERIFY(!read<bool>(menu, "visible"));
        QVERIFY(QMetaObject::invokeMethod(menu, "open"));
        QTRY_VERIFY(read<bool>(menu, "opened"));
        key(Qt::Key_Escape);
        QTRY_VERIFY(!read<bool>(menu, "visible"));
    }

    void toastStaysWhileItHoldsAnAction()
    {
        QQuickItem *item =
            m_stage->show(u"Toast { width: 400; text: \"Done\"; actionText: \"Undo\"; timeText: \"29:41\" }"_s);
        QVERIFY(item);
        QSignalSpy acted(item, SIGNAL(acted()));
        QSignalSpy dismissed(item, SIGNAL(dismissed()));
        key(Qt::Key_Tab);
        QCOMPARE(Stage::accessible(m_stage->window().activeFocusItem())->text(QAccessible::Name), u"Undo"_s);
        key(Qt::Key_Return);
        QCOMPARE(acted.size(), 1);
        key(Qt::Key_Tab);
        key(Qt::Key_Space);
        QCOMPARE(dismissed.size(), 1);
        key(Qt::Key_Escape);
        QCOMPARE(dismissed.size(), 2);
    }
};

STEWARD_TEST(ActingTest, "acting", Gui)

} // namespace steward::tests

#include "actingtest.moc"
