// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json.h"
#include "support/testmain.h"
#include "wire/changes.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::domain;

namespace {

const Id roleId(0x10, 1);
const Id personId(0x20, 2);
const Id setId(0x30, 3);

Change change(Change::Op op, const QString &field, const QJsonValue &before, const QJsonValue &after,
              const QString &cause = {})
{
    return {.entity = {u"role"_s, roleId},
            .op = op,
            .field = field,
            .before = before,
            .after = after,
            .baseVersion = 7,
            .cause = cause};
}

/// By way of the bytes, as it travels.
QJsonObject travelled(const QJsonObject &object)
{
    return *parseObject(canonicalJson(object));
}

QJsonObject aChange()
{
    return wire::toJson(change(Change::Op::Update, u"name"_s, u"Surveyor"_s, u"Lead"_s));
}

QJsonObject aSet()
{
    return {{u"id"_s, setId.toString()}, {u"changes"_s, QJsonArray{aChange()}}};
}

QJsonObject with(QJsonObject object, const QString &key, const QJsonValue &value)
{
    object.insert(key, value);
    return object;
}

QJsonObject without(QJsonObject object, const QString &key)
{
    object.remove(key);
    return object;
}

QJsonObject setWith(const QJsonValue &oneChange)
{
    return with(aSet(), u"changes"_s, QJsonArray{aChange(), oneChange});
}

} // namespace

Q_DECLARE_METATYPE(steward::domain::Change)

/// What a console asks for: everything that was meant arrives, and nothing that is not understood is dropped.
class ChangeSetTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSetHasItsLimit();
    void everyChange_travels_data();
    void everyChange_travels();
    void wholeSet_travels();
    void leastSet_isTaken();
    void badSets_areRefused_data();
    void badSets_areRefused();
    void answers_passOverWhatIsNewer();
    void allMistakes_areToldAtOnce();
};

void ChangeSetTest::everyChange_travels_data()
{
    QTest::addColumn<Change>("change");
    const auto row = [](const char *name, const Change &change) { QTest::newRow(name) << change; };
    using Op = Change::Op;

    row("text", change(Op::Update, u"name"_s, u"Surveyor"_s, u"Lead \u00e9\U0001F600 \"q\" \n"_s));
    row("granted", change(Op::Update, u"permissions.edit_data"_s, false, true));
    row("some", change(Op::Update, u"permissions.view_reports"_s, true, QJsonArray{u"a"_s, u"b"_s}));
    row("to nothing", change(Op::Update, u"role"_s, roleId.toString(), QJsonValue::Null));
    row("by rule", change(Op::Update, u"permissions.edit_data"_s, true, false, u"permissions.access_api"_s));
    row("made", change(Op::Create, {}, QJsonValue::Null, QJsonObject{{u"name"_s, u"x"_s}, {u"newer"_s, 1}}));
    row("removed", change(Op::Remove, {}, QJsonObject{{u"name"_s, u"x"_s}}, QJsonValue::Null));
    Change other = change(Op::Update, u"voltage"_s, 1.5, QJsonObject{{u"deep"_s, QJsonArray{1, QJsonValue()}}});
    other.entity.kind = u"transformer"_s;
    other.baseVersion = Q_INT64_C(1) << 53;
    row("a newer kind", other);
}

void ChangeSetTest::everyChange_travels()
{
    QFETCH(Change, change);
    ObjectReader reader(travelled(wire::toJson(change)));
    QCOMPARE(wire::changeFromJson(reader, wire::Unknown::Refuse), change);
    QVERIFY(reader.errors().isEmpty());
}

void ChangeSetTest::wholeSet_travels()
{
    const ChangeSet set{.id = setId,
                        .changes = {change(Change::Op::Update, u"name"_s, u"a"_s, u"b"_s),
                                    change(Change::Op::Update, u"permissions.edit_data"_s, true, false)},
                        .reason = QString(wire::longestReason, u'x'),
                        .inverseOf = Id(5, 6),
                        .acknowledged = {{u"locked_out"_s, {u"person"_s, personId}, u"Yankho Msiska"_s},
                                         {u"api_goes_around_places"_s, {u"role"_s, roleId}, {}}}};
    const auto read = wire::changeSetFromJson(travelled(wire::toJson(set)));
    QVERIFY(read);
    QCOMPARE(*read, set);
}

