// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wire/problem.h"
#include "core/json.h"
#include "support/testmain.h"

#include <QDateTime>
#include <QLocale>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace steward;

namespace {

Response problemResponse(int status, const QJsonObject &body)
{
    return {status, {{"content-type", "application/problem+json"}}, canonicalJson(body)};
}

} // namespace

/// From a refusal on the wire to an Error, whatever it looks like.
class ProblemTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void status_saysTheKind_data();
    void status_saysTheKind();
    void body_saysTheRest();
    void requestId_ofTheHeader();
    void body_thatIsNoProblem_data();
    void body_thatIsNoProblem();
    void retryAfter_data();
    void retryAfter();
    void retryAfter_asDate();
};

void ProblemTest::status_saysTheKind_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("kind");
    const auto row = [](int status, Error::Kind kind) {
        QTest::addRow("%d", status) << status << static_cast<int>(kind);
    };
    using Kind = Error::Kind;
    row(400, Kind::Invalid);
    row(401, Kind::Unauthorised);
    row(403, Kind::Forbidden);
    row(404, Kind::NotFound);
    row(405, Kind::BadReply);
    row(409, Kind::Objection);
    row(412, Kind::Stale);
    row(413, Kind::TooLarge);
    row(415, Kind::Invalid);
    row(422, Kind::Invalid);
    row(428, Kind::BadReply);
    row(429, Kind::RateLimited);
    row(500, Kind::Server);
    row(502, Kind::Server);
    row(503, Kind::Server);
    row(599, Kind::Server);
    row(302, Kind::BadReply);
    row(418, Kind::BadReply);
    row(0, Kind::BadReply);
}

void ProblemTest::status_saysTheKind()
{
    QFETCH(int, status);
    QFETCH(int, kind);
    for (const QJsonObject &body : {QJsonObject(), wire::problemToJson(status, u"a.code"_s, {}, {})}) {
        const Error error = wire::errorFromResponse(problemResponse(status, body));
        QCOMPARE(static_cast<int>(error.kind), kind);
        QCOMPARE(error.httpStatus, status);
    }
}

void ProblemTest::body_saysTheRest()
{
    const QJsonObject more{
        {u"errors"_s, QJsonArray{QJsonObject{{u"pointer"_s, u"/name"_s}, {u"code"_s, u"name.taken"_s}}, 7}},
        {u"problems"_s, QJsonArray{QJsonObject{{u"code"_s, u"role.held"_s}}}},
        {u"missing"_s, u"admin"_s}};
    const QJsonObject body = wire::problemToJson(409, u"role.held"_s, u"r-7"_s, more);
    QCOMPARE(body.value(u"type"_s).toString(), u"urn:steward:problem:role.held"_s);
    QCOMPARE(body.value(u"status"_s).toInt(), 409);

    for (const char *type : {"application/problem+json", "Application/Problem+JSON; charset=utf-8"}) {
        const Error error = wire::errorFromResponse({409, {{"content-type", type}}, canonicalJson(body)});
        QCOMPARE(error.code, u"role.held"_s);
        QCOMPARE(error.requestId, u"r-7"_s);
        QVERIFY(!error.detail.isEmpty());
        QCOMPARE(error.fields.size(), 2);
        QCOMPARE(error.fields.constFirst(), (FieldError{u"/name"_s, u"name.taken"_s}));
        QCOMPARE(error.more.keys(), (QStringList{u"missing"_s, u"problems"_s}));
    }
}

void ProblemTest::requestId_ofTheHeader()
{
    const Error error = wire::errorFromResponse({500, {{"x-request-id", "h-1"}}, "<html>"});
    QCOMPARE(error.requestId, u"h-1"_s);
    QVERIFY(error.code.isEmpty());
}

void ProblemTest::body_thatIsNoProblem_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    const QByteArray problem = "application/problem+json";
    QTest::newRow("html") << QByteArray("text/html") << QByteArray("<h1>Bad gateway</h1>");
    QTest::newRow("no type") << QByteArray() << QByteArray(R"({"type":"urn:steward:problem:x"})");
    QTest::newRow("plain json") << QByteArray("application/json") << QByteArray(R"({"type":"urn:steward:problem:x"})");
    QTest::newRow("cut off") << problem << QByteArray(R"({"type":"urn:stew)");
    QTest::newRow("empty") << problem << QByteArray();
    QTest::newRow("an array") << problem << QByteArray("[1]");
    QTest::newRow("another's type") << problem << QByteArray(R"({"type":"https://example.org/x"})");
    QTest::newRow("type is a number") << problem << QByteArray(R"({"type":7,"title":[],"errors":{},"requestId":1})");
    QTest::newRow("about:blank") << problem << QByteArray(R"({"type":"about:blank","title":"Bad Gateway"})");
}

void ProblemTest::body_thatIsNoProblem()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    const Error error = wire::errorFromResponse({502, {{"content-type", type}}, body});
    QCOMPARE(error.kind, Error::Kind::Server);
    QVERIFY(error.code.isEmpty());
    QVERIFY(error.fields.isEmpty());
}

void ProblemTest::retryAfter_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("seconds"); // -1: none
    QTest::newRow("seconds") << QByteArray("7") << 7;
    QTest::newRow("with blanks") << QByteArray(" 7 ") << 7;
    QTest::newRow("none") << QByteArray() << -1;
    QTest::newRow("zero") << QByteArray("0") << 0;
    QTest::newRow("negative") << QByteArray("-9") << 0;
    QTest::newRow("a year") << QByteArray("31536000") << 3600;
    QTest::newRow("too large for a number") << QByteArray("99999999999999999999") << -1;
    QTest::newRow("a half") << QByteArray("1.5") << -1;
    QTest::newRow("words") << QByteArray("soon") << -1;
    QTest::newRow("long past") << QByteArray("Sun, 06 Nov 1994 08:49:37 GMT") << 0;
    QTest::newRow("far off") << QByteArray("Fri, 31 Dec 2100 23:59:59 GMT") << 3600;
    QTest::newRow("a date without a zone") << QByteArray("Fri, 31 Dec 2100 23:59:59") << -1;
    QTest::newRow("in words of another language") << QByteArray("Fr, 31 Dez 2100 23:59:59 GMT") << -1;
}

void ProblemTest::retryAfter()
{
    QFETCH(QByteArray, value);
    QFETCH(int, seconds);
    const auto read = wire::errorFromResponse({429, {{"retry-after", value}}, {}}).retryAfter;
    QCOMPARE(read.has_value(), seconds >= 0);
    if (read)
        QCOMPARE(read->count(), seconds);
}

void ProblemTest::retryAfter_asDate()
{
    const QDateTime then = QDateTime::currentDateTimeUtc().addSecs(600);
    const QByteArray date = QLocale::c().toString(then, u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s).toLatin1();
    const auto read = wire::errorFromResponse({503, {{"retry-after", date}}, {}}).retryAfter;
    QVERIFY(read);
    QVERIFY(*read > 590s && *read <= 600s); // though the test runs in the time zone of Blantyre
}

STEWARD_TEST(ProblemTest, "problem", Core)
#include "problemtest.moc"
