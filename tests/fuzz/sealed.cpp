// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fuzz/fuzz.h"
#include "store/laterparts.h"
#include "store/sealed/recordfile.h"
#include "store/sealed/sealedstore.h"
#include "vault/digest.h"

#include <QTemporaryDir>

using namespace Qt::StringLiterals;

/// The file of a sealed store, whoever wrote it: it opens or it is refused, and nothing is read beyond its end. Bytes
/// that begin with an 'r' are a record of a store in place of a file: what stands behind the seal, which no input would
/// ever break. Those that begin with an 'f' are a whole file; others are one without the room between its parts, as
/// that is longer than an input may be.
namespace steward::fuzzing {

namespace {

const QString password = u"fuzz"_s;
constexpr ScryptCost cheap{14, 8, 1};

/// One file, in memory.
class FileInMemory final : public DiskFile
{
public:
    explicit FileInMemory(QByteArray &bytes)
        : m_bytes(bytes)
    {
    }
    Result<QByteArray> readAll() override { return m_bytes; }
    Result<void> writeAt(qint64 offset, const QByteArray &bytes) override
    {
        if (m_bytes.size() < offset + bytes.size())
            m_bytes.resize(offset + bytes.size(), '\0');
        m_bytes.replace(offset, bytes.size(), bytes);
        return {};
    }
    Result<void> resize(qint64 size) override
    {
        m_bytes.resize(size, '\0');
        return {};
    }
    Result<void> sync() override { return {}; }

private:
    QByteArray &m_bytes;
};

class DiskInMemory final : public Disk
{
public:
    QHash<QString, std::shared_ptr<QByteArray>> files;

