// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/sealed/sealedchain.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

const QByteArray keyBytes(sealKeySize, 'k');
constexpr int many = 5;

QByteArray textOf(int number)
{
    return "record " + QByteArray::number(number);
}

/// As it lies on a disk.
struct Kept
{
    QByteArray name;
    QByteArrayList records;
    QByteArrayList marks;

    [[nodiscard]] Result<SealedChain::Opened> open() const
    {
        return SealedChain::open(SecretKey::of(keyBytes), name, marks, records);
    }
    [[nodiscard]] QString refusal() const
    {
        const auto opened = open();
        return opened ? QString() : opened.error().code + u' ' + opened.error().detail;
    }
};

/// All acknowledged but the last \a pending.
Kept written(int count = many, int pending = 0)
{
    SealedChain chain(SecretKey::of(keyBytes));
    Kept kept{chain.name(), {}, {}};
    for (int i = 1; i <= count; ++i) {
        kept.records << chain.add(textOf(i)).value();
        if (i <= count - pending)
            chain.acknowledge();
        kept.marks = {chain.mark().value()};
    }
    if (count == 0)
        kept.marks = {chain.mark().value()};
    return kept;
}

} // namespace

class SealedChainTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesBackWhatWentIn()
    {
        for (const int count : {0, 1, many}) {
            const auto opened = written(count).open();
            QVERIFY(opened);
            QVERIFY(opened->isWhole);
            QCOMPARE(opened->plain.size(), count);
            QCOMPARE(opened->chain.count(), quint64(count));
            for (int i = 0; i < count; ++i)
                QCOMPARE(opened->plain.at(i), textOf(i + 1));
        }
    }

    void goesOnWhereItWas()
    {
        Kept kept = written();
        SealedChain chain = kept.open().value().chain;
        kept.records << chain.add("one more").value();
        chain.acknowledge();
        kept.marks << chain.mark().value(); // the older one lies beside it
        QCOMPARE(kept.open()->plain.constLast(), QByteArray("one more"));
        kept.records.removeLast();
        QCOMPARE(kept.refusal(), u"chain.cut 5 of 6"_s);
    }

    void takenBack_isAsIfItHadNotBeen()
    {
        SealedChain chain(SecretKey::of(keyBytes));
        Kept kept{chain.name(), {chain.add("a").value()}, {}};
        chain.acknowledge();
        QVERIFY(chain.add("there was no room for it"));
        chain.takeBack();
        kept.records << chain.add("b").value();
        chain.acknowledge();
        kept.marks = {chain.mark().value()};
        QCOMPARE(kept.open()->plain, (QByteArrayList{"a", "b"}));
    }

    /// RULES.md 6: nothing changed, cut, swapped, repeated or put in from elsewhere is taken.
    void everyHarmIsSeen_data()
    {
        QTest::addColumn<Kept>("kept");
        QTest::addColumn<QString>("refusal");
        const auto harmed = [](const char *name, const QString &refusal, auto harm) {
            Kept kept = written();
            harm(kept);
            QTest::newRow(name) << kept << refusal;
        };
        harmed("swapped", u"chain.broken 2"_s, [](Kept &kept) { kept.records.swapItemsAt(1, 2); });
        harmed("repeated", u"chain.broken 3"_s, [](Kept &kept) { kept.records.insert(2, kept.records.at(1)); });
        harmed("left out", u"chain.broken 3"_s, [](Kept &kept) { kept.records.removeAt(2); });
        harmed("first left out", u"chain.broken 1"_s, [](Kept &kept) { kept.records.removeFirst(); });
        harmed("last left out", u"chain.cut 4 of 5"_s, [](Kept &kept) { kept.records.removeLast(); });
        harmed("all left out", u"chain.cut 0 of 5"_s, [](Kept &kept) { kept.records.clear(); });
        harmed("last cut", u"chain.broken 5"_s, [](Kept &kept) { kept.records.last().chop(1); });
        harmed("of another chain", u"chain.broken 4"_s, [](Kept &kept) { kept.records[3] = written().records.at(3); });
        harmed("another name", u"chain.unmarked "_s, [](Kept &kept) { kept.name[0] = char(kept.name.at(0) ^ 1); });
        harmed("no mark", u"chain.unmarked "_s, [](Kept &kept) { kept.marks.clear(); });
        harmed("mark of another chain", u"chain.unmarked "_s, [](Kept &kept) { kept.marks = written().marks; });
        harmed("record as mark", u"chain.unmarked "_s, [](Kept &kept) { kept.marks = {kept.records.constFirst()}; });
        harmed("mark as record", u"chain.broken 1"_s, [](Kept &kept) { kept.records.prepend(kept.marks.at(0)); });
    }
    void everyHarmIsSeen()
    {
        QFETCH(const Kept, kept);
        QFETCH(const QString, refusal);
        QCOMPARE(kept.refusal(), refusal);
    }

    void everyChangedBitIsSeen()
    {
        const Kept whole = written(2);
        for (int record : {0, 1}) {
            for (qsizetype i = 0; i < whole.records.at(record).size() * 8; ++i) {
                Kept kept = whole;
                QByteArray &bytes = kept.records[record];
                bytes[i / 8] = static_cast<char>(bytes.at(i / 8) ^ (1 << (i % 8)));
                QCOMPARE(kept.refusal(), u"chain.broken %1"_s.arg(record + 1));
            }
        }
    }

    void anotherKey_opensNothing()
    {
        const Kept kept = written();
        QCOMPARE(SealedChain::open(SecretKey::random(), kept.name, kept.marks, kept.records).error().code,
                 u"chain.unmarked"_s);
    }

    /// The program was stopped while it wrote the last one, and nobody was told that it is there.
    void tornLast_isLeftOut()
    {
        Kept kept = written(many, 1);
        QCOMPARE(kept.open()->plain.size(), many); // it is whole, and so it may stay
        kept.records.last().chop(1);
        const auto opened = kept.open();
        QVERIFY(opened);
        QVERIFY(!opened->isWhole);
        QCOMPARE(opened->plain.size(), many - 1);
        kept.records.removeLast();
        QVERIFY(kept.open()->isWhole);
        kept.records.last().chop(1); // and this one somebody was told of
        QCOMPARE(kept.refusal(), u"chain.broken 4"_s);
    }

    void equalRecords_lookDifferent()
    {
        SealedChain chain(SecretKey::of(keyBytes));
        const QByteArray first = chain.add("same").value();
        QVERIFY(chain.add("same").value() != first);
    }
};

} // namespace steward

Q_DECLARE_METATYPE(steward::Kept)

namespace steward {
STEWARD_TEST(SealedChainTest, "sealedchain", Core)
} // namespace steward

#include "sealedchaintest.moc"
