// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/demohost.h"
#include "support/altered.h"
#include "transport/authorised.h"
#include "workspace/workspace.h"

#include <QTest>

namespace steward::tests {

/// A session at a made-up server whose answers are altered on their way.
struct AlteredSeat
{
    explicit AlteredSeat(demo::DemoHost &host)
        : line(host.transport())
        , tokens(host.tokens().accessToken())
        , authorised(line, tokens)
        , api(authorised)
        , workspace(api, host.clock())
    {
    }

    /// False when it does not end well.
    [[nodiscard]] bool load()
    {
        const auto isAt = [this](Workspace::Load load) { return workspace.loadState() == load; };
        workspace.load();
        return QTest::qWaitFor([&] { return isAt(Workspace::Load::Ready) || isAt(Workspace::Load::Failed); })
               && isAt(Workspace::Load::Ready);
    }
    [[nodiscard]] bool isIdle()
    {
        return QTest::qWaitFor([this] { return workspace.work() == Workspace::Work::Idle; });
    }

    Altered line;
    demo::DemoTokens tokens;
    Authorised authorised;
    Api api;
    Workspace workspace;
};

} // namespace steward::tests
