// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/consoleapp.h"
#include "tour/step.h"

#include <QProcess>

namespace steward::tests {

/// From the welcome page to the window of the demo, which is a process of its own: the same program again, that walks
/// through the rest.
class Outside final : public Part
{
public:
    explicit Outside(TourOptions options);

    [[nodiscard]] QList<Step> steps() override;
    [[nodiscard]] Driver *driver() override { return m_driver ? &*m_driver : nullptr; }

    /// Waits for the demo's end; its exit code.
    [[nodiscard]] int finish();

private:
    [[nodiscard]] bool openWindow();
    [[nodiscard]] bool startDemo(const QStringList &wished);

    TourOptions m_options;
    QProcess m_demo;
    std::unique_ptr<ConsoleApp> m_app;
    std::optional<Driver> m_driver;
};

} // namespace steward::tests
