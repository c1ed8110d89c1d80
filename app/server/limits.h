// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>

namespace steward::server {

/// How much one client, and all of them together, can make us hold and for how long. Sizes in bytes.
struct Limits
{
    unsigned headerBytes = 16 * 1024; ///< request line and headers; above: 431
    /// Of libmicrohttpd's memory for one connection. It holds a note on each header and the head of the answer besides,
    /// so that headers up to our limit fit; what does not fit it refuses itself (431, or 414 of a target).
    [[nodiscard]] unsigned connectionBytes() const { return 2 * headerBytes; }
    qint64 bodyBytes = 8 * 1024 * 1024;
    /// Beyond the limit a body is still read, and thrown away, for this much: a client that is cut off while it sends
    /// never reads the 413.
    qint64 drainBytes = 16 * 1024 * 1024;
    qint64 allBodiesBytes = 256 * 1024 * 1024; ///< held at one time, of all requests together

    int connections = 2'000; ///< above: 503 with problem details
    int reserve = 64;        ///< so many more are told so; above: closed unheard, give or take one a thread
    int perAddress = 64;     ///< connections from one address (of IPv6: one network of 64 bits); 0: no limit
    unsigned threads = 2;    ///< for sockets, and what is read of the state; all else comes from the one with the store

    // Overall, so that a client that sends a byte now and then gains nothing by it.
    std::chrono::milliseconds headers = std::chrono::seconds(10);
    std::chrono::milliseconds body = std::chrono::seconds(60);
    std::chrono::milliseconds answer = std::chrono::minutes(5);      ///< for the client to read it
    std::chrono::milliseconds between = std::chrono::seconds(75);    ///< from an answer to the end of the next headers
    std::chrono::milliseconds farewell = std::chrono::seconds(5);    ///< for what is under way when we are told to stop
    std::chrono::milliseconds lastAnswers = std::chrono::seconds(1); ///< then, for answers on their way
};

} // namespace steward::server
