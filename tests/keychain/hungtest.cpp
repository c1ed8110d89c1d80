// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keychain/ringstage.h"
#include "support/testmain.h"

using namespace Qt::StringLiterals;

namespace steward {

using tests::RingStage;

using Kept = Session::Kept;

/// On a key ring that never answers.
class HungTest : public RingStage
{
    Q_OBJECT

private Q_SLOTS:
    void t5_isGivenUpWhileTheProgramGoesOn();
    void theSessionIsInMemory();
};

void HungTest::t5_isGivenUpWhileTheProgramGoesOn()
{
    QCOMPARE(write("canary"), Keeping::Silent);
    QVERIFY2(m_took <= 10'000, qPrintable(QString::number(m_took)));
    QVERIFY2(m_longestGap < 500, qPrintable(QString::number(m_longestGap)));
    QCOMPARE(read(), Keeping::Silent);
    QVERIFY2(m_took <= 2000, qPrintable(QString::number(m_took))); // by now it is known
    QCOMPARE(remove(), Keeping::Silent);
    QCOMPARE(unlock(), Keeping::Silent);
    QVERIFY2(m_took <= 10'000, qPrintable(QString::number(m_took)));
    QCOMPARE(filesWith("canary"), QStringList());
}

void HungTest::theSessionIsInMemory()
{
    signIn(); // it is not waited for
    QCOMPARE(m_session->kept(), Kept::Unasked);
    QTRY_COMPARE_WITH_TIMEOUT(m_session->kept(), Kept::Silent, 10'000);
    QVERIFY(isActive());
    QElapsedTimer timer;
    timer.start();
    renew("at-1");
    QTRY_COMPARE(m_tokens, QList<QByteArray>{"at-2"});
    QVERIFY2(timer.elapsed() <= 3000, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(filesWith("rt-2"), QStringList());
    restart();
    m_session->resume(m_book->entries().value(0).handle); // it may have been kept after all
    QTRY_COMPARE_WITH_TIMEOUT(m_session->kept(), Kept::Silent, 10'000);
    QCOMPARE(m_session->state(), State::SignedOut);
}

STEWARD_TEST(HungTest, "hung", Core)

} // namespace steward

#include "hungtest.moc"
