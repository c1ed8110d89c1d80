// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/quickanswers.h"
#include "server/stewardd.h"
#include "store/memorystore.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace steward;
using namespace steward::server;

namespace {

const Id amina{0x20, 1};
const QByteArray token = "of Amina";
const Instant start{1'795'089'900s};

constexpr int manyPeople = 5000;

domain::Person worker(int number)
{
    return {.id = Id(0x21, number),
            .kind = domain::Person::Kind::MobileWorker,
            .handle = u"worker%1"_s.arg(number),
            .isActive = true};
}

domain::Project smallProject()
{
    domain::Project project;
    project.id = Id(1, 1);
    project.name = u"Small"_s;
    std::vector<domain::Person> people{
        {.id = amina, .kind = domain::Person::Kind::WebUser, .name = u"Amina"_s, .isAdmin = true, .isActive = true}};
    for (int i = 0; i < manyPeople; ++i)
        people.push_back(worker(i));
    project.people = domain::Table<domain::Person>(std::move(people));
    return project;
}

Exchange asked(const QByteArray &target, const QByteArray &withToken = token)
{
    Exchange exchange;
    exchange.id = "r-1";
    exchange.target = target;
    exchange.token = withToken;
    exchange.request.path = QString::fromLatin1(target);
    return exchange;
}

} // namespace

/// What is answered in the thread of the socket, and what of it goes on to be asked where the store is.
class QuickAnswersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void knownToken_isAnswered();
    void unknownToken_isChecked();
    void endedToken_isChecked();
    void write_isTheServices();
    void list_isTheServicesAnswer_data();
    void list_isTheServicesAnswer();
    void longList_isTheServices();
    void search_isTheServices();
    void program_answersTheSame();
    void program_endsASessionAtOnce();

private:
    [[nodiscard]] Response serviceAnswers(const QByteArray &target);

    std::unique_ptr<SetClock> m_clock;
    std::unique_ptr<MemoryStore> m_store;
    std::unique_ptr<QuickReader> m_reader;
    std::unique_ptr<Service> m_service;
    std::unique_ptr<KnownTokens> m_tokens;
    std::unique_ptr<QuickAnswers> m_answers;
};

void QuickAnswersTest::init()
{
    m_clock = std::make_unique<SetClock>(start);
    m_store = std::make_unique<MemoryStore>();
    QVERIFY(m_store->create(smallProject()));
    const oidc::AccessToken checked{
        .issuer = u"https://issuer.example"_s, .subject = u"amina"_s, .expires = start + 3s, .issued = start};
    QVERIFY(m_store->bindMember({checked.issuer, checked.subject}, amina));
    m_reader = std::make_unique<QuickReader>(std::make_shared<SharedLimiter>(RateLimits()));
    m_service = std::make_unique<Service>(*m_store);
    m_service->readBy(*m_reader);
    m_tokens = std::make_unique<KnownTokens>();
    m_tokens->keep(token, checked, start);
    const Callers callers({}, false);
    m_answers = std::make_unique<QuickAnswers>(callers, *m_reader, *m_tokens, *m_clock);
    const Answer first = m_service->handle(callers.callOf(asked("/v1/me"), checked, start)); // lets her in
    QCOMPARE(std::get<Response>(first).status, 200);
}

void QuickAnswersTest::knownToken_isAnswered()
{
    const auto response = m_answers->answer(asked("/v1/me"));
    QVERIFY(response);
    QCOMPARE(response->status, 200);
    QVERIFY(response->body.contains("Amina"));
    QCOMPARE(headerValue(response->headers, "x-request-id"), QByteArray("r-1"));
}

void QuickAnswersTest::unknownToken_isChecked()
{
    QVERIFY(!m_answers->answer(asked("/v1/me", "of somebody")));
    QVERIFY(!m_answers->answer(asked("/v1/me", {})));
}

