// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/crashdisk.h"
#include "store/laterparts.h"
#include "store/samples.h"
#include "store/sealed/recordfile.h"
#include "store/sealedagain.h"
#include "support/testmain.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace steward {

using tests::CrashDisk;
using tests::doneBy;

namespace {

constexpr ScryptCost cheap{14, 8, 1};
const QString first = u"the first password"_s;
const QString second = u"the second"_s;

std::shared_ptr<SealedBook> bookOn(const QString &path, const std::shared_ptr<CrashDisk> &disk)
{
    return std::make_shared<SealedBook>(std::make_unique<RecordFile>(path, disk), std::make_shared<tests::QuickWork>(),
                                        cheap);
}

/// What may be found: nothing at all, or these records under this password.
struct Found
{
    bool isThere = false;
    QString password;
    QByteArrayList records;

    friend bool operator==(const Found &, const Found &) = default;
};

QDebug operator<<(QDebug to, const Found &found)
{
    return to << found.isThere << found.password << found.records.size();
}

/// Uses a book as people do, until something goes wrong, and knows of what it was told. A call for which there was no
/// room is passed over.
class BookUser
{
public:
    explicit BookUser(SealedBook &book)
        : m_book(book)
    {
    }

    void run()
    {
        const QByteArrayList begun{"a", QByteArray(700, 'b'), "c"};
        (void)(become({true, first, {}}, [this](const auto &done) { m_book.create(first, done); }) && addAll(begun)
               && become({true, first, {"a and b and c"}},
                         [this](const auto &done) { m_book.compact({"a and b and c"}, done); })
               && addAll({QByteArray(1500, 'd'), "e"})
               && become({true, second, told.records},
                         [this](const auto &done) { m_book.changePassword(first, second, done); })
               && addAll({"f"}) && become({}, [this](const auto &done) { m_book.wipe(done); })
               && become({true, second, {}}, [this](const auto &done) { m_book.create(second, done); })
               && addAll({"anew"}));
    }

    Found told;  ///< for sure
    Found tried; ///< or this, which was under way

private:
    bool addAll(const QByteArrayList &records)
    {
        for (const QByteArray &record : records) {
            Found next = told;
            next.records << record;
            if (!become(next, [&](const auto &answer) { m_book.add(record, answer); }))
                return false;
        }
        return true;
    }
    template<typename Call>
    bool become(const Found &next, Call call)
    {
        tried = next;
        const auto done = doneBy(call);
        if (done)
            told = next;
        const bool hadNoRoom = !done && done.error().code == "medium.full"_L1;
        if (hadNoRoom && next.isThere) // a key may be half destroyed, and so is gone
            tried = told;
        return done || (hadNoRoom && next.isThere && told.isThere);
    }

    SealedBook &m_book;
};

/// Read by whoever knows both passwords.
Found readAnew(SealedBook &book, QString *trouble)
{
    for (const QString &password : {first, second}) {
        Found found{true, password, {}};
        QString code = u"not told"_s;
        book.unlock(password, [&](const Result<QByteArrayList> &records) {
            code = records ? QString() : records.error().code + u' ' + records.error().detail;
            if (records)
                found.records = *records;
        });
        if (code.isEmpty())
            return found;
        if (code.startsWith("vault.none"_L1))
            return {};
        *trouble += code + u"; "_s;
    }
    return {true, u"neither"_s, {}};
}

/// Uses a store likewise.
class StoreUser
{
public:
    explicit StoreUser(SealedStore &store)
        : m_store(store)
    {
    }

    void run()
    {
        const domain::Project project = samples::project(3, 3);
        if (!become(project, [&] { return m_store.create(project); }) || !rename(u"One"_s) || !rename(u"Two"_s)
            || !become(tried, [&] { return m_store.compact(); }) || !rename(u"Three"_s))
            return;
        wasErasing = true;
        isErased = become(tried, [&] { return m_store.erasePerson(project.people.at(1).id); });
        (void)(isErased && rename(u"Four"_s));
    }

    std::optional<domain::Project> told;
    std::optional<domain::Project> tried;
    bool wasErasing = false;
    bool isErased = false;

private:
    bool rename(const QString &name)
    {
        const Commit commit = samples::renaming(*told, name);
        return become(commit.project, [&]() -> Result<void> {
            const auto row = m_store.commit(commit);
            return row ? Result<void>() : row.error();
        });
    }
    template<typename Work>
    bool become(const std::optional<domain::Project> &next, Work work)
    {
        tried = next;
        const auto done = work();
        if (done)
            told = next;
        return done.hasValue();
    }