void ChangeSetTest::leastSet_isTaken()
{
    const auto read = wire::changeSetFromJson(with(aSet(), u"inverseOf"_s, QJsonValue::Null));
    QVERIFY(read);
    QVERIFY(read->reason.isEmpty() && !read->inverseOf && read->acknowledged.isEmpty());

    const QJsonObject least{{u"entity"_s, QJsonObject{{u"kind"_s, u"role"_s}, {u"id"_s, roleId.toString()}}},
                            {u"field"_s, u"name"_s},
                            {u"after"_s, u"x"_s}};
    const auto small = wire::changeSetFromJson(with(aSet(), u"changes"_s, QJsonArray{least}));
    QVERIFY(small);
    QCOMPARE(small->changes.constFirst().op, Change::Op::Update);
    QVERIFY(small->changes.constFirst().before.isNull()); // a value of JSON, never Undefined
}

void ChangeSetTest::badSets_areRefused_data()
{
    QTest::addColumn<QJsonObject>("set");
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const QJsonObject &set, const QString &pointer, const QString &code) {
        QTest::newRow(name) << set << pointer << code;
    };
    const auto entity = [](const QJsonValue &value) { return setWith(with(aChange(), u"entity"_s, value)); };
    const auto acknowledged = [](const QJsonValue &value) {
        return with(aSet(), u"acknowledged"_s, QJsonArray{value});
    };

    row("no id", without(aSet(), u"id"_s), u"/id"_s, u"field.missing"_s);
    row("id is a number", with(aSet(), u"id"_s, 7), u"/id"_s, u"field.type"_s);
    row("id is no id", with(aSet(), u"id"_s, u"abc"_s), u"/id"_s, u"field.id"_s);
    row("id is null", with(aSet(), u"id"_s, Id().toString()), u"/id"_s, u"field.id"_s);
    row("id in capitals", with(aSet(), u"id"_s, Id(0xAB, 1).toString().toUpper()), u"/id"_s, u"field.id"_s);
    row("reason is a number", with(aSet(), u"reason"_s, 1), u"/reason"_s, u"field.type"_s);
    row("reason too long", with(aSet(), u"reason"_s, QString(wire::longestReason + 1, u'x')), u"/reason"_s,
        u"field.length"_s);
    row("inverse of no id", with(aSet(), u"inverseOf"_s, u"x"_s), u"/inverseOf"_s, u"field.id"_s);
    row("changes is an object", with(aSet(), u"changes"_s, QJsonObject()), u"/changes"_s, u"field.type"_s);
    row("unknown member", with(aSet(), u"force"_s, true), u"/force"_s, u"field.unknown"_s);

    row("change is a text", setWith(u"x"_s), u"/changes/1"_s, u"field.type"_s);
    row("change with unknown member", setWith(with(aChange(), u"if"_s, 1)), u"/changes/1/if"_s, u"field.unknown"_s);
    row("no entity", setWith(without(aChange(), u"entity"_s)), u"/changes/1/entity"_s, u"field.missing"_s);
    row("entity is a text", entity(u"role"_s), u"/changes/1/entity"_s, u"field.type"_s);
    row("entity without kind", entity(QJsonObject{{u"id"_s, roleId.toString()}}), u"/changes/1/entity/kind"_s,
        u"field.missing"_s);
    row("entity with unknown member",
        entity(QJsonObject{{u"id"_s, roleId.toString()}, {u"kind"_s, u"role"_s}, {u"name"_s, u"x"_s}}),
        u"/changes/1/entity/name"_s, u"field.unknown"_s);
    row("unknown op", setWith(with(aChange(), u"op"_s, u"replace"_s)), u"/changes/1/op"_s, u"field.choice"_s);
    row("update without field", setWith(without(aChange(), u"field"_s)), u"/changes/1/field"_s, u"field.missing"_s);
    row("field is a number", setWith(with(aChange(), u"field"_s, 3)), u"/changes/1/field"_s, u"field.type"_s);
    row("version is a text", setWith(with(aChange(), u"baseVersion"_s, u"7"_s)), u"/changes/1/baseVersion"_s,
        u"field.type"_s);
    row("version is a half", setWith(with(aChange(), u"baseVersion"_s, 0.5)), u"/changes/1/baseVersion"_s,
        u"field.range"_s);
    row("version is huge", setWith(with(aChange(), u"baseVersion"_s, 1e300)), u"/changes/1/baseVersion"_s,
        u"field.range"_s);

    row("acknowledged is a text", with(aSet(), u"acknowledged"_s, u"all"_s), u"/acknowledged"_s, u"field.type"_s);
    row("acknowledgement is a text", acknowledged(u"all"_s), u"/acknowledged/0/finding"_s, u"field.missing"_s);
    const QJsonObject seen{{u"finding"_s, u"locked_out"_s},
                           {u"entity"_s, QJsonObject{{u"kind"_s, u"person"_s}, {u"id"_s, personId.toString()}}},
                           {u"why"_s, QString(wire::longestReason, u'x')}};
    row("too many acknowledgements",
        with(aSet(), u"acknowledged"_s, QJsonArray::fromVariantList(QVariantList(wire::mostChanges + 1, seen))),
        u"/acknowledged"_s, u"field.length"_s);
    row("acknowledgement with a long why", acknowledged(with(seen, u"why"_s, QString(wire::longestReason + 1, u'x'))),
        u"/acknowledged/0/why"_s, u"field.length"_s);
    row("acknowledgement of a long finding", acknowledged(with(seen, u"finding"_s, QString(65, u'x'))),
        u"/acknowledged/0/finding"_s, u"field.length"_s);
    row("acknowledgement of a long kind",
        acknowledged(
            with(seen, u"entity"_s, QJsonObject{{u"kind"_s, QString(65, u'x')}, {u"id"_s, personId.toString()}})),
        u"/acknowledged/0/entity/kind"_s, u"field.length"_s);
    row("acknowledgement of nothing", acknowledged(QJsonObject{{u"finding"_s, u"x"_s}}), u"/acknowledged/0/entity"_s,
        u"field.missing"_s);
}

