// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journey/connectedstage.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::tests;

/// A sign-in that is given up while the browser has it: the person comes back to where he was and can begin again.
class SignInTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void givenUpOnTheWelcomePage();
    void givenUpOverThePage();

private:
    [[nodiscard]] Driver &driver() { return m_stage->driver(); }
    /// The browser has the first sign-in still, and finishes it: nobody waits for that any more.
    void comeBackLate();

    std::unique_ptr<ConnectedStage> m_stage;
};

#define VERIFY_DONE(act) QVERIFY2(act, qPrintable(driver().failure() + u'\n' + driver().shown()))

namespace {

const QString waiting = u"Waiting for you to sign in in the browser"_s;

} // namespace

void SignInTest::init()
{
    m_stage = std::make_unique<ConnectedStage>();
    QVERIFY(m_stage->isOpen());
}

void SignInTest::cleanup()
{
    m_stage.reset();
}

void SignInTest::comeBackLate()
{
    QVERIFY(m_stage->server().provider.browse(m_stage->asked.constFirst()));
    QTest::qWait(300);
}

void SignInTest::givenUpOnTheWelcomePage()
{
    m_stage->isBrowserSilent = true;
    VERIFY_DONE(m_stage->beginSignIn());
    VERIFY_DONE(driver().waitFor(QAccessible::ProgressBar, waiting));
    QTRY_COMPARE(m_stage->asked.size(), 1);
    VERIFY_DONE(driver().click(QAccessible::Button, u"Cancel"_s));
    VERIFY_DONE(driver().waitGone(QAccessible::ProgressBar, waiting));
    VERIFY_DONE(driver().waitFor(QAccessible::Button, u"Sign in"_s));
    QVERIFY(!driver().find(QAccessible::AlertMessage, u"*sign*"_s)); // it was his own wish

    comeBackLate();
    QCOMPARE(m_stage->server().provider.count("/token"), 0);
    VERIFY_DONE(driver().waitFor(QAccessible::EditableText, u"Address of the server"_s));

    m_stage->isBrowserSilent = false;
    VERIFY_DONE(driver().click(QAccessible::Button, u"Sign in"_s));
    VERIFY_DONE(driver().waitFor(QAccessible::Heading, u"Roles"_s, 20'000));
    QCOMPARE(m_stage->asked.size(), 2);
    QCOMPARE(m_stage->workspace()->project(), m_stage->server().stored());
}

void SignInTest::givenUpOverThePage()
{
    VERIFY_DONE(m_stage->signIn());
    VERIFY_DONE(driver().click(QAccessible::ListItem, u"District Data Officer*"_s));
    VERIFY_DONE(driver().click(QAccessible::CheckBox, u"Full Organization Access"_s));
    const QList<domain::Change> draft = m_stage->workspace()->draft().changes();
    QCOMPARE(draft.size(), 1);
    const qint64 revision = m_stage->server().stored().revision;
    VERIFY_DONE(m_stage->endSession());

    m_stage->isBrowserSilent = true;
    m_stage->asked.clear();
    for (int i = 1; i <= 2; ++i) { // as often as one likes
        VERIFY_DONE(driver().click(QAccessible::Button, u"Sign in"_s));
        VERIFY_DONE(driver().waitFor(QAccessible::ProgressBar, waiting));
        QTRY_COMPARE(m_stage->asked.size(), i);
        const auto again = driver().find(QAccessible::Button, u"Waiting…"_s);
        QVERIFY(again);
        QCOMPARE(again->description, u"Your browser is open to sign in. Go on there, or cancel."_s);
        VERIFY_DONE(driver().click(QAccessible::Button, u"Waiting…"_s)); // acts on nothing
        driver().press(Qt::Key_Escape);
        QVERIFY(driver().find(QAccessible::ProgressBar, waiting));
        QCOMPARE(m_stage->asked.size(), i);

        VERIFY_DONE(driver().click(QAccessible::Button, u"Cancel"_s));
        VERIFY_DONE(driver().waitGone(QAccessible::ProgressBar, waiting));
        VERIFY_DONE(driver().waitFor(QAccessible::Button, u"Work offline"_s));
        QVERIFY(driver().find(QAccessible::Dialog, u"Please sign in again"_s));
        QCOMPARE(m_stage->workspace()->draft().changes(), draft);
    }
    const qsizetype tokens = m_stage->server().provider.count("/token");
    comeBackLate();
    QCOMPARE(m_stage->server().provider.count("/token"), tokens);
    QVERIFY(driver().find(QAccessible::Dialog, u"Please sign in again"_s));

    m_stage->isBrowserSilent = false;
    VERIFY_DONE(driver().click(QAccessible::Button, u"Sign in"_s));
    VERIFY_DONE(driver().waitGone(QAccessible::Dialog, u"Please sign in again"_s, 20'000));
    QTRY_COMPARE(m_stage->workspace()->line(), Workspace::Line::UpToDate);
    QCOMPARE(m_stage->workspace()->draft().changes(), draft);
    VERIFY_DONE(driver().waitFor(QAccessible::Heading, u"District Data Officer"_s)); // the page he was at
    QCOMPARE(m_stage->server().stored().revision, revision);
}

STEWARD_TEST(SignInTest, "signin", Gui)
#include "signintest.moc"
