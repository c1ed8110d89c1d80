// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service/service.h"

#include "core/log.h"
#include "service/advance.h"
#include "service/catchup.h"
#include "service/commitqueue.h"
#include "service/limits.h"
#include "service/memberbook.h"
#include "service/readside.h"
#include "service/router.h"
#include "service/searchshelf.h"
#include "service/sessionbook.h"
#include "service/snapshotshelf.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace steward {

namespace {

STEWARD_LOG(service)

/// What may come of not knowing yet what somebody else has committed.
bool isRefusal(const Response &response)
{
    static constexpr std::array statuses{403, 404, 409, 412, 422};
    return std::ranges::find(statuses, response.status) != statuses.end();
}

bool isRefusal(const Answer &answer)
{
    const auto *response = std::get_if<Response>(&answer);
    return response && isRefusal(*response);
}

bool hasJsonBody(const Request &request)
{
    const QByteArray type = headerValue(request.headers, "content-type").split(';').first().trimmed().toLower();
    return type == "application/json" || type == "application/merge-patch+json";
}

} // namespace

class Service::Private
{
public:
    explicit Private(Store &usedStore)
        : store(usedStore)
        , members(usedStore)
        , sessions(usedStore.visits())
    {
        auto loaded = store.load();
        if (loaded)
            project = std::move(loaded).value();
        else
            qCCritical(logger) << "the store holds no project:" << loaded.error().code;
    }

    Answer answer(const Call &call, bool isRepeated = false);
    Response askedAnew(Response refused, Call call);
    Result<void> follow();
    /// Whoever is told of a commit finds it, wherever he asks next.
    void publish()
    {
        if (readSide && std::exchange(published, project.revision) != project.revision)
            readSide->publish(project);
    }
    [[nodiscard]] std::chrono::seconds waitFor(const Call &call, const Route &route);
    [[nodiscard]] Response turnAway(const Context &context, const QString &code, QJsonObject more = {});
    [[nodiscard]] Response sessionEnded(const Context &context);

    Store &store;
    domain::Project project;
    std::weak_ptr<SharedCheck> check;
    SnapshotShelf shelf{store.visits()};
    SearchShelf searches;
    MemberBook members;
    SessionBook sessions;
    Background background;
    Advance advance{store, project};
    std::shared_ptr<RateLimiter> rates = std::make_shared<RateLimiter>(RateLimits{});
    ReadSide *readSide = nullptr; ///< null: nobody else answers
    qint64 published = -1;        ///< revision
    CommitQueue commits{store, project};
    std::optional<SecretBox> secrets;
};

/// Whole seconds, rounded up: who comes back then is not refused again. A long poll was counted when it began.
std::chrono::seconds Service::Private::waitFor(const Call &call, const Route &route)
{
    if (call.hasWaited)
        return {};
    const auto wait = rates->take(call.caller.subject, call.caller.from, classOf(route.verb, route.pattern), call.now);
    return std::chrono::ceil<std::chrono::seconds>(wait);
}

Response Service::Private::turnAway(const Context &context, const QString &code, QJsonObject more)
{
    sessions.refused(context.call.caller, context.person ? context.person->id : Id(), code, context.call.now);
    return context.refuse(403, code, std::move(more));
}

/// As of a token that has run out: another has to be got, by signing in.
Response Service::Private::sessionEnded(const Context &context)
{
    sessions.refused(context.call.caller, context.person->id, u"session.ended"_s, context.call.now);
    Response response = context.refuse(401, u"session.ended"_s);
    response.headers.append(std::pair{QByteArray("www-authenticate"), QByteArray("Bearer error=\"invalid_token\"")});
    return response;
}

