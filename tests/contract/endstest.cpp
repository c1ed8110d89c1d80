// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "contract/end.h"
#include "contract/script.h"
#include "core/json.h"
#include "service/router.h"
#include "support/cluster.h"
#include "support/gzipped.h"
#include "support/testmain.h"
#include "vault/digest.h"
#include "wire/changes.h"
#include "wire/routes.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::tests;

namespace {

/// What no two servers can have in common: moments, chances, their own address, and what hangs on these.
QJsonValue plain(const QString &key, const QJsonValue &value)
{
    static const QStringList ofTheirOwn{u"at"_s,        u"hash"_s,        u"previousHash"_s, u"requestId"_s,
                                        u"from"_s,      u"environment"_s, u"begunAt"_s,      u"endedAt"_s,
                                        u"expiresAt"_s, u"code"_s,        u"set_at"_s};
    if (ofTheirOwn.contains(key) && value.isString())
        return u"<"_s + key + (value.toString().isEmpty() ? u" empty>"_s : u">"_s);
    if (value.isObject()) {
        QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            it.value() = plain(it.key(), it.value());
        if (object.value("field"_L1) == "expires_at"_L1) // a month from their own moment
            object.insert(u"after"_s, plain(u"at"_s, object.value("after"_L1)));
        return object;
    }
    if (value.isArray()) {
        QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i)
            array[i] = plain(key, array.at(i));
        return array;
    }
    return value;
}

QByteArray plainBody(const Response &response, const QHash<QByteArray, QByteArray> &ownIds)
{
    const auto body = parseObject(response.body);
    QByteArray text = body ? canonicalJson(plain({}, *body)) : response.body;
    for (auto it = ownIds.cbegin(); it != ownIds.cend(); ++it)
        text.replace(it.key(), it.value());
    return text;
}

/// Ids that a server has drawn by itself get a name, in the order of their coming.
class OwnIds
{
public:
    explicit OwnIds(const domain::Project &project)
        : m_project(project)
    {
    }

    void learn(const Step &step, const Response &response)
    {
        if (step.request.verb == Request::Verb::Get)
            return;
        const auto body = parseObject(response.body);
        const QJsonArray changes = body ? body->value("changes"_L1).toArray() : QJsonArray();
        for (const QJsonValue &change : changes) {
            const auto id = Id::fromString(change["entity"_L1]["id"_L1].toString());
            const bool isKnown = !id || m_project.roles.find(*id) || m_project.people.find(*id)
                                 || step.request.body.contains(id->toString().toLatin1())
                                 || step.request.path.contains(id->toString());
            if (!isKnown)
                name(id->toString());
        }
    }
    /// Sets that were made without a key.
    void learnSets(const Response &audit)
    {
        const auto body = parseObject(audit.body);
        const QJsonArray items = body ? body->value("items"_L1).toArray() : QJsonArray();
        for (qsizetype i = items.size() - 1; i >= 0; --i)
            name(items.at(i)["id"_L1].toString());
    }
    [[nodiscard]] const QHash<QByteArray, QByteArray> &names() const { return m_names; }

private:
    void name(const QString &id)
    {
        if (!m_names.contains(id.toLatin1()))
            m_names.insert(id.toLatin1(), "<id " + QByteArray::number(m_names.size()) + '>');
    }

    const domain::Project &m_project;
    QHash<QByteArray, QByteArray> m_names;
};

QByteArray scheme(const QByteArray &challenge)
{
    return challenge.split(' ').first();
}

QString patternOf(const Step &step)
{
    const Match found = match(step.request.verb, step.request.path.section(u'?', 0, 0));
    return found.route ? QString::fromLatin1(verbName(step.request.verb)) + u' ' + found.route->pattern : QString();
}

/// Roles, in two parts, one of them packed.
class LargeSet
{
public:
    static constexpr int size = 120;

    explicit LargeSet(End &end)
        : m_end(end)
    {
    }

