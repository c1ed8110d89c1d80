// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/dispatcher.h"
#include "core/json.h"
#include "server/testissuer.h"
#include "service/limits.h"
#include "support/testmain.h"

#include <QNetworkAccessManager>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace steward;
using namespace steward::server;
using steward::tests::TestIssuer;

namespace {

/// Knows two things: "/v1/wait" waits for the next revision, at most half a second; a POST makes one.
class SmallAnswerer final : public Answerer
{
public:
    explicit SmallAnswerer(const Clock &clock)
        : m_clock(clock)
    {
    }

    Answer handle(const Call &call) override
    {
        calls << call;
        if (call.caller.subject.subject.isEmpty())
            return problem(401, u"token.missing"_s, call.requestId);
        if (call.request.verb == Request::Verb::Post)
            ++m_revision;
        if (call.request.path.startsWith("/v1/work/"_L1))
            return Task{[this, name = call.request.path.last(1), left = 3]() mutable -> std::optional<Response> {
                steps += name;
                return --left == 0 ? std::optional(Response{200, {}, name.toLatin1()}) : std::nullopt;
            }};
        if (call.request.path == "/v1/job"_L1)
            pieces = 4; // the last of them commits
        if (call.request.path == "/v1/wait"_L1 && !call.hasWaited)
            return WaitFor{m_revision, m_clock.now() + 500ms};
        return Response{200, {}, QByteArray::number(m_revision)};
    }
    qint64 revision() const override { return m_revision; }
    bool hasWork() const override { return pieces > 0; }
    void work(Instant) override
    {
        steps += u'j';
        if (--pieces == 0)
            ++m_revision;
    }

    Result<void> catchUp() override
    {
        if (isAway)
            return Error{.kind = Error::Kind::Server, .code = u"store.unreachable"_s};
        m_revision += std::exchange(elsewhere, 0);
        return {};
    }

    Result<bool> advance(Instant) override
    {
        if (due == 0)
            return false;
        steps += u'd';
        --due;
        ++m_revision;
        return true;
    }

    QList<Call> calls;
    QString steps;     ///< of which work, one after another
    int pieces = 0;    ///< of a job, left
    int due = 0;       ///< steps by rule
    int elsewhere = 0; ///< commits of others that this one has not taken over
    bool isAway = false;

private:
    const Clock &m_clock;
    qint64 m_revision = 7;
};

} // namespace

class DispatcherTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void saysWhoAsks();
    void challenges_data();
    void challenges();
    void serverIsNotReady();
    void metadata();
    void contract();
    void unknownPath();
    void addressFromTheProxy();
    void waitsForTheNextRevision();
    void isWokenByAnotherServer();
    void waitsUntilTheDeadline();
    void clockPutForward();
    void longWorkGoesInSteps();
    void jobGoesOnBehindItsAnswer();
    void whatIsDueGoesInSteps();
    void stopWaiting();

private:
    std::shared_ptr<Exchange> ask(const QByteArray &target, const QByteArray &token = {},
                                  Request::Verb verb = Request::Verb::Get, const Headers &headers = {});
    [[nodiscard]] QByteArray token() const { return m_issuer->token(u"amina"_s); }
    void make(bool isBehindProxy);

    QNetworkAccessManager m_network;
    SetClock m_clock{SystemClock().now()};
    std::unique_ptr<TestIssuer> m_issuer;
    std::unique_ptr<BearerGate> m_gate;
    std::unique_ptr<SmallAnswerer> m_answerer;
    std::unique_ptr<Dispatcher> m_dispatcher;
    int m_answers = 0;
};

void DispatcherTest::init()
{
    make(false);
}

