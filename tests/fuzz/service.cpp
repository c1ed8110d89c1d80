// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json.h"
#include "domain/fields.h"
#include "domain/kinds.h"
#include "fuzz/fuzz.h"
#include "service/limits.h"
#include "service/objects.h"
#include "service/testruns.h"
#include "service/world.h"
#include "store/visits.h"
#include "vault/digest.h"
#include "wire/changes.h"
#include "wire/pack/pack.h"
#include "wire/pack/packframe.h"
#include "wire/routes.h"

#include <array>

using namespace Qt::StringLiterals;

/// Requests to the admin API, one after the other: whatever is asked, by whomever, there is an answer; what is refused
/// changes nothing.
namespace steward::fuzzing {

using namespace tests;
using Verb = Request::Verb;

namespace {

constexpr std::array verbs{Verb::Get, Verb::Post, Verb::Put, Verb::Patch, Verb::Delete};
const std::array askers{wezi, grace, pia, lena, left, zulu, nobody, stranger};
constexpr qsizetype mostRequests = 4;
constexpr int mostSteps = 100'000;
constexpr auto code = "come in";
const Id stay{0x77, 2};
const Id weziKey{0x77, 6};

domain::Project withProvider()
{
    domain::Project all = withAllKinds(World::small());
    domain::IdentityProvider provider = all.identityProviders.at(0);
    provider.isActive = true;
    provider.entityId = subjectOf(wezi).issuer;
    provider.testPeople = {wezi};
    all.identityProviders = all.identityProviders.with(provider);
    all.apiKeys = all.apiKeys.with({.id = weziKey, .owner = wezi, .name = u"Own"_s});
    return all;
}

const domain::Project &project()
{
    static const domain::Project all = withProvider();
    return all;
}

TestRunCode testRun()
{
    return {project().identityProviders.at(0).id, wezi, QLatin1StringView(code)};
}

/// With something behind each of the doors.
void prepare(World &world)
{
    const auto admits = [&world](const Id &what) {
        return world.store
            .setAdmissionCode({.id = what,
                               .secretDigest = sha256(code),
                               .expires = world.clock.now() + std::chrono::minutes(9),
                               .issuedBy = wezi})
            .hasValue();
    };
    require(world.store.setClaim(sha256(code), zulu).hasValue(), "a claim");
    require(admits(project().invitations.at(0).id) && admits(testRun().run()), "codes");
    require(world.store.visits().begin({.id = stay, .person = thoko, .subject = subjectOf(thoko)}).hasValue(),
            "a session");
}

const QString keyPath = wire::routes::ofKind("api_keys"_L1) + u'/' + weziKey.toString() + u"/value"_s;

/// By a key of wezi's that is good, or by what the input says in its place.
GivenKey givenKey(World &world, unsigned digit, const QByteArray &raw)
{
    GivenKey given{.user = u"wezi@x.example"_s, .value = raw};
    if (digit == 2)
        return given;
    const auto version = domain::versionOf(world.project(), {u"api_key"_s, weziKey});
    const Response made =
        version ? world.ask(wezi, Verb::Post, keyPath, {{u"reason"_s, u"x"_s}}, {{"if-match", tag(*version)}})
                : Response();
    if (made.status == 200)
        given.value = bodyOf(made).value(u"value"_s).toString().toLatin1();
    return given;
}

/// One of \a values, or none, or what the input says itself: without what no host lets through.
void addHeader(Headers &headers, const QByteArray &name, unsigned digit, const QByteArrayList &values,
               const QByteArray &raw)
{
    const auto count = static_cast<unsigned>(values.size());
    if (digit % (count + 2) == count + 1)
        headers << std::pair{name, raw};
    else if (digit % (count + 2) < count)
        headers << std::pair{name, values.at(digit % (count + 2))};
}

QByteArray withoutControls(QByteArray text)
{
    for (char &letter : text) {
        if (static_cast<unsigned char>(letter) < ' ' || letter == 127)
            letter = '?';
    }
    return text.trimmed();
}

/// What one line asks for.
struct Asked
{
    Id asker;
    Request request;
    bool hasWaited = false;
    bool mayShare = false; ///< its transaction with others
    unsigned byKey = 0;    ///< 1: by a good one, 2: by any
    QByteArray raw;
};

/// The digits before the first blank: verb, asker, whether it waited, whether it may share, each header, and whether it
/// comes by an API key. Any other letter is some digit. What follows a tabulator is a header's value.
Asked askedBy(const QByteArray &line, const QByteArray &body)
{
    const qsizetype blank = std::max(line.indexOf(' '), qsizetype{0});
    const auto digit = [&](qsizetype at) { return at < blank ? static_cast<unsigned char>(line.at(at) - '0') : 0U; };
    const QByteArrayList parts = line.sliced(blank).split('\t');
    const QByteArray raw = withoutControls(parts.value(1));
    const QByteArray digest = "sha-256=:" + sha256(body).toBase64() + ':';
    Headers headers;
    addHeader(headers, "if-match", digit(4), {tag(0), tag(1), "*", "W/\"v0\"", "\"v-1\"", tag(1'000'000)}, raw);
    addHeader(headers, "content-type", digit(5),
              {"application/json", "application/merge-patch+json; charset=utf-8", "text/plain", "application/json;;"},
              raw);
    addHeader(headers, "content-digest", digit(6), {digest, "sha-512=:eA==:, " + digest, "sha-256=:eA==:"}, raw);
    addHeader(headers, "content-encoding", digit(7), {"", "gzip", "br", "gzip, gzip"}, raw);
    addHeader(headers, "if-none-match", digit(8), {"", tag(0), "*", "W/\"v0\", \"v1\"", "\""}, raw);
    addHeader(headers, "accept", digit(9), {"*/*", wire::packType, "text/csv;q=0", ",;"}, raw);
    addHeader(headers, "accept-encoding", digit(10), {"", "gzip", "br;q=1, gzip;q=0.1", "*;q=x"}, raw);
    addHeader(headers, "idempotency-key", digit(11), {"", Id(5, 7).toString().toLatin1(), "abc"}, raw);
    headers.removeIf([](const auto &header) { return header.second.isEmpty(); });
    return {.asker = askers.at(digit(1) % askers.size()),
            .request = {.verb = verbs.at(digit(0) % verbs.size()),
                        .path = QString::fromUtf8(parts.constFirst().trimmed()),
                        .headers = headers,
                        .body = body},
            .hasWaited = digit(2) % 2 == 0,
            .mayShare = digit(3) % 2 == 1,
            .byKey = digit(12) % 3,
            .raw = raw};
}

void check(const World &world, const Response &response, const QByteArray &before)
{
    require(response.status >= 200 && response.status < 500, "there is an answer");
    if (response.status >= 400 && !before.isEmpty())
        require(world.print() == before, "what is refused changes nothing");
    const QByteArray type = headerValue(response.headers, "content-type");
    if (type == wire::packType) {
        const auto bytes = wire::unpacked(response.body);
        require(bytes && wire::frameFrom(*bytes), "the pack can be read");
    } else if (type.endsWith("json")) {
        require(parseObject(response.body).hasValue(), "the answer is JSON");
    }
}

/// Whoever waits does so for the revision there is, not for ever, and is answered when it is over.
void checkWaiting(World &world, const Asked &asked, const WaitFor &wait)
{
    const Instant now = world.clock.now();
    require(!asked.hasWaited && asked.request.verb == Verb::Get, "waits once, to read");
    require(wait.revision == world.service->revision(), "waits for what is not yet there");
    require(wait.deadline > now && wait.deadline <= now + std::chrono::seconds(limits::longestWait),
            "waits within the limit");
    const QByteArray before = world.print();
    const Answer answer = world.handle(asked.asker, asked.request, true);
    const auto *response = std::get_if<Response>(&answer);
    require(response, "is answered once it has waited");
    check(world, *response, before);
}

/// As a host has it that lets commits share a transaction: others may come before it is stepped.
std::optional<Task> begin(World &world, const Asked &asked)
{
    const bool isNobody = asked.asker.isNull();
    Answer answer = world.service->handle({.request = asked.request,
                                           .caller = {.subject = isNobody ? Subject() : subjectOf(asked.asker)},
                                           .now = world.clock.now(),
                                           .requestId = "r-2",
                                           .hasWaited = asked.hasWaited,
                                           .mayShare = true});
    if (const auto *response = std::get_if<Response>(&answer))
        check(world, *response, {});
    if (auto *task = std::get_if<Task>(&answer))
        return std::move(*task);
    return {};
}

void finish(World &world, const std::vector<Task> &tasks)
{
    for (const Task &task : tasks) {
        std::optional<Response> response;
        for (int step = 0; step < mostSteps && !response; ++step)
            response = task.step();
        require(response.has_value(), "a task comes to its end");
        check(world, *response, {});
    }
}

} // namespace

/// A line says who asks for what, the next one is the body.
void fuzz(const QByteArray &bytes)
{
    const QByteArrayList lines = bytes.split('\n');
    World world(project());
    prepare(world);
    std::vector<Task> tasks;
    for (qsizetype at = 0; at < std::min(lines.size(), 2 * mostRequests); at += 2) {
        const Asked asked = askedBy(lines.at(at), lines.value(at + 1));
        world.keys.clear();
        if (asked.byKey > 0)
            world.keys.insert(asked.asker, givenKey(world, asked.byKey, asked.raw));
        if (asked.mayShare) {
            if (auto task = begin(world, asked))
                tasks.push_back(*std::move(task));
            continue;
        }
        finish(world, std::exchange(tasks, {}));
        const QByteArray before = world.print();
        const Answer answer = world.handle(asked.asker, asked.request, asked.hasWaited);
        if (const auto *response = std::get_if<Response>(&answer))
            check(world, *response, before);
        else if (const auto *wait = std::get_if<WaitFor>(&answer))
            checkWaiting(world, asked, *wait);
        while (world.service->hasWork())
            world.service->work(world.clock.now());
    }
    finish(world, tasks);
}

QByteArrayList seeds()
{
    const QString role = pathOf(wire::routes::roles, spare);
    const World world;
    const QJsonObject set = World::set({world.change(u"role"_s, spare, u"name"_s, u"Other"_s)}, Id(5, 5));
    const QByteArray body = canonicalJson(set) + '\n';
    const QByteArray changes = canonicalJson(QJsonObject{{u"changes"_s, set.value(u"changes"_s)}});
    const auto line = [](Verb verb, const QString &path, const QByteArray &more = "000") {
        return QByteArray::number(static_cast<int>(verb)) + more + ' ' + path.toUtf8() + '\n';
    };
    const auto coded = [](const QString &text) { return canonicalJson(QJsonObject{{u"code"_s, text}}) + '\n'; };
    const QString invitation = project().invitations.at(0).id.toString();
    const QString provider =
        wire::routes::ofKind("identity_providers"_L1) + u'/' + project().identityProviders.at(0).id.toString();
    const QString client =
        wire::routes::ofKind("oauth_clients"_L1) + u'/' + project().oauthClients.at(0).id.toString() + u"/secret"_s;
    QByteArrayList seeds{
        line(Verb::Patch, role) + R"({"name":"Another"})" + '\n' + line(Verb::Delete, role),
        line(Verb::Post, wire::routes::changeSets) + body + line(Verb::Get, wire::routes::audit + u"?author=rule"_s),
        line(Verb::Post, wire::routes::changeSets + u"?dryRun=true"_s) + body,
        line(Verb::Post, wire::routes::changeSets) + body
            + line(Verb::Get, wire::routes::changeSets + u'/' + Id(5, 5).toString() + u"/inverse"_s),
        line(Verb::Post, wire::routes::uploads) + R"({"id":")" + Id(5, 5).toString().toLatin1() + "\"}\n"
            + line(Verb::Put, wire::routes::uploads + u'/' + Id(5, 5).toString() + u"/parts/1"_s) + changes + '\n'
            + line(Verb::Post, wire::routes::uploads + u'/' + Id(5, 5).toString() + u"/commit"_s) + "{\"parts\":1}\n"
            + line(Verb::Get, wire::routes::jobs),
        line(Verb::Post, wire::routes::claims, "7") + coded(QLatin1StringView(code))
            + line(Verb::Get, wire::routes::me, "7"),
        line(Verb::Post, wire::routes::acceptances, "7") + coded(invitation + u'.' + QLatin1StringView(code)),
        line(Verb::Post, wire::routes::ofKind("invitations"_L1) + u'/' + invitation + u"/link"_s)
            + "{\"reason\":\"x\"}\n",
        line(Verb::Post, wire::routes::testRuns, "7") + coded(testRun().toString()),
        line(Verb::Post, provider + u"/test-runs"_s) + '\n' + line(Verb::Get, provider + u"/activation"_s),
        line(Verb::Put, client) + R"({"value":"s3cret","reason":"New"})" + '\n' + line(Verb::Delete, client, "0000001"),
        line(Verb::Post, keyPath) + "{\"reason\":\"New\"}\n" + line(Verb::Delete, keyPath, "0000001"),
        line(Verb::Get, wire::routes::me, "000000000001") + '\n' + line(Verb::Patch, role, "000000000001")
            + R"({"name":"By a key"})",
        line(Verb::Get, wire::routes::me + u"\tx.y"_s, "000000000002"),
        line(Verb::Get, wire::routes::sessions) + '\n' + line(Verb::Delete, pathOf(wire::routes::sessions, stay)) + '\n'
            + line(Verb::Get, wire::routes::signIns),
        line(Verb::Patch, role, "00100000001") + R"({"name":"A"})" + '\n' + line(Verb::Patch, role, "00100000001")
            + R"({"landing_page":"reports"})" + '\n' + line(Verb::Get, role, "000000012"),
        line(Verb::Get, wire::routes::changes + u"?since=0&wait=5"_s, "010"),
        line(Verb::Get, wire::routes::me + u"\tW/\"x\", \"y\""_s, "00000006"),
        line(Verb::Post, wire::routes::roles) + R"({"name":"New","permissions":{"edit_data":true}})" + '\n',
        line(Verb::Patch, pathOf(wire::routes::people, zulu)) + R"({"places":[]})" + '\n',
        line(Verb::Get, wire::routes::snapshot + u"/people/0?revision=0"_s),
        line(Verb::Get, pathOf(wire::routes::people, zulu) + u"/view"_s),
        line(Verb::Get, wire::routes::changes + u"?since=0&wait=1"_s),
        line(Verb::Get, wire::routes::people + u"?limit=2&cursor="_s),
        line(Verb::Get, wire::routes::ofKind("places"_L1) + u"?limit=1&cursor=1.x&search=a%20b"_s),
        line(Verb::Get, wire::routes::auditExport + u"?format=csv&kind=role&before=2"_s)
            + line(Verb::Get, wire::routes::reads + u"?limit=1"_s) + line(Verb::Get, wire::routes::notices),
    };
    for (const auto route : {wire::routes::me, wire::routes::project, wire::routes::snapshot, wire::routes::permissions,
                             wire::routes::presets, wire::routes::roles, wire::routes::verification})
        seeds << line(Verb::Get, route);
    return seeds;
}

} // namespace steward::fuzzing