/// \a isRepeated: by ourselves, and so counted already.
Answer Service::Private::answer(const Call &call, bool isRepeated)
{
    const Target target = targetOf(call.request);
    Context context{{.requestId = call.requestId,
                     .project = project,
                     .rates = rates->limits(),
                     .path = target.path,
                     .query = QUrlQuery(target.query)},
                    call,
                    store,
                    project,
                    check,
                    shelf,
                    sessions,
                    background,
                    commits,
                    searches,
                    secrets ? &*secrets : nullptr};

    if (call.request.path.size() > limits::longestPath)
        return context.refuse(404, u"route.unknown"_s);
    if (call.request.body.size() > limits::longestBody)
        return context.refuse(413, u"body.too_large"_s);
    const Match found = match(call.request.verb, target.path);
    if (!found.route && found.allowed.isEmpty())
        return context.refuse(404, u"route.unknown"_s);
    if (!found.route) {
        Response response = context.refuse(405, u"route.verb"_s);
        response.headers.append(std::pair{QByteArray("allow"), found.allowed.join(", ")});
        return response;
    }
    if (const auto wait = isRepeated ? 0s : waitFor(call, *found.route); wait.count() > 0)
        return refusal({.kind = Error::Kind::RateLimited, .code = u"rate.limited"_s, .retryAfter = wait},
                       call.requestId);
    if (call.caller.subject.subject.isEmpty()) {
        Response response = context.refuse(401, u"token.missing"_s);
        response.headers.append(std::pair{QByteArray("www-authenticate"), QByteArray("Bearer")});
        return response;
    }
    context.pathArguments = found.arguments;
    context.kind = found.route->needs.kind();
    const auto person = members.personOf(call.caller.subject, project, call.now);
    if (!person) // not "you are not a member": nobody knows
        return context.refuse(person.error());
    context.person = *person;
    if (!found.route->needs.isOpenToStrangers()) {
        if (!context.person)
            return turnAway(context, u"member.unknown"_s);
        if (!domain::canEnter(project, *context.person))
            return turnAway(context, u"member.no_entry"_s, {{u"missing"_s, u"entry"_s}});
        const auto isOpen = sessions.enter(call.caller, context.person->id, call.now);
        if (!isOpen)
            return context.refuse(isOpen.error());
        if (!*isOpen)
            return sessionEnded(context);
        if (const domain::Verdict verdict = mayAsk(*found.route, project, *context.person); !verdict.allowed)
            return context.refuse(403, u"permission.missing"_s, {{u"missing"_s, verdict.missing}});
    }
    if (!call.request.body.isEmpty() && !hasJsonBody(call.request))
        return context.refuse(415, u"body.type"_s);
    return found.route->handler(context);
}

Service::Service(Store &store)
    : d(std::make_unique<Private>(store))
{
}

Service::~Service() = default;

void Service::limitRates(const RateLimits &limits)
{
    limitRates(std::make_shared<RateLimiter>(limits));
}

void Service::limitRates(std::shared_ptr<RateLimiter> limiter)
{
    d->rates = std::move(limiter);
}

void Service::sealSecretsBy(const SecretBox &box)
{
    d->secrets = box;
}

void Service::readBy(ReadSide &side)
{
    d->readSide = &side;
    d->sessions.readBy(side);
    d->publish();
}

Answer Service::handle(const Call &call)
{
    forgetOverdue(call.now);
    const qint64 revision = d->project.revision;
    Answer answer = d->answer(call);
    if (isRefusal(answer) && d->follow() && d->project.revision != revision)
        answer = d->answer(call, true); // of the state as it is for everybody
    d->publish();
    if (auto *response = std::get_if<Response>(&answer)) {
        finish(*response, call.request, call.requestId);
    } else if (auto *task = std::get_if<Task>(&answer)) {
        task->step = [this, step = std::move(task->step), call] {
            auto given = step();
            if (given && call.mayShare && isRefusal(*given))
                given = d->askedAnew(*std::move(given), call);
            d->publish();
            if (given)
                finish(*given, call.request, call.requestId);
            return given;
        };
    }
    return answer;
}

/// Of what those have made who were before it, and of the state as it is for everybody: as if it had come now.
Response Service::Private::askedAnew(Response refused, Call call)
{
    call.mayShare = false;
    if (!follow())
        return refused;
    Answer anew = answer(call, true);
    auto *response = std::get_if<Response>(&anew);
    return response ? std::move(*response) : refused;
}

Result<void> Service::Private::follow()
{
    const qint64 before = project.revision;
    const auto caughtUp = steward::catchUp(store, project);
    if (project.revision < before) { // a revision is another state now
        shelf.forgetShown();
        searches.forget();
    }
    return caughtUp ? Result<void>() : caughtUp.error();
}

Result<void> Service::catchUp()
{
    auto followed = d->follow();
    d->publish();
    return followed;
}

Result<bool> Service::advance(Instant now)
{
    auto moved = d->advance.step(now);
    d->publish();
    return moved;
}

Result<bool> Service::complete(Instant now)
{
    auto moved = d->advance.complete(now);
    d->publish();
    return moved;
}

int Service::packsMade() const
{
    return d->shelf.packsMade();
}

bool Service::hasWork() const
{
    return d->background.jobs.hasWork();
}

void Service::work(Instant now)
{
    d->background.jobs.work(now);
    d->publish();
}

void Service::forgetOverdue(Instant now)
{
    d->background.jobs.removeOverdue(now);
    d->background.uploads.removeOverdue(now);
}

qint64 Service::revision() const
{
    return d->project.revision;
}

} // namespace steward
