// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json.h"
#include "fuzz/fuzz.h"
#include "service/world.h"
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

/// The digits before the first blank: verb, asker, If-Match, and whether it waited. Any other letter is some digit.
Request requestFrom(const QByteArray &line, const QByteArray &body, Id &asker, bool &hasWaited)
{
    const qsizetype blank = std::max(line.indexOf(' '), qsizetype{0});
    const auto digit = [&](qsizetype at) { return at < blank ? static_cast<unsigned char>(line.at(at) - '0') : 0U; };
    asker = askers.at(digit(1) % askers.size());
    hasWaited = digit(3) % 2 == 0;
    return {.verb = verbs.at(digit(0) % verbs.size()),
            .path = QString::fromUtf8(line.sliced(blank).trimmed()),
            .headers = {{"content-type", "application/json"},
                        {"if-match", tag(digit(2) % 4)},
                        {"content-digest", "sha-256=:" + sha256(body).toBase64() + ':'},
                        {digit(4) % 8 == 1 ? "content-encoding" : "x-none", "gzip"}},
            .body = body};
}

void check(const World &world, const Response &response, const QByteArray &before)
{
    require(response.status >= 200 && response.status < 500, "there is an answer");
    if (response.status >= 400)
        require(world.print() == before, "what is refused changes nothing");
    const QByteArray type = headerValue(response.headers, "content-type");
    if (type == wire::packType) {
        const auto bytes = wire::unpacked(response.body);
        require(bytes && wire::frameFrom(*bytes), "the pack can be read");
    } else if (type.endsWith("json")) {
        require(parseObject(response.body).hasValue(), "the answer is JSON");
    }
}

} // namespace

/// A line says who asks for what, the next one is the body.
void fuzz(const QByteArray &bytes)
{
    const QByteArrayList lines = bytes.split('\n');
    World world;
    for (qsizetype at = 0; at < std::min(lines.size(), 2 * mostRequests); at += 2) {
        const QByteArray before = world.print();
        Id asker;
        bool hasWaited = false;
        const Request request = requestFrom(lines.at(at), lines.value(at + 1), asker, hasWaited);
        const Answer answer = world.handle(asker, request, hasWaited);
        if (const auto *response = std::get_if<Response>(&answer))
            check(world, *response, before);
        while (world.service->hasWork())
            world.service->work(world.clock.now());
    }
}

QByteArrayList seeds()
{
    const QString role = pathOf(wire::routes::roles, spare);
    const World world;
    const QJsonObject set = World::set({world.change(u"role"_s, spare, u"name"_s, u"Other"_s)}, Id(5, 5));
    const QByteArray body = canonicalJson(set) + '\n';
    const QByteArray changes = canonicalJson(QJsonObject{{u"changes"_s, set.value(u"changes"_s)}});
    const auto line = [](Verb verb, const QString &path) {
        return QByteArray::number(static_cast<int>(verb)) + "000 " + path.toUtf8() + '\n';
    };
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
        line(Verb::Post, wire::routes::testRuns) + R"({"code":")" + Id(5, 5).toString().toLatin1() + '.'
            + Id(5, 6).toString().toLatin1() + ".x\"}\n",
        line(Verb::Post, wire::routes::roles) + R"({"name":"New","permissions":{"edit_data":true}})" + '\n',
        line(Verb::Patch, pathOf(wire::routes::people, zulu)) + R"({"places":[]})" + '\n',
        line(Verb::Get, wire::routes::snapshot + u"/people/0?revision=0"_s),
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