void DispatcherTest::make(bool isBehindProxy)
{
    m_dispatcher.reset();
    m_gate.reset();
    m_clock.set(SystemClock().now());
    m_issuer = std::make_unique<TestIssuer>();
    m_answerer = std::make_unique<SmallAnswerer>(m_clock);
    const GateRules rules{.issuers = {m_issuer->address()},
                          .audience = QString::fromLatin1(TestIssuer::audience),
                          .scopes = {QString::fromLatin1(TestIssuer::scope)}};
    m_gate = std::make_unique<BearerGate>(rules, m_network, m_clock);
    m_answers = 0;
    const Dispatcher::Settings settings{.metadata = {.resource = QUrl(u"https://steward.test"_s),
                                                     .issuers = rules.issuers,
                                                     .audience = rules.audience,
                                                     .scopes = rules.scopes,
                                                     .desktopClient = QString::fromLatin1(TestIssuer::client)},
                                        .isBehindProxy = isBehindProxy};
    m_dispatcher = std::make_unique<Dispatcher>(settings, *m_answerer, *m_gate, m_clock,
                                                [this](const std::shared_ptr<Exchange> &exchange, Response response) {
                                                    QVERIFY(!exchange->response);
                                                    exchange->response = std::move(response);
                                                    ++m_answers;
                                                });
}

std::shared_ptr<Exchange> DispatcherTest::ask(const QByteArray &target, const QByteArray &token, Request::Verb verb,
                                              const Headers &headers)
{
    auto exchange = std::make_shared<Exchange>();
    exchange->id = "id";
    exchange->target = target;
    exchange->token = token;
    exchange->address = u"192.0.2.7"_s;
    exchange->request = {.verb = verb, .path = QString::fromLatin1(target), .headers = headers};
    m_dispatcher->take(exchange);
    return exchange;
}

void DispatcherTest::saysWhoAsks()
{
    const auto exchange =
        ask("/v1/me?x=1", token(), Request::Verb::Get, {{"authorization", "Bearer x"}, {"if-match", "1"}});
    QTRY_VERIFY(exchange->response);
    QCOMPARE(exchange->response->status, 200);
    QCOMPARE(m_answerer->calls.size(), 1);
    const Call &call = m_answerer->calls.constFirst();
    QCOMPARE(call.caller.subject, (Subject{m_issuer->address(), u"amina"_s}));
    QCOMPARE(call.caller.from, u"192.0.2.7, desktop"_s);
    QCOMPARE(call.request.path, u"/v1/me?x=1"_s);
    QCOMPARE(call.requestId, "id");
    QCOMPARE(call.now, m_clock.now());
    QVERIFY(headerValue(call.request.headers, "authorization").isEmpty());
    QCOMPARE(headerValue(call.request.headers, "if-match"), "1");
}

void DispatcherTest::challenges_data()
{
    QTest::addColumn<QJsonObject>("claims");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("challenge");
    const QByteArray where = "Bearer resource_metadata=\"https://steward.test/.well-known/oauth-protected-resource\"";
    QTest::newRow("no token") << QJsonObject{{u"none"_s, true}} << 401 << where;
    QTest::newRow("expired") << QJsonObject{{u"exp"_s, 1}} << 401 << where + ", error=\"invalid_token\"";
    QTest::newRow("scope") << QJsonObject{{u"scope"_s, u"openid"_s}} << 403
                           << where + ", error=\"insufficient_scope\", scope=\"steward\"";
}

void DispatcherTest::challenges()
{
    QFETCH(QJsonObject, claims);
    QFETCH(int, status);
    QFETCH(QByteArray, challenge);
    const auto exchange = ask("/v1/me", claims.contains("none"_L1) ? QByteArray() : m_issuer->token(claims));
    QTRY_VERIFY(exchange->response);
    QCOMPARE(exchange->response->status, status);
    QCOMPARE(headerValue(exchange->response->headers, "www-authenticate"), challenge);
    QCOMPARE(headerValue(exchange->response->headers, "content-type"), "application/problem+json");
}

void DispatcherTest::serverIsNotReady()
{
    m_issuer->misbehave(Response{500, {}, {}});
    const auto exchange = ask("/v1/me", token());
    QTRY_VERIFY(exchange->response);
    QCOMPARE(exchange->response->status, 503);
    QCOMPARE(headerValue(exchange->response->headers, "retry-after"), "5");
    QVERIFY(m_answerer->calls.isEmpty());
}