    Result<std::unique_ptr<DiskFile>> open(const QString &path, Mode mode) override
    {
        if (mode == Mode::New)
            files.insert(path, std::make_shared<QByteArray>());
        if (!files.contains(path))
            return Error{.kind = Error::Kind::NotFound, .code = u"medium.none"_s};
        return {std::make_unique<FileInMemory>(*files.value(path))};
    }
    Result<void> rename(const QString &from, const QString &to) override
    {
        files.insert(to, files.take(from));
        return {};
    }
    Result<void> remove(const QString &path) override
    {
        files.remove(path);
        return {};
    }
    Result<void> syncFolderOf(const QString & /*path*/) override { return {}; }
};

constexpr qsizetype block = 4096;
constexpr qsizetype headRoom = 200; ///< in an input
constexpr qsizetype markRoom = 60;
constexpr qsizetype lengthSize = 4;

QByteArray roomy(const QByteArray &bytes)
{
    const qsizetype marks = headRoom + lengthSize;
    if (bytes.size() < marks + 2 * markRoom)
        return bytes;
    return bytes.first(headRoom).leftJustified(block - lengthSize, '\0') + bytes.sliced(headRoom, lengthSize)
           + bytes.sliced(marks, markRoom).leftJustified(block, '\0')
           + bytes.sliced(marks + markRoom, markRoom).leftJustified(block, '\0') + bytes.sliced(marks + 2 * markRoom);
}

QByteArray withoutRoom(const QByteArray &file)
{
    return file.first(headRoom) + file.sliced(block - lengthSize, lengthSize) + file.sliced(block, markRoom)
           + file.sliced(2 * block, markRoom) + file.sliced(3 * block);
}

QString path()
{
    static const QTemporaryDir folder; // of the lock alone
    return folder.filePath(u"store"_s);
}

ProjectCodec codec()
{
    return {.toBytes = [](const domain::Project &project) { return Result<QByteArray>(project.name.toUtf8()); },
            .fromBytes =
                [](const QByteArray &bytes) {
                    domain::Project project;
                    project.name = QString::fromUtf8(bytes);
                    return Result<domain::Project>(project);
                }};
}

/// The key is made at no cost, but for one that is not bearable: that is refused before any work.
void checkFile(const QByteArray &bytes)
{
    const auto disk = std::make_shared<DiskInMemory>();
    disk->files.insert(path(), std::make_shared<QByteArray>(bytes.constData(), bytes.size()));
    SealedBook book(std::make_unique<RecordFile>(path(), disk), std::make_shared<tests::QuickWork>(), cheap);
    QByteArrayList found;
    bool isOpen = false;
    book.unlock(password, [&](const Result<QByteArrayList> &records) {
        isOpen = records.hasValue();
        if (records)
            found = *records;
    });
    if (!isOpen)
        return;
    // what opens can be gone on with, and then holds what it held and one more
    require(tests::doneBy([&](const auto &told) { book.add("more", told); }).hasValue(), "an open book is added to");
    QByteArrayList again;
    book.unlock(password, [&](const Result<QByteArrayList> &records) { again = *records; });
    require(again == found + QByteArrayList{"more"}, "nothing was lost");
}

void checkRecord(const QByteArray &record)
{
    StoreContent content;
    content.state.project = domain::Project();
    const bool isRead = storerecords::replay(record, content, codec()).hasValue();
    if (!isRead || !storerecords::isOfBase(record))
        return;
    const auto records = storerecords::recordsOf(content.state, content.visits.rows(), codec());
    StoreContent again;
    for (const QByteArray &one : *records)
        require(storerecords::replay(one, again, codec()).hasValue(), "what was written is taken");
    require(again.state.log.size() == content.state.log.size() && again.state.keys.size() == content.state.keys.size()
                && again.visits.rows().reads == content.visits.rows().reads,
            "it is read as what was written");
}

QByteArray goodFile(const QByteArrayList &records)
{
    const auto disk = std::make_shared<DiskInMemory>();
    SealedBook book(std::make_unique<RecordFile>(path(), disk), std::make_shared<tests::QuickWork>(), cheap);
    (void)tests::doneBy([&](const auto &told) { book.create(password, told); });
    for (const QByteArray &record : records)
        (void)tests::doneBy([&](const auto &told) { book.add(record, told); });
    return *disk->files.value(path());
}

QByteArrayList goodRecords()
{
    const Id person(1, 2);
    const Subject subject{u"https://id.example"_s, u"1"_s};
    MemoryState state;
    state.project = domain::Project();
    state.keys.insert(person, newKey(person));
    state.answered.append({Instant(), Id(3, 4)});
    state.remembered.insert(Id(3, 4), {"digest", "answer"});
    state.members.insert(subject, person);
    state.log << LogRecord{
        .revision = 1, .set = Id(3, 4).toString(), .changes = u"[]"_s, .parts = {{u"reason"_s, person, "b"}}};
    const MemoryVisits::Rows visits{.sessions = {{.number = 1, .id = Id(5, 6), .ended = Instant()}},
                                    .signIns = {{.number = 2}},
                                    .reads = {{.number = 3}},
                                    .last = 3};
    QByteArrayList records = *storerecords::recordsOf(state, visits, codec());
    for (const StoreWrite &write :
         {StoreWrite(
              QList<storewrites::Committed>{{.record = state.log.first(), .set = Id(3, 4), .project = *state.project}}),
          StoreWrite(storewrites::Erased{erasedKey(person, Instant())}),
          StoreWrite(storewrites::Bound{subject, person}), StoreWrite(storewrites::ClaimSet{"digest", person}),
          StoreWrite(storewrites::Claimed{"digest", subject}), StoreWrite(AdmissionCode{.id = Id(7, 8)})})
        records << *storerecords::recordOf(write, codec());
    records << storerecords::recordOf(VisitWrite{.what = VisitWrite::What::Note, .read = {.bytes = 1}});
    return records << storerecords::recordOf(records.last(2));
}

} // namespace

void fuzz(const QByteArray &bytes)
{
    if (bytes.startsWith('r'))
        checkRecord(bytes.sliced(1));
    else
        checkFile(bytes.startsWith('f') ? bytes.sliced(1) : roomy(bytes));
}

QByteArrayList seeds()
{
    const QByteArray file = goodFile({"one", "two"});
    require(roomy(withoutRoom(file)) == file, "the room is put back");
    QByteArrayList seeds{withoutRoom(file), withoutRoom(goodFile({})), 'f' + file.first(block - 1), "a letter"};
    for (const QByteArray &record : goodRecords())
        seeds << 'r' + record;
    return seeds;
}

} // namespace steward::fuzzing
