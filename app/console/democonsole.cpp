// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "console/democonsole.h"

namespace steward {

DemoConsole::DemoConsole(std::unique_ptr<demo::DemoHost> host)
    : m_host(std::move(host))
    , m_authorised(m_host->transport(), m_host->tokens())
    , m_retry(m_authorised, m_host->clock())
    , m_api(m_retry)
    , m_workspace(m_api, m_host->clock())
{
}

} // namespace steward
