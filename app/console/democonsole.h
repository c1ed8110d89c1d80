// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/api.h"
#include "demo/demohost.h"
#include "transport/authorised.h"
#include "transport/retry.h"
#include "workspace/workspace.h"

namespace steward {

/// The composition root of a demo window: the same layers as a connected one, ending in the service inside this
/// process. It can hold no real connection: it names no Http.
class DemoConsole
{
public:
    explicit DemoConsole(std::unique_ptr<demo::DemoHost> host);

    [[nodiscard]] Workspace &workspace() { return m_workspace; }
    [[nodiscard]] demo::DemoHost &host() { return *m_host; }

private:
    std::unique_ptr<demo::DemoHost> m_host;
    Authorised m_authorised;
    Retry m_retry;
    Api m_api;
    Workspace m_workspace;
};

} // namespace steward