void DispatcherTest::metadata()
{
    const auto exchange = ask("/.well-known/oauth-protected-resource");
    QVERIFY(exchange->response);
    const auto read = parseObject(exchange->response->body); // a console over TLS takes no issuer in the clear
    QVERIFY(read);
    QCOMPARE(read->value("resource"_L1).toString(), u"https://steward.test"_s);
    QCOMPARE(read->value("authorization_servers"_L1).toArray(), QJsonArray{m_issuer->address()});
    QCOMPARE(ask("/.well-known/oauth-protected-resource", {}, Request::Verb::Post)->response->status, 405);
    QVERIFY(m_answerer->calls.isEmpty());
}

/// Without sign-in, and not sent again to who has it.
void DispatcherTest::contract()
{
    const auto first = ask("/openapi.json");
    QVERIFY(first->response);
    QCOMPARE(first->response->status, 200);
    QCOMPARE(headerValue(first->response->headers, "content-type"), "application/vnd.oai.openapi+json;version=3.1");
    const auto contract = parseObject(first->response->body);
    QVERIFY(contract);
    QCOMPARE(contract->value("info"_L1)["version"_L1], QString(limits::contractVersion));
    QVERIFY(contract->value("paths"_L1).toObject().contains("/v1/roles/{id}"_L1));
    const QByteArray tag = headerValue(first->response->headers, "etag");
    QVERIFY(tag.startsWith('"') && tag.size() > 20);
    const auto again = ask("/openapi.json", {}, Request::Verb::Get, {{"if-none-match", tag}});
    QCOMPARE(again->response->status, 304);
    QVERIFY(again->response->body.isEmpty());
    QCOMPARE(headerValue(again->response->headers, "etag"), tag);
    QCOMPARE(ask("/openapi.json", {}, Request::Verb::Delete)->response->status, 405);
    QVERIFY(m_answerer->calls.isEmpty());
}

void DispatcherTest::unknownPath()
{
    for (const char *path : {"/", "/v1", "/v2/me", "/healthz", "/v1x/me", "//v1/me", "/../v1/me"})
        QCOMPARE(ask(path, token())->response->status, 404);
    QVERIFY(m_answerer->calls.isEmpty());
}

void DispatcherTest::addressFromTheProxy()
{
    const Headers claimed{{"x-forwarded-for", "203.0.113.8"}, {"x-forwarded-for", "203.0.113.9, 198.51.100.4"}};
    auto exchange = ask("/v1/me", token(), Request::Verb::Get, claimed);
    QTRY_VERIFY(exchange->response);
    QCOMPARE(m_answerer->calls.constLast().caller.from, u"192.0.2.7, desktop"_s); // nobody asked for that header
    make(true);
    exchange = ask("/v1/me", token(), Request::Verb::Get, claimed);
    QTRY_VERIFY(exchange->response);
    QCOMPARE(m_answerer->calls.constLast().caller.from, u"198.51.100.4, desktop"_s);
    exchange = ask("/v1/me", token(), Request::Verb::Get, {{"x-forwarded-for", "<script>"}});
    QTRY_VERIFY(exchange->response);
    QCOMPARE(m_answerer->calls.constLast().caller.from, u"192.0.2.7, desktop"_s);
}

void DispatcherTest::waitsForTheNextRevision()
{
    const auto first = ask("/v1/wait", token());
    const auto second = ask("/v1/wait", token());
    QTRY_COMPARE(m_answerer->calls.size(), 2);
    QTest::qWait(50);
    QVERIFY(!first->response && !second->response);
    const auto write = ask("/v1/roles", token(), Request::Verb::Post);
    QTRY_VERIFY(write->response);
    QCOMPARE(first->response.value_or(Response{}).body, "8");
    QCOMPARE(second->response.value_or(Response{}).body, "8");
    QCOMPARE(m_answers, 3);
}

void DispatcherTest::isWokenByAnotherServer()
{
    const auto exchange = ask("/v1/wait", token());
    QTRY_COMPARE(m_answerer->calls.size(), 1);
    QVERIFY(m_dispatcher->catchUp());
    QVERIFY(!exchange->response);
    m_answerer->elsewhere = 2;
    m_answerer->isAway = true;
    QVERIFY(!m_dispatcher->catchUp());
    QVERIFY(!exchange->response);
    m_answerer->isAway = false;
    QVERIFY(m_dispatcher->catchUp());
    QCOMPARE(exchange->response.value_or(Response{}).body, "9");
    QCOMPARE(m_answers, 1);
}

