// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/dispatcher.h"

#include "core/json.h"
#include "core/log.h"
#include "server/contract.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward::server {

namespace {

STEWARD_LOG(server)

constexpr std::chrono::milliseconds longestAlarm = std::chrono::minutes(1);

} // namespace

Dispatcher::Dispatcher(Settings settings, Answerer &answerer, BearerGate &gate, const Clock &clock, Finish finish)
    : m_settings(std::move(settings))
    , m_answerer(answerer)
    , m_gate(gate)
    , m_clock(clock)
    , m_finish(std::move(finish))
    , m_callers(m_settings.metadata, m_settings.isBehindProxy)
    , m_revision(answerer.revision())
{
    if (m_settings.metrics)
        m_settings.metrics->setRevision(m_revision);
    m_alarm.setSingleShot(true);
    connect(&m_alarm, &QTimer::timeout, this, [this] { askAgain(false); });
    connect(&m_worker, &QTimer::timeout, this, [this] { work(); });
    connect(&m_advancer, &QTimer::timeout, this, [this] { advance(); });
    m_advancer.setSingleShot(true);
}

Dispatcher::~Dispatcher() = default;

void Dispatcher::take(std::shared_ptr<Exchange> exchange)
{
    if (exchange->path() == oidc::resourceMetadataPath)
        return answer(exchange, metadata(*exchange));
    if (exchange->path() == contractPath)
        return answer(exchange, contractFor(*exchange));
    if (!exchange->target.startsWith("/v1/"))
        return answer(exchange, problem(404, u"route.unknown"_s, exchange->id));
    identify(exchange);
}

void Dispatcher::identify(const std::shared_ptr<Exchange> &exchange)
{
    if (exchange->token.isEmpty())
        return ask(exchange, {}); // the service says what is open to nobody in particular
    m_gate.check(exchange->token, this, [this, exchange](const Result<oidc::AccessToken> &token) {
        if (token)
            ask(exchange, *token);
        else
            refuse(exchange, token.error());
    });
}

void Dispatcher::ask(const std::shared_ptr<Exchange> &exchange, const oidc::AccessToken &token)
{
    Call call = m_callers.callOf(*exchange, token, m_clock.now());
    call.mayShare = true;
    exchange->request = {}; // its body is counted, and lies in the call
    handle({exchange, std::move(call), {}});
}

void Dispatcher::handle(Asked asked)
{
    asked.call.hasWaited = asked.call.hasWaited || !m_mayWait;
    Answer given = m_answerer.handle(asked.call);
    if (const auto *wait = std::get_if<WaitFor>(&given)) {
        asked.wait = *wait;
        m_waiting.push_back(std::move(asked));
        setAlarm();
    } else if (auto *task = std::get_if<Task>(&given)) {
        m_tasks.emplace_back(asked.exchange, std::move(*task));
        startWork();
        count();
    } else {
        answer(asked.exchange, std::get<Response>(std::move(given)));
    }
    if (m_answerer.hasWork() && !m_worker.isActive())
        startWork();
    noticeRevision();
}

void Dispatcher::startWork()
{
    if (m_mayWork)
        m_worker.start();
}

void Dispatcher::noticeRevision()
{
    const qint64 revision = m_answerer.revision();
    if (revision == m_revision)
        return;
    if (m_settings.metrics)
        m_settings.metrics->moved(m_revision, revision);
    m_revision = revision;
    askAgain(false);
}

bool Dispatcher::catchUp()
{
    const auto caughtUp = m_answerer.catchUp();
    if (!caughtUp && m_isFollowing) // once, not each time
        qCWarning(logger) << "what others commit is not seen:" << caughtUp.error().code << caughtUp.error().detail;
    m_isFollowing = bool(caughtUp);
    noticeRevision();
    return m_isFollowing;
}

void Dispatcher::advance()
{
    const auto moved = m_answerer.advance(m_clock.now());
    if (!moved && m_isAdvancing) // once, not each time
        qCWarning(logger) << "what is due is not done:" << moved.error().code << moved.error().detail;
    m_isAdvancing = bool(moved);
    noticeRevision();
    if (moved && *moved && m_mayWork)
        m_advancer.start();
}

