// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json.h"
#include "service/limits.h"
#include "service/sending.h"
#include "support/gzipped.h"
#include "support/testmain.h"
#include "wire/routes.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::domain;
using namespace steward::tests;
using namespace std::chrono_literals;
using Verb = Request::Verb;

namespace {

QList<int> numbersOf(const Response &response)
{
    QList<int> numbers;
    const QJsonArray parts = bodyOf(response).value(u"parts"_s).toArray();
    for (const QJsonValue &part : parts)
        numbers << (part.isObject() ? part[u"number"_s].toInt() : part.toInt());
    return numbers;
}

QList<Change> twoEdits(const World &world)
{
    return {world.change(u"role"_s, spare, u"name"_s, u"One"_s), world.change(u"role"_s, helper, u"name"_s, u"Two"_s)};
}

} // namespace

/// Parts of a large change set, until it is committed or forgotten.
class UploadTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parts_inAnyOrder_areOneSet();
    void packedPart_isTheSame();
    void samePart_isHarmless_anotherReplacesIt();
    void badParts_areRefused_data();
    void badParts_areRefused();
    void bomb_isNotUnpacked();
    void missingPart_isTold();
    void opening_isTold_whatIsWrong();
    void openedTwice_isOne_butNotAsAnother();
    void others_doNotSeeIt();
    void atMostTwo_ofOneCaller();
    void allTogether_areBounded();
    void tooManyChanges_areRefused();
    void abandoned_isForgotten();
    void dropped_isGone();
    void restart_forgetsIt();
};

void UploadTest::parts_inAnyOrder_areOneSet()
{
    World world;
    const auto edits = twoEdits(world);
    Sending sending(world, wezi);
    const Response opened = sending.open({{u"reason"_s, u"By import"_s}});
    QCOMPARE(opened.status, 201);
    QCOMPARE(headerValue(opened.headers, "location"), sending.path().toLatin1());
    QCOMPARE(sending.put(2, {edits.at(1)}).status, 200);
    QCOMPARE(numbersOf(sending.read()), QList<int>{2});
    QCOMPARE(numbersOf(sending.put(1, {edits.at(0)})), (QList<int>{1, 2}));
    QCOMPARE(bodyOf(sending.read()).value(u"changes"_s).toInt(), 2);
    const QByteArray before = world.print();
    const Response accepted = sending.commit(2);
    QCOMPARE(accepted.status, 202);
    QCOMPARE(world.print(), before);
    workOff(world);
    QCOMPARE(jobOf(world, wezi, jobPath(accepted)).value(u"state"_s).toString(), u"done"_s);
    QCOMPARE(world.rows(), 1);
    const auto row = world.store.row(sending.set());
    QVERIFY(row);
    QCOMPARE(row->reason, u"By import"_s);
    QCOMPARE(row->from, u"192.0.2.7, test"_s);
    QCOMPARE(row->author, wezi);
    QCOMPARE(row->changes.size(), 2);
    QCOMPARE(row->changes.constFirst().entity.id, spare); // as the parts are numbered
    QCOMPARE(world.project().roles.find(helper)->name, u"Two"_s);
    QCOMPARE(sending.read().status, 404);
}

void UploadTest::packedPart_isTheSame()
{
    World world;
    Sending sending(world, wezi);
    (void)sending.open();
    const QByteArray packed = gzipped(Sending::bodyOf(twoEdits(world)));
    const Response put = sending.put(1, packed, {{"content-encoding", "gzip"}});
    QCOMPARE(put.status, 200);
    const QJsonValue part = bodyOf(put).value(u"parts"_s).toArray().at(0);
    QCOMPARE(part[u"bytes"_s].toInteger(), packed.size());
    QCOMPARE(part[u"changes"_s].toInt(), 2);
    (void)sending.commit(1);
    workOff(world);
    QCOMPARE(world.project().roles.find(spare)->name, u"One"_s);
}