void QuickAnswersTest::endedToken_isChecked()
{
    m_clock->advance(2'999ms);
    QVERIFY(m_answers->answer(asked("/v1/me")));
    m_clock->advance(1ms);
    QVERIFY(!m_answers->answer(asked("/v1/me")));
}

void QuickAnswersTest::write_isTheServices()
{
    Exchange exchange = asked("/v1/settings");
    exchange.request.verb = Request::Verb::Patch;
    QVERIFY(!m_answers->answer(exchange));
    QVERIFY(!m_answers->answer(asked("/healthz")));
}

Response QuickAnswersTest::serviceAnswers(const QByteArray &target)
{
    const auto known = m_tokens->find(token, start);
    Answer answer = m_service->handle(Callers({}, false).callOf(asked(target), *known, start));
    while (auto *task = std::get_if<Task>(&answer)) {
        if (auto response = task->step())
            answer = *std::move(response);
    }
    return std::get<Response>(std::move(answer));
}

void QuickAnswersTest::list_isTheServicesAnswer_data()
{
    QTest::addColumn<QByteArray>("target");
    const QByteArray id = Id(0x21, 7).toString().toLatin1();
    QTest::newRow("first page") << QByteArray("/v1/people?limit=3");
    QTest::newRow("next page") << QByteArray("/v1/people?limit=2&cursor=" + id);
    QTest::newRow("none") << QByteArray("/v1/roles");
    QTest::newRow("usage") << QByteArray("/v1/people/" + id + "/usage");
}

void QuickAnswersTest::list_isTheServicesAnswer()
{
    QFETCH(const QByteArray, target);
    const auto quick = m_answers->answer(asked(target));
    const Response full = serviceAnswers(target);
    QVERIFY(quick);
    QCOMPARE(full.status, 200);
    QCOMPARE(quick->body, full.body);
    QCOMPARE(quick->headers, full.headers);
}

/// One for which more rows have to be looked at than go without a pause.
void QuickAnswersTest::longList_isTheServices()
{
    const QByteArray last = "/v1/people?handle=worker4999";
    QVERIFY(!m_answers->answer(asked(last)));
    QVERIFY(serviceAnswers(last).body.contains("worker4999"));
}

/// As are refusals.
void QuickAnswersTest::search_isTheServices()
{
    QVERIFY(!m_answers->answer(asked("/v1/places?search=Dowa")));
    QVERIFY(!m_answers->answer(asked("/v1/people?colour=red")));
}

/// The real program: asked twice, the second time at once.
void QuickAnswersTest::program_answersTheSame()
{
    tests::Stewardd server;
    const QString code = server.init();
    QVERIFY(server.start());
    QCOMPARE(server.ask("POST", "/v1/claims", "{\"code\":\"" + code.toLatin1() + "\"}").status, 200);
    const Response first = server.ask("GET", "/v1/project");
    const Response second = server.ask("GET", "/v1/project");
    QCOMPARE(first.status, 200);
    QCOMPARE(second.status, 200);
    QCOMPARE(second.body, first.body);
    for (const char *name : {"etag", "content-type", "cache-control", "x-content-type-options"})
        QCOMPARE(headerValue(second.headers, name), headerValue(first.headers, name));
    const QByteArray id = headerValue(second.headers, "x-request-id");
    QVERIFY(!id.isEmpty() && id != headerValue(first.headers, "x-request-id"));
    QTRY_VERIFY(server.log().contains(QString::fromLatin1(id)));
    QTRY_COMPARE(server.metric(R"(steward_requests_total{route="/v1/project",verb="GET",status="200"})"), 2.0);
    const QByteArray known = "If-None-Match: " + headerValue(first.headers, "etag") + "\r\n";
    QCOMPARE(server.ask("GET", "/v1/project", {}, known).status, 304);
}

void QuickAnswersTest::program_endsASessionAtOnce()
{
    tests::Stewardd server;
    const QString code = server.init();
    QVERIFY(server.start());
    QCOMPARE(server.ask("POST", "/v1/claims", "{\"code\":\"" + code.toLatin1() + "\"}").status, 200);
    QCOMPARE(server.ask("GET", "/v1/me").status, 200);
    QCOMPARE(server.ask("GET", "/v1/me").status, 200);
    const QByteArray sessions = server.ask("GET", "/v1/sessions").body;
    const qsizetype at = sessions.indexOf("\"id\":\"") + 6;
    const QByteArray id = sessions.sliced(at, sessions.indexOf('"', at) - at);
    QCOMPARE(server.ask("DELETE", "/v1/sessions/" + id).status, 200);
    QCOMPARE(server.ask("GET", "/v1/me").status, 401);
}

STEWARD_TEST(QuickAnswersTest, "quickanswers", Core)
#include "quickanswerstest.moc"
