// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keychain/ringstage.h"
#include "support/testmain.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVirtualObject>

using namespace Qt::StringLiterals;

namespace steward {

using tests::RingStage;

using Kept = Session::Kept;

namespace {

/// What shows the ring's question for the password; this one waves every question away, and counts them.
class Prompter final : public QDBusVirtualObject
{
public:
    [[nodiscard]] bool listen()
    {
        QDBusConnection bus = QDBusConnection::sessionBus();
        return bus.registerVirtualObject(u"/org/gnome/keyring/Prompter"_s, this)
               && bus.registerService(u"org.gnome.keyring.SystemPrompter"_s);
    }
    [[nodiscard]] QString introspect(const QString &) const override { return {}; }
    bool handleMessage(const QDBusMessage &message, const QDBusConnection &connection) override
    {
        if (message.member() == "BeginPrompting"_L1)
            ++questions;
        return connection.send(message.createErrorReply(QDBusError::Failed, u"not now"_s));
    }

    int questions = 0;
};

} // namespace

/// On a key ring that is locked, with nobody there to open it until the test does.
class LockedTest : public RingStage
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void everyWish_isToldSo();
    void nobodyAnswersTheQuestion();
    void theSessionIsKeptAfterUnlocking();
    void theSessionGoesOnAfterUnlocking();

private:
    Prompter m_prompter;
};

void LockedTest::initTestCase()
{
    RingStage::initTestCase();
    QVERIFY(m_prompter.listen());
}

void LockedTest::init()
{
    QVERIFY(lockRing());
    RingStage::init();
    m_prompter.questions = 0;
}

void LockedTest::everyWish_isToldSo()
{
    QCOMPARE(write("canary"), Keeping::Locked);
    QVERIFY2(m_took < 2000, qPrintable(QString::number(m_took)));
    QCOMPARE(read(), Keeping::Locked);
    QCOMPARE(remove(), Keeping::Locked);
    QTest::qWait(100);
    QCOMPARE(m_prompter.questions, 0); // nobody is asked unbidden
    QVERIFY(unlockRing());
    QCOMPARE(read(), Keeping::NotThere); // only now
    QCOMPARE(filesWith("canary"), QStringList());
}

void LockedTest::nobodyAnswersTheQuestion()
{
    QCOMPARE(unlock(), Keeping::Locked);
    QCOMPARE(m_prompter.questions, 1);
    QVERIFY2(m_longestGap < 500, qPrintable(QString::number(m_longestGap)));
}

void LockedTest::theSessionIsKeptAfterUnlocking()
{
    signIn();
    QTRY_COMPARE(m_session->kept(), Kept::Locked);
    QVERIFY(isActive());
    QVERIFY(unlockRing());
    m_session->keepAgain();
    QTRY_COMPARE(m_session->kept(), Kept::Yes);
    QVERIFY(found().contains(R"("refresh":"rt-1")"));
    m_store->forget(m_book->entries().value(0));
    QTRY_COMPARE(found(), QByteArray());
}

void LockedTest::theSessionGoesOnAfterUnlocking()
{
    QVERIFY(unlockRing());
    signIn();
    QTRY_COMPARE(m_session->kept(), Kept::Yes);
    QVERIFY(lockRing());
    restart();
    const QString handle = m_book->entries().value(0).handle; // the book is open
    m_session->resume(handle);
    QTRY_COMPARE(m_session->kept(), Kept::Locked);
    QCOMPARE(m_session->state(), State::SignedOut);
    QCOMPARE(m_provider->count("/token"), 1);
    QVERIFY(unlockRing());
    m_session->keepAgain(); // without another start
    QTRY_VERIFY(isActive());
    QCOMPARE(m_session->kept(), Kept::Yes);

    QVERIFY(lockRing()); // and signed out while it is locked
    m_open = [](const QUrl &) { return true; };
    m_session->signOut();
    QTRY_COMPARE(m_revoked->count(), 1);
    restart();
    QCOMPARE(m_book->owed().size(), 1);
    QVERIFY(unlockRing());
    restart();
    QTRY_COMPARE(found(), QByteArray());
    QTRY_VERIFY(m_book->owed().isEmpty());
}

STEWARD_TEST(LockedTest, "locked", Core)

} // namespace steward

#include "lockedtest.moc"