void UploadTest::samePart_isHarmless_anotherReplacesIt()
{
    World world;
    const auto edits = twoEdits(world);
    Sending sending(world, wezi);
    (void)sending.open();
    const Response first = sending.put(1, edits);
    QCOMPARE(sending.put(1, edits).body, first.body);
    QCOMPARE(bodyOf(sending.put(1, {edits.at(0)})).value(u"changes"_s).toInt(), 1);
    // the same bytes under another coding are another part
    QCOMPARE(sending.put(1, Sending::bodyOf({edits.at(0)}), {{"content-encoding", "gzip"}}).status, 422);
    (void)sending.commit(1);
    workOff(world);
    QCOMPARE(world.store.row(sending.set())->changes.size(), 1);
}

void UploadTest::badParts_areRefused_data()
{
    QTest::addColumn<int>("number");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Headers>("headers");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    const World world;
    const QByteArray good = Sending::bodyOf(twoEdits(world));
    const Headers gzip{{"content-encoding", "gzip"}};
    const auto row = [](const char *name, int number, const QByteArray &body, const Headers &headers, int status,
                        const char *code) {
        QTest::newRow(name) << number << body << headers << status << QString::fromLatin1(code);
    };
    row("no digest", 1, good, {{"content-digest", "md5=:AAAA:"}}, 422, "digest.missing");
    row("an empty digest", 1, good, {{"content-digest", "sha-256=::"}}, 422, "digest.missing");
    row("another's digest", 1, good, Sending::digestOf("x"), 422, "digest.mismatch");
    row("half a digest", 1, good, {{"content-digest", "sha-256=:AAAA:"}}, 422, "digest.mismatch");
    row("number 0", 0, good, {}, 422, "part.number");
    row("number beyond the last", limits::mostParts + 1, good, {}, 422, "part.number");
    row("another coding", 1, good, {{"content-encoding", "br"}}, 415, "body.coding");
    row("two codings", 1, gzipped(good), {{"content-encoding", "gzip, gzip"}}, 415, "body.coding");
    row("not packed", 1, good, gzip, 422, "body.gzip");
    row("packed, half of it", 1, gzipped(good).chopped(9), gzip, 422, "body.gzip");
    row("packed, not told", 1, gzipped(good), {}, 400, "json.malformed");
    row("too large", 1, QByteArray(limits::longestPart + 1, ' '), {}, 413, "body.too_large");
    row("nothing", 1, "{}", {}, 422, "body.invalid");
    row("more than changes", 1, R"({"changes":[],"id":"x"})", {}, 422, "body.invalid");
    row("no changes", 1, R"({"changes":[7]})", {}, 422, "body.invalid");
    row("no JSON", 1, "changes", {}, 400, "json.malformed");
}

void UploadTest::badParts_areRefused()
{
    QFETCH(int, number);
    QFETCH(QByteArray, body);
    QFETCH(Headers, headers);
    QFETCH(int, status);
    QFETCH(QString, code);
    World world;
    Sending sending(world, wezi);
    (void)sending.open();
    const auto edits = twoEdits(world);
    (void)sending.put(1, edits);
    const Response refused = sending.put(number, body, headers);
    QCOMPARE(refused.status, status);
    QCOMPARE(codeOf(refused), code);
    QCOMPARE(bodyOf(sending.read()).value(u"changes"_s).toInt(), 2); // what was there stays
}

void UploadTest::bomb_isNotUnpacked()
{
    World world;
    Sending sending(world, wezi);
    (void)sending.open();
    const QByteArray bomb = gzipped(R"({"changes":[)" + QByteArray(200'000'000, ' ') + "]}");
    QVERIFY(bomb.size() < limits::longestPart);
    const Response refused = sending.put(1, bomb, {{"content-encoding", "gzip"}});
    QCOMPARE(refused.status, 413);
    QCOMPARE(numbersOf(sending.read()), QList<int>());
}