void Dispatcher::count()
{
    if (!m_settings.metrics)
        return;
    m_settings.metrics->setLongPolls(static_cast<qsizetype>(m_waiting.size()));
    m_settings.metrics->setTasks(static_cast<qsizetype>(m_tasks.size()));
}

/// A step is short, and the others' requests lie in the event queue: they come between two steps.
void Dispatcher::work()
{
    if (!m_tasks.empty())
        stepTask();
    if (m_answerer.hasWork())
        m_answerer.work(m_clock.now());
    if (m_tasks.empty() && !m_answerer.hasWork())
        m_worker.stop();
    count();
    noticeRevision();
}

void Dispatcher::stepTask()
{
    auto [exchange, task] = std::move(m_tasks.front());
    m_tasks.pop_front();
    if (auto response = task.step())
        answer(exchange, *std::move(response));
    else
        m_tasks.emplace_back(std::move(exchange), std::move(task));
}

void Dispatcher::askAgain(bool all)
{
    const Instant now = m_clock.now();
    const auto isDue = [&](const Asked &asked) {
        return all || asked.wait.revision < m_revision || asked.wait.deadline <= now;
    };
    const auto due = std::stable_partition(m_waiting.begin(), m_waiting.end(), std::not_fn(isDue));
    std::vector<Asked> again(std::make_move_iterator(due), std::make_move_iterator(m_waiting.end()));
    m_waiting.erase(due, m_waiting.end());
    for (Asked &asked : again) {
        asked.call.hasWaited = true;
        asked.call.now = now;
        handle(std::move(asked));
    }
    setAlarm();
}

void Dispatcher::setAlarm()
{
    count();
    if (m_waiting.empty())
        return m_alarm.stop();
    const auto first = std::min_element(m_waiting.cbegin(), m_waiting.cend(), [](const Asked &a, const Asked &b) {
        return a.wait.deadline < b.wait.deadline;
    });
    // Not in one go: the clock may be put forward meanwhile.
    const auto until = std::chrono::milliseconds(first->wait.deadline - m_clock.now());
    m_alarm.start(std::clamp(until, std::chrono::milliseconds(0), longestAlarm));
}

void Dispatcher::stopWaiting()
{
    m_mayWait = false;
    askAgain(true);
}

void Dispatcher::stopWorking()
{
    m_mayWork = false;
    m_worker.stop();
    m_advancer.stop();
}

void Dispatcher::answer(const std::shared_ptr<Exchange> &exchange, Response response)
{
    if (response.status == 401)
        setHeader(response, "www-authenticate", challenge(nullptr));
    m_finish(exchange, std::move(response));
}

void Dispatcher::refuse(const std::shared_ptr<Exchange> &exchange, const Error &error)
{
    qCDebug(logger) << "token of" << exchange->id << "refused:" << error.code; // all of it our own words
    const bool isForbidden = error.kind == Error::Kind::Forbidden;
    const bool isOffline = error.kind == Error::Kind::Offline;
    Response response = problem(isForbidden ? 403 : isOffline ? 503 : 401, error.code, exchange->id);
    if (isOffline)
        setHeader(response, "retry-after", "5");
    else
        setHeader(response, "www-authenticate", challenge(&error));
    m_finish(exchange, std::move(response));
}

QByteArray Dispatcher::challenge(const Error *error) const
{
    const QByteArray address = m_settings.metadata.resource.toEncoded() + oidc::resourceMetadataPath;
    QByteArray challenge = "Bearer resource_metadata=\"" + address + '"'; // RFC 9728 5.1
    if (error && error->kind == Error::Kind::Forbidden)
        challenge +=
            ", error=\"insufficient_scope\", scope=\"" + m_settings.metadata.scopes.join(u' ').toLatin1() + '"';
    else if (error)
        challenge += ", error=\"invalid_token\"";
    return challenge;
}

Response Dispatcher::metadata(const Exchange &exchange) const
{
    if (exchange.request.verb != Request::Verb::Get) {
        Response response = problem(405, u"route.verb"_s, exchange.id);
        setHeader(response, "allow", "GET, HEAD");
        return response;
    }
    return {200, {{"content-type", "application/json"}}, canonicalJson(oidc::toJson(m_settings.metadata))};
}

} // namespace steward::server
