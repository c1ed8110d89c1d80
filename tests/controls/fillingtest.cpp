// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is filled in, and what opens over the page or beside it.
#include "controls/stage.h"
#include "support/testmain.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace steward::tests {

class FillingTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Stage> m_stage;

    void key(Qt::Key key) { QTest::keyClick(&m_stage->window(), key); }
    void type(const char *letters)
    {
        for (const char *at = letters; *at; ++at)
            QTest::keyClick(&m_stage->window(), *at);
    }
    [[nodiscard]] QAccessibleInterface *focused() { return Stage::accessible(m_stage->window().activeFocusItem()); }

private Q_SLOTS:
    void init() { m_stage = std::make_unique<Stage>(); }

    void cleanup()
    {
        const QStringList complaints = Stage::complaints();
        m_stage.reset();
        QCOMPARE(complaints, QStringList());
    }

    void fieldTakesText()
    {
        QQuickItem *item = m_stage->show(u"Field { label: \"Site code\"; help: \"Letters and digits.\" }"_s);
        QVERIFY(item);
        QSignalSpy edited(item, SIGNAL(edited(QString)));
        QSignalSpy accepted(item, SIGNAL(accepted()));
        key(Qt::Key_Tab);
        type("ll9");
        key(Qt::Key_Return);
        QCOMPARE(read<QString>(item, "text"), u"ll9"_s);
        QCOMPARE(edited.size(), 3);
        QCOMPARE(accepted.size(), 1);
        QCOMPARE(focused()->role(), QAccessible::EditableText);
        QCOMPARE(focused()->text(QAccessible::Name), u"Site code"_s);
        QCOMPARE(focused()->text(QAccessible::Description), u"Letters and digits."_s);
        item->setProperty("error", u"Too short."_s);
        QCOMPARE(focused()->text(QAccessible::Description), u"Too short."_s);
    }

    void paneFollowsTheFocus()
    {
        QQuickItem *item =
            m_stage->show(u"Flickable { id: pane; width: 200; height: 100; contentHeight: column.height\n"
                          "Column { id: column; spacing: 60\n"
                          "ActionButton { text: \"One\" } ActionButton { text: \"Two\" }\n"
                          "ActionButton { text: \"Three\" } }\n"
                          "FocusFollower { pane: pane } }"_s);
        QVERIFY(item);
        for (const QString &name : {u"One"_s, u"Two"_s, u"Three"_s, u"One"_s}) {
            key(Qt::Key_Tab);
            QCOMPARE(focused()->text(QAccessible::Name), name);
            const QRectF seen = m_stage->window().activeFocusItem()->mapRectToItem(
                item, m_stage->window().activeFocusItem()->boundingRect());
            QVERIFY2(item->boundingRect().contains(seen), qPrintable(name));
        }
        QCOMPARE(read<qreal>(item, "contentY"), 0.);
    }

    void stagedFieldSaysWhatWas()
    {
        QQuickItem *item =
            m_stage->show(u"Field { label: \"Days\"; text: \"30\"; staged: true; wasText: \"20,160\" }"_s);
        QVERIFY(item);
        key(Qt::Key_Tab);
        QCOMPARE(focused()->text(QAccessible::Description), u"was 20,160 staged"_s);
    }

    void blockedFieldIsReadNotChanged()
    {
        QQuickItem *item =
            m_stage->show(u"Field { label: \"Days\"; text: \"30\"; blocked: true; reason: \"Set upstream.\" }"_s);
        QVERIFY(item);
        QSignalSpy edited(item, SIGNAL(edited(QString)));
        key(Qt::Key_Tab);
        type("7");
        key(Qt::Key_Backspace);
        QCOMPARE(read<QString>(item, "text"), u"30"_s);
        QCOMPARE(edited.size(), 0);
        QVERIFY(focused()->state().readOnly);
        QCOMPARE(focused()->text(QAccessible::Description), u"Set upstream."_s);
    }

    void secretsAreNotShown()
    {
        QQuickItem *item = m_stage->show(u"Field { label: \"Client secret\"; secret: true }"_s);
        QVERIFY(item);
        key(Qt::Key_Tab);
        type("abc");
        QQuickItem *input = m_stage->window().activeFocusItem();
        QCOMPARE(read<QString>(input, "text"), u"abc"_s);
        QCOMPARE(read<QString>(input, "displayText"), u"•••"_s);
        QVERIFY(focused()->state().passwordEdit);
        QVERIFY(Qt::InputMethodHints(read<int>(input, "inputMethodHints")).testFlag(Qt::ImhSensitiveData));
    }

    void searchIsClearedByEscape()
    {
        QQuickItem *item = m_stage->show(u"SearchField { label: \"Find a role\" }"_s);
        QVERIFY(item);
        QSignalSpy cleared(item, SIGNAL(cleared()));
        key(Qt::Key_Tab);
        type("abc");
        key(Qt::Key_Escape);
        QCOMPARE(read<QString>(item, "text"), QString());
        QCOMPARE(cleared.size(), 1);
        key(Qt::Key_Escape);
        QCOMPARE(cleared.size(), 1);
        QCOMPARE(focused()->text(QAccessible::Name), u"Find a role"_s);
    }

    /// The page's filter can be emptied by the page too, before and after the field has been cleared.
    void searchFollowsItsFilter()
    {
        QQuickItem *item = m_stage->show(u"SearchField { id: field; property string filter; label: \"Find a role\"; "
                                         "text: filter; onEdited: text => field.filter = text }"_s);
        QVERIFY(item);
        key(Qt::Key_Tab);
        for (int i = 0; i < 2; ++i) {
            type("abc");
            QCOMPARE(read<QString>(item, "filter"), u"abc"_s);
            item->setProperty("filter", QString());
            QCOMPARE(read<QString>(item, "text"), QString());
            type("abc");
            key(Qt::Key_Escape);
            QCOMPARE(read<QString>(item, "filter"), QString());
            QCOMPARE(read<QString>(item, "text"), QString());
        }
    }

    void textBoxIsLeftByTab()
    {
        QQuickItem *item = m_stage->show(u"Column { width: 300; property alias box: box; property alias other: other\n"
                                         "TextBox { id: box; label: \"Why\"; width: 300 }\n"
                                         "ActionButton { id: other; text: \"Next\" } }"_s);
        QVERIFY(item);
        auto *box = read<QQuickItem *>(item, "box");
        key(Qt::Key_Tab);
        const double empty = box->height();
        type("one");
        for (int i = 0; i < 5; ++i)
            key(Qt::Key_Return);
        QTRY_VERIFY(box->height() > empty);
        QCOMPARE(focused()->text(QAccessible::Name), u"Why"_s);
        QVERIFY(focused()->state().multiLine);
        key(Qt::Key_Tab);
        QVERIFY(read<QQuickItem *>(item, "other")->hasActiveFocus());
        QVERIFY(!read<QString>(box, "text").contains(u'\t'));
    }

    void choiceByKeys()
    {
        QQuickItem *item = m_stage->show(u"Choice { label: \"District\"; model: [\"Dowa\", \"Lilongwe\", \"Rumphi\"]; "
                                         "staged: true; wasText: \"Rumphi\" }"_s);
        QVERIFY(item);
        QSignalSpy chosen(item, SIGNAL(chosen(int)));
        key(Qt::Key_Tab);
        QCOMPARE(focused()->role(), QAccessible::ComboBox);
        QCOMPARE(focused()->text(QAccessible::Name), u"District"_s);
        QCOMPARE(focused()->text(QAccessible::Description), u"Dowa, was Rumphi"_s);
        key(Qt::Key_Return);
        QTRY_VERIFY(read<bool>(item, "opened"));
        key(Qt::Key_Down);
        key(Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.first().first().toInt(), 1);
        QCOMPARE(read<QString>(item, "currentText"), u"Lilongwe"_s);
        QTRY_VERIFY(!read<bool>(item, "opened"));
        key(Qt::Key_Space);
        QTRY_VERIFY(read<bool>(item, "opened"));
        key(Qt::Key_Escape);
        QTRY_VERIFY(!read<bool>(item, "opened"));
        QCOMPARE(chosen.size(), 1);
    }

    void blockedChoiceDoesNotOpen()
    {
        QQuickItem *item = m_stage->show(
            u"Choice { label: \"District\"; model: [\"Dowa\", \"Rumphi\"]; blocked: true; reason: \"Not yours.\" }"_s);
        QVERIFY(item);
        QSignalSpy chosen(item, SIGNAL(chosen(int)));
        key(Qt::Key_Tab);
        key(Qt::Key_Return);
        key(Qt::Key_Space);
        key(Qt::Key_Down);
        m_stage->click(item);
        QTest::qWait(20);
        QVERIFY(!read<bool>(item, "opened"));
        QCOMPARE(chosen.size(), 0);
        QCOMPARE(read<int>(item, "currentIndex"), 0);
        QVERIFY(focused()->text(QAccessible::Description).contains(u"Not yours."_s));
    }

    void dialogGivesTheFocusBack()
    {
        QQuickItem *item = m_stage->show(
            u"Item { id: root; width: 400; height: 300; property alias dialog: dialog; property alias opener: opener; "
            u"property string did\n"
            "ActionButton { id: opener; text: \"Archive…\"; onClicked: dialog.open() }\n"
            "ModalDialog { id: dialog; title: \"Archive Kachule?\"; text: \"Two workers move up.\"; first: name; "
            "answer: cancel\n"
            "Field { id: name; label: \"Type Kachule\" }\n"
            "actions: [ ActionButton { id: cancel; text: \"Cancel\"; onClicked: { root.did += \"c\"; dialog.close() } "
            "},\n"
            "ActionButton { text: \"Archive\"; kind: ActionButton.Danger; onClicked: root.did += \"a\" } ] } }"_s);
        QVERIFY(item);
        auto *opener = read<QQuickItem *>(item, "opener");
        auto *dialog = read<QObject *>(item, "dialog");
        opener->forceActiveFocus(Qt::TabFocusReason);
        key(Qt::Key_Return);
        QTRY_VERIFY(read<bool>(dialog, "opened"));
        QCOMPARE(focused()->text(QAccessible::Name), u"Type Kachule"_s);
        type("x");
        key(Qt::Key_Escape);
        QTRY_VERIFY(!read<bool>(dialog, "visible"));
        QVERIFY(opener->hasActiveFocus());

        key(Qt::Key_Return);
        QTRY_VERIFY(read<bool>(dialog, "opened"));
        key(Qt::Key_Return); // in the field: presses the safe button
        QTRY_VERIFY(!read<bool>(dialog, "visible"));
        QCOMPARE(read<QString>(item, "did"), u"c"_s);
        QVERIFY(opener->hasActiveFocus());
    }

    /// What opened it may be hidden by then, or another page may have taken the keyboard.
    void dialogGivesTheFocusToNothingHidden()
    {
        QQuickItem *item = m_stage->show(
            u"Column { property alias dialog: dialog; property alias first: first; property alias opener: opener; "
            "property alias other: other\n"
            "ActionButton { id: first; text: \"First\" }\n"
            "ActionButton { id: opener; text: \"Archive…\"; onClicked: dialog.open() }\n"
            "ActionButton { id: other; text: \"Other\" }\n"
            "ModalDialog { id: dialog; title: \"Archive?\"; answer: yes\n"
            "actions: ActionButton { id: yes; text: \"Archive\"; onClicked: dialog.close() } } }"_s);
        QVERIFY(item);
        auto *opener = read<QQuickItem *>(item, "opener");
        auto *dialog = read<QObject *>(item, "dialog");
        const auto open = [&] {
            opener->setVisible(true);
            opener->forceActiveFocus(Qt::TabFocusReason);
            key(Qt::Key_Return);
            return QTest::qWaitFor([&] { return read<bool>(dialog, "opened"); });
        };
        QVERIFY(open());
        opener->setVisible(false);
        key(Qt::Key_Return);
        QTRY_VERIFY(!read<bool>(dialog, "visible"));
        QCOMPARE(focused()->text(QAccessible::Name), u"First"_s);

        QVERIFY(open());
        key(Qt::Key_Return);
        read<QQuickItem *>(item, "other")->forceActiveFocus(Qt::OtherFocusReason);
        QTRY_VERIFY(!read<bool>(dialog, "visible"));
        QCOMPARE(focused()->text(QAccessible::Name), u"Other"_s);
    }

    void returnInAFieldAnswersOnce()
    {
        QQuickItem *item = m_stage->show(
            u"Item { id: root; width: 400; height: 300; property alias dialog: dialog; property alias answer: answer; "
            "property string did\n"
            "ModalDialog { id: dialog; title: \"New role\"; first: name; answer: answer\n"
            "Field { id: name; label: \"Name\" }\n"
            "actions: ActionButton { id: answer; text: \"Stage\"; blocked: name.text === \"\"; reason: \"A name.\"\n"
            "onClicked: { root.did += \"s\"; dialog.close() } } } }"_s);
        QVERIFY(item);
        auto *dialog = read<QObject *>(item, "dialog");
        QVERIFY(QMetaObject::invokeMethod(dialog, "open"));
        QTRY_VERIFY(read<bool>(dialog, "opened"));
        key(Qt::Key_Return);
        QTest::qWait(20);
        QCOMPARE(read<QString>(item, "did"), QString()); // blocked
        type("x");
        key(Qt::Key_Return);
        key(Qt::Key_Return); // it is closing
        QTRY_VERIFY(!read<bool>(dialog, "visible"));
        QCOMPARE(read<QString>(item, "did"), u"s"_s);
    }

    void dialogHoldsTheTabInside()
    {
        QQuickItem *item =
            m_stage->show(u"Item { width: 400; height: 300; property alias dialog: dialog\n"
                          "ActionButton { text: \"Behind\" }\n"
                          "ModalDialog { id: dialog; title: \"Sure\"; actions: [ ActionButton { text: \"One\" }, "
                          "ActionButton { text: \"Two\" } ] } }"_s);
        QVERIFY(item);
        auto *dialog = read<QObject *>(item, "dialog");
        QVERIFY(QMetaObject::invokeMethod(dialog, "open"));
        QTRY_VERIFY(read<bool>(dialog, "opened"));
        for (int i = 0; i < 5; ++i) {
            key(Qt::Key_Tab);
            QVERIFY(focused()->text(QAccessible::Name) != u"Behind"_s);
        }
        QVERIFY(QMetaObject::invokeMethod(dialog, "close"));
        QTRY_VERIFY(!read<bool>(dialog, "visible"));
    }

    /// While it fades in, the keyboard is taken from nobody; opened again, it starts where it says.
    void dialogLetsOneBeginBeforeItIsOpen()
    {
        QQuickItem *item = m_stage->show(
            u"Item { width: 600; height: 400; property alias dialog: dialog; property alias second: second\n"
            "ModalDialog { id: dialog; title: \"New role\"; first: first\n"
            "Field { id: first; label: \"Name\" }\nField { id: second; label: \"Code\" } } }"_s);
        QVERIFY(item);
        auto *dialog = read<QObject *>(item, "dialog");
        QVERIFY(QMetaObject::invokeMethod(dialog, "open"));
        QVERIFY(!read<bool>(dialog, "opened"));
        read<QQuickItem *>(item, "second")->forceActiveFocus(Qt::MouseFocusReason);
        QCOMPARE(focused()->text(QAccessible::Name), u"Code"_s);
        QTRY_VERIFY(read<bool>(dialog, "opened"));
        QCOMPARE(focused()->text(QAccessible::Name), u"Code"_s);
        QVERIFY(QMetaObject::invokeMethod(dialog, "close"));
        QTRY_VERIFY(!read<bool>(dialog, "visible"));
        QVERIFY(QMetaObject::invokeMethod(dialog, "open"));
        QTRY_VERIFY(read<bool>(dialog, "opened"));
        QCOMPARE(focused()->text(QAccessible::Name), u"Name"_s);
        QVERIFY(QMetaObject::invokeMethod(dialog, "close"));
        QTRY_VERIFY(!read<bool>(dialog, "visible"));
    }

    void sideSheetClosesByEscape()
    {
        QQuickItem *item =
            m_stage->show(u"SideSheet { width: 300; title: \"Chifundo Nkhoma\"\nField { label: \"Note\" } }"_s);
        QVERIFY(item);
        QSignalSpy closed(item, SIGNAL(closed()));
        QCOMPARE(Stage::accessible(item)->role(), QAccessible::Pane);
        QCOMPARE(Stage::accessible(item)->text(QAccessible::Name), u"Chifundo Nkhoma"_s);
        key(Qt::Key_Tab);
        key(Qt::Key_Return); // the cross
        key(Qt::Key_Tab);
        key(Qt::Key_Escape); // in the field
        QCOMPARE(closed.size(), 2);
    }
};

STEWARD_TEST(FillingTest, "filling", Gui)

} // namespace steward::tests

#include "fillingtest.moc"
