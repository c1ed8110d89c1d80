// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/fields.h"
#include "store/memorystore.h"
#include "store/personalvalues.h"
#include "store/samples.h"
#include "support/testmain.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

class OpenStore : public MemoryStore
{
public:
    using MemoryStore::m_state;
    using MemoryStore::MemoryStore;
};

/// To another byte, whatever was there.
void flip(QByteArray &bytes, qsizetype index)
{
    bytes[index] = static_cast<char>(bytes[index] ^ 1);
}

} // namespace

/// The chain itself, without SQL: what a row keeps, and that damage to any of it is seen.
class ChainTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<OpenStore> m_store;

    [[nodiscard]] ChainCheck check() const { return m_store->verify().value(); }
    [[nodiscard]] LogRecord &record(qint64 revision) { return m_store->m_state.log[revision - 1]; }

private Q_SLOTS:
    void init()
    {
        m_store = std::make_unique<OpenStore>();
        QVERIFY(m_store->create(samples::project()));
        for (const Commit &commit : samples::history())
            QVERIFY(m_store->commit(commit));
        QCOMPARE(check().firstBadRevision, 0);
    }

    void everyColumnIsCovered_data()
    {
        QTest::addColumn<std::function<void(LogRecord &)>>("damage");
        using Damage = std::function<void(LogRecord &)>;
        const auto row = [](const char *name, Damage damage) { QTest::newRow(name) << std::move(damage); };
        row("revision", [](LogRecord &record) { record.revision = 77; });
        row("set", [](LogRecord &record) { record.set[0] = u'f'; });
        row("at", [](LogRecord &record) { record.at[3] = u'9'; });
        row("author", [](LogRecord &record) { record.author = samples::grace.toString(); });
        row("author gone", [](LogRecord &record) { record.author = QString(); });
        row("author empty", [](LogRecord &record) { record.author = u""_s; });
        row("changes", [](LogRecord &record) { record.changes.replace(u"person"_s, u"persom"_s); });
        row("changes, same meaning", [](LogRecord &record) { record.changes += u' '; });
        row("inverseOf", [](LogRecord &record) { record.inverseOf = samples::setId(1).toString(); });
        row("acknowledged", [](LogRecord &record) { record.acknowledged.replace(u"locked"_s, u"lucked"_s); });
        row("digests", [](LogRecord &record) { record.digests += u' '; });
        row("previousHash", [](LogRecord &record) { flip(record.previousHash, 31); });
        row("hash", [](LogRecord &record) { flip(record.hash, 0); });
        row("a part's name", [](LogRecord &record) { record.parts[0].part = u"reason"_s; });
        row("a part's person", [](LogRecord &record) { record.parts[0].person = Id(4, 4); });
        row("a part's bytes", [](LogRecord &record) { flip(record.parts[0].bytes, 20); });
        row("a part gone", [](LogRecord &record) { record.parts.removeLast(); });
        row("a part too many", [](LogRecord &record) { record.parts << SealedPart{u"values"_s, Id(4, 4), "x"}; });
        row("a part twice", [](LogRecord &record) { record.parts << record.parts.first(); });
        row("parts changed over", [](LogRecord &record) { std::swap(record.parts[0].bytes, record.parts[1].bytes); });
    }

    void everyColumnIsCovered()
    {
        QFETCH(std::function<void(LogRecord &)>, damage);
        damage(record(3));
        QCOMPARE(check().firstBadRevision, 3);
        QVERIFY(!check().what.isEmpty());
        QCOMPARE(check().rows, 2);
    }

    void aRowTakenOutIsMissed()
    {
        m_store->m_state.log.removeAt(3);
        QCOMPARE(check().firstBadRevision, 4);
    }

    void rowsTakenFromTheEndAreMissed()
    {
        m_store->m_state.log.removeLast();
        QCOMPARE(check().firstBadRevision, 6);
        m_store->m_state.log.clear();
        QCOMPARE(check().firstBadRevision, 1);
    }

    void aRowTooManyIsSeen()
    {
        m_store->m_state.log << m_store->m_state.log.last();
        QCOMPARE(check().firstBadRevision, 7);
    }

    void rowsChangedOverAreSeen()
    {
        m_store->m_state.log.swapItemsAt(1, 3);
        QCOMPARE(check().firstBadRevision, 2);
        std::swap(record(2).revision, record(4).revision); // and numbered to look right
        QCOMPARE(check().firstBadRevision, 2);
    }

    void aValueOfAnotherRowDoesNotFit()
    {
        record(1).parts[0].bytes = record(2).parts[0].bytes; // the same name under the same key
        QCOMPARE(check().firstBadRevision, 1);
    }

    /// The last row made anew, as one without access to the head would.
    void aForgedLastRowIsSeenByTheHead()
    {
        Commit forged = samples::history().last();
        forged.set.reason = u"Forged"_s;
        OpenStore other;
        QVERIFY(other.create(samples::project()));
        for (const Commit &commit : samples::history().first(5))
            QVERIFY(other.commit(commit));
        QVERIFY(other.commit(forged));
        m_store->m_state.log = other.m_state.log;
        QCOMPARE(check().firstBadRevision, 1); // the keys are others

        QVERIFY(genesisHash(Id(1, 1), 0) != genesisHash(Id(1, 2), 0));
        QVERIFY(genesisHash(Id(1, 1), 0) != genesisHash(Id(1, 1), 1));
    }

    void nothingPersonalStandsInTheChain()
    {
        for (const LogRecord &record : std::as_const(m_store->m_state.log)) {
            const QString chained = record.changes + record.acknowledged + record.digests + record.author + record.at;
            for (const QString &word : {u"Wezi"_s, u"Nyirenda"_s, u"Grace"_s, u"Takondwa"_s, u"takondwa"_s,
                                        u"192.0.2.7"_s, u"clinic"_s, u"ministry"_s, u"End date"_s})
                QVERIFY2(!chained.contains(word), qPrintable(word));
            for (const SealedPart &part : record.parts)
                QVERIFY(!part.bytes.contains("Wezi") && !part.bytes.contains("Grace"));
        }
    }

    /// Equal names would otherwise tell who of the erased did what.
    void equalValuesHaveDifferentDigests()
    {
        QSet<QString> digests;
        qsizetype count = 0;
        for (const LogRecord &record : std::as_const(m_store->m_state.log)) {
            const auto entries = QJsonDocument::fromJson(record.digests.toUtf8()).array();
            for (const auto &entry : entries) {
                digests.insert(entry[u"hmac"_s].toString());
                ++count;
            }
        }
        QVERIFY(count > 10);
        QCOMPARE(digests.size(), count);
    }

    void aKeyIsAKeyOrAMarker()
    {
        const PersonKey key = newKey(samples::grace);
        QVERIFY(isSound(key));
        QVERIFY(key.key != newKey(samples::grace).key);
        const PersonKey marker = erasedKey(samples::grace, Instant(std::chrono::seconds(9)));
        QVERIFY(isSound(marker));
        QVERIFY(marker.key.isEmpty());

        PersonKey both = key;
        both.erasedAt = marker.erasedAt;
        QVERIFY(!isSound(both));
        PersonKey neither = marker;
        neither.erasedAt.clear();
        QVERIFY(!isSound(neither));
        PersonKey otherDay = marker;
        otherDay.erasedAt = toText(Instant(std::chrono::seconds(10)));
        QVERIFY(!isSound(otherDay));
        PersonKey otherPerson = key;
        otherPerson.person = samples::wezi;
        QVERIFY(!isSound(otherPerson));
    }

    void undefinedAndNullStayApart()
    {
        const domain::EntityRef grace{u"person"_s, samples::grace};
        const domain::EntityRef clerk{u"role"_s, samples::clerk};
        Whole whole;
        for (const domain::EntityRef &entity : {grace, clerk}) {
            for (const QJsonValue &before : {QJsonValue(QJsonValue::Undefined), QJsonValue(), QJsonValue(u""_s)}) {
                whole.changes << domain::Change{
                    .entity = entity, .field = u"name"_s, .before = before, .after = QJsonObject{{u"a"_s, 1}}};
            }
        }
        const Parted parted = takeApart(whole, samples::wezi);
        QCOMPARE(parted.personal.keys(), QList<Id>{samples::grace});
        const auto back = putTogether(parted);
        QVERIFY(back);
        QCOMPARE(back->changes.size(), 6);
        for (qsizetype i = 0; i < 6; ++i) {
            QCOMPARE(back->changes.at(i).before.type(), whole.changes.at(i).before.type());
            QVERIFY(back->changes.at(i) == whole.changes.at(i));
        }
    }

    void whatIsNoRowIsRefused_data()
    {
        QTest::addColumn<QByteArray>("change");
        QTest::newRow("nothing") << QByteArray("{}");
        QTest::newRow("a number") << QByteArray("7");
        QTest::newRow("an unknown act") << QByteArray(
            R"({"entity":{"kind":"role","id":"00000000000000010000000000000002"},"op":"burn",)"
            R"("field":"","baseVersion":0,"cause":""})");
        QTest::newRow("no id") << QByteArray(R"({"entity":{"kind":"role","id":"7"},"op":"update",)"
                                             R"("field":"","baseVersion":0,"cause":""})");
    }

    void whatIsNoRowIsRefused()
    {
        QFETCH(QByteArray, change);
        const QJsonArray changes = QJsonDocument::fromJson('[' + change + ']').array();
        QVERIFY(!putTogether({changes, {}, {}}));
    }
};

STEWARD_TEST(ChainTest, "chain", Core)

} // namespace steward

#include "chaintest.moc"
