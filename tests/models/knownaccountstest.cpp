// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/knownaccounts.h"
#include "models/kepttext.h"
#include "models/preferences.h"
#include "support/fakekeeper.h"
#include "support/testmain.h"

#include <QAbstractItemModelTester>
#include <QMetaEnum>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace steward {

using tests::FakeKeeper;

/// The list of accounts and servers that one can go on with, and what is said where one cannot.
class KnownAccountsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void accountsFirst_thenServers();
    void namesAreTheRings();
    void aShutRingIsAskedOnce_data();
    void aShutRingIsAskedOnce();
    void namesAreShownAsTheyAre();
    void forgotten();
    void withoutAStore();
    void everyReasonIsSaid();

private:
    void keep(const QString &server, const QString &subject, const QString &name);
    [[nodiscard]] QStringList rows() const;

    FakeKeeper m_keeper;
    std::unique_ptr<Preferences> m_preferences;
    std::unique_ptr<AccountBook> m_book;
    std::unique_ptr<GrantStore> m_store;
    std::unique_ptr<KnownAccounts> m_accounts;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void KnownAccountsTest::init()
{
    m_keeper.state = Keeping::Done;
    m_keeper.entries.clear();
    m_tester.reset();
    m_accounts.reset();
    m_preferences = std::make_unique<Preferences>(Preferences::Keep::Session);
    m_book = std::make_unique<AccountBook>(AccountBook::Keep::Session);
    m_store = std::make_unique<GrantStore>(m_keeper, *m_book);
    m_accounts = std::make_unique<KnownAccounts>(m_store.get(), *m_preferences);
    m_tester = std::make_unique<QAbstractItemModelTester>(m_accounts.get(),
                                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
}

void KnownAccountsTest::keep(const QString &server, const QString &subject, const QString &name)
{
    const QUrl url(server);
    bool isDone = false;
    m_preferences->rememberServer(server);
    m_store->keep(
        {.account = {url, u"https://login.example"_s, u"c"_s, subject},
         .refresh = "rt",
         .idTokenBytes = "a.b.c",
         .idToken =
             {.issuer = {}, .subject = {}, .audience = {}, .issued = {}, .expires = {}, .name = name, .claims = {}}},
        this, [&isDone](Keeping) { isDone = true; });
    QTRY_VERIFY(isDone);
}

/// "server name", "?" where an account has none.
QStringList KnownAccountsTest::rows() const
{
    QStringList texts;
    for (int row = 0; row < m_accounts->rowCount(); ++row) {
        const auto value = [&](int role) { return m_accounts->data(m_accounts->index(row), role).toString(); };
        const QString name = value(KnownAccounts::NameRole);
        const bool isAccount = !value(KnownAccounts::HandleRole).isEmpty();
        texts << (value(KnownAccounts::ServerRole) + (isAccount ? u' ' + (name.isEmpty() ? u"?"_s : name) : QString()));
    }
    return texts;
}

void KnownAccountsTest::accountsFirst_thenServers()
{
    const QSignalSpy counted(m_accounts.get(), &KnownAccounts::countChanged);
    m_preferences->rememberServer(u"https://old.example"_s);
    keep(u"https://one.example"_s, u"s-1"_s, u"Ada"_s);
    keep(u"https://two.example"_s, u"s-1"_s, u"Ada"_s);
    QCOMPARE(rows(), (QStringList{u"https://two.example ?"_s, u"https://one.example ?"_s, u"https://old.example"_s}));
    QVERIFY(counted.count() > 0);
    keep(u"https://one.example"_s, u"s-1"_s, u"Ada"_s); // used again
    QCOMPARE(rows().constFirst(), u"https://one.example ?"_s);
    QCOMPARE(m_accounts->lastUsed(), m_book->entries().at(0).handle);
    QCOMPARE(m_accounts->lastUsed(u"https://two.example"_s), m_book->entries().at(1).handle);
    QCOMPARE(m_accounts->lastUsed(u"https://old.example"_s), QString());
}

void KnownAccountsTest::namesAreTheRings()
{
    keep(u"https://one.example"_s, u"s-1"_s, u"Ada"_s);
    keep(u"https://one.example"_s, u"s-2"_s, u"Bee"_s);
    m_accounts->readNames();
    QTRY_COMPARE(rows(), (QStringList{u"https://one.example Bee"_s, u"https://one.example Ada"_s}));
    m_keeper.acts.clear();
    m_accounts->readNames(); // known
    QTest::qWait(20);
    QCOMPARE(m_keeper.acts, QStringList());
}

void KnownAccountsTest::aShutRingIsAskedOnce_data()
{
    QTest::addColumn<Keeping>("state");
    QTest::newRow("locked") << Keeping::Locked;
    QTest::newRow("silent") << Keeping::Silent;
    QTest::newRow("none") << Keeping::NoStore;
}

void KnownAccountsTest::aShutRingIsAskedOnce()
{
    QFETCH(Keeping, state);
    keep(u"https://one.example"_s, u"s-1"_s, u"Ada"_s);
    keep(u"https://one.example"_s, u"s-2"_s, u"Bee"_s);
    m_keeper.state = state;
    m_keeper.acts.clear();
    m_accounts->readNames();
    QTest::qWait(20);
    QCOMPARE(m_keeper.acts, QStringList{u"read"_s});
    QCOMPARE(rows(), (QStringList{u"https://one.example ?"_s, u"https://one.example ?"_s}));
    m_keeper.state = Keeping::Done;
    m_accounts->readNames();
    QTRY_COMPARE(rows(), (QStringList{u"https://one.example Bee"_s, u"https://one.example Ada"_s}));
}

void KnownAccountsTest::namesAreShownAsTheyAre()
{
    keep(u"https://one.example"_s, u"s-1"_s, u"Ada\u202egnp"_s); // which turns reading round
    m_accounts->readNames();
    QTRY_VERIFY(!rows().constFirst().endsWith(u'?'));
    QVERIFY(!rows().constFirst().contains(QChar(0x202e)));
}

void KnownAccountsTest::forgotten()
{
    keep(u"https://one.example"_s, u"s-1"_s, u"Ada"_s);
    keep(u"https://one.example"_s, u"s-2"_s, u"Bee"_s);
    const QString bee = m_book->entries().at(0).handle;
    m_accounts->forget(bee, u"https://one.example"_s);
    QCOMPARE(rows(), QStringList{u"https://one.example ?"_s});
    QTRY_COMPARE(m_keeper.entries.size(), 1);
    QCOMPARE(m_preferences->servers(), QStringList{u"https://one.example"_s}); // the other is there still
    m_accounts->forget(m_book->entries().at(0).handle, u"https://one.example"_s);
    QTRY_VERIFY(m_keeper.entries.isEmpty());
    QVERIFY(m_preferences->servers().isEmpty());
    QCOMPARE(m_accounts->count(), 0);
    m_preferences->rememberServer(u"https://old.example"_s);
    m_accounts->forget({}, u"https://old.example"_s);
    QCOMPARE(m_accounts->count(), 0);
}

void KnownAccountsTest::withoutAStore()
{
    KnownAccounts accounts(nullptr, *m_preferences);
    m_preferences->rememberServer(u"https://one.example"_s);
    QCOMPARE(accounts.count(), 1);
    QCOMPARE(accounts.lastUsed(), QString());
    accounts.readNames();
    accounts.forget({}, u"https://one.example"_s);
    QCOMPARE(accounts.count(), 0);
}

void KnownAccountsTest::everyReasonIsSaid()
{
    using Kept = Session::Kept;
    const auto all = QMetaEnum::fromType<Kept>();
    QSet<QString> said;
    for (int i = 0; i < all.keyCount(); ++i) {
        for (const bool signedIn : {true, false}) {
            const auto kept = Kept(all.value(i));
            const KeptText text = keptText(kept, signedIn);
            const bool isQuiet = kept == Kept::Yes || kept == Kept::Unasked || (kept == Kept::NotThere && signedIn);
            QVERIFY2(text.title.isEmpty() == isQuiet, all.key(i));
            if (isQuiet)
                continue;
            QVERIFY2(text.title.endsWith(u'.') && text.text.endsWith(u'.'), all.key(i));
            QCOMPARE(text.text.contains("You are signed in"_L1), signedIn);
            said.insert(text.title + text.text);
        }
    }
    QCOMPARE(said.size(), 11); // each its own
    QCOMPARE(keptText(Kept::Locked, true).action, u"Unlock and try again"_s);
    QCOMPARE(keptText(Kept::Locked, false).action, u"Unlock and try again"_s);
    QCOMPARE(keptText(Kept::NoStore, true).action, QString()); // there is nothing to try
}

STEWARD_TEST(KnownAccountsTest, "knownaccounts", Core)

} // namespace steward

#include "knownaccountstest.moc"
