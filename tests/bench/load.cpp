// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/load.h"

#include "server/rawclient.h"

#include <atomic>
#include <thread>
#include <vector>

namespace steward::bench {

namespace {

using Steady = std::chrono::steady_clock;

class SameQuestion final : public Questions
{
public:
    explicit SameQuestion(QByteArray request)
        : m_request(std::move(request))
    {
    }
    QByteArray next() override { return m_request; }
    bool takes(const Response &response) override { return response.status == 200; }

private:
    QByteArray m_request;
};

class Client
{
public:
    Client(quint16 port, std::unique_ptr<Questions> questions)
        : m_socket(port)
        , m_questions(std::move(questions))
    {
    }

    /// Answers until then.
    [[nodiscard]] qint64 askUntil(Steady::time_point end)
    {
        qint64 count = 0;
        for (; Steady::now() < end; ++count) {
            if (!m_socket.send(m_questions->next()))
                qFatal("bench: the connection was closed");
            const auto response = m_socket.read();
            if (!response || !m_questions->takes(*response))
                qFatal("bench: answered %d %s", response ? response->status : 0,
                       response ? response->body.constData() : "");
        }
        return count;
    }

private:
    tests::RawClient m_socket;
    std::unique_ptr<Questions> m_questions;
};

} // namespace

double answersPerSecond(quint16 port, int clients, std::chrono::milliseconds duration, const MakeQuestions &make)
{
    std::atomic<qint64> sum = 0;
    const auto begin = Steady::now() + duration;
    std::vector<std::thread> threads;
    for (int i = 0; i < clients; ++i) {
        threads.emplace_back([&, i] {
            Client client(port, make(i));
            static_cast<void>(client.askUntil(begin));
            sum += client.askUntil(begin + duration);
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    return double(sum) / std::chrono::duration<double>(duration).count();
}

MakeQuestions always(const QByteArray &request)
{
    return [request](int) { return std::make_unique<SameQuestion>(request); };
}

QByteArray getRequest(const QByteArray &target, const QByteArray &token, const QByteArray &more)
{
    QByteArray request = "GET " + target + " HTTP/1.1\r\nHost: x\r\n" + more;
    if (!token.isEmpty())
        request += "Authorization: Bearer " + token + "\r\n";
    return request + "\r\n";
}

} // namespace steward::bench
