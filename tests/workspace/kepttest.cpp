// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/laterparts.h"
#include "store/sealed/recordfile.h"
#include "support/testmain.h"
#include "wire/pack/projectbytes.h"
#include "workspace/seat.h"
#include "workspace/workspacebook.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace steward;
using namespace steward::domain;
using namespace steward::tests;
using demo::Fault;

namespace {

const QString password = u"open, please"_s;

ProjectCodec codec()
{
    return {.toBytes = [](const Project &project) { return wire::toBytes(project); },
            .fromBytes = [](const QByteArray &bytes) { return wire::projectFromBytes(bytes); }};
}

QString codeOf(const Result<void> &done)
{
    return done ? QString() : done.error().code;
}

} // namespace

/// What a window holds, kept under a password and opened again.
class KeptTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void isOpenedWithoutALine();
    void nothingButTheSealedLiesThere();
    void whatOthersDid_isKept();
    void whatWasApplied_isKept();
    void conflictsAndWhatIsParked_areKept();
    void backOnline_isMovedOntoWhatThereIs();
    void tryNow_asksTheServer();
    void answerThatNeverCame_isFoundOut();
    void crashWhileTyping_losesAMoment();
    void whatIsNotShownAnyMore_leavesTheFile();
    void whatOutgrowsIt_isWrittenAnew();
    void fullDisk_isTriedAgain();
    void failedDisk_isToldOnce();
    void flushWaitsForTheDisk();
    void whatIsNoRecord_isRefused_data();
    void whatIsNoRecord_isRefused();
    void aLoadedWorkspace_isNotOverwritten();

private:
    /// A book in a file, and what keeps a workspace in it.
    struct Kept
    {
        explicit Kept(const QString &path)
            : book(std::make_unique<RecordFile>(path), std::make_shared<QuickWork>())
        {
        }
        void keep(Workspace &workspace) { keeper = std::make_unique<WorkspaceBook>(book, workspace, codec()); }
        [[nodiscard]] QByteArrayList unlocked()
        {
            QByteArrayList found;
            book.unlock(password, [&found](Result<QByteArrayList> records) {
                if (records)
                    found = std::move(records).value();
            });
            return found;
        }

        SealedBook book;
        std::unique_ptr<WorkspaceBook> keeper;
    };

    Seat &me() { return *m_office->me; }
    Workspace &workspace() { return m_office->me->workspace; }
    [[nodiscard]] QString path() const { return m_folder->filePath(u"kept"_s); }
    /// Ends what keeps, as a crash would, but for what \a flush has written, and opens it in a window of its own.
    void reopen(bool flush = true);
    [[nodiscard]] Workspace &again() { return m_again->workspace; }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Office> m_office;
    std::unique_ptr<Kept> m_kept;
    std::unique_ptr<Seat> m_again;
};

void KeptTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_office = std::make_unique<Office>();
    m_kept = std::make_unique<Kept>(path());
    QCOMPARE(codeOf(doneBy([this](const auto &told) { m_kept->book.create(password, told); })), QString());
    m_kept->keep(workspace());
    m_kept->keeper->begin();
}

void KeptTest::cleanup()
{
    m_kept.reset(); // before the workspaces it knows
    m_again.reset();
    m_office.reset();
}

void KeptTest::reopen(bool flush)
{
    if (flush)
        QCOMPARE(codeOf(doneBy([this](const auto &told) { m_kept->keeper->flush(told); })), QString());
    m_kept = std::make_unique<Kept>(path());
    m_again = std::make_unique<Seat>(*m_office->host, m_office->host->tokens().accessToken());
    m_kept->keep(again());
    const QByteArrayList records = m_kept->unlocked();
    QVERIFY(!records.isEmpty());
    const auto opened = m_kept->keeper->open(records);
    QVERIFY2(opened, opened ? "" : qPrintable(opened.error().code + u' ' + opened.error().detail));
}