void UploadTest::missingPart_isTold()
{
    World world;
    const auto edits = twoEdits(world);
    Sending sending(world, wezi);
    (void)sending.open();
    (void)sending.put(1, {edits.at(0)});
    (void)sending.put(4, {edits.at(1)});
    const Response refused = sending.commit(3);
    QCOMPARE(refused.status, 409);
    QCOMPARE(codeOf(refused), u"upload.incomplete"_s);
    QCOMPARE(numbersOf(refused), (QList<int>{2, 3, 4})); // two are not there, one is too many
    QVERIFY(!world.service->hasWork());
    QCOMPARE(sending.commit(0).status, 422);
    QCOMPARE(sending.commit(limits::mostParts + 1).status, 422);
    QCOMPARE(world.post(wezi, sending.path() + u"/commit"_s, {{u"parts"_s, u"2"_s}}).status, 422);
    QCOMPARE(world.post(wezi, sending.path() + u"/commit?dryrun=true"_s, {{u"parts"_s, 1}}).status, 422);
}

void UploadTest::opening_isTold_whatIsWrong()
{
    World world;
    const auto post = [&world](const QJsonObject &body) { return world.post(wezi, wire::routes::uploads, body); };
    for (const QJsonObject &body : {QJsonObject{{u"id"_s, u"x"_s}}, QJsonObject{{u"reason"_s, u"no id"_s}},
                                    QJsonObject{{u"id"_s, Id(7, 7).toString()}, {u"changes"_s, QJsonArray()}},
                                    QJsonObject{{u"id"_s, Id(7, 7).toString()}, {u"parts"_s, 3}},
                                    QJsonObject{{u"id"_s, Id(7, 7).toString()}, {u"reason"_s, QString(2001, u'x')}}}) {
        QCOMPARE(post(body).status, 422);
        QCOMPARE(codeOf(post(body)), u"body.invalid"_s);
    }
    QCOMPARE(bodyOf(world.get(wezi, wire::routes::uploads)).value(u"items"_s).toArray().size(), 0);
}

void UploadTest::openedTwice_isOne_butNotAsAnother()
{
    World world;
    Sending sending(world, wezi);
    QCOMPARE(sending.open().status, 201);
    (void)sending.put(1, twoEdits(world));
    QCOMPARE(numbersOf(sending.open()), QList<int>{1}); // nothing is lost by it
    QCOMPARE(codeOf(sending.open({{u"reason"_s, u"Another"_s}})), u"idempotency.reused"_s);
    QCOMPARE(bodyOf(world.get(wezi, wire::routes::uploads)).value(u"items"_s).toArray().size(), 1);
}

void UploadTest::others_doNotSeeIt()
{
    World world;
    Sending mine(world, wezi, Id(7, 7));
    Sending hers(world, thoko, Id(7, 7)); // an admin, too
    (void)mine.open();
    QCOMPARE(hers.read().status, 404);
    QCOMPARE(hers.put(1, twoEdits(world)).status, 404);
    QCOMPARE(hers.commit(1).status, 404);
    QCOMPARE(hers.drop().status, 404);
    QCOMPARE(bodyOf(world.get(thoko, wire::routes::uploads)).value(u"items"_s).toArray().size(), 0);
    QCOMPARE(hers.open().status, 201); // the same id is another upload, and only one of them can be committed
    (void)hers.put(1, twoEdits(world));
    QCOMPARE(numbersOf(mine.read()), QList<int>());
}

void UploadTest::atMostTwo_ofOneCaller()
{
    World world;
    std::vector<Sending> sendings;
    for (int i = 0; i < limits::mostUploads; ++i)
        QCOMPARE(sendings.emplace_back(world, wezi).open().status, 201);
    Sending another(world, wezi);
    const Response refused = another.open();
    QCOMPARE(refused.status, 409);
    QCOMPARE(codeOf(refused), u"upload.too_many"_s);
    QCOMPARE(Sending(world, thoko).open().status, 201);
    QCOMPARE(sendings.front().read().status, 200);
    QCOMPARE(sendings.front().drop().status, 204);
    QCOMPARE(another.open().status, 201);
}

