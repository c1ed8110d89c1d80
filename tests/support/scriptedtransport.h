// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/transport.h"

#include <QPointer>
#include <QTimer>

#include <deque>

namespace steward {

/// A network that says what the test wrote down, in that order, and remembers what it was asked. Never inside send.
/// Where nothing is written down yet, the request waits for the next answer(): so "loading" can be looked at.
class ScriptedTransport : public Transport
{
public:
    void answer(int status, const QByteArray &body = {}, const Headers &headers = {})
    {
        put(Response{status, headers, body});
    }
    void fail(Error::Kind kind, const QString &code = {}) { put(Error{.kind = kind, .code = code}); }
    void fail(const Error &error) { put(error); }

    [[nodiscard]] const QList<Request> &requests() const { return m_requests; }
    [[nodiscard]] qsizetype requestCount() const { return m_requests.size(); }
    [[nodiscard]] const Request &lastRequest() const { return m_requests.last(); }
    [[nodiscard]] size_t unusedAnswers() const { return m_answers.size(); }
    [[nodiscard]] size_t waitingCount() const { return m_waiting.size(); }

    Ticket send(Request request, QObject *context, Done done) override
    {
        m_requests << std::move(request);
        const auto call = std::make_shared<Call>(Call{context, std::move(done)});
        m_waiting.push_back(call);
        deliver();
        return Ticket([call] { call->done = nullptr; });
    }

private:
    struct Call
    {
        QPointer<QObject> context;
        Done done;
    };

    void put(Result<Response> result)
    {
        m_answers.push_back(std::move(result));
        deliver();
    }

    void deliver()
    {
        while (!m_waiting.empty() && !m_answers.empty()) {
            const auto call = m_waiting.front();
            m_waiting.pop_front();
            if (!call->context || !call->done)
                continue; // nobody waits any more: the answer is for the next one
            QTimer::singleShot(0, call->context, [call, result = m_answers.front()]() mutable {
                if (const Done done = std::exchange(call->done, nullptr))
                    done(std::move(result));
            });
            m_answers.pop_front();
        }
    }

    QList<Request> m_requests;
    std::deque<std::shared_ptr<Call>> m_waiting;
    std::deque<Result<Response>> m_answers;
};

} // namespace steward
