// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/sealed/sealedbook.h"
#include "store/crashdisk.h"
#include "store/laterparts.h"
#include "store/sealed/keythread.h"
#include "store/sealed/recordfile.h"
#include "support/testmain.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace steward {

using tests::CrashDisk;
using tests::doneBy;
using tests::LaterMedium;
using tests::QuickWork;

namespace {

constexpr ScryptCost cheap{14, 8, 1};
const QString password = u"open, please"_s;

/// What the call said, "" where it went well.
QString codeOf(const Result<void> &done)
{
    return done ? QString() : done.error().code;
}

/// The records, or the code of what went wrong as the only one.
QByteArrayList unlocked(SealedBook &book, const QString &with = password)
{
    QByteArrayList found{"not told"};
    book.unlock(with, [&found](Result<QByteArrayList> records) {
        found = records ? std::move(records).value() : QByteArrayList{records.error().code.toUtf8()};
    });
    return found;
}

QString made(SealedBook &book, const QByteArrayList &records)
{
    QString code = codeOf(doneBy([&](const auto &told) { book.create(password, told); }));
    for (const QByteArray &record : records)
        code += codeOf(doneBy([&](const auto &told) { book.add(record, told); }));
    return code;
}

} // namespace

class SealedBookTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"book"_s);
        m_disk = std::make_shared<CrashDisk>();
    }

    void givesBackWhatItWasGiven()
    {
        {
            const auto book = onDisk();
            QCOMPARE(unlocked(*book), QByteArrayList{"vault.none"});
            QCOMPARE(made(*book, {"one", "", "three"}), QString());
        }
        const auto book = onDisk();
        QCOMPARE(unlocked(*book), (QByteArrayList{"one", "", "three"}));
        QCOMPARE(codeOf(doneBy([&](const auto &told) { book->add("four", told); })), QString());
        QCOMPARE(unlocked(*onDisk()), (QByteArrayList{"medium.busy"}));
        QCOMPARE(unlocked(*book), (QByteArrayList{"one", "", "three", "four"}));
    }

    void looksFirst()
    {
        const auto book = onDisk();
        const auto found = [&book] {
            QString said;
            book->look([&said](const Result<bool> &is) { said = !is ? is.error().code : *is ? u"yes"_s : u"no"_s; });
            return said;
        };
        QCOMPARE(found(), u"no"_s);
        QCOMPARE(made(*book, {}), QString());
        QCOMPARE(found(), u"yes"_s);
        QCOMPARE(made(*book, {}), u"vault.exists"_s);
        const QByteArray good = m_disk->bytes(m_path);
        QByteArray bad = good;
        bad[21] = 2;
        m_disk->setBytes(m_path, bad);
        QCOMPARE(found(), u"vault.newer"_s);
        bad = good;
        bad[60] = char(bad[60] ^ 1);
        m_disk->setBytes(m_path, bad);
        QCOMPARE(found(), u"vault.damaged"_s);
        QCOMPARE(made(*book, {}), u"vault.damaged"_s);
        m_disk->setBytes(m_path, "a letter");
        QCOMPARE(found(), u"vault.foreign"_s);
        QCOMPARE(made(*book, {}), u"vault.foreign"_s); // nobody's letter is written over
        QCOMPARE(m_disk->bytes(m_path), QByteArray("a letter"));
    }

    void wrongPassword_andDamage_areTold()
    {
        auto book = onDisk();
        QCOMPARE(made(*book, {"one", "two"}), QString());
        QCOMPARE(unlocked(*book, u"another"_s), QByteArrayList{"vault.password"});
        QByteArray bytes = m_disk->bytes(m_path);
        bytes[3 * 4096 + 10] = char(bytes[3 * 4096 + 10] ^ 1);
        m_disk->setBytes(m_path, bytes);
        QCOMPARE(unlocked(*book), QByteArrayList{"chain.broken"});
        m_disk->setBytes(m_path, bytes.first(3 * 4096));
        QCOMPARE(unlocked(*book), QByteArrayList{"chain.cut"});
    }

    /// RULES.md 9: who types e and an accent has typed the same as who types é.
    void lettersThatLookTheSame_areTheSame()
    {
        SealedBook book(std::make_unique<RecordFile>(m_path, m_disk), KeyWork::atOnce(), cheap);
        QVERIFY(doneBy([&](const auto &told) { book.create(u"caf\u00e9 \u212b"_s, told); }));
        QCOMPARE(unlocked(book, u"cafe\u0301 A\u030a"_s), QByteArrayList());
        QCOMPARE(unlocked(book, u"cafe A"_s), QByteArrayList{"vault.password"});
    }

    void locked_nothingIsRead()
    {
        const auto book = onDisk();
        QCOMPARE(made(*book, {"one"}), QString());
        QVERIFY(book->isUnlocked());
        book->lock();
        QVERIFY(!book->isUnlocked());
        QCOMPARE(codeOf(doneBy([&](const auto &told) { book->add("two", told); })), u"vault.locked"_s);
        QCOMPARE(codeOf(doneBy([&](const auto &told) { book->compact({}, told); })), u"vault.locked"_s);
        QCOMPARE(unlocked(*book), QByteArrayList{"one"});
    }

    void writtenAnew_oldRecordsFitInNoMore()
    {
        const auto book = onDisk();
        QCOMPARE(made(*book, {"one", "two", "three"}), QString());
        const QByteArray old = m_disk->bytes(m_path);
        QVERIFY(doneBy([&](const auto &told) { book->compact({"all"}, told); }));
        QVERIFY(doneBy([&](const auto &told) { book->add("more", told); }));
        QCOMPARE(unlocked(*book), (QByteArrayList{"all", "more"}));
        QByteArray mixed = m_disk->bytes(m_path);
        mixed.replace(3 * 4096, old.size() - 3 * 4096, old.sliced(3 * 4096));
        m_disk->setBytes(m_path, mixed);
        QCOMPARE(unlocked(*book), QByteArrayList{"chain.broken"});
    }

    void passwordIsChanged_andNothingElse()
    {
        const auto book = onDisk();
        QCOMPARE(made(*book, {"one", "two"}), QString());
        const QByteArray before = m_disk->bytes(m_path);
        const auto change = [&](const QString &old, const QString &now) {
            return codeOf(doneBy([&](const auto &told) { book->changePassword(old, now, told); }));
        };
        QCOMPARE(change(u"another"_s, u"new"_s), u"vault.password"_s);
        QCOMPARE(m_disk->bytes(m_path), before);
        QCOMPARE(change(password, u"new"_s), QString());
        const QByteArray after = m_disk->bytes(m_path);
        QCOMPARE(after.sliced(3 * 4096), before.sliced(3 * 4096)); // no record is sealed anew
        QVERIFY(after.sliced(26, 32) != before.sliced(26, 32));    // the salt
        QVERIFY(doneBy([&](const auto &told) { book->add("three", told); }));
        QCOMPARE(unlocked(*book), QByteArrayList{"vault.password"});
        QCOMPARE(unlocked(*book, u"new"_s), (QByteArrayList{"one", "two", "three"}));
        book->lock();
        QCOMPARE(change(u"new"_s, password), QString());
        QVERIFY(!book->isUnlocked());
        QCOMPARE(unlocked(*book), (QByteArrayList{"one", "two", "three"}));
    }

    void wiped_nothingIsThere()
    {
        const auto book = onDisk();
        QCOMPARE(made(*book, {"one"}), QString());
        const auto file = m_disk->open(m_path, Disk::Mode::Existing); // as who has it open still
        QVERIFY(doneBy([&](const auto &told) { book->wipe(told); }));
        QVERIFY(!book->isUnlocked());
        QVERIFY(m_disk->names().isEmpty());
        QCOMPARE((*file)->readAll()->first(183), QByteArray(183, '\0'));
        QCOMPARE(unlocked(*book), QByteArrayList{"vault.none"});
        QCOMPARE(made(*book, {"other"}), QString());
        QCOMPARE(unlocked(*book), QByteArrayList{"other"});
    }

    void oldEnvelope_isOverwritten()
    {
        const auto book = onDisk();
        QCOMPARE(made(*book, {"one"}), QString());
        const auto old = m_disk->open(m_path, Disk::Mode::Existing);
        QVERIFY(doneBy([&](const auto &told) { book->changePassword(password, u"new"_s, told); }));
        QCOMPARE((*old)->readAll()->first(183), QByteArray(183, '\0'));
    }

    /// A record that nobody was told of and the bytes behind it, longer than the next one: as the power left them.
    void tornEnd_isCutOffBeforeTheNext_data()
    {
        QTest::addColumn<int>("kept");
        QTest::newRow("half of it") << 2500;
        QTest::newRow("its length, and what lay there") << 4;
    }
    void tornEnd_isCutOffBeforeTheNext()
    {
        QFETCH(const int, kept);
        const auto book = onDisk();
        QCOMPARE(made(*book, {"one"}), QString());
        QByteArray before = m_disk->bytes(m_path);
        QVERIFY(doneBy([&](const auto &told) { book->add(QByteArray(5000, 'x'), told); }));
        const QByteArray after = m_disk->bytes(m_path);
        const QByteArray torn = after.sliced(before.size(), kept) + QByteArray(kept == 4 ? 6000 : 0, '\1');
        m_disk->setBytes(m_path, before + torn);
        QCOMPARE(unlocked(*book), QByteArrayList{"one"});
        QVERIFY(doneBy([&](const auto &told) { book->add("two", told); }));
        QCOMPARE(unlocked(*book), (QByteArrayList{"one", "two"}));
        QVERIFY(doneBy([&](const auto &told) { book->add("three", told); }));
        QCOMPARE(unlocked(*book), (QByteArrayList{"one", "two", "three"}));
    }

    void full_theNextMayBeTried()
    {
        const auto book = onDisk();
        QCOMPARE(made(*book, {"one"}), QString());
        m_disk->setTrouble(CrashDisk::Trouble::Full, 0);
        QCOMPARE(codeOf(doneBy([&](const auto &told) { book->add("two", told); })), u"medium.full"_s);
        QCOMPARE(codeOf(doneBy([&](const auto &told) { book->compact({"1"}, told); })), u"medium.full"_s);
        m_disk->setTrouble(CrashDisk::Trouble::None, 0);
        QCOMPARE(codeOf(doneBy([&](const auto &told) { book->add("three", told); })), QString());
        QCOMPARE(unlocked(*book), (QByteArrayList{"one", "three"}));
    }

    void failed_allIsRefusedUntilReadAnew()
    {
        const auto book = onDisk();
        QCOMPARE(made(*book, {"one"}), QString());
        m_disk->setTrouble(CrashDisk::Trouble::FailsOnce, 2); // the flush
        QCOMPARE(codeOf(doneBy([&](const auto &told) { book->add("two", told); })), u"medium.failed"_s);
        m_disk->setTrouble(CrashDisk::Trouble::None, 0);
        QCOMPARE(codeOf(doneBy([&](const auto &told) { book->add("three", told); })), u"medium.failed"_s);
        QCOMPARE(codeOf(doneBy([&](const auto &told) { book->compact({}, told); })), u"medium.failed"_s);
        QCOMPARE(unlocked(*book).constFirst(), QByteArray("one"));
        QVERIFY(doneBy([&](const auto &told) { book->add("three", told); }));
        QCOMPARE(unlocked(*book).constLast(), QByteArray("three"));
    }

    /// On a medium that answers from the event loop, called without waiting for any of the answers.
    void oneAfterTheOther()
    {
        auto owned = std::make_unique<LaterMedium>();
        LaterMedium &medium = *owned;
        SealedBook book(std::move(owned), std::make_shared<QuickWork>(), cheap);
        QStringList told;
        const auto as = [&told](const QString &name) {
            return [&told, name](const Result<void> &done) { told << name + codeOf(done); };
        };
        book.create(password, as(u"made"_s));
        book.add("one", as(u"one"_s));
        book.compact({"1"}, as(u"anew"_s));
        book.add("two", as(u"two"_s));
        book.changePassword(password, u"new"_s, as(u"changed"_s));
        book.add("three", as(u"three"_s));
        QVERIFY(told.isEmpty());
        QTRY_COMPARE(told.size(), 6);
        QCOMPARE(told, (QStringList{u"made"_s, u"one"_s, u"anew"_s, u"two"_s, u"changed"_s, u"three"_s}));

        told.clear();
        book.add("four", as(u"four"_s));
        book.add("five", as(u"five"_s));
        book.lock(); // what is under way comes to its end, what waits does not begin
        QCOMPARE(told, QStringList{u"fivevault.locked"_s});
        QTRY_COMPARE(told.size(), 2);
        QVERIFY(!book.isUnlocked());
        QByteArrayList found;
        book.unlock(u"new"_s, [&found](Result<QByteArrayList> records) { found = std::move(records).value(); });
        QTRY_COMPARE(found, (QByteArrayList{"1", "two", "three", "four"}));

        told.clear();
        medium.trouble = Error{.kind = Error::Kind::Server, .code = u"medium.failed"_s};
        book.add("six", as(u"six "_s));
        book.add("seven", as(u"seven "_s));
        book.wipe(as(u"wiped"_s)); // asks for no order of theirs
        QTRY_COMPARE(told.size(), 3);
        QCOMPARE(told, (QStringList{u"seven vault.locked"_s, u"six medium.failed"_s, u"wiped"_s}));
        QVERIFY(medium.content.envelope.isEmpty());
    }

    void mayEndInItsAnswer()
    {
        auto book = onDisk();
        bool isOver = false;
        book->create(password, [&](const Result<void> &) {
            book->add("one", [&](const Result<void> &) {
                isOver = true;
                book.reset();
            });
            book->add("two", [](const Result<void> &) { QFAIL("nobody waits for it any more"); });
        });
        QVERIFY(isOver);
        QVERIFY(!book);
    }

    void keyIsMadeInAThread()
    {
        SealedBook book(std::make_unique<RecordFile>(m_path, m_disk), std::make_shared<KeyThread>(), cheap);
        std::optional<Result<void>> told;
        book.create(password, [&told](const Result<void> &done) { told = done; });
        QVERIFY(!told);
        QTRY_VERIFY(told);
        QVERIFY(*told);
        bool isRefused = false;
        book.unlock(password, [&](const Result<QByteArrayList> &records) {
            isRefused = !records && records.error().code == "vault.locked"_L1;
        });
        book.lock(); // while the key is made
        QTRY_VERIFY(isRefused);
        QVERIFY(!book.isUnlocked());
    }

    void goesWhileTheKeyIsMade()
    {
        const auto thread = std::make_shared<KeyThread>(); // shared with others, and stays
        {
            SealedBook book(std::make_unique<RecordFile>(m_path, m_disk), thread, cheap);
            book.create(password, [](const Result<void> &) { QFAIL("nobody waits for it any more"); });
        }
        std::optional<bool> isMade;
        thread->derive(password, QByteArray(32, 's'), cheap,
                       [&isMade](const Result<SecretKey> &key) { isMade = key.hasValue(); });
        QTRY_VERIFY(isMade); // and so the answer to the book is over too
        QVERIFY(*isMade);
    }

private:
    std::unique_ptr<SealedBook> onDisk()
    {
        return std::make_unique<SealedBook>(std::make_unique<RecordFile>(m_path, m_disk), std::make_shared<QuickWork>(),
                                            cheap);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::shared_ptr<CrashDisk> m_disk;
};

STEWARD_TEST(SealedBookTest, "sealedbook", Core)

} // namespace steward

#include "sealedbooktest.moc"