    /// The worst of the answers.
    Response send()
    {
        const QByteArray head = R"({"id":")" + m_set.toString().toLatin1() + R"(","reason":"In parts"})";
        const Response opened = post(wire::routes::uploads, head);
        const Response first = put(1, part(0, 50), false);
        const Response second = put(2, part(50, size), true);
        return first.status != 200 ? first : second.status != 200 ? second : opened;
    }
    /// Where the job is.
    QString commit(bool isDry)
    {
        const Response accepted = post(m_path + (isDry ? u"/commit?dryRun=true"_s : u"/commit"_s), R"({"parts":2})");
        return accepted.status == 202 ? QString::fromLatin1(headerValue(accepted.headers, "location")) : QString();
    }
    [[nodiscard]] QString rowPath() const { return wire::routes::changeSets + u'/' + m_set.toString(); }

private:
    Response post(const QString &path, const QByteArray &body)
    {
        return m_end.ask(u"me"_s, {.verb = Request::Verb::Post,
                                   .path = path,
                                   .headers = {{"content-type", "application/json"}},
                                   .body = body});
    }
    Response put(int number, const QByteArray &plain, bool isPacked)
    {
        Request request{.verb = Request::Verb::Put,
                        .path = m_path + u"/parts/"_s + QString::number(number),
                        .headers = {{"content-type", "application/json"}},
                        .body = isPacked ? gzipped(plain) : plain};
        request.headers << std::pair{QByteArray("content-digest"), "sha-256=:" + sha256(request.body).toBase64() + ':'};
        if (isPacked)
            request.headers << std::pair{QByteArray("content-encoding"), QByteArray("gzip")};
        return m_end.ask(u"me"_s, request);
    }
    static QByteArray part(int from, int to)
    {
        QList<domain::Change> changes;
        for (int i = from; i < to; ++i) {
            const Id id(0x56, quint64(i) + 1);
            changes << domain::Change{.entity = {u"role"_s, id},
                                      .op = domain::Change::Op::Create,
                                      .before = QJsonValue::Null,
                                      .after = QJsonObject{{u"id"_s, id.toString()}, {u"name"_s, u"Role %1"_s.arg(i)}}};
        }
        return canonicalJson(QJsonObject{{u"changes"_s, wire::toJson(changes)}});
    }

    End &m_end;
    const Id m_set{0x55, 1};
    const QString m_path = wire::routes::uploads + u'/' + m_set.toString();
};

} // namespace

/// One list of requests, two ends: the service in this process, as the demo has it, and the real server over the
/// network on a file or on a PostgreSQL. A console cannot tell which it speaks to.
class EndsTest : public QObject
{
    Q_OBJECT

public:
    explicit EndsTest(bool isOnPostgres = false)
        : m_isOnPostgres(isOnPostgres)
    {
    }

private Q_SLOTS:
    void initTestCase();
    void script_knowsEveryRoute();
    void same_data();
    void same();
    void poll_isWokenByAnotherOne();
    void largeSet_isOneJob();
    void badToken_isRefused();
    void invitation_letsOneIn();
    void session_isEnded();
    void afterwards_bothHoldTheSame();
    void signOn_isTested();

private:
    bool m_isOnPostgres;
    std::unique_ptr<DemoEnd> m_demo;
    std::unique_ptr<LiveEnd> m_live;
    QList<Step> m_steps;
    domain::Project m_project;
    std::unique_ptr<OwnIds> m_demoIds;
    std::unique_ptr<OwnIds> m_liveIds;
};

void EndsTest::initTestCase()
{
    m_demo = std::make_unique<DemoEnd>();
    m_live = std::make_unique<LiveEnd>(m_isOnPostgres ? Cluster::instance().newDatabase() : QString());
    QVERIFY(m_live->start());
    m_project = m_demo->project();
    m_steps = script(m_project, demo::generate(demo::shapeOf(demo::PackSize::S)).plants);
    m_demoIds = std::make_unique<OwnIds>(m_project);
    m_liveIds = std::make_unique<OwnIds>(m_project);
    QVERIFY(m_steps.size() > 150);
}

void EndsTest::script_knowsEveryRoute()
{
    QSet<QString> missing;
    for (const Route &route : routes())
        missing << QString::fromLatin1(verbName(route.verb)) + u' ' + route.pattern;
    for (const Step &step : std::as_const(m_steps)) {
        // a claim that succeeds, an invitation accepted, a sign-on that is tested and a person who is changed, each end
        // has in a test of its own
        if ((step.status >= 200 && step.status < 300) || step.request.path == wire::routes::claims
            || step.request.path == wire::routes::acceptances || step.request.path == wire::routes::accessRequest
            || step.name == "person"_L1 || step.request.path == wire::routes::testRuns
            || step.request.path.endsWith(u"/test-runs"_s))
            missing.remove(patternOf(step));
    }
    missing.remove(u"DELETE /v1/sessions/{}"_s); // in service.sessions, and below
    for (const QString &job : {u"POST /v1/uploads/{}/commit"_s, u"GET /v1/jobs/{}"_s, u"DELETE /v1/jobs/{}"_s})
        missing.remove(job);                           // when it is done, the script cannot know: largeSet_isOneJob
    missing.remove(u"DELETE /v1/location-types/{}"_s); // all of the pack are in use: service.resources removes one
    QVERIFY2(missing.isEmpty(), qPrintable(QStringList(missing.values()).join(u", "_s)));
}

