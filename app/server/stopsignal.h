// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSocketNotifier>

#include <functional>

namespace steward::server {

/// Calls \a told in this thread's event loop when the process gets SIGTERM or SIGINT. One at a time.
class StopSignal
{
public:
    explicit StopSignal(std::function<void()> told);
    ~StopSignal();
    Q_DISABLE_COPY_MOVE(StopSignal)

private:
    int m_pipe[2] = {-1, -1};
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace steward::server
