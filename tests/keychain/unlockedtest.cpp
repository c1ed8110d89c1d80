// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keychain/ringstage.h"
#include "support/testmain.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace steward {

using tests::RingStage;

using Kept = Session::Kept;

/// On a key ring that is open.
class UnlockedTest : public RingStage
{
    Q_OBJECT

private Q_SLOTS:
    void keeps_tells_andRemoves();
    void a100kBTokenIsKeptWhole();
    void lockedMeanwhile_nothingIsLost();
    void theSessionOutlivesTheProgram();
    void theNewestLiesThereBeforeItIsUsed();
    void twoAccounts_shareNothing();
    void anotherProgram_isSeen();
    void anotherPassword_isAsLocked();
};

void UnlockedTest::keeps_tells_andRemoves()
{
    QCOMPARE(read(), Keeping::NotThere);
    QCOMPARE(remove(), Keeping::Done);
    QCOMPARE(write("canary-one é"), Keeping::Done);
    QCOMPARE(read(), Keeping::Done);
    QCOMPARE(m_read, "canary-one é"_ba);
    QCOMPARE(write("canary-two"), Keeping::Done);
    QCOMPARE(read(), Keeping::Done);
    QCOMPARE(m_read, "canary-two"_ba); // the other is replaced
    const QList<QByteArray> lines = found().split('\n');
    QCOMPARE(found().count("secret = "), 1);
    for (const QByteArray &line : lines) // label and attributes say nothing of it
        QVERIFY2(!line.contains("canary") || line.startsWith("secret = "), line.constData());
    QCOMPARE(remove(), Keeping::Done);
    QCOMPARE(read(), Keeping::NotThere);
    QCOMPARE(found(), QByteArray());
    QCOMPARE(unlock(), Keeping::Done); // it is
}

void UnlockedTest::a100kBTokenIsKeptWhole()
{
    const QByteArray token = QByteArray(100'000, 'x') + "end";
    QCOMPARE(write(token), Keeping::Done);
    restart();
    QCOMPARE(read(), Keeping::Done);
    QCOMPARE(m_read, token);
    QCOMPARE(remove(), Keeping::Done);
}

void UnlockedTest::lockedMeanwhile_nothingIsLost()
{
    QCOMPARE(write("canary"), Keeping::Done);
    QVERIFY(lockRing());
    QCOMPARE(read(), Keeping::Locked);
    QCOMPARE(remove(), Keeping::Locked);
    QCOMPARE(write("other"), Keeping::Locked);
    QVERIFY(unlockRing());
    QCOMPARE(read(), Keeping::Done);
    QCOMPARE(m_read, "canary"_ba);
    QCOMPARE(remove(), Keeping::Done);
}

void UnlockedTest::theSessionOutlivesTheProgram()
{
    signIn();
    QTRY_COMPARE(m_session->kept(), Kept::Yes);
    const QByteArray token = R"("refresh":"rt-1")";
    QVERIFY(found().contains(token));
    QCOMPARE(filesWith(token), QStringList());
    QCOMPARE(filesWith("Ada Admin"), QStringList());
    restart();
    m_session->resume(m_book->entries().value(0).handle);
    QTRY_VERIFY(isActive());
    QVERIFY(m_opened.isEmpty());
    QCOMPARE(m_session->person().name, u"Ada Admin"_s);
    m_open = [](const QUrl &) { return true; };
    m_session->signOut();
    QTRY_COMPARE(found(), QByteArray());
    QTRY_COMPARE(m_revoked->count(), 1);
    restart();
    QVERIFY(m_book->entries().isEmpty());
    QTRY_VERIFY(m_book->owed().isEmpty());
}

void UnlockedTest::theNewestLiesThereBeforeItIsUsed()
{
    signIn();
    QTRY_COMPARE(m_session->kept(), Kept::Yes);
    QByteArray atFirstUse;
    connect(m_session.get(), &Session::stateChanged, this, [this, &atFirstUse] {
        if (!m_session->accessToken().isEmpty() && atFirstUse.isEmpty())
            atFirstUse = found();
    });
    renew("at-1");
    QTRY_COMPARE(m_tokens, QList<QByteArray>{"at-2"});
    QVERIFY2(atFirstUse.contains(R"("refresh":"rt-2")"), atFirstUse.constData());
    m_open = [](const QUrl &) { return true; };
    m_session->signOut();
    QTRY_COMPARE(found(), QByteArray());
}

void UnlockedTest::twoAccounts_shareNothing()
{
    signIn();
    QTRY_COMPARE(m_session->kept(), Kept::Yes);
    const QString ada = m_book->entries().value(0).handle;
    m_session->leave();
    m_provider->subject = u"s-2"_s;
    m_provider->claims = {{u"name"_s, u"Bee Boss"_s}};
    signIn();
    QTRY_COMPARE(m_session->kept(), Kept::Yes);
    QCOMPARE(m_book->entries().size(), 2);
    QCOMPARE(found().count("secret = "), 2);
    m_open = [](const QUrl &) { return true; };
    m_session->signOut(); // of the second
    QTRY_COMPARE(found().count("secret = "), 1);
    QVERIFY(found().contains("Ada Admin"));
    QCOMPARE(m_book->entries().value(0).handle, ada);
    m_store->forget(m_book->entries().value(0));
    QTRY_COMPARE(found(), QByteArray());
}

void UnlockedTest::anotherProgram_isSeen()
{
    KeychainKeeper other(u"Steward tests"_s);
    QVERIFY(other.claim(u"a"_s));
    QVERIFY(other.claim(u"a"_s));
    QVERIFY(!m_keeper->claim(u"a"_s));
    QVERIFY(m_keeper->claim(u"b"_s));
    other.release(u"a"_s);
    QVERIFY(m_keeper->claim(u"a"_s));
}

/// A ring of one's own that is kept, opened by the right password, by another, and by the right one again.
void UnlockedTest::anotherPassword_isAsLocked()
{
    const QTemporaryDir home;
    const auto wish = [&home](const QString &password, const QStringList &arguments) {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"KEYRING_HOME"_s, home.path());
        environment.insert(u"KEYRING_PASSWORD"_s, password);
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(WITH_KEYRING),
                      QStringList{u"unlocked"_s, QStringLiteral(WISHER)} + arguments + QStringList{u"canary"_s});
        process.waitForFinished(60'000);
        return process.readAllStandardOutput().trimmed();
    };
    const auto told = [](Keeping outcome) { return QByteArray::number(int(outcome)); };
    const QString key = u"hq.example BBBB"_s;
    QCOMPARE(wish(u"right"_s, {u"write"_s, key}), told(Keeping::Done));
    QCOMPARE(wish(u"wrong"_s, {u"read"_s, key}), told(Keeping::Locked));
    QCOMPARE(wish(u"wrong"_s, {u"remove"_s, key}), told(Keeping::Locked));
    QCOMPARE(wish(u"wrong"_s, {u"write"_s, key}), told(Keeping::Locked));
    QCOMPARE(wish(u"right"_s, {u"read"_s, key}), told(Keeping::Done) + " canary");
}

STEWARD_TEST(UnlockedTest, "unlocked", Core)

} // namespace steward

#include "unlockedtest.moc"