void EndsTest::same_data()
{
    QTest::addColumn<int>("step");
    for (int i = 0; i < m_steps.size(); ++i)
        QTest::addRow("%03d %s", i, qPrintable(m_steps.at(i).name.left(90))) << i;
}

void EndsTest::same()
{
    QFETCH(int, step);
    const Step &asked = m_steps.at(step);
    const Response demo = m_demo->ask(asked.who, asked.request);
    const Response live = m_live->ask(asked.who, asked.request);
    QVERIFY2(demo.status == asked.status, demo.body.constData());
    QVERIFY2(live.status == asked.status, live.body.constData());
    m_demoIds->learn(asked, demo);
    m_liveIds->learn(asked, live);
    if (asked.request.path == wire::routes::audit) {
        m_demoIds->learnSets(demo);
        m_liveIds->learnSets(live);
    } else if (asked.request.path.startsWith(wire::routes::changes) && live.status == 200) {
        m_demoIds->learnSets(m_demo->ask(u"me"_s, {.path = wire::routes::audit}));
        m_liveIds->learnSets(m_live->ask(u"me"_s, {.path = wire::routes::audit}));
    }
    QCOMPARE(plainBody(live, m_liveIds->names()), plainBody(demo, m_demoIds->names()));
    for (const char *name : {"content-type", "allow", "retry-after", "location"})
        QCOMPARE(headerValue(live.headers, name), headerValue(demo.headers, name));
    if (live.body == demo.body) // some tags are of the bytes, and in these are moments and ids that are each end's own
        QCOMPARE(headerValue(live.headers, "etag"), headerValue(demo.headers, "etag"));
    QCOMPARE(headerValue(live.headers, "etag").isEmpty(), headerValue(demo.headers, "etag").isEmpty());
    QCOMPARE(scheme(headerValue(live.headers, "www-authenticate")),
             scheme(headerValue(demo.headers, "www-authenticate")));
    QVERIFY(!headerValue(live.headers, "x-request-id").isEmpty());
    QVERIFY(!headerValue(demo.headers, "x-request-id").isEmpty());
}

void EndsTest::poll_isWokenByAnotherOne()
{
    const Id role = demo::generate(demo::shapeOf(demo::PackSize::S)).plants.value(u"ddo_role"_s);
    for (End *end : {static_cast<End *>(m_demo.get()), static_cast<End *>(m_live.get())}) {
        const auto head = parseObject(end->ask(u"me"_s, {.path = wire::routes::project}).body);
        const qint64 revision = head->value("revision"_L1).toInteger();
        std::optional<Response> told;
        end->send(u"me"_s, {.path = wire::routes::changes + u"?wait=20&since="_s + QString::number(revision)}, this,
                  [&told](const Result<Response> &answer) { told = answer ? *answer : Response{}; });
        QTest::qWait(100);
        QVERIFY(!told);
        const QString path = wire::routes::roles + u'/' + role.toString();
        const Response now = end->ask(u"second_admin"_s, {.path = path});
        const Response edited =
            end->ask(u"second_admin"_s,
                     {.verb = Request::Verb::Patch,
                      .path = path,
                      .headers = {{"if-match", headerValue(now.headers, "etag")}, {"content-type", "application/json"}},
                      .body = R"({"name":"Data Lead"})"});
        QCOMPARE(edited.status, 200);
        QTRY_VERIFY(told.has_value());
        QCOMPARE(told->status, 200);
        const QJsonArray items = parseObject(told->body)->value("items"_L1).toArray();
        QCOMPARE(items.size(), 1);
        QCOMPARE(items.at(0)["authorName"_L1].toString(), u"Wezi Nyirenda"_s);
    }
}