void ChangeSetTest::badSets_areRefused()
{
    QFETCH(QJsonObject, set);
    QFETCH(QString, pointer);
    QFETCH(QString, code);
    const auto read = wire::changeSetFromJson(travelled(set));
    QVERIFY(!read);
    QCOMPARE(read.error().kind, Error::Kind::Invalid);
    QVERIFY2(read.error().fields.contains(FieldError{pointer, code}),
             qPrintable(read.error().fields.constFirst().pointer + u' ' + read.error().fields.constFirst().code));
}

void ChangeSetTest::answers_passOverWhatIsNewer()
{
    QJsonObject newer = with(aChange(), u"weight"_s, 3);
    newer.insert(u"entity"_s, with(newer.value(u"entity"_s).toObject(), u"realm"_s, u"x"_s));
    const auto changes = wire::changesFromJson({newer}, u"/changes"_s);
    QVERIFY(changes);
    QCOMPARE(wire::toJson(*changes), QJsonArray{aChange()});

    QJsonObject set = with(setWith(newer), u"priority"_s, 1);
    set.insert(u"reason"_s, QString(wire::longestReason * 2, u'x')); // a newer server's limit is its own
    QVERIFY(wire::changeSetFromJson(set, wire::Unknown::PassOver));
    QVERIFY(!wire::changeSetFromJson(set));
}

void ChangeSetTest::allMistakes_areToldAtOnce()
{
    const auto read = wire::changeSetFromJson({{u"reason"_s, 1}, {u"changes"_s, QJsonArray{1, 2}}, {u"x"_s, 1}});
    QVERIFY(!read);
    QCOMPARE(read.error().fields.size(), 5); // id, reason, two changes, x
}

void ChangeSetTest::aSetHasItsLimit()
{
    const auto set = [](qsizetype size, bool isInverse) {
        QJsonArray changes;
        for (qsizetype i = 0; i < size; ++i)
            changes << aChange();
        QJsonObject object{{u"id"_s, setId.toString()}, {u"changes"_s, changes}};
        if (isInverse)
            object.insert(u"inverseOf"_s, roleId.toString());
        return object;
    };
    QCOMPARE(wire::changeSetFromJson(set(5000, false))->changes.size(), 5000);
    const auto refused = wire::changeSetFromJson(set(5001, false));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"set.too_large"_s);
    QCOMPARE(refused.error().more.value(u"most"_s).toInt(), 5000);
    QVERIFY(wire::changeSetFromJson(set(5001, false), wire::Unknown::PassOver)); // an answer of a larger server
    QVERIFY(wire::changeSetFromJson(set(20'000, true)));
    const QJsonObject seen{{u"finding"_s, u"x"_s},
                           {u"entity"_s, QJsonObject{{u"kind"_s, u"role"_s}, {u"id"_s, roleId.toString()}}},
                           {u"why"_s, QString(wire::longestReason, u'x')}};
    QCOMPARE(wire::changeSetFromJson(with(aSet(), u"acknowledged"_s, QJsonArray{seen}))->acknowledged.size(), 1);
    const QJsonObject longer = with(seen, u"why"_s, QString(2 * wire::longestReason, u'x'));
    QVERIFY(wire::changeSetFromJson(with(aSet(), u"acknowledged"_s, QJsonArray{longer}), wire::Unknown::PassOver));
    QCOMPARE(wire::changeSetFromJson(set(20'001, true)).error().more.value(u"most"_s).toInt(), 20'000);
}

STEWARD_TEST(ChangeSetTest, "changeset", Core)
#include "changesettest.moc"
