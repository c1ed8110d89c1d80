// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/api.h"
#include "core/json.h"
#include "support/scriptedtransport.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace steward;

namespace {

using Ask = std::function<void(Api &, QObject *, const std::function<void(std::optional<Error>)> &)>;

/// What comes of any request: nothing wrong, or an error.
template<typename T>
std::function<void(Result<T>)> outcome(const std::function<void(std::optional<Error>)> &told)
{
    return [told](const Result<T> &result) { told(result ? std::nullopt : std::optional(result.error())); };
}

struct Wish
{
    QByteArray verb;
    QString path;
    QByteArray good;       ///< an answer that is one
    QList<QByteArray> bad; ///< and such as are none
    Ask ask;
};

const domain::ChangeSet aSet{.id = Id(3, 3), .changes = {{.entity = {u"role"_s, Id(1, 1)}, .field = u"name"_s}}};
constexpr auto applied = R"({"revision":8,"at":"2026-11-19T12:05:00.000Z","changes":[],"impact":{}})";

domain::Project onePerson()
{
    domain::Person person;
    person.id = Id(1, 1);
    person.name = u"A"_s;
    domain::Project project;
    project.people = project.people.with(person);
    return project;
}

QMap<QString, Wish> wishes()
{
    QMap<QString, Wish> all;
    all[u"me"_s] = {"GET",
                    u"/v1/me"_s,
                    R"({"person":"00000000000000010000000000000001","name":"A"})",
                    {"{}", R"({"person":"x","name":"A"})", R"({"person":"00000000000000010000000000000001","name":7})"},
                    [](Api &api, QObject *c, const auto &told) { api.me(c, outcome<wire::Me>(told)); }};
    all[u"manifest"_s] = {
        "GET",
        u"/v1/project/snapshot"_s,
        R"({"project":{"id":"00000000000000010000000000000001","name":"P","environment":"live","revision":7},"parts":[]})",
        {"{}", R"({"parts":[]})"},
        [](Api &api, QObject *c, const auto &told) { api.manifest(c, outcome<wire::Manifest>(told)); }};
    all[u"pack"_s] = {"GET",
                      u"/v1/project/snapshot/people/2?revision=7"_s,
                      wire::makePack(onePerson(), *domain::kindOf(u"person"), 0),
                      {"STWP", "{}"},
                      [](Api &api, QObject *c, const auto &told) {
                          static wire::SnapshotRows rows; // outlives every answer
                          api.pack(*domain::kindOf(u"person"), 2, 7, rows, c, outcome<void>(told));
                      }};
    all[u"changes"_s] = {
        "GET",
        u"/v1/changes?since=7&wait=15"_s,
        R"({"items":[],"revision":7})",
        {"{}", R"({"items":[]})", R"({"revision":7})", R"({"items":{},"revision":7})", R"({"items":null,"revision":7})",
         R"({"items":[7],"revision":7})", R"({"items":[],"revision":"7"})"},
        [](Api &api, QObject *c, const auto &told) { api.changes(7, 15s, c, outcome<Api::Changes>(told)); }};
    all[u"dry run"_s] = {
        "POST",
        u"/v1/change-sets?dryRun=true"_s,
        applied,
        {"{}", R"({"revision":8})"},
        [](Api &api, QObject *c, const auto &told) { api.dryRun(aSet, c, outcome<wire::Applied>(told)); }};
    all[u"apply"_s] = {
        "POST",
        u"/v1/change-sets"_s,
        applied,
        {"{}", R"({"revision":8,"at":"yesterday"})"},
        [](Api &api, QObject *c, const auto &told) { api.apply(aSet, c, outcome<wire::Applied>(told)); }};
    all[u"inverse"_s] = {
        "GET",
        u"/v1/change-sets/00000000000000030000000000000003/inverse"_s,
        R"({"changes":[]})",
        {"{}", R"({"changes":{}})", R"({"changes":[7]})"},
        [](Api &api, QObject *c, const auto &told) { api.inverse(Id(3, 3), c, outcome<QList<domain::Change>>(told)); }};
    all[u"audit"_s] = {
        "GET",
        u"/v1/audit?before=9&limit=50"_s,
        R"({"items":[],"total":0,"revision":1})",
        {"{}", R"({"items":[]})", R"({"total":0})", R"({"items":[{}],"total":1})"},
        [](Api &api, QObject *c, const auto &told) { api.audit(9, 50, c, outcome<Api::AuditPage>(told)); }};
    all[u"verification"_s] = {
        "GET",
        u"/v1/audit/verification"_s,
        R"({"rows":7,"good":true,"at":"2026-11-19T12:05:00.000Z"})",
        {"{}", R"({"rows":"7","good":true,"at":"2026-11-19T12:05:00.000Z"})",
         R"({"rows":7,"good":"yes","at":"2026-11-19T12:05:00.000Z"})"},
        [](Api &api, QObject *c, const auto &told) { api.verification(c, outcome<Api::Verification>(told)); }};
    all[u"claim"_s] = {"POST",
                       u"/v1/claims"_s,
                       R"({"person":"00000000000000010000000000000001"})",
                       {"{}", R"({"person":7})"},
                       [](Api &api, QObject *c, const auto &told) { api.claim(u"code"_s, c, outcome<Id>(told)); }};
    return all;
}

} // namespace

