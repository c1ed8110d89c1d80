// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "demo/pack.h"

#include <QElapsedTimer>

namespace steward::demo {

/// The pack's present: stands at virtualStart when made and goes on as real time does.
class DemoClock final : public Clock
{
public:
    DemoClock() { m_since.start(); }

    [[nodiscard]] Instant now() const override { return virtualStart + std::chrono::milliseconds(m_since.elapsed()); }

private:
    QElapsedTimer m_since; // steady: setting the machine's clock does not move the demo's
};

} // namespace steward::demo
