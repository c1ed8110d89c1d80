// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>

namespace steward::server {

/// Whether requests should be sent here, as the thread that answers them has last seen it. Thread-safe.
class Readiness
{
public:
    void setStoreUp(bool isUp) { m_isStoreUp = isUp; }
    void setIssuers(int all, int read)
    {
        m_issuers = all;
        m_issuersRead = read;
    }
    /// From here on never again.
    void stop() { m_isStopping = true; }

    [[nodiscard]] bool isStoreUp() const { return m_isStoreUp; }
    [[nodiscard]] int issuers() const { return m_issuers; }
    [[nodiscard]] int issuersRead() const { return m_issuersRead; }
    [[nodiscard]] bool isStopping() const { return m_isStopping; }
    /// One issuer is enough: the one for break-glass people is there for when the other is away.
    [[nodiscard]] bool isReady() const { return m_isStoreUp && m_issuersRead > 0 && !m_isStopping; }

private:
    std::atomic<bool> m_isStoreUp = false;
    std::atomic<int> m_issuers = 0;
    std::atomic<int> m_issuersRead = 0; ///< whose keys are at hand
    std::atomic<bool> m_isStopping = false;
};

} // namespace steward::server
