// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oidc/discovery.h"
#include "server/answerer.h"
#include "server/bearergate.h"
#include "server/callers.h"
#include "server/exchange.h"
#include "server/metrics.h"

#include <QTimer>

#include <deque>

namespace steward::server {

/// Brings each request from the sockets to who answers it, and the answer back: finds out who asks, does the waiting
/// that the service asks for, and answers for the server itself. Lives, with the service and its store, in one thread.
class Dispatcher : public QObject
{
public:
    using Finish = std::function<void(const std::shared_ptr<Exchange> &, Response)>;

    struct Settings
    {
        oidc::ResourceMetadata metadata;
        bool isBehindProxy = false; ///< then the proxy says where a request came from
        Metrics *metrics = nullptr; ///< may be null
    };

    /// All that is given must outlive this; \a finish is called once for each exchange taken, if this lives so long.
    Dispatcher(Settings settings, Answerer &answerer, BearerGate &gate, const Clock &clock, Finish finish);
    ~Dispatcher() override;

    void take(std::shared_ptr<Exchange> exchange);

    /// Another server may have committed: takes that over, and answers who has waited for it. False: the store does not
    /// say.
    bool catchUp();

    /// What changes by rule is committed as far as it is due, one step after the other and the others' requests between
    /// them; who has waited for it is answered.
    void advance();

    /// From here on nothing waits: who waits is answered now, and the rest will be.
    void stopWaiting();
    /// Something that was taken is not done yet: to be answered later, or answered and not done.
    [[nodiscard]] bool hasWork() const { return !m_tasks.empty() || m_answerer.hasWork(); }
    /// From here on no further piece of that is begun, and who waits for one is not answered.
    void stopWorking();

private:
    struct Asked
    {
        std::shared_ptr<Exchange> exchange;
        Call call;
        WaitFor wait;
    };

    void identify(const std::shared_ptr<Exchange> &exchange);
    void ask(const std::shared_ptr<Exchange> &exchange, const oidc::AccessToken &token);
    void handle(Asked asked);
    void startWork();
    void work();
    void stepTask();
    void askAgain(bool all);
    void noticeRevision();
    void count();
    void setAlarm();
    void answer(const std::shared_ptr<Exchange> &exchange, Response response);
    void refuse(const std::shared_ptr<Exchange> &exchange, const Error &error);
    [[nodiscard]] Response metadata(const Exchange &exchange) const;
    [[nodiscard]] QByteArray challenge(const Error *error) const;

    Settings m_settings;
    Answerer &m_answerer;
    BearerGate &m_gate;
    const Clock &m_clock;
    Finish m_finish;
    const Callers m_callers;
    std::vector<Asked> m_waiting;
    QTimer m_alarm;
    std::deque<std::pair<std::shared_ptr<Exchange>, Task>> m_tasks;
    QTimer m_worker;   ///< one step of one task and one piece of a job, then whatever else there is to do
    QTimer m_advancer; ///< the next step, when there may be one at once
    qint64 m_revision = 0;
    bool m_isFollowing = true; ///< the last time the store said whether somebody else has committed
    bool m_isAdvancing = true; ///< the last step that was due could be committed
    bool m_mayWait = true;
    bool m_mayWork = true;
};

} // namespace steward::server
