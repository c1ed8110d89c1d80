// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/inprocess.h"

#include <QPointer>
#include <QTimer>

#include <map>

using namespace Qt::StringLiterals;

namespace steward::demo {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds usualLimit{30'000};
constexpr milliseconds beat{1000}; // how late a rule may come

/// The slug the service itself gives for a status, where a fault names none.
QString usualCode(int status)
{
    switch (status) {
    case 401:
        return u"token.expired"_s;
    case 403:
        return u"permission.missing"_s;
    case 409:
        return u"role.held"_s;
    case 412:
        return u"field.stale"_s;
    case 429:
        return u"rate.limited"_s;
    case 503:
        return u"server.busy"_s;
    default:
        return u"store.failed"_s;
    }
}

Response faultResponse(const Fault &fault, const QByteArray &requestId)
{
    const QString code = fault.code.isEmpty() ? usualCode(fault.status) : fault.code;
    Response response = problem(fault.status, code, requestId, fault.more);
    response.headers.append(std::pair{QByteArray("x-request-id"), requestId});
    if (fault.status == 401)
        response.headers.append(std::pair{QByteArray("www-authenticate"), QByteArray("Bearer")});
    if (fault.retryAfter)
        response.headers.append(
            std::pair{QByteArray("retry-after"), QByteArray::number(static_cast<qint64>(fault.retryAfter->count()))});
    return response;
}

} // namespace

/// All that can still call somebody. Held by a shared pointer that tickets know weakly; entries go by number, so that
/// whatever a callback does (cancel, send, destroy the transport) finds nothing half-done.
class InProcessTransport::Private
{
public:
    struct Entry
    {
        Call call;
        QPointer<QObject> context;
        Done done;
        std::optional<Fault> fault;
        std::optional<WaitFor> waitsFor;
        Task task;
        int turn = 0; ///< of this entry's timer; an older one that still runs is not heeded
        QMetaObject::Connection watch;
    };
    using Number = quint64;

    Private(Host usedHost, const Clock &usedClock)
        : host(std::move(usedHost))
        , clock(usedClock)
    {
        if (!host.advance)
            return;
        QObject::connect(&m_beat, &QTimer::timeout, &m_receiver, [this] { advance(); });
        m_beat.start(beat);
    }

    Number accept(Request request, QObject *context, Done done);
    void forget(Number number);
    void wake();

    Host host;
    const Clock &clock;
    QHash<QByteArray, Subject> bearers;
    milliseconds latency{0};
    milliseconds limit = usualLimit;
    Faults faults;
    std::map<Number, Entry> entries;

private:
    void later(Number number, milliseconds wait, std::function<void()> step);
    void arrive(Number number);
    void ask(Number number);
    void askAgain(Number number);
    void work(Number number);
    void goOn();
    void advance();
    void finish(Number number, Response response);
    void answer(Number number, Result<Response> result);
    void deliver(Number number, Result<Response> result);
    [[nodiscard]] Caller callerOf(const Request &request) const;