/// Every wish becomes its request, and every answer either what the contract says or an error, never half of it.
class AnswersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wish_data();
    void wish();
    void aWriteCarriesItsKey();
};

void AnswersTest::wish_data()
{
    QTest::addColumn<QString>("name");
    const auto all = wishes();
    for (auto it = all.keyBegin(); it != all.keyEnd(); ++it)
        QTest::newRow(qPrintable(*it)) << *it;
}

void AnswersTest::wish()
{
    QFETCH(QString, name);
    const Wish wish = wishes().value(name);
    ScriptedTransport transport;
    Api api(transport);
    std::optional<std::optional<Error>> told;
    const auto ask = [&] {
        told.reset();
        wish.ask(api, this, [&told](std::optional<Error> error) { told = std::move(error); });
    };

    transport.answer(200, wish.good);
    ask();
    QCOMPARE(verbName(transport.lastRequest().verb), wish.verb);
    QCOMPARE(transport.lastRequest().path, wish.path);
    QTRY_VERIFY(told.has_value());
    QVERIFY(!*told);

    QList<QByteArray> bad = wish.bad;
    bad << ""
        << "[]"
        << "null" << wish.good.chopped(1) << "<html></html>";
    for (const QByteArray &body : std::as_const(bad)) {
        transport.answer(200, body);
        ask();
        QTRY_VERIFY(told.has_value());
        QVERIFY2(told->has_value() && (*told)->kind == Error::Kind::BadReply, body.constData());
    }

    transport.answer(404, R"({"type":"urn:steward:problem:object.unknown"})",
                     {{"content-type", "application/problem+json"}});
    ask();
    QTRY_VERIFY(told.has_value());
    QCOMPARE((*told)->code, u"object.unknown"_s);

    transport.answer(302, {}, {{"location", "https://login.example"}});
    ask();
    QTRY_VERIFY(told.has_value());
    QCOMPARE((*told)->kind, Error::Kind::BadReply);

    transport.fail(Error::Kind::Tls);
    ask();
    QTRY_VERIFY(told.has_value());
    QCOMPARE((*told)->kind, Error::Kind::Tls);
}

void AnswersTest::aWriteCarriesItsKey()
{
    ScriptedTransport transport;
    Api api(transport);
    api.apply(aSet, this, [](const Result<wire::Applied> &) {});
    const Request &request = transport.lastRequest();
    QCOMPARE(headerValue(request.headers, "idempotency-key"), aSet.id.toString().toLatin1());
    QCOMPARE(headerValue(request.headers, "content-type"), "application/json");
    QCOMPARE(*wire::changeSetFromJson(*parseObject(request.body)), aSet);
}

STEWARD_TEST(AnswersTest, "answers", Core)
#include "answerstest.moc"