void DispatcherTest::waitsUntilTheDeadline()
{
    const auto exchange = ask("/v1/wait", token());
    QTRY_COMPARE(m_answerer->calls.size(), 1);
    m_clock.advance(400ms);
    QTest::qWait(50);
    QVERIFY(!exchange->response);
    m_clock.advance(100ms);
    QTRY_VERIFY(exchange->response);
    QCOMPARE(exchange->response->body, "7");
    QVERIFY(m_answerer->calls.constLast().hasWaited);
}

void DispatcherTest::clockPutForward()
{
    const auto exchange = ask("/v1/wait", token());
    QTRY_COMPARE(m_answerer->calls.size(), 1);
    m_clock.advance(24h);
    QTRY_VERIFY(exchange->response);
}

void DispatcherTest::longWorkGoesInSteps()
{
    const auto first = ask("/v1/me", token());
    QTRY_VERIFY(first->response); // the issuer's keys are there, so that what follows is asked at once
    const auto a = ask("/v1/work/a", token());
    const auto b = ask("/v1/work/b", token());
    QTRY_VERIFY(m_answerer->calls.size() == 3);
    const auto other = ask("/v1/me", token());
    QTRY_VERIFY(a->response && b->response && other->response);
    QCOMPARE(a->response->body, "a");
    QCOMPARE(b->response->body, "b");
    QCOMPARE(m_answerer->steps.count(u'a'), 3);
    QCOMPARE(m_answerer->steps.count(u'b'), 3);
    QVERIFY2(m_answerer->steps.indexOf(u'b') < m_answerer->steps.lastIndexOf(u'a'), qPrintable(m_answerer->steps));
    QCOMPARE(m_answers, 4);
}

void DispatcherTest::jobGoesOnBehindItsAnswer()
{
    const auto first = ask("/v1/me", token());
    QTRY_VERIFY(first->response);
    const auto poll = ask("/v1/wait", token());
    const auto begun = ask("/v1/job", token());
    QTRY_VERIFY(begun->response);
    const auto work = ask("/v1/work/a", token());
    const auto other = ask("/v1/me", token());
    QTRY_VERIFY(other->response && work->response && poll->response);
    QTRY_COMPARE(m_answerer->pieces, 0);
    QCOMPARE(m_answerer->steps.count(u'j'), 4);
    QCOMPARE(poll->response->body, "8"); // who waits is told of what the job has committed
    QTest::qWait(50);
    QCOMPARE(m_answerer->steps.count(u'j'), 4);
}

void DispatcherTest::whatIsDueGoesInSteps()
{
    const auto first = ask("/v1/me", token());
    QTRY_VERIFY(first->response);
    const auto poll = ask("/v1/wait", token());
    QTRY_COMPARE(m_answerer->calls.size(), 2);
    m_dispatcher->advance();
    QVERIFY(!poll->response);
    m_answerer->due = 5;
    m_dispatcher->advance();
    QCOMPARE(m_answerer->due, 4);
    QCOMPARE(poll->response.value_or(Response{}).body, "8");
    const auto work = ask("/v1/work/a", token());
    QTRY_VERIFY(work->response);
    QTRY_COMPARE(m_answerer->due, 0);
    QCOMPARE(m_answerer->steps.count(u'd'), 5);
    QVERIFY2(m_answerer->steps.indexOf(u'a') < m_answerer->steps.lastIndexOf(u'd'), qPrintable(m_answerer->steps));
}

void DispatcherTest::stopWaiting()
{
    const auto before = ask("/v1/wait", token());
    QTRY_COMPARE(m_answerer->calls.size(), 1);
    m_dispatcher->stopWaiting();
    QVERIFY(before->response);
    const auto after = ask("/v1/wait", token());
    QTRY_VERIFY(after->response);
}

STEWARD_TEST(DispatcherTest, "dispatcher", Core)
#include "dispatchertest.moc"