void KeptTest::isOpenedWithoutALine()
{
    me().rename(m_office->readOnly, u"Mine"_s);
    me().toggle(m_office->ddo, u"edit_data"_s, false);
    workspace().setReason(u"A reason"_s);
    workspace().acknowledge({.finding = u"locked_out"_s, .entity = roleRef(m_office->ddo), .why = u"x"_s});
    const tests::Kept before(workspace().draft());
    m_office->faults().add({.kind = Fault::Kind::Offline, .times = Fault::always});
    reopen();

    QCOMPARE(again().loadState(), Workspace::Load::Ready);
    QCOMPARE(again().line(), Workspace::Line::Offline);
    QCOMPARE(again().project(), workspace().project());
    QCOMPARE(again().me().person, workspace().me().person);
    QVERIFY(again().mayEditRoles());
    QCOMPARE(again().syncedAt(), workspace().syncedAt());
    QCOMPARE(tests::Kept(again().draft()), before);
    QCOMPARE(again().shown().roles.find(m_office->readOnly)->name, u"Mine"_s);

    m_again->rename(m_office->ddo, u"Written offline"_s); // and on it goes
    reopen();
    QCOMPARE(again().draft().items().size(), 3);
    QCOMPARE(again().shown().roles.find(m_office->ddo)->name, u"Written offline"_s);
}

void KeptTest::nothingButTheSealedLiesThere()
{
    me().rename(m_office->readOnly, u"Zanzibar"_s);
    reopen();
    const QStringList names = QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden);
    for (const QString &name : names) {
        QFile file(m_folder->filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY(!bytes.contains("Zanzibar") && !bytes.contains("Malawi") && !bytes.contains("Mwale"));
    }
}

void KeptTest::whatOthersDid_isKept()
{
    const auto other = m_office->seatFor(u"second_admin"_s);
    other->rename(m_office->ddo, u"Hers"_s);
    QVERIFY(other->apply());
    QTRY_COMPARE(me().nameOf(m_office->ddo), u"Hers"_s);
    reopen();
    QCOMPARE(again().project().roles.find(m_office->ddo)->name, u"Hers"_s);
    QCOMPARE(again().project(), workspace().project());
}

void KeptTest::whatWasApplied_isKept()
{
    me().rename(m_office->ddo, u"Mine"_s);
    QVERIFY(me().apply());
    reopen();
    QCOMPARE(again().project(), workspace().project());
    QVERIFY(again().draft().isEmpty());
    QCOMPARE(again().journal().size(), 1);
    QCOMPARE(again().journal().at(0).set, workspace().journal().at(0).set);
    QCOMPARE(again().journal().at(0).undoUntil, workspace().journal().at(0).undoUntil);
}

void KeptTest::conflictsAndWhatIsParked_areKept()
{
    me().rename(m_office->readOnly, u"First"_s);
    QVERIFY(me().apply());
    me().rename(m_office->ddo, u"Mine"_s);
    const auto other = m_office->seatFor(u"second_admin"_s);
    other->rename(m_office->ddo, u"Hers"_s);
    QVERIFY(other->apply());
    QTRY_VERIFY(workspace().draft().hasConflict());
    const QList<Staged> items = workspace().draft().items();
    reopen();
    QCOMPARE(again().draft().items(), items);
    QVERIFY(!again().draft().items().at(0).theirName.isEmpty());

    QSignalSpy staged(&again(), &Workspace::inverseStaged);
    again().stageInverse(again().journal().at(0).set);
    QTRY_COMPARE(staged.count(), 1);
    QVERIFY(again().hasParkedDraft());
    const Id undone = *again().draft().inverseOf;
    reopen();
    QVERIFY(again().hasParkedDraft());
    QCOMPARE(again().parkedCount(), 1);
    QCOMPARE(again().draft().inverseOf, std::optional(undone));
}

void KeptTest::backOnline_isMovedOntoWhatThereIs()
{
    me().rename(m_office->ddo, u"Mine"_s);
    me().rename(m_office->readOnly, u"Mine, too"_s);
    reopen();
    const auto other = m_office->seatFor(u"second_admin"_s);
    other->rename(m_office->ddo, u"Hers"_s);
    QVERIFY(other->apply());
    again().resume();
    QTRY_COMPARE(again().line(), Workspace::Line::UpToDate);
    QTRY_VERIFY(again().draft().hasConflict());
    QCOMPARE(again().draft().items().size(), 2);
    QCOMPARE(again().draft().find(roleRef(m_office->ddo), u"name"_s)->theirs, QJsonValue(u"Hers"_s));
    QCOMPARE(again().draft().find(roleRef(m_office->readOnly), u"name"_s)->state, Staged::State::Staged);
    again().settle(roleRef(m_office->ddo), u"name"_s, true);
    QVERIFY(m_again->apply());
    QCOMPARE(m_office->stored().roles.find(m_office->ddo)->name, u"Mine"_s);
}

