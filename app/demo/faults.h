// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http.h"

#include <QJsonObject>

#include <chrono>
#include <optional>

namespace steward::demo {

/// What shall go wrong with requests, for trainers and tests: "the next save of a role answers 409".
struct Fault
{
    enum class Kind {
        Status,     ///< problem details with \a status and \a code; the service is not asked
        Offline,    ///< no line: the service is not asked
        LostAnswer, ///< the service is asked, what it did stands, and the line breaks before the answer
        Silent,     ///< nobody answers until the transport's time limit
        Delay,      ///< the right answer, later by \a delay
    };

    static constexpr int always = -1;

    Kind kind = Kind::Offline;
    QString route; ///< the beginning of the path, e.g. "/v1/roles"; empty: all
    std::optional<Request::Verb> verb;
    int times = 1; ///< how many requests it meets; \a always: until cleared
    int status = 0;
    QString code; ///< slug of the problem; empty: the service's own for that status
    QJsonObject more;
    std::optional<std::chrono::seconds> retryAfter;
    std::chrono::milliseconds delay{0}; ///< before whatever it does
};

/// The faults now set; the first that fits a request is taken.
class Faults
{
public:
    void add(Fault fault);
    void clear() { m_faults.clear(); }

    /// The fault that meets this request, counted off.
    [[nodiscard]] std::optional<Fault> take(const Request &request);

    [[nodiscard]] const QList<Fault> &pending() const { return m_faults; }

private:
    QList<Fault> m_faults;
};

} // namespace steward::demo
