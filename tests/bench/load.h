// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http.h"

#include <QByteArray>

#include <chrono>
#include <functional>
#include <optional>

namespace steward::bench {

/// What one of many clients asks, one request after the other over a connection that stays open. By plain sockets: a
/// library between them and the clock would take more time than what is measured.
class Questions
{
public:
    virtual ~Questions() = default;

    /// The bytes of the next request.
    [[nodiscard]] virtual QByteArray next() = 0;
    /// False: not what a good answer is; the measurement is void.
    [[nodiscard]] virtual bool takes(const Response &response) = 0;
};

using MakeQuestions = std::function<std::unique_ptr<Questions>(int client)>;

/// Answers a second that \a clients get together, each in a thread of its own, for \a duration after as long a start
/// that is not counted. Ends the program when an answer is not good: it would make any server quick.
[[nodiscard]] double answersPerSecond(quint16 port, int clients, std::chrono::milliseconds duration,
                                      const MakeQuestions &make);

/// The same request again and again.
[[nodiscard]] MakeQuestions always(const QByteArray &request);

/// "GET …" with a bearer token, or without one if it is empty.
[[nodiscard]] QByteArray getRequest(const QByteArray &target, const QByteArray &token, const QByteArray &more = {});

} // namespace steward::bench