void KeptTest::tryNow_asksTheServer()
{
    reopen();
    again().tryNow();
    QTRY_COMPARE(again().line(), Workspace::Line::UpToDate);
    const auto other = m_office->seatFor(u"second_admin"_s);
    other->rename(m_office->ddo, u"Hers"_s);
    QVERIFY(other->apply());
    QTRY_COMPARE(m_again->nameOf(m_office->ddo), u"Hers"_s); // and on it listens
}

void KeptTest::answerThatNeverCame_isFoundOut()
{
    me().rename(m_office->ddo, u"Mine"_s);
    workspace().dryRun();
    QVERIFY(me().isIdle());
    m_office->faults().add({.kind = Fault::Kind::Offline, .route = u"/v1/changes"_s, .times = Fault::always});
    workspace().tryNow(); // the feed is not to be faster
    m_office->faults().add({.kind = Fault::Kind::LostAnswer, .route = u"/v1/change-sets"_s});
    workspace().apply();
    QVERIFY(me().isIdle());
    QCOMPARE(m_office->stored().roles.find(m_office->ddo)->name, u"Mine"_s); // it was done
    QCOMPARE(workspace().draft().items().size(), 1);                         // and nobody knows here
    reopen();
    QCOMPARE(again().draft().items().size(), 1);
    m_office->faults().clear();
    QSignalSpy applied(&again(), &Workspace::applied);
    again().resume();
    QTRY_COMPARE(applied.count(), 1); // with its way back
    QVERIFY(again().draft().isEmpty());
}

void KeptTest::crashWhileTyping_losesAMoment()
{
    m_kept->keeper->setPause(20ms);
    me().rename(m_office->readOnly, u"Typed"_s);
    QTest::qWait(10);
    me().rename(m_office->readOnly, u"Typed on"_s); // does not put it off
    QTest::qWait(200);
    m_kept->keeper->setPause(10min);
    me().rename(m_office->readOnly, u"Typed at the last moment"_s);
    reopen(false);
    QCOMPARE(again().draft().items().size(), 1);
    QCOMPARE(again().draft().items().at(0).change.after, QJsonValue(u"Typed on"_s));
}

void KeptTest::whatIsNotShownAnyMore_leavesTheFile()
{
    reopen();
    again().load(); // anew, from the server
    QTRY_COMPARE(again().line(), Workspace::Line::UpToDate);
    QCOMPARE(codeOf(doneBy([this](const auto &told) { m_kept->keeper->flush(told); })), QString());
    m_kept->keeper.reset();
    Kept plain(path());
    m_kept.reset();
    const QByteArrayList records = plain.unlocked();
    QCOMPARE(records.size(), 2); // what the server lists now, and the pencil: nothing older is in the chain
}