/// From the first part to the row in the log; what is told on the way is the same but for the job's id.
void EndsTest::largeSet_isOneJob()
{
    QList<QByteArray> told;
    for (End *end : {static_cast<End *>(m_demo.get()), static_cast<End *>(m_live.get())}) {
        LargeSet set(*end);
        QCOMPARE(set.send().status, 201);
        const QString tried = set.commit(true);
        const Response cancelled = end->ask(u"me"_s, {.verb = Request::Verb::Delete, .path = tried});
        QVERIFY(cancelled.status == 200 || cancelled.status == 409); // it may have been quicker
        const QString path = set.commit(false);
        QVERIFY(!path.isEmpty());
        QCOMPARE(end->ask(u"second_admin"_s, {.path = path}).status, 404);
        Response job;
        const auto isDone = [&] {
            job = end->ask(u"me"_s, {.path = path});
            return job.body.contains(R"("state":"done")");
        };
        QTRY_VERIFY2(isDone(), job.body.constData());
        const auto row = parseObject(end->ask(u"me"_s, {.path = set.rowPath()}).body);
        QCOMPARE(row->value("changes"_L1).toArray().size(), LargeSet::size);
        QCOMPARE(row->value("reason"_L1).toString(), u"In parts"_s);
        told << plainBody(job, {{path.section(u'/', -1).toLatin1(), "<job>"}});
    }
    QCOMPARE(told.at(1), told.at(0));
}

void EndsTest::badToken_isRefused()
{
    const Request asked{.path = wire::routes::me, .headers = {{"authorization", "Bearer guessed"}}};
    QCOMPARE(m_demo->ask(u"nobody"_s, asked).status, 401);
    QCOMPARE(m_live->ask(u"nobody"_s, asked).status, 401);
}

void EndsTest::invitation_letsOneIn()
{
    const auto open = [this] {
        for (int row = 0; row < m_project.invitations.size(); ++row) {
            if (m_project.invitations.at(row).status.is(domain::Invitation::Status::Open))
                return m_project.invitations.at(row);
        }
        return domain::Invitation();
    }();
    QVERIFY(!open.id.isNull());
    const auto post = [](const QString &path, const QJsonObject &body) {
        return Request{.verb = Request::Verb::Post,
                       .path = path,
                       .headers = {{"content-type", "application/json"}},
                       .body = canonicalJson(body)};
    };
    for (End *end : {static_cast<End *>(m_demo.get()), static_cast<End *>(m_live.get())}) {
        const QString path = wire::routes::ofKind("invitations"_L1) + u'/' + open.id.toString() + u"/link"_s;
        const auto linked = parseObject(end->ask(u"me"_s, post(path, {{u"reason"_s, u"By hand"_s}})).body);
        const QString code = linked->value("code"_L1).toString();
        QVERIFY(code.startsWith(open.id.toString() + u'.'));
        const Request accepting = post(wire::routes::acceptances, {{u"code"_s, code}, {u"name"_s, u"Chisomo"_s}});
        const Response accepted = end->ask(u"stranger"_s, accepting);
        QVERIFY2(accepted.status == 200, accepted.body.constData());
        const Response again = end->ask(u"stranger"_s, accepting);
        QCOMPARE(again.status, 409);
        const auto me = parseObject(end->ask(u"stranger"_s, {.path = wire::routes::me}).body);
        QCOMPARE(me->value("name"_L1).toString(), u"Chisomo"_s);
        QCOMPARE(me->value("person"_L1), parseObject(accepted.body)->value("person"_L1));
    }
}

