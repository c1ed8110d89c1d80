// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json.h"
#include "support/testmain.h"
#include "wire/changes.h"
#include "wire/me.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::domain;

namespace {

const Id roleId(0x10, 1);
const Instant at(std::chrono::milliseconds(1'795'089'900'123));

QJsonObject travelled(const QJsonObject &object)
{
    return *parseObject(canonicalJson(object));
}

Change change(const QString &field, const QJsonValue &before, const QJsonValue &after, const QString &cause = {})
{
    return {.entity = {u"role"_s, roleId},
            .field = field,
            .before = before,
            .after = after,
            .baseVersion = 7,
            .cause = cause};
}

Impact impact()
{
    Impact impact{.gain = {Id(1, 1)}, .lose = {Id(1, 2), Id(1, 3)}, .lockedOut = {Id(1, 3)}, .letIn = {Id(1, 4)}};
    for (const auto tone :
         {Effect::Tone::Neutral, Effect::Tone::Gain, Effect::Tone::Loss, Effect::Tone::Warning, Effect::Tone::Danger}) {
        impact.effects << Effect{.code = u"reach.narrowed"_s,
                                 .tone = tone,
                                 .entity = {u"role"_s, roleId},
                                 .field = u"permissions.edit_data"_s,
                                 .people = {Id(1, 2)},
                                 .permissions = {u"edit_data"_s},
                                 .arguments = {{u"places"_s, 12}, {u"placesKept"_s, 3}}};
    }
    impact.effects << Effect{.code = u"nothing.noticed"_s};
    impact.effects.last().beyond = 5;
    impact.beyond = {.gain = 1, .lose = 2, .lockedOut = 3, .letIn = 4};
    impact.touched = 4;
    impact.phones = 2;
    return impact;
}

wire::Applied applied()
{
    return {.revision = 12,
            .isDryRun = true,
            .changes = {change(u"name"_s, u"a"_s, u"b"_s),
                        change(u"permissions.edit_data"_s, true, false, u"permissions.access_api"_s)},
            .impact = impact(),
            .at = at};
}

wire::LogEntry entry()
{
    return {.revision = 12,
            .set = Id(3, 4),
            .at = at,
            .author = Id(1, 1),
            .authorName = u"Wezi Nyirenda"_s,
            .reason = u"Because"_s,
            .from = u"192.0.2.7, desktop"_s,
            .changes = applied().changes,
            .inverseOf = Id(3, 3),
            .acknowledged = {{u"locked_out"_s, {u"person"_s, Id(1, 3)}, u"Y"_s}},
            .isErased = true,
            .erasedAt = at + std::chrono::hours(1),
            .hash = u"00ff"_s,
            .previousHash = u"ff00"_s};
}

wire::Me me()
{
    return {
        .person = Id(1, 1),
        .name = u"Wezi"_s,
        .handle = u"wezi@x.example"_s,
        .isAdmin = true,
        .roleName = u"Lead"_s,
        .permissions = {{u"edit_data"_s, true},
                        {u"view_reports"_s, QJsonObject{{u"scope"_s, u"limited"_s}, {u"items"_s, QJsonArray{u"a"_s}}}}},
        .mayEditRoles = true,
        .canHelp = {u"A"_s, u"B"_s}};
}

/// Every member that is there, made into something of another type, must be noticed.
template<typename Read>
void wrongTypes_areNoticed(const QJsonObject &good, Read read, const QStringList &passedOver = {})
{
    QVERIFY(read(good));
    for (auto it = good.begin(); it != good.end(); ++it) {
        if (passedOver.contains(it.key()))
            continue;
        QJsonObject bad = good;
        bad.insert(it.key(), it.value().isString() ? QJsonValue(5) : QJsonValue(u"x"_s));
        QVERIFY2(!read(bad), qPrintable(it.key()));
    }
}

} // namespace

/// What a server says back, read as it was written, or not at all.
class AnswersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void impact_travels();
    void applied_travels();
    void logEntry_travels();
    void logEntry_byRule_travels();
    void me_travels();
    void problems_travel();
    void problems_ofANewerServer_areStillRefusals();
    void wrongTypes();
    void newerMembers_arePassedOver();
};

void AnswersTest::impact_travels()
{
    const auto read = wire::impactFromJson(travelled(wire::toJson(impact())));
    QVERIFY(read);
    QCOMPARE(*read, impact());
    const auto none = wire::impactFromJson(travelled(wire::toJson(Impact())));
    QVERIFY(none);
    QCOMPARE(*none, Impact());
}

void AnswersTest::applied_travels()
{
    const auto read = wire::appliedFromJson(travelled(wire::toJson(applied())));
    QVERIFY(read);
    QCOMPARE(read->revision, 12);
    QVERIFY(read->isDryRun);
    QCOMPARE(read->changes, applied().changes);
    QCOMPARE(read->impact, impact());
    QCOMPARE(read->at, at);
}

