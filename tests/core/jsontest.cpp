// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json.h"
#include "core/jsonrows.h"
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

    // Qt finds no such name of more than 16 letters in what it read itself
    void findsNamesBeyondAscii()
    {
        const QString name = u"Numéro de téléphone"_s;
        auto object = parseObject(R"({"a":[{"Numéro de téléphone":1}],"Numéro de téléphone":2,"b":"é"})");
        QVERIFY(object);
        QCOMPARE(object->value(name), QJsonValue(2));
        QCOMPARE(object->value(u"a"_s).toArray().at(0).toObject().value(name), QJsonValue(1));
        QJsonObject changed = *object;
        changed.insert(name, 3);
        QCOMPARE(changed.size(), 3);

        const auto array = parseArray("[{\"Numéro de \\\"téléphone\\\" mobile\":1}]");
        QVERIFY(array);
        QVERIFY(array->at(0).toObject().contains(u"Numéro de \"téléphone\" mobile"_s));
    }

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

    void rowsAreReadLikeObjects()
    {
        const QStringList columns{u"name"_s, u"size"_s, u"none"_s, u"newer"_s, u"newerNone"_s};
        ObjectReader reader(columns, {u"x"_s, 7, QJsonValue(), 3, QJsonValue()});
        QVERIFY(reader.has(u"name"_s));
        QVERIFY(!reader.has(u"none"_s)); // null is no member
        QVERIFY(!reader.has(u"absent"_s));
        QCOMPARE(reader.integer(u"size"_s), 7); // in any order
        QCOMPARE(reader.text(u"name"_s), u"x"_s);
        QCOMPARE(reader.text(u"none"_s, u"otherwise"_s), u"otherwise"_s);
        QCOMPARE(reader.text(u"absent"_s, u"otherwise"_s), u"otherwise"_s);
        QVERIFY(reader.errors().isEmpty());
        QCOMPARE(reader.rest(), (QJsonObject{{u"newer"_s, 3}}));
        QVERIFY(reader.value(u"none"_s).isUndefined());
        QCOMPARE(reader.text(u"none"_s), QString());
        QCOMPARE(reader.boolean(u"size"_s, false), false);
        reader.refuseUnknown();
        QCOMPARE(reader.errors(), (QList<FieldError>{{u"/none"_s, u"field.missing"_s},
                                                     {u"/size"_s, u"field.type"_s},
                                                     {u"/newer"_s, u"field.unknown"_s}}));
    }

    /// The first member asked for may stand in any column, or in none.
    void columnsComeInAnyOrder()
    {
        ObjectReader reader(QStringList{u"size"_s, u"name"_s}, QJsonArray{7, u"x"_s});
        QCOMPARE(reader.text(u"absent"_s, u"otherwise"_s), u"otherwise"_s);
        QCOMPARE(reader.text(u"name"_s), u"x"_s);
        QCOMPARE(reader.integer(u"size"_s), 7);
        QVERIFY(reader.errors().isEmpty());
    }

    /// A table says of each row what its object says, in the one spelling.
    void rowsAreWrittenLikeObjects()
    {
        const QStringList texts{u"plain"_s,        u"a \"quote\" and a \\"_s,
                                u"line\n\u0007"_s, u"\u00e9 \U0001F600 \u202e"_s,
                                u"half \xd83d"_s,  QString()};
        TableWriter table({u"rest"_s, u"more"_s});
        QJsonArray rows;
        for (qsizetype i = 0; i < texts.size(); ++i) {
            const QJsonObject rest{{u"more"_s, QJsonArray{texts.at(i), 1.5}}};
            ObjectWriter object(rest);
            const auto write = [&](MemberWriter &to) {
                to.text(u"text", texts.at(i));
                to.id(u"id", i % 2 == 0 ? Id() : Id(7, static_cast<quint64>(i)));
                to.ids(u"ids", QList<Id>(i, Id(1, 2)));
                to.number(u"number", i == 0 ? std::nullopt : std::optional<qint64>(-(Q_INT64_C(1) << 50) * i));
                to.boolean(u"boolean", i == 1);
                to.value(u"value", i == 2 ? QJsonValue() : QJsonValue(QJsonObject{{u"deep"_s, texts.at(i)}}));
            };
            write(table);
            table.endRow(rest);
            write(object);
            QJsonArray row;
            for (const char16_t *column : {u"text", u"id", u"ids", u"number", u"boolean", u"value", u"rest", u"more"}) {
                const QJsonValue cell = object.object().value(QStringView(column));
                row << (cell.isUndefined() ? QJsonValue(QJsonValue::Null) : cell);
            }
            rows << row;
        }
        const QJsonArray columns{u"text"_s,    u"id"_s,    u"ids"_s,  u"number"_s,
                                 u"boolean"_s, u"value"_s, u"rest"_s, u"more"_s};
        QCOMPARE(table.table(), canonicalJson(QJsonObject{{u"columns"_s, columns}, {u"rows"_s, rows}}));
        QCOMPARE(TableWriter({}).table(), QByteArray(R"({"columns":[],"rows":[]})"));
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