    QObject m_receiver; // queued calls and connections end with this object
    QTimer m_beat;
    Number m_last = 0;
    bool m_isAtWork = false; // on jobs: a piece is due
};

InProcessTransport::Private::Number InProcessTransport::Private::accept(Request request, QObject *context, Done done)
{
    const Number number = ++m_last;
    Entry &entry = entries[number];
    entry.call.request = std::move(request);
    entry.call.requestId = "demo-" + QByteArray::number(number).rightJustified(6, '0');
    entry.context = context;
    entry.done = std::move(done);
    entry.watch = QObject::connect(context, &QObject::destroyed, &m_receiver, [this, number] { forget(number); });
    entry.fault = faults.take(entry.call.request);
    const milliseconds delay = entry.fault ? entry.fault->delay : milliseconds(0);
    later(number, latency / 2 + delay, [this, number] { arrive(number); });
    return number;
}

void InProcessTransport::Private::forget(Number number)
{
    const auto found = entries.find(number);
    if (found == entries.end())
        return;
    QObject::disconnect(found->second.watch);
    const Entry entry = std::move(found->second); // what it holds may call back into this when it dies
    entries.erase(found);
}

/// Never at once, not even after no time.
void InProcessTransport::Private::later(Number number, milliseconds wait, std::function<void()> step)
{
    const int turn = ++entries.at(number).turn;
    QTimer::singleShot(qMax(wait, milliseconds(0)), Qt::PreciseTimer, &m_receiver,
                       [this, number, turn, step = std::move(step)] {
                           const auto found = entries.find(number);
                           if (found != entries.end() && found->second.turn == turn)
                               step();
                       });
}

void InProcessTransport::Private::arrive(Number number)
{
    const Entry &entry = entries.at(number);
    const auto kind = entry.fault ? entry.fault->kind : Fault::Kind::Delay;
    switch (kind) {
    case Fault::Kind::Status:
        answer(number, faultResponse(*entry.fault, entry.call.requestId));
        return;
    case Fault::Kind::Offline:
        answer(number, Error{.kind = Error::Kind::Offline});
        return;
    case Fault::Kind::Silent:
        later(number, limit, [this, number] { deliver(number, Error{.kind = Error::Kind::Timeout}); });
        return;
    case Fault::Kind::LostAnswer:
    case Fault::Kind::Delay:
        ask(number);
        return;
    }
}

Caller InProcessTransport::Private::callerOf(const Request &request) const
{
    const QByteArray authorization = headerValue(request.headers, "authorization");
    constexpr QByteArrayView scheme("Bearer ");
    if (!authorization.startsWith(scheme))
        return {};
    return {bearers.value(authorization.sliced(scheme.size())), u"this computer, demo"_s};
}

void InProcessTransport::Private::ask(Number number)
{
    const qint64 before = host.revision();
    {
        Entry &entry = entries.at(number);
        entry.call.now = clock.now();
        entry.call.caller = callerOf(entry.call.request);
    }
    const Call call = entries.at(number).call;
    Answer given = host.handle(call);
    if (host.revision() != before)
        wake();
    goOn();

    const auto found = entries.find(number);
    if (found == entries.end())
        return;
    Entry &entry = found->second;
    if (const auto *wait = std::get_if<WaitFor>(&given)) {
        entry.waitsFor = *wait;
        later(number, host.revision() > wait->revision ? milliseconds(0) : wait->deadline - entry.call.now,
              [this, number] { askAgain(number); });
        return;
    }
    if (auto *task = std::get_if<Task>(&given)) {
        entry.task = std::move(*task);
        later(number, milliseconds(0), [this, number] { work(number); });
        return;
    }
    finish(number, std::get<Response>(std::move(given)));
}

/// One step; the next one after whatever else there is to do.
void InProcessTransport::Private::work(Number number)
{
    const Task task = entries.at(number).task; // a step may lead back here, and end what it belongs to
    auto response = task.step();
    if (entries.find(number) == entries.end())
        return;
    if (response)
        finish(number, *std::move(response));
    else
        later(number, milliseconds(0), [this, number] { work(number); });
}

/// One piece of a job, if there is one, and so on.
void InProcessTransport::Private::goOn()
{
    if (m_isAtWork || !host.hasWork || !host.hasWork())
        return;
    m_isAtWork = true;
    QTimer::singleShot(0, &m_receiver, [this] {
        m_isAtWork = false;
        const qint64 before = host.revision();
        host.work(clock.now());
        if (host.revision() != before)
            wake();
        goOn();
    });
}

/// One step of what is due by rule; the next one at once, the one after the last when time has gone by.
void InProcessTransport::Private::advance()
{
    const qint64 before = host.revision();
    const auto moved = host.advance(clock.now());
    m_beat.start(moved && *moved ? milliseconds(0) : beat);
    if (host.revision() != before)
        wake();
}

void InProcessTransport::Private::finish(Number number, Response response)
{
    const Entry &entry = entries.at(number);
    if (entry.fault && entry.fault->kind == Fault::Kind::LostAnswer)
        answer(number, Error{.kind = Error::Kind::Offline});
    else
        answer(number, std::move(response));
}

void InProcessTransport::Private::askAgain(Number number)
{
    Entry &entry = entries.at(number);
    entry.waitsFor.reset();
    entry.call.hasWaited = true;
    ask(number);
}

void InProcessTransport::Private::wake()
{
    const qint64 now = host.revision();
    for (auto &[number, entry] : entries) {
        if (entry.waitsFor && now > entry.waitsFor->revision)
            later(number, milliseconds(0), [this, number] { askAgain(number); });
    }
}

/// The second half of the latency, then the answer.
void InProcessTransport::Private::answer(Number number, Result<Response> result)
{
    const milliseconds back = latency - latency / 2;
    if (back.count() == 0) {
        deliver(number, std::move(result));
        return;
    }
    later(number, back, [this, number, result = std::move(result)] { deliver(number, result); });
}

void InProcessTransport::Private::deliver(Number number, Result<Response> result)
{
    Entry &entry = entries.at(number);
    const QPointer<QObject> context = entry.context;
    const Done done = std::move(entry.done);
    forget(number);
    if (context && done)
        done(std::move(result)); // may be the end of this object
}

InProcessTransport::InProcessTransport(Host host, const Clock &clock)
    : d(std::make_shared<Private>(std::move(host), clock))
{
}

InProcessTransport::~InProcessTransport() = default;

Ticket InProcessTransport::send(Request request, QObject *context, Done done)
{
    Q_ASSERT(context);
    const auto number = d->accept(std::move(request), context, std::move(done));
    return Ticket([d = std::weak_ptr(d), number] {
        if (const auto held = d.lock())
            held->forget(number);
    });
}

void InProcessTransport::setBearer(const QByteArray &token, const Subject &subject)
{
    d->bearers.insert(token, subject);
}

void InProcessTransport::setLatency(milliseconds latency)
{
    d->latency = qMax(latency, milliseconds(0));
}

void InProcessTransport::setTimeLimit(milliseconds limit)
{
    d->limit = limit;
}

Faults &InProcessTransport::faults()
{
    return d->faults;
}

void InProcessTransport::wake()
{
    d->wake();
}

int InProcessTransport::underWay() const
{
    return static_cast<int>(d->entries.size());
}

} // namespace steward::demo