void AnswersTest::logEntry_travels()
{
    const wire::LogEntry sent = entry();
    const auto read = wire::logEntryFromJson(travelled(wire::toJson(sent)));
    QVERIFY(read);
    QCOMPARE(read->revision, sent.revision);
    QCOMPARE(read->set, sent.set);
    QCOMPARE(read->at, sent.at);
    QCOMPARE(read->author, sent.author);
    QCOMPARE(read->authorName, sent.authorName);
    QCOMPARE(read->reason, sent.reason);
    QCOMPARE(read->from, sent.from);
    QCOMPARE(read->changes, sent.changes);
    QCOMPARE(read->inverseOf, sent.inverseOf);
    QCOMPARE(read->acknowledged, sent.acknowledged);
    QCOMPARE(read->isErased, sent.isErased);
    QCOMPARE(read->erasedAt, sent.erasedAt);
    QCOMPARE(read->hash, sent.hash);
    QCOMPARE(read->previousHash, sent.previousHash);
}

void AnswersTest::logEntry_byRule_travels()
{
    const wire::LogEntry sent{.revision = 1, .set = Id(3, 4), .at = at};
    const auto read = wire::logEntryFromJson(travelled(wire::toJson(sent)));
    QVERIFY(read);
    QVERIFY(read->author.isNull() && !read->inverseOf && !read->erasedAt && read->changes.isEmpty());
}

void AnswersTest::me_travels()
{
    const auto read = wire::meFromJson(travelled(wire::toJson(me())));
    QVERIFY(read);
    QCOMPARE(wire::toJson(*read), wire::toJson(me()));
}

void AnswersTest::problems_travel()
{
    using Kind = Problem::Kind;
    const QList<Problem> all{
        {.kind = Kind::Forbidden, .code = u"forbidden"_s, .change = 0, .field = u"role"_s, .missing = u"assign"_s},
        {.kind = Kind::Invalid,
         .code = u"permission.blocked"_s,
         .change = 2,
         .field = u"permissions.edit_data"_s,
         .missing = u"access_api"_s},
        {.kind = Kind::Stale,
         .code = u"field.stale"_s,
         .change = 1,
         .field = u"name"_s,
         .base = u"a"_s,
         .theirs = QJsonArray{u"b"_s},
         .version = 9},
        {.kind = Kind::Objection, .code = u"role.held"_s, .change = 3, .people = {Id(1, 1), Id(1, 2)}, .count = 2},
        {.kind = Kind::Objection,
         .code = u"object.referred"_s,
         .change = 4,
         .count = 3,
         .arguments = {{u"kinds"_s, QJsonArray{u"group"_s, u"invitation"_s}}}},
        {.kind = Kind::Invalid,
         .code = u"name.length"_s,
         .change = 5,
         .field = u"name"_s,
         .arguments = {{u"most"_s, 255}, {u"length"_s, 256}}},
        {.kind = Kind::LockOut, .code = u"lockout.people"_s, .people = {Id(1, 1)}, .count = 1},
    };
    const QJsonObject body = travelled({{u"problems"_s, wire::toJson(all)}});
    QCOMPARE(wire::problemsFromJson(body.value(u"problems"_s).toArray()), all);
    QVERIFY(!wire::toJson(all).at(0).toObject().contains(u"arguments"_s)); // only where there are some
}

void AnswersTest::problems_ofANewerServer_areStillRefusals()
{
    const QList<Problem> read = wire::problemsFromJson(
        {QJsonObject{{u"kind"_s, u"embargo"_s}, {u"code"_s, u"embargo.on"_s}, {u"until"_s, 1}}, QJsonObject(), 7});
    QCOMPARE(read.size(), 3);
    QCOMPARE(read.constFirst().kind, Problem::Kind::Objection);
    QCOMPARE(read.constFirst().code, u"embargo.on"_s);
    QCOMPARE(read.constFirst().change, -1);
}

void AnswersTest::wrongTypes()
{
    wrongTypes_areNoticed(wire::toJson(impact()), wire::impactFromJson);
    wrongTypes_areNoticed(wire::toJson(applied()), wire::appliedFromJson);
    wrongTypes_areNoticed(wire::toJson(entry()), wire::logEntryFromJson);
    wrongTypes_areNoticed(wire::toJson(me()), wire::meFromJson);
    const auto readEffect = [](const QJsonObject &effect) {
        return wire::impactFromJson({{u"effects"_s, QJsonArray{effect}}});
    };
    wrongTypes_areNoticed(wire::toJson(impact()).value(u"effects"_s)[0].toObject(), readEffect);
    QVERIFY(!wire::impactFromJson({{u"gain"_s, QJsonArray{u"not an id"_s}}}));
    QVERIFY(!wire::impactFromJson({{u"effects"_s, QJsonArray{7}}}));
    QVERIFY(!wire::appliedFromJson({}));
    QVERIFY(!wire::logEntryFromJson({}));
    QVERIFY(!wire::meFromJson({}));
}

void AnswersTest::newerMembers_arePassedOver()
{
    const QJsonObject more{{u"newer"_s, QJsonObject{{u"x"_s, 1}}}};
    const auto plus = [&more](QJsonObject object) {
        object.insert(u"newer"_s, more);
        return object;
    };
    QVERIFY(wire::impactFromJson(plus(wire::toJson(impact()))));
    QVERIFY(wire::appliedFromJson(plus(wire::toJson(applied()))));
    QVERIFY(wire::logEntryFromJson(plus(wire::toJson(entry()))));
    QVERIFY(wire::meFromJson(plus(wire::toJson(me()))));
}

STEWARD_TEST(AnswersTest, "answers", Core)
#include "answerstest.moc"
