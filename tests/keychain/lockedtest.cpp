// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keychain/ringstage.h"
#include "support/testmain.h"

using namespace Qt::StringLiterals;

namespace steward {

using tests::RingStage;

using Kept = Session::Kept;

/// On a key ring that is locked, with nobody there to open it until the test does.
class LockedTest : public RingStage
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyWish_isToldSo();
    void nobodyAnswersTheQuestion();
    void theSessionIsKeptAfterUnlocking();
    void theSessionGoesOnAfterUnlocking();
};

void LockedTest::init()
{
    QVERIFY(lockRing());
    RingStage::init();
}

void LockedTest::everyWish_isToldSo()
{
    QCOMPARE(write("canary"), Keeping::Locked);
    QVERIFY2(m_took < 2000, qPrintable(QString::number(m_took))); // nobody is asked unbidden
    QCOMPARE(read(), Keeping::Locked);
    QCOMPARE(remove(), Keeping::Locked);
    QVERIFY(unlockRing());
    QCOMPARE(read(), Keeping::NotThere); // only now
    QCOMPARE(filesWith("canary"), QStringList());
}

void LockedTest::nobodyAnswersTheQuestion()
{
    QCOMPARE(unlock(), Keeping::Locked);
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
