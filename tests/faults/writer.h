// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http.h"
#include "faults/pair.h"
#include "server/rawclient.h"

namespace steward::tests {

/// One request after another over one connection, which is made again when it is asked for.
class Client
{
public:
    Client(quint16 port, QByteArray token)
        : m_port(port)
        , m_token(std::move(token))
    {
    }
    Client(const Client &other) ///< with a line of its own
        : Client(other.m_port, other.m_token)
    {
    }
    Client(Client &&) = default;
    Client &operator=(const Client &) = delete;
    Client &operator=(Client &&) = delete;
    ~Client() = default;

    /// Nothing: the line broke, and nobody knows whether it was done. Who is told to come again later does so.
    [[nodiscard]] std::optional<Response> ask(const QByteArray &verb, const QByteArray &target,
                                              const QByteArray &body = {});
    [[nodiscard]] std::optional<Response> post(const domain::ChangeSet &set);
    [[nodiscard]] std::optional<Response> get(const QByteArray &target) { return ask("GET", target); }

    [[nodiscard]] int timesTold() const { return m_timesTold; } ///< to come again later

private:
    quint16 m_port;
    QByteArray m_token;
    std::unique_ptr<RawClient> m_line;
    int m_timesTold = 0;
};

/// Somebody who commits steps of a pair of his own, and knows which of them were acknowledged. Nobody else touches the
/// pair, so that every step must succeed.
class Writer
{
public:
    struct Acknowledged
    {
        domain::ChangeSet set;
        QByteArray answer;
        qint64 revision = 0;
    };

    explicit Writer(int name)
        : m_pair(name)
    {
    }

    /// One step. False: there was no answer; the step is pending.
    bool write(Client &client);
    /// The pending step, under the same key. True: there is none any more.
    bool askAgain(Client &client);
    /// The acknowledged one again: is the answer the same?
    [[nodiscard]] static bool isRemembered(Client &client, const Acknowledged &one);

    [[nodiscard]] const Pair &pair() const { return m_pair; }
    [[nodiscard]] const QList<Acknowledged> &acknowledged() const { return m_acknowledged; }
    [[nodiscard]] const std::optional<domain::ChangeSet> &pending() const { return m_pending; }
    /// The number of the last step that was acknowledged.
    [[nodiscard]] int number() const { return static_cast<int>(m_acknowledged.size()) - 1; }
    /// What should never happen; empty: it has not.
    [[nodiscard]] QByteArray fault() const { return m_fault; }

private:
    bool send(Client &client);

    Pair m_pair;
    QList<Acknowledged> m_acknowledged; ///< the first makes the pair
    std::optional<domain::ChangeSet> m_pending;
    QByteArray m_fault;
};

} // namespace steward::tests