void KeptTest::whatOutgrowsIt_isWrittenAnew()
{
    m_kept->keeper->setPause(0ms);
    const QString longReason(20'000, u'x');
    for (int i = 0; i < 120; ++i) { // 2.4 MB in all
        workspace().setReason(longReason + QString::number(i));
        QCOMPARE(codeOf(doneBy([this](const auto &told) { m_kept->keeper->flush(told); })), QString());
    }
    QVERIFY(QFileInfo(path()).size() < 2 * 1024 * 1024);
    reopen();
    QCOMPARE(again().draft().reason, longReason + u"119"_s);
}

void KeptTest::fullDisk_isTriedAgain()
{
    auto medium = std::make_unique<LaterMedium>();
    LaterMedium &there = *medium;
    SealedBook book(std::move(medium), std::make_shared<QuickWork>());
    std::optional<Result<void>> made;
    book.create(password, [&made](const Result<void> &done) { made = done; });
    QTRY_VERIFY(made && *made);
    WorkspaceBook keeper(book, workspace(), codec());
    QSignalSpy failed(&keeper, &WorkspaceBook::failed);
    keeper.setPause(0ms);
    keeper.begin();
    const auto flushed = [&keeper] {
        std::optional<Result<void>> told;
        keeper.flush([&told](const Result<void> &done) { told = done; });
        return QTest::qWaitFor([&told] { return told.has_value(); }) ? codeOf(*told) : u"not told"_s;
    };
    QCOMPARE(flushed(), QString());

    there.trouble = Error{.kind = Error::Kind::TooLarge, .code = u"medium.full"_s};
    me().rename(m_office->readOnly, u"Mine"_s);
    QCOMPARE(flushed(), u"medium.full"_s);
    QCOMPARE(failed.count(), 1);
    me().rename(m_office->readOnly, u"Mine, again"_s);
    QCOMPARE(flushed(), QString());
    QCOMPARE(there.content.records.size(), 2); // all of it, written anew
}

void KeptTest::failedDisk_isToldOnce()
{
    auto medium = std::make_unique<LaterMedium>();
    LaterMedium &there = *medium;
    SealedBook book(std::move(medium), std::make_shared<QuickWork>());
    std::optional<Result<void>> made;
    book.create(password, [&made](const Result<void> &done) { made = done; });
    QTRY_VERIFY(made && *made);
    WorkspaceBook keeper(book, workspace(), codec());
    QSignalSpy failed(&keeper, &WorkspaceBook::failed);
    keeper.setPause(0ms);
    there.trouble = Error{.kind = Error::Kind::Server, .code = u"medium.failed"_s};
    keeper.begin();
    QTRY_COMPARE(failed.count(), 1);
    me().rename(m_office->readOnly, u"Mine"_s);
    me().rename(m_office->ddo, u"Mine, too"_s);
    QTest::qWait(20);
    QCOMPARE(failed.count(), 1);
    QCOMPARE(workspace().draft().items().size(), 2); // in memory as ever
}

void KeptTest::flushWaitsForTheDisk()
{
    auto medium = std::make_unique<LaterMedium>();
    LaterMedium &there = *medium;
    SealedBook book(std::move(medium), std::make_shared<QuickWork>());
    std::optional<Result<void>> made;
    book.create(password, [&made](const Result<void> &done) { made = done; });
    QTRY_VERIFY(made && *made);
    WorkspaceBook keeper(book, workspace(), codec());
    keeper.begin();
    me().rename(m_office->readOnly, u"Mine"_s);
    qsizetype records = -1;
    keeper.flush([&](const Result<void> &) { records = there.content.records.size(); });
    QCOMPARE(records, -1); // it has not said so yet
    QTRY_COMPARE(records, 3);
}

void KeptTest::whatIsNoRecord_isRefused_data()
{
    QTest::addColumn<QByteArray>("record");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("of a later program") << QByteArray(1, 77);
    QTest::newRow("half a length") << QByteArray("\x01\0\0", 3);
    QTest::newRow("a head beyond its end") << QByteArray("\x01\x7f\xff\xff\xff{}", 7);
    QTest::newRow("a head that is none") << QByteArray("\x01\0\0\0\x02[]", 7);
    QTest::newRow("changes that are none") << QByteArray("\x02{");
    QTest::newRow("changes to nothing") << QByteArray("\x02{\"revision\":1,\"changes\":[]}");
    QTest::newRow("a draft that is none") << QByteArray("\x03{\"draft\":7}");
}
void KeptTest::whatIsNoRecord_isRefused()
{
    QFETCH(const QByteArray, record);
    Seat seat(*m_office->host, m_office->host->tokens().accessToken());
    WorkspaceBook keeper(m_kept->book, seat.workspace, codec());
    const auto opened = keeper.open({record});
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, u"vault.content"_s);
    QVERIFY(opened.error().detail.startsWith(u"1: "_s));
    QCOMPARE(seat.workspace.loadState(), Workspace::Load::Idle);
}

void KeptTest::aLoadedWorkspace_isNotOverwritten()
{
    const qint64 revision = workspace().project().revision;
    workspace().restore({}, {});
    QCOMPARE(workspace().project().revision, revision);
    QVERIFY(workspace().project().roles.size() > 0);
}

STEWARD_TEST(KeptTest, "kept", Core)

#include "kepttest.moc"
