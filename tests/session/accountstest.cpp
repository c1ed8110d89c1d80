// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/accountbook.h"
#include "session/keptgrant.h"
#include "support/testmain.h"

#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace steward {

/// The names under which sign-ins lie in the key ring, and the book of them.
class AccountsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noTwoShareAnEntry();
    void theNameTellsNobody();
    void aBookOutlivesTheProgram();
    void twoWindowsWriteOneBook();
    void aBookBySomebodyElse();
};

void AccountsTest::noTwoShareAnEntry()
{
    const AccountId account{QUrl(u"https://hq.example"_s), u"https://login.example"_s, u"console"_s, u"s-1"_s};
    QList<AccountId> others(6, account);
    others[0].server = QUrl(u"https://hq.example:8443"_s);
    others[1].issuer = u"https://login.example/"_s;
    others[2].client = u"console2"_s;
    others[3].subject = u"s-2"_s;
    others[4].client = u"consoles"_s; // and the cut between two of them elsewhere
    others[4].subject = u"-1"_s;
    others[5].server = QUrl(u"http://hq.example"_s);
    QSet<QString> keys{account.key()};
    QSet<QString> handles{account.handle()};
    for (const AccountId &other : std::as_const(others)) {
        keys.insert(other.key());
        handles.insert(other.handle());
    }
    QCOMPARE(keys.size(), 7);
    QCOMPARE(handles.size(), 7);
}

void AccountsTest::theNameTellsNobody()
{
    const AccountId account{QUrl(u"https://hq.example"_s), u"https://login.example"_s, u"console"_s,
                            u"ada@example.test"_s};
    QVERIFY(account.key().startsWith(u"hq.example "_s));
    QVERIFY(!account.key().contains("ada"_L1));
    QCOMPARE(account.handle().size(), 22);
}

void AccountsTest::aBookOutlivesTheProgram()
{
    const QTemporaryDir folder;
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder.path());
    QSettings().clear();
    const AccountBook::Entry first{QString(22, u'a'), u"https://one.example"_s};
    const AccountBook::Entry second{QString(22, u'b'), u"https://two.example"_s};
    {
        AccountBook book(AccountBook::Keep::Platform);
        book.use(first);
        book.use(second);
        book.use(first);
        book.owe(second);
    }
    AccountBook book(AccountBook::Keep::Platform);
    QCOMPARE(book.entries(), QList{first});
    QCOMPARE(book.owed(), QList{second});
    book.use(second); // signed in again: nothing is owed any more
    QCOMPARE(book.entries(), (QList{second, first}));
    QVERIFY(book.owed().isEmpty());
    book.owe(second);
    book.settle(second);
    QVERIFY(AccountBook(AccountBook::Keep::Platform).owed().isEmpty());
    QVERIFY(AccountBook(AccountBook::Keep::Session).entries().isEmpty());
}

void AccountsTest::twoWindowsWriteOneBook()
{
    const QTemporaryDir folder;
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder.path());
    QSettings().clear();
    AccountBook one(AccountBook::Keep::Platform);
    AccountBook two(AccountBook::Keep::Platform);
    one.use({QString(22, u'a'), u"https://one.example"_s});
    two.use({QString(22, u'b'), u"https://two.example"_s});
    QCOMPARE(AccountBook(AccountBook::Keep::Platform).entries().size(), 2);
}

void AccountsTest::aBookBySomebodyElse()
{
    const QTemporaryDir folder;
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder.path());
    const QString handle(22, u'a');
    QSettings().setValue(u"accounts"_s,
                         QStringList{u"x"_s, handle, handle + u" a b"_s, u"../"_s + handle + u" x"_s,
                                     handle + u' ' + QString(400, u'x'), handle + u" https://one.example"_s,
                                     handle + u" https://one.example"_s});
    const AccountBook book(AccountBook::Keep::Platform);
    QCOMPARE(book.entries(), (QList{AccountBook::Entry{handle, u"https://one.example"_s}}));
}

STEWARD_TEST(AccountsTest, "accounts", Core)

} // namespace steward

#include "accountstest.moc"