void UploadTest::allTogether_areBounded()
{
    World world;
    const QByteArray body = R"({"changes":[)" + QByteArray(limits::longestPart - 14, ' ') + "]}";
    QCOMPARE(body.size(), limits::longestPart);
    const Headers digest = Sending::digestOf(body);
    const auto most = limits::mostUploadedBytes / limits::longestPart;
    qsizetype taken = 0;
    for (const Id &who : {wezi, thoko}) {
        for (int upload = 0; upload < limits::mostUploads; ++upload) {
            Sending sending(world, who);
            (void)sending.open();
            for (int number = 1; number <= limits::mostParts; ++number) {
                const Response response = sending.put(number, body, digest);
                taken += response.status == 200 ? 1 : 0;
                if (response.status == 200)
                    continue;
                QCOMPARE(response.status, 503);
                QCOMPARE(headerValue(response.headers, "retry-after"), "60");
                const bool isFirstThere = numbersOf(sending.read()).contains(1);
                QCOMPARE(sending.put(1, body, digest).status, isFirstThere ? 200 : 503); // what is there stays good
            }
        }
    }
    QVERIFY2(taken < most && taken > most - 4, qPrintable(QString::number(taken))); // what opened them counts, too
}

void UploadTest::tooManyChanges_areRefused()
{
    World world;
    Sending sending(world, wezi);
    (void)sending.open();
    const auto part = [](qsizetype count) {
        const QByteArray one = R"({"entity":{"kind":"x","id":"00000000000000000000000000000001"},"op":"remove"},)";
        return R"({"changes":[)" + one.repeated(count).chopped(1) + "]}";
    };
    const qsizetype inPart = 50'000;
    for (int number = 1; number <= limits::mostChangesInParts / inPart; ++number)
        QCOMPARE(sending.put(number, gzipped(part(inPart)), {{"content-encoding", "gzip"}}).status, 200);
    const Response refused = sending.put(9, part(1));
    QCOMPARE(refused.status, 422);
    QCOMPARE(codeOf(refused), u"set.too_large"_s);
    QCOMPARE(bodyOf(refused).value(u"most"_s).toInteger(), limits::mostChangesInParts);
    QCOMPARE(sending.put(1, part(1)).status, 200); // in place of many
}

void UploadTest::abandoned_isForgotten()
{
    World world;
    Sending sending(world, wezi);
    (void)sending.open();
    world.clock.advance(limits::uploadsAreKept - 1s);
    QCOMPARE(sending.put(1, twoEdits(world)).status, 200); // from here on anew
    world.clock.advance(limits::uploadsAreKept - 1s);
    QCOMPARE(sending.read().status, 200); // which is no use of it
    world.clock.advance(1s);
    QCOMPARE(sending.read().status, 404);
    (void)sending.open();
    world.clock.advance(limits::uploadsAreKept);
    world.service->forgetOverdue(world.clock.now()); // where nobody asks
    QCOMPARE(sending.put(1, twoEdits(world)).status, 404);
}

void UploadTest::dropped_isGone()
{
    World world;
    Sending sending(world, wezi);
    (void)sending.open();
    (void)sending.put(1, twoEdits(world));
    const QByteArray before = world.print();
    QCOMPARE(sending.drop().status, 204);
    QCOMPARE(sending.read().status, 404);
    QCOMPARE(sending.drop().status, 404);
    QCOMPARE(world.print(), before);
}

void UploadTest::restart_forgetsIt()
{
    World world;
    Sending sending(world, wezi);
    const QJsonObject job = sending.begin(twoEdits(world));
    world.service->work(world.clock.now()); // half-way
    const QByteArray before = world.print();
    world.service = std::make_unique<Service>(world.store);
    QVERIFY(!world.service->hasWork());
    QCOMPARE(sending.read().status, 404);
    QCOMPARE(jobOf(world, wezi, job).value(u"status"_s).toInt(), 404);
    QCOMPARE(world.print(), before);
    (void)sending.begin(twoEdits(world)); // the same again, from the start
    workOff(world);
    QCOMPARE(world.rows(), 1);
}

STEWARD_TEST(UploadTest, "upload", Core)
#include "uploadtest.moc"
