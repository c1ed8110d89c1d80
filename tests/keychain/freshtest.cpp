// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keychain/ringstage.h"
#include "support/testmain.h"

using namespace Qt::StringLiterals;

namespace steward {

using tests::RingStage;

using Kept = Session::Kept;

/// Where there is nothing to keep a secret in: a key ring that was never made, a bus without one, no bus.
class NoRingTest : public RingStage
{
    Q_OBJECT

private Q_SLOTS:
    void everyWish_isToldSo();
    void theSessionIsInMemory();
};

void NoRingTest::everyWish_isToldSo()
{
    for (int i = 0; i < 2; ++i) {
        QCOMPARE(write("canary"), Keeping::NoStore);
        QVERIFY2(m_took < 5000, qPrintable(QString::number(m_took)));
        QVERIFY2(m_longestGap < 500, qPrintable(QString::number(m_longestGap)));
        QCOMPARE(read(), Keeping::NoStore);
        QCOMPARE(remove(), Keeping::NoStore);
    }
    QCOMPARE(unlock(), Keeping::NoStore);
    QCOMPARE(filesWith("canary"), QStringList());
}

void NoRingTest::theSessionIsInMemory()
{
    signIn();
    QTRY_COMPARE(m_session->kept(), Kept::NoStore);
    QVERIFY(isActive());
    renew("at-1");
    QTRY_COMPARE(m_tokens, QList<QByteArray>{"at-2"});
    QVERIFY(m_book->entries().isEmpty());
    QCOMPARE(filesWith("rt-1"), QStringList());
    QCOMPARE(filesWith("rt-2"), QStringList());
    QCOMPARE(filesWith("Ada Admin"), QStringList());
}

STEWARD_TEST(NoRingTest, "fresh", Core)
static const bool registeredNone = tests::registerTest(
    "none", tests::Needs::Core, [] { return std::unique_ptr<QObject>(std::make_unique<NoRingTest>()); });
static const bool registeredNoBus = tests::registerTest(
    "nobus", tests::Needs::Core, [] { return std::unique_ptr<QObject>(std::make_unique<NoRingTest>()); });

} // namespace steward

#include "freshtest.moc"