    SealedStore &m_store;
};

} // namespace

/// RULES.md 9: at every call of the system in turn, until there is none left.
class SealedCrashTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void book_data() { troubles(); }
    void book()
    {
        const int calls = sweep([](const QString &path, const std::shared_ptr<CrashDisk> &disk, int call) {
            const auto book = bookOn(path, disk);
            BookUser user(*book);
            user.run();
            return [=](SealedBook &again) {
                QString trouble;
                const Found found = readAnew(again, &trouble);
                if (found != user.told && found != user.tried)
                    qDebug() << "call" << call << "found" << found << "told" << user.told << "tried" << user.tried
                             << trouble;
                return found == user.told || found == user.tried;
            };
        });
        QVERIFY2(calls > 150, QByteArray::number(calls).constData());
    }

    void store_data() { troubles(); }
    void store()
    {
        const ProjectCodec codec = tests::heldCodec();
        const int calls = sweep([&codec](const QString &path, const std::shared_ptr<CrashDisk> &disk, int call) {
            const auto book = bookOn(path, disk);
            const bool isMade = doneBy([&](const auto &told) { book->create(first, told); }).hasValue();
            const auto store = SealedStore::open(book, {}, codec);
            StoreUser user(**store);
            if (isMade)
                user.run();
            return [=](SealedBook &again) { return isAsTold(again, codec, isMade, user, call); };
        });
        QVERIFY2(calls > 90, QByteArray::number(calls).constData());
    }

private:
    static void troubles()
    {
        QTest::addColumn<CrashDisk::Trouble>("trouble");
        QTest::newRow("fails for good") << CrashDisk::Trouble::Fails;
        QTest::newRow("fails once") << CrashDisk::Trouble::FailsOnce;
        QTest::newRow("full") << CrashDisk::Trouble::Full;
        QTest::newRow("power goes") << CrashDisk::Trouble::PowerGoes;
    }

    /// \a use answers what is to be looked at after the power came back. How many calls there were in all.
    template<typename Use>
    int sweep(Use use)
    {
        QFETCH(const CrashDisk::Trouble, trouble);
        int calls = 0;
        for (const auto left : {CrashDisk::Left::All, CrashDisk::Left::Nothing, CrashDisk::Left::Half}) {
            for (int call = 0;; ++call, ++calls) {
                const QTemporaryDir folder; // of the lock alone
                const QString path = folder.filePath(u"book"_s);
                const auto disk = std::make_shared<CrashDisk>();
                disk->setTrouble(trouble, call);
                const auto check = use(path, disk, call);
                const bool wasReached = disk->wasReached();
                disk->startAnew(left);
                const auto again = bookOn(path, disk);
                if (!check(*again)) {
                    QTest::qFail("what is there is neither what was told nor what was tried", __FILE__, __LINE__);
                    return 0;
                }
                if (!wasReached)
                    break;
            }
        }
        return calls;
    }

    static bool isAsTold(SealedBook &book, const ProjectCodec &codec, bool isMade, const StoreUser &user, int call)
    {
        const std::shared_ptr<SealedBook> shared(&book, [](SealedBook *) {});
        const auto store = tests::sealedAgain(shared, {}, first, codec);
        if (!store) {
            if (isMade)
                qDebug() << "call" << call << store.error().code << store.error().detail;
            return !isMade;
        }
        const auto found = (*store)->load();
        const std::optional<domain::Project> project = found ? std::optional(*found) : std::nullopt;
        const bool isOne = project == user.told || project == user.tried;
        const auto chain = (*store)->verify();
        const bool isWhole = !project || (chain && chain->firstBadRevision == 0);
        if (!isOne || !isWhole)
            qDebug() << "call" << call << "revision" << (project ? project->revision : -1);
        return isOne && isWhole;
    }
};

STEWARD_TEST(SealedCrashTest, "sealedcrash", Core)

} // namespace steward

Q_DECLARE_METATYPE(steward::tests::CrashDisk::Trouble)

#include "sealedcrashtest.moc"
