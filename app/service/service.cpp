// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service/service.h"

#include "core/log.h"
#include "service/advance.h"
#include "service/catchup.h"
#include "service/commitqueue.h"
#include "service/entrance.h"
#include "service/limits.h"
#include "service/readside.h"
#include "service/router.h"
#include "service/searchshelf.h"
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

bool isRefusal(const Answer &answer, const Call &call)
{
    const auto *response = std::get_if<Response>(&answer);
    return response && (isRefusal(*response) || (response->status == 401 && call.caller.key));
}

Response tooOften(const Call &call, std::chrono::seconds wait)
{
    return refusal({.kind = Error::Kind::RateLimited, .code = u"rate.limited"_s, .retryAfter = wait}, call.requestId);
}

/// Those who come by keys share one bucket per owner, so that more keys are not more tokens.
Subject bucketOf(const Caller &caller, const std::optional<domain::Person> &byKey)
{
    return byKey ? Subject{u"api_key"_s, byKey->id.toString()} : caller.subject;
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
        , entrance(usedStore)
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
    [[nodiscard]] std::chrono::seconds waitFor(const Call &call, const Subject &who, RouteClass which);
    [[nodiscard]] Response wrongKey(const Context &context, bool isRepeated);

    Store &store;
    domain::Project project;
    std::weak_ptr<SharedCheck> check;
    SnapshotShelf shelf{store.visits()};
    SearchShelf searches;
    Entrance entrance;
    Background background;
    Advance advance{store, project};
    std::shared_ptr<RateLimiter> rates = std::make_shared<RateLimiter>(RateLimits{});
    ReadSide *readSide = nullptr; ///< null: nobody else answers
    qint64 published = -1;        ///< revision
    CommitQueue commits{store, project};
    std::optional<SecretBox> secrets;
};

/// Whole seconds, rounded up: who comes back then is not refused again. A long poll was counted when it began.
std::chrono::seconds Service::Private::waitFor(const Call &call, const Subject &who, RouteClass which)
{
    if (call.hasWaited)
        return {};
    return std::chrono::ceil<std::chrono::seconds>(rates->take(who, call.caller.from, which, call.now));
}

/// One answer for all that may be wrong. Tries are counted where they come from: of the guesses none would succeed, but
/// each costs a look into the store.
Response Service::Private::wrongKey(const Context &context, bool isRepeated)
{
    if (const auto wait = isRepeated ? 0s : waitFor(context.call, {}, RouteClass::Door); wait.count() > 0)
        return tooOften(context.call, wait);
    return unknownCaller(context, u"key.refused"_s);
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
                    entrance.sessions(),
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
    const auto isKnown = entrance.readKey(context);
    if (!isKnown)
        return context.refuse(isKnown.error());
    if (!*isKnown)
        return wrongKey(context, isRepeated);
    const RouteClass which = classOf(found.route->verb, found.route->pattern);
    const Subject bucket = bucketOf(call.caller, context.person);
    if (const auto wait = isRepeated ? 0s : waitFor(call, bucket, which); wait.count() > 0)
        return tooOften(call, wait);
    context.pathArguments = found.arguments;
    context.kind = found.route->needs.kind();
    if (auto refused = entrance.letIn(context, *found.route))
        return *std::move(refused);
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
    d->entrance.sessions().readBy(side);
    d->publish();
}

Answer Service::handle(const Call &call)
{
    forgetOverdue(call.now);
    const qint64 revision = d->project.revision;
    Answer answer = d->answer(call);
    if (isRefusal(answer, call) && d->follow() && d->project.revision != revision)
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
