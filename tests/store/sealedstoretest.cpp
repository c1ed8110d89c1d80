// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/kinds.h"
#include "store/crashdisk.h"
#include "store/laterparts.h"
#include "store/samples.h"
#include "store/sealed/recordfile.h"
#include "store/sealedagain.h"
#include "store/visits.h"
#include "support/testmain.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace steward {

using tests::CrashDisk;
using tests::doneBy;
using tests::LaterMedium;

namespace {

const QString password = u"open, please"_s;
const Subject subject{u"https://issuer.example"_s, u"u-1"_s};

/// What the call said, "" where it went well.
template<typename Value>
QString codeOf(const Result<Value> &done)
{
    return done ? QString() : done.error().code;
}

bool isIn(const QByteArrayList &records, const QByteArray &bytes)
{
    return std::ranges::any_of(records, [&](const QByteArray &record) { return record.contains(bytes); });
}

} // namespace

/// What a SealedStore does beyond the contract of all stores.
class SealedStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_disk = std::make_shared<CrashDisk>();
        m_book = std::make_shared<SealedBook>(std::make_unique<RecordFile>(m_folder->filePath(u"book"_s), m_disk),
                                              std::make_shared<tests::QuickWork>());
        QVERIFY(doneBy([&](const auto &told) { m_book->create(password, told); }));
        m_store = std::move(SealedStore::open(m_book, {}, tests::wireCodec(), m_clock)).value();
        QVERIFY(m_store->create(samples::project(30, 20)));
    }
    void cleanup()
    {
        m_store.reset();
        m_book.reset();
    }

    void isReadAgain_beforeAndAfterAllIsWrittenAnew()
    {
        QVERIFY(rename(u"One"_s));
        Visits &visits = m_store->visits();
        const Id person = m_store->load()->people.at(2).id;
        const auto session = visits.begin(
            {.id = Id(8, 1), .person = person, .subject = subject, .began = m_clock->now(), .seen = m_clock->now()});
        QVERIFY(session && visits.touch(session->id, m_clock->now() + 1min, u"there"_s));
        QVERIFY(visits.grow(*visits.note({.at = m_clock->now(), .person = person, .what = u"audit"_s}), 7));
        QVERIFY(visits.refuse({.at = m_clock->now(), .what = SignInEvent::What::Refused, .reason = u"no"_s}));
        QVERIFY(m_store->bindMember(subject, person));
        QVERIFY(m_store->setClaim("digest", person));
        QVERIFY(m_store->setAdmissionCode({.id = Id(9, 9), .secretDigest = "d", .issuedBy = person}));
        QVERIFY(visits.end(session->id, m_clock->now() + 1h, person));
        for (const bool isAnew : {false, true}) {
            if (isAnew)
                QVERIFY(m_store->compact());
            const auto again = this->again();
            QVERIFY2(again, again ? "" : qPrintable(again.error().code + again.error().detail));
            QCOMPARE(tests::difference(*m_store, **again), QString());
            QCOMPARE(*(*again)->memberFor(subject), person);
            QCOMPARE((*again)->visits().session(session->id)->value().from, u"there"_s);
            QVERIFY(**(*again)->admissionCode(Id(9, 9)) == **m_store->admissionCode(Id(9, 9)));
            QCOMPARE(records().size(), isAnew ? 4 : 11);
            const Subject newcomer{u"https://issuer.example"_s, u"newcomer"_s};
            if (isAnew)
                QCOMPARE(*(*again)->claim("digest", newcomer), person);
        }
        QCOMPARE(*this->again().value()->claim("digest", {u"i"_s, u"x"_s}), Id()); // and was kept
    }

    void whatDoesNotTravel_isNotTaken()
    {
        QVERIFY(doneBy([&](const auto &told) { m_book->wipe(told); }));
        QVERIFY(doneBy([&](const auto &told) { m_book->create(password, told); }));
        const auto store = SealedStore::open(m_book, {}, tests::wireCodec());
        QCOMPARE(codeOf((*store)->create(samples::project())), u"snapshot.pack"_s); // a number beyond those of JSON
        QCOMPARE(codeOf((*store)->load()), u"store.empty"_s);
        QVERIFY(records().isEmpty());
    }

    void writtenAnew_whenMoreWasAddedThanThereWas()
    {
        const qint64 text = 100 * 1024;
        qsizetype most = 0;
        qsizetype rewritten = 0;
        for (int i = 0; i < 40; ++i) {
            QVERIFY(rename(QString::number(i), QString(text, QChar(u'a' + i % 26))));
            const qsizetype now = records().size();
            rewritten += now < most ? 1 : 0;
            most = now < most ? 0 : now;
        }
        QVERIFY(rewritten >= 2 && rewritten <= 5); // at one, two, four megabytes
        const auto again = this->again();
        QVERIFY(again);
        QCOMPARE(tests::difference(*m_store, **again), QString());
    }

    void noRoomToWriteAnew_isNoReasonToRefuse()
    {
        for (int i = 0; i < 12; ++i)
            QVERIFY(rename(QString::number(i), QString(100 * 1024, u'x')));
        QCOMPARE(codeOf(m_store->compact()), QString());
        for (int i = 0; i < 12; ++i)
            QVERIFY(rename(QString::number(i), QString(200 * 1024, u'x')));
        const auto again = this->again();
        QVERIFY(again);
        QCOMPARE(tests::difference(*m_store, **again), QString());
    }

    void whoIsErased_isInNoByte()
    {
        const domain::Project before = *m_store->load();
        const Id person = before.people.at(3).id;
        const QByteArray canary = "Kanarienvogel";
        Commit commit = samples::renaming(before, u"New"_s);
        commit.author = person;
        commit.authorName = QString::fromUtf8(canary);
        commit.requestDigest = "digest";
        commit.answer = canary;
        call(commit, person, QString::fromUtf8(canary));
        QVERIFY(m_store->commit(commit));
        Commit taken = samples::renaming(*m_store->load(), u"Newer"_s);
        call(taken, person, u"gone"_s);
        QVERIFY(m_store->commit(taken));
        StoreContent content;
        for (const QByteArray &record : records())
            QVERIFY(storerecords::replay(record, content, tests::wireCodec()));
        const QByteArray key = content.state.keys.value(person).key;
        QCOMPARE(key.size(), sealKeySize);
        QVERIFY(isIn(records(), key));
        QVERIFY(isIn(records(), canary));

        // what is erased is so at once, though there is no room to write all anew; and asked again, it is tried again
        m_disk->setTrouble(CrashDisk::Trouble::Full, 4);
        QCOMPARE(codeOf(m_store->erasePerson(person)), u"medium.full"_s);
        m_disk->setTrouble(CrashDisk::Trouble::None, 0);
        QVERIFY(m_store->row(commit.set.id)->isErased);
        QVERIFY(isIn(records(), key));
        QVERIFY(m_store->erasePerson(person));
        QVERIFY(!isIn(records(), key));
        QVERIFY(!isIn(records(), canary));
        QVERIFY((*again())->row(commit.set.id)->isErased);
    }

    void stoppedWhileSomebodyIsErased_itIsDoneWhenOpened()
    {
        const Id person = m_store->load()->people.at(3).id;
        Commit commit = samples::renaming(*m_store->load(), u"New"_s);
        commit.author = person;
        commit.authorName = u"Kanarienvogel"_s;
        QVERIFY(m_store->commit(commit));
        m_disk->setTrouble(CrashDisk::Trouble::Full, 4);
        QCOMPARE(codeOf(m_store->erasePerson(person)), u"medium.full"_s);
        m_disk->setTrouble(CrashDisk::Trouble::None, 0);
        QVERIFY(storerecords::isErasure(records().constLast()));
        QVERIFY((*again())->row(commit.set.id)->isErased);
        QVERIFY(std::ranges::none_of(records(), storerecords::isErasure));
    }

    void whatIsNotKept_hasChangedNothing()
    {
        QVERIFY(rename(u"One"_s));
        const domain::Project before = *m_store->load();
        m_disk->setTrouble(CrashDisk::Trouble::Full, 0);
        QVERIFY(!rename(u"Two"_s));
        QCOMPARE(codeOf(m_store->bindMember(subject, Id(1, 1))), u"medium.full"_s);
        QCOMPARE(codeOf(m_store->visits().note({.what = u"audit"_s})), u"medium.full"_s);
        m_disk->setTrouble(CrashDisk::Trouble::None, 0);
        QVERIFY(*m_store->load() == before);
        QVERIFY(m_store->memberFor(subject)->isNull());
        QVERIFY(m_store->visits().reads({.limit = 9})->isEmpty());
        QVERIFY(rename(u"Three"_s));
        QCOMPARE(m_store->revision().value(), 2);
        QCOMPARE(tests::difference(*m_store, **again()), QString());
        m_book->lock();
        QVERIFY(!rename(u"Four"_s));
        QCOMPARE(m_store->revision().value(), 2);
    }

    void atOnce_allOrNothing()
    {
        const qsizetype before = records().size();
        const auto both = [this](const QString &name, bool isGood) {
            return m_store->atOnce([&]() -> Result<void> {
                if (!rename(name) || !m_store->bindMember(subject, m_store->load()->people.at(1).id))
                    return Error{.code = u"no"_s};
                return isGood ? Result<void>() : Error{.code = u"after all"_s};
            });
        };
        QCOMPARE(codeOf(both(u"One"_s, false)), u"after all"_s);
        QCOMPARE(m_store->revision().value(), 0);
        QVERIFY(m_store->memberFor(subject)->isNull());
        QCOMPARE(records().size(), before);
        m_disk->setTrouble(CrashDisk::Trouble::Full, 0);
        QCOMPARE(codeOf(both(u"One"_s, true)), u"medium.full"_s);
        m_disk->setTrouble(CrashDisk::Trouble::None, 0);
        QCOMPARE(m_store->revision().value(), 0);
        QVERIFY(both(u"One"_s, true));
        QCOMPARE(records().size(), before + 1);
        QCOMPARE(tests::difference(*m_store, **again()), QString());
        QVERIFY(!(*again())->memberFor(subject)->isNull());
    }

    void onAMediumThatAnswersLater()
    {
        auto owned = std::make_unique<LaterMedium>();
        LaterMedium &medium = *owned;
        const auto book = std::make_shared<SealedBook>(std::move(owned), std::make_shared<tests::QuickWork>());
        std::optional<Result<void>> made;
        book->create(password, [&made](const Result<void> &done) { made = done; });
        QTRY_VERIFY(made);
        const auto store = std::move(SealedStore::open(book, {}, tests::wireCodec())).value();
        QStringList told;
        const auto as = [&told](const QString &name) {
            return [&told, name](const Result<void> &done) { told << name + codeOf(done); };
        };
        QVERIFY(store->create(samples::project(3, 3)));
        store->whenDurable(as(u"made"_s));
        QVERIFY(store->commit(samples::renaming(*store->load(), u"One"_s)));
        store->whenDurable(as(u"one"_s));
        QVERIFY(told.isEmpty());
        QTRY_COMPARE(told, (QStringList{u"made"_s, u"one"_s}));
        QCOMPARE(medium.content.records.size(), 2);
        store->whenDurable(as(u"at once"_s));
        QCOMPARE(told.size(), 3);

        told.clear();
        medium.trouble = Error{.kind = Error::Kind::Server, .code = u"medium.full"_s};
        QVERIFY(store->commit(samples::renaming(*store->load(), u"Two"_s)));
        QVERIFY(store->commit(samples::renaming(*store->load(), u"Three"_s)));
        store->whenDurable(as(u"three "_s));
        QTRY_COMPARE(told, QStringList{u"three medium.full"_s});
        QCOMPARE(codeOf(store->commit(samples::renaming(*store->load(), u"Four"_s))), u"medium.full"_s);
        QTest::qWait(20);
        QCOMPARE(medium.content.records.size(), 2); // nothing without what it stands on
        QVERIFY(!book->isUnlocked());
    }

    void ofANewerSteward_andDamaged()
    {
        QVERIFY(doneBy([&](const auto &told) { m_book->add(QByteArray(1, '\x63'), told); }));
        QCOMPARE(again().error().code, u"vault.newer"_s);
        QVERIFY(again().error().detail.startsWith(u"record 2"_s));
        const QByteArrayList good = records();
        QVERIFY(doneBy([&](const auto &told) { m_book->compact({good.first().chopped(1)}, told); }));
        QCOMPARE(again().error().code, u"vault.damaged"_s);
        QVERIFY(doneBy([&](const auto &told) { m_book->compact({good.first(), QByteArray(3, '\x0d')}, told); }));
        QCOMPARE(again().error().code, u"vault.damaged"_s);
    }

