// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/cutline.h"

#include <arpa/inet.h>
#include <array>
#include <cstdlib>
#include <poll.h>
#include <string_view>
#include <sys/socket.h>
#include <unistd.h>

namespace steward::tests {

namespace {

constexpr int patience = 50; // milliseconds until a stop is noticed

sockaddr_in loopback(int port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

bool isReady(int socket)
{
    pollfd waiting{.fd = socket, .events = POLLIN, .revents = 0};
    return ::poll(&waiting, 1, patience) > 0;
}

} // namespace

CutLine::CutLine(int serverPort)
    : m_serverPort(serverPort)
    , m_listener(::socket(AF_INET, SOCK_STREAM, 0))
{
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    if (::bind(m_listener, reinterpret_cast<sockaddr *>(&address), size) != 0 || ::listen(m_listener, 8) != 0
        || ::getsockname(m_listener, reinterpret_cast<sockaddr *>(&address), &size) != 0)
        std::abort();
    m_port = ntohs(address.sin_port);
    m_thread = std::jthread([this](const std::stop_token &stop) { run(stop); });
}

CutLine::~CutLine()
{
    m_thread.request_stop();
    m_thread.join();
    ::close(m_listener);
}

void CutLine::run(const std::stop_token &stop)
{
    while (!stop.stop_requested()) {
        if (!isReady(m_listener))
            continue;
        const int client = ::accept(m_listener, nullptr, nullptr);
        carry(client, stop);
        ::close(client);
    }
}

void CutLine::carry(int client, const std::stop_token &stop)
{
    const int server = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address = loopback(m_serverPort);
    if (::connect(server, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0)
        std::abort();
    std::array<char, 65536> bytes{};
    bool isCut = false;
    for (bool isOpen = true; isOpen && !stop.stop_requested();) {
        std::array<pollfd, 2> both{pollfd{.fd = client, .events = POLLIN, .revents = 0},
                                   pollfd{.fd = server, .events = POLLIN, .revents = 0}};
        ::poll(both.data(), both.size(), patience);
        for (size_t side = 0; side < both.size() && isOpen; ++side) {
            if (both.at(side).revents == 0)
                continue;
            const ssize_t count = ::recv(both.at(side).fd, bytes.data(), bytes.size(), 0);
            const bool isAnswer = side == 1;
            isOpen = count > 0 && !(isAnswer && isCut);
            if (!isOpen)
                break;
            const std::string_view text(bytes.data(), static_cast<size_t>(count));
            isCut = !isAnswer && text.find("COMMIT") != std::string_view::npos && m_isArmed.exchange(false);
            m_cuts += isCut ? 1 : 0;
            m_ways += isAnswer ? 0 : 1;
            isOpen =
                ::send(isAnswer ? client : server, bytes.data(), static_cast<size_t>(count), MSG_NOSIGNAL) == count;
        }
    }
    ::close(server);
}

} // namespace steward::tests
