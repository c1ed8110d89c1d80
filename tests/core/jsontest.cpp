// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace steward {

class JsonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesWhatIsNoObject_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("code");
        QTest::newRow("nothing") << QByteArray() << u"json.malformed"_s;
        QTest::newRow("an array") << QByteArray("[]") << u"json.malformed"_s;
        QTest::newRow("cut off") << QByteArray(R"({"a":)") << u"json.malformed"_s;
        QTest::newRow("two objects") << QByteArray("{}{}") << u"json.malformed"_s;
        QTest::newRow("too deep") << QByteArray(65, '[') << u"json.depth"_s;
    }

    void refusesWhatIsNoObject()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, code);
        const auto result = parseObject(bytes);
        QVERIFY(!result);
        QCOMPARE(result.error().code, code);
    }

    void bracketsInTextAreNotDepth() { QVERIFY(parseObject("{\"a\":\"" + QByteArray(200, '[') + "\"}").hasValue()); }

    void namesEveryMistakeWithItsPlace()
    {
        const auto object = parseObject(R"({"name":7,"size":1.5,"id":"x","extra":true,"a/b":1})");
        QVERIFY(object);
        ObjectReader reader(*object, u"/changes/3"_s);
        QCOMPARE(reader.text(u"name"_s), QString());
        QCOMPARE(reader.integer(u"size"_s), 0);
        QVERIFY(reader.id(u"id"_s).isNull());
        QCOMPARE(reader.text(u"reason"_s), QString());
        reader.refuseUnknown();

        const QList<FieldError> expected{
            {u"/changes/3/name"_s, u"field.type"_s},    {u"/changes/3/size"_s, u"field.range"_s},
            {u"/changes/3/id"_s, u"field.id"_s},        {u"/changes/3/reason"_s, u"field.missing"_s},
            {u"/changes/3/a~1b"_s, u"field.unknown"_s}, {u"/changes/3/extra"_s, u"field.unknown"_s},
        };
        QCOMPARE(reader.errors(), expected);
        QCOMPARE(reader.error().kind, Error::Kind::Invalid);
    }

    void namesNoMoreMistakesThanAnybodyReads()
    {
        QJsonObject object;
        for (int i = 0; i < 1000; ++i)
            object.insert(u"x%1"_s.arg(i), i);
        ObjectReader all({});
        for (int i = 0; i < 3; ++i) {
            ObjectReader reader(object, u"/%1"_s.arg(i));
            (void)reader.text(u"name"_s);
            reader.refuseUnknown();
            QCOMPARE(reader.errors().size(), 100);
            QCOMPARE(reader.errors().constFirst().pointer, u"/%1/name"_s.arg(i));
            all.fail(u"own"_s, u"field.type"_s);
            all.take(reader.errors());
        }
        QCOMPARE(all.errors().size(), 100);
        QCOMPARE(all.error().fields.size(), 100);
    }

    void keepsWhatNobodyAskedFor()
    {
        ObjectReader reader(QJsonObject{{u"name"_s, u"x"_s}, {u"newer"_s, 3}});
        QCOMPARE(reader.text(u"name"_s), u"x"_s);
        QCOMPARE(reader.rest(), (QJsonObject{{u"newer"_s, 3}}));
        QVERIFY(reader.errors().isEmpty());
    }

    void oneSpellingPerValue()
    {
        QCOMPARE(canonicalJson(QJsonObject{{u"b"_s, 1}, {u"a"_s, QJsonArray{true, u"x"_s}}}),
                 QByteArray(R"({"a":[true,"x"],"b":1})"));
        QCOMPARE(canonicalJson(QJsonValue(u"x"_s)), QByteArray(R"("x")"));
    }
};

STEWARD_TEST(JsonTest, "json", Core)

} // namespace steward

#include "jsontest.moc"