/// At the real server, with real tokens: the demo has none.
void EndsTest::session_isEnded()
{
    const auto token = [this](const QString &sid) {
        const QJsonObject claims{{u"sub"_s, u"officer"_s}, {u"sid"_s, sid}};
        return Headers{{"authorization", "Bearer " + m_live->server().issuer().token(claims)}};
    };
    const auto me = [&](const QString &sid) {
        return m_live->ask(u"nobody"_s, {.path = wire::routes::me, .headers = token(sid)}).status;
    };
    QCOMPARE(me(u"one"_s), 200);
    QCOMPARE(me(u"two"_s), 200);
    const auto list =
        parseObject(m_live->ask(u"nobody"_s, {.path = wire::routes::sessions, .headers = token(u"one"_s)}).body);
    const QJsonArray sessions = list->value("items"_L1).toArray();
    QVERIFY(sessions.size() >= 2);
    QCOMPARE(sessions.at(1)["isCurrent"_L1], QJsonValue(true));
    QVERIFY(sessions.at(1)["from"_L1].toString().endsWith(u"desktop"_s));
    const QString other = wire::routes::sessions + u'/' + sessions.at(0)["id"_L1].toString();
    const Response ended =
        m_live->ask(u"nobody"_s, {.verb = Request::Verb::Delete, .path = other, .headers = token(u"one"_s)});
    QCOMPARE(ended.status, 200);
    QCOMPARE(me(u"two"_s), 401);
    QCOMPARE(me(u"one"_s), 200);
    const auto seen = parseObject(m_live->ask(u"me"_s, {.path = wire::routes::signIns}).body);
    QCOMPARE(seen->value("items"_L1)[0]["reason"_L1].toString(), u"session.ended"_s);
    QCOMPARE(seen->value("items"_L1)[1]["what"_L1].toString(), u"ended"_s);
}

void EndsTest::afterwards_bothHoldTheSame()
{
    const Request audit{.path = wire::routes::audit + u"?limit=200"_s};
    const auto rows = [&audit](End &end) {
        return parseObject(end.ask(u"me"_s, audit).body)->value("items"_L1).toArray().size();
    };
    QCOMPARE(rows(*m_live), rows(*m_demo));
    const Request roles{.path = wire::routes::roles};
    m_demoIds->learnSets(m_demo->ask(u"me"_s, audit));
    m_liveIds->learnSets(m_live->ask(u"me"_s, audit));
    QCOMPARE(plainBody(m_live->ask(u"me"_s, roles), m_liveIds->names()),
             plainBody(m_demo->ask(u"me"_s, roles), m_demoIds->names()));
    QCOMPARE(m_live->server().stop(), 0);
    QCOMPARE(Stewardd::run({u"verify"_s, u"--database"_s, m_live->server().database()}).code, 0);
}

/// Last, as the demo does not keep up: it has no tokens, so nobody can have come through a provider there.
void EndsTest::signOn_isTested()
{
    const domain::IdentityProvider provider = m_project.identityProviders.at(0);
    const auto post = [](const QString &path, const QJsonObject &body) {
        return Request{.verb = Request::Verb::Post,
                       .path = path,
                       .headers = {{"content-type", "application/json"}},
                       .body = canonicalJson(body)};
    };
    (void)m_live->server().stop(); // where this runs alone
    QVERIFY(m_live->listen());
    const QString begin =
        wire::routes::ofKind("identity_providers"_L1) + u'/' + provider.id.toString() + u"/test-runs"_s;
    QString code;
    for (End *end : {static_cast<End *>(m_demo.get()), static_cast<End *>(m_live.get())}) {
        const Response begun = end->ask(u"sso_tester"_s, {.verb = Request::Verb::Post, .path = begin});
        QVERIFY2(begun.status == 201, begun.body.constData());
        code = parseObject(begun.body)->value("code"_L1).toString();
        const Response elsewhere = end->ask(u"stranger"_s, post(wire::routes::testRuns, {{u"code"_s, code}}));
        QCOMPARE(elsewhere.status, 403);
        QCOMPARE(parseObject(elsewhere.body)->value("expected"_L1).toString(), provider.entityId);
    }
    const QJsonObject claims{{u"sub"_s, u"directory-7"_s}, {u"idp"_s, provider.entityId}};
    const std::pair<QByteArray, QByteArray> token{"authorization", "Bearer " + m_live->server().issuer().token(claims)};
    Request pass = post(wire::routes::testRuns, {{u"code"_s, code}});
    pass.headers << token;
    const Response passed = m_live->ask(u"nobody"_s, pass);
    QVERIFY2(passed.status == 200, passed.body.constData());
    const Id tester = signers(demo::generate(demo::shapeOf(demo::PackSize::S))).value(u"sso_tester"_s);
    const auto me = parseObject(m_live->ask(u"nobody"_s, {.path = wire::routes::me, .headers = {token}}).body);
    QCOMPARE(me->value("person"_L1).toString(), tester.toString());
}

STEWARD_TEST(EndsTest, "ends", Core)

namespace {

const bool isRegisteredForPostgres =
    registerTest("ends_postgres", tests::Needs::Core, [] { return std::make_unique<EndsTest>(true); });

} // namespace

#include "endstest.moc"
