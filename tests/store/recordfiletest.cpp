// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/sealed/recordfile.h"
#include "store/crashdisk.h"
#include "store/sealed/sealedchain.h"
#include "support/testmain.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace steward {

using tests::CrashDisk;

namespace {

const QByteArray envelope = "an envelope";
const QByteArray keyBytes(sealKeySize, 'k');

template<typename Call>
Result<void> doneBy(Call call)
{
    std::optional<Result<void>> told;
    call([&told](const Result<void> &done) { told = done; });
    return told ? *told : Error{.code = u"not told"_s};
}

RecordMedium::Content contentOf(RecordMedium &medium)
{
    RecordMedium::Content content;
    medium.readAll([&content](const Result<RecordMedium::Content> &read) {
        if (read)
            content = *read;
    });
    return content;
}

/// Writes a chain as a store does, and knows of what it was told.
class Writer
{
public:
    explicit Writer(RecordMedium &medium)
        : m_medium(medium)
    {
    }

    /// Until something goes wrong, as far as it goes; a failure for want of room is tried again, once.
    void run()
    {
        if (!rewrite())
            return;
        for (int i = 1; i <= 4; ++i) {
            if (!add(QByteArray(300 * i, char('a' + i))) && !m_isFull)
                return;
        }
        (void)(rewrite() && add("after"));
    }

    QByteArray name;
    QByteArrayList acknowledged; ///< what must be there
    QByteArrayList tried;        ///< and what may be there besides: of one call at most

private:
    bool rewrite()
    {
        SealedChain next(SecretKey::of(keyBytes));
        RecordMedium::Content content{.envelope = envelope + next.name()};
        for (const QByteArray &plain : std::as_const(acknowledged))
            content.records << next.add(plain).value();
        next.acknowledge();
        content.marks = {next.mark().value()};
        const auto done = doneBy([&](const auto &told) { m_medium.replaceAll(content, told); });
        if (done)
            m_chain.emplace(std::move(next));
        return done.hasValue();
    }
    bool add(const QByteArray &plain)
    {
        tried = acknowledged + QByteArrayList{plain};
        const QByteArray record = m_chain->add(plain).value();
        const auto done = doneBy([&](const auto &told) { m_medium.append(record, m_chain->mark().value(), told); });
        m_isFull = !done && done.error().code == "medium.full"_L1;
        if (!done) {
            m_chain->takeBack();
            return false;
        }
        m_chain->acknowledge();
        m_medium.note(m_chain->mark().value());
        acknowledged = tried;
        return true;
    }

    RecordMedium &m_medium;
    std::optional<SealedChain> m_chain;
    bool m_isFull = false;
};

Result<SealedChain::Opened> opened(const RecordMedium::Content &content)
{
    return SealedChain::open(SecretKey::of(keyBytes), content.envelope.sliced(envelope.size()), content.marks,
                             content.records);
}

} // namespace

class RecordFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatItIsGiven()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"store"_s);
        {
            RecordFile file(path);
            QVERIFY(contentOf(file).envelope.isEmpty());
            Writer(file).run();
        }
        RecordFile file(path);
        const auto chain = opened(contentOf(file));
        QVERIFY(chain && chain->isWhole);
        QCOMPARE(chain->plain.size(), 5);
        QCOMPARE(chain->plain.constLast(), QByteArray("after"));
        QCOMPARE(QFileInfo(path).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        QVERIFY(!QFile::exists(path + u".new"_s));
    }

    void oneAtATime()
    {
        const QTemporaryDir folder;
        RecordFile one(folder.filePath(u"store"_s));
        Writer(one).run();
        RecordFile other(folder.filePath(u"store"_s));
        QString code;
        other.readAll([&code](const auto &read) { code = read ? QString() : read.error().code; });
        QCOMPARE(code, u"medium.busy"_s);
        QCOMPARE(doneBy([&](const auto &told) { other.replaceAll({}, told); }).error().code, u"medium.busy"_s);
    }

    /// RULES.md 9: at every call of the system in turn, until there is none left; every record somebody was told of is
    /// there afterwards, at most one more, and nothing else.
    void nothingAcknowledgedIsLost_data()
    {
        QTest::addColumn<CrashDisk::Trouble>("trouble");
        QTest::newRow("fails for good") << CrashDisk::Trouble::Fails;
        QTest::newRow("fails once") << CrashDisk::Trouble::FailsOnce;
        QTest::newRow("full") << CrashDisk::Trouble::Full;
        QTest::newRow("power goes") << CrashDisk::Trouble::PowerGoes;
    }
    void nothingAcknowledgedIsLost()
    {
        QFETCH(const CrashDisk::Trouble, trouble);
        int calls = 0;
        for (const auto left : {CrashDisk::Left::All, CrashDisk::Left::Nothing, CrashDisk::Left::Half}) {
            for (int call = 0;; ++call, ++calls) {
                const QTemporaryDir folder; // of the lock alone
                const QString path = folder.filePath(u"store"_s);
                auto disk = std::make_shared<CrashDisk>();
                std::optional<RecordFile> file(std::in_place, path, disk);
                (void)contentOf(*file);
                disk->setTrouble(trouble, call);
                Writer writer(*file);
                writer.run();
                const bool wasReached = disk->wasReached();
                file.reset();
                disk->startAnew(left);
                file.emplace(path, disk);
                const auto content = contentOf(*file);
                if (content.envelope.isEmpty()) {
                    QVERIFY2(writer.acknowledged.isEmpty(), QByteArray::number(call).constData());
                    continue;
                }
                const auto chain = opened(content);
                QVERIFY2(chain, qPrintable(u"call %1: %2 %3"_s.arg(call).arg(
                                    chain ? QString() : chain.error().code, chain ? QString() : chain.error().detail)));
                QVERIFY2(chain->plain == writer.acknowledged || chain->plain == writer.tried,
                         qPrintable(u"call %1: %2 records in place of %3"_s.arg(call)
                                        .arg(chain->plain.size())
                                        .arg(writer.acknowledged.size())));
                if (!wasReached)
                    break;
            }
        }
        QVERIFY2(calls > 60, QByteArray::number(calls).constData());
    }

    /// What is no store is said to be none, and not written over.
    void foreignFile_isTold_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("short") << QByteArray("a letter");
        QTest::newRow("long") << QByteArray("a letter").repeated(5000);
        QTest::newRow("with zeros where a length is") << QByteArray("a letter") + QByteArray(40'000, '\0');
    }
    void foreignFile_isTold()
    {
        QFETCH(const QByteArray, bytes);
        const QTemporaryDir folder;
        QFile other(folder.filePath(u"store"_s));
        QVERIFY(other.open(QIODevice::WriteOnly));
        other.write(bytes);
        other.close();
        RecordFile file(other.fileName());
        QVERIFY(contentOf(file).envelope.startsWith("a letter"));
        QVERIFY(other.open(QIODevice::ReadOnly));
        QCOMPARE(other.readAll(), bytes); // and is left as it was
    }

    void withoutAFolder_saysSo()
    {
        RecordFile file(u"/nowhere/at/all"_s);
        QString code;
        file.readAll([&code](const auto &read) { code = read ? QString() : read.error().code; });
        QCOMPARE(code, u"medium.failed"_s);
    }
};

STEWARD_TEST(RecordFileTest, "recordfile", Core)

} // namespace steward

Q_DECLARE_METATYPE(steward::tests::CrashDisk::Trouble)

#include "recordfiletest.moc"