private:
    /// The commit also gives the person that name.
    static void call(Commit &commit, const Id &person, const QString &name)
    {
        const domain::EntityKind *kind = domain::kindOf(u"person");
        const int row = kind->indexOf(commit.project, person);
        commit.changes << domain::Change{.entity = {u"person"_s, person}, .field = u"name"_s, .after = name};
        QCOMPARE(kind->put(commit.project, row, u"name"_s, name, commit.project.revision), domain::Put::Done);
    }
    bool rename(const QString &name, const QString &reason = {})
    {
        Commit commit = samples::renaming(*m_store->load(), name);
        commit.set.reason = reason;
        return m_store->commit(commit).hasValue();
    }
    Result<std::unique_ptr<SealedStore>> again()
    {
        return tests::sealedAgain(m_book, m_clock, password, tests::wireCodec());
    }
    QByteArrayList records()
    {
        QByteArrayList found;
        m_book->unlock(password, [&found](const Result<QByteArrayList> &records) { found = *records; });
        return found;
    }

    std::shared_ptr<SetClock> m_clock = std::make_shared<SetClock>(Instant(1'800'000'000'000ms));
    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<CrashDisk> m_disk;
    std::shared_ptr<SealedBook> m_book;
    std::unique_ptr<SealedStore> m_store;
};

STEWARD_TEST(SealedStoreTest, "sealedstore", Core)

} // namespace steward

#include "sealedstoretest.moc"
