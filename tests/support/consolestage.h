// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/consoleapp.h"
#include "support/driver.h"

namespace steward::tests {

/// The whole console over a demo of its own, in a window of a known size, with a driver at its keys: what a journey is
/// made on. What it says of the project comes from the store, never from the screen.
class ConsoleStage
{
public:
    /// As main() does, once for the process: for who makes a window without a stage.
    static void setUpOnce();

    /// Begins to load at once. \a prepare may still set the host up: no request has arrived yet.
    explicit ConsoleStage(demo::PackSize size = demo::PackSize::S,
                          Preferences::Scheme scheme = Preferences::Scheme::Light,
                          const std::function<void(demo::DemoHost &)> &prepare = {});
    /// On a host made by hand, which must be there.
    explicit ConsoleStage(std::unique_ptr<demo::DemoHost> host,
                          Preferences::Scheme scheme = Preferences::Scheme::Light);
    ~ConsoleStage();
    Q_DISABLE_COPY_MOVE(ConsoleStage)

    /// The window is active and the project is there.
    [[nodiscard]] bool isOpen();
    [[nodiscard]] Driver &driver() { return *m_driver; }
    [[nodiscard]] QQuickWindow *window() const { return m_app.window(); }

    [[nodiscard]] demo::DemoHost &host() { return m_app.demo()->host(); }
    [[nodiscard]] demo::InProcessTransport &transport() { return host().transport(); }
    [[nodiscard]] const Workspace &workspace() const { return *m_app.workspace(); }
    /// For what a test is not about; a journey goes by the window.
    [[nodiscard]] Workspace &workspace() { return *m_app.workspace(); }

    [[nodiscard]] domain::Project stored(); ///< the project as it stands in the store
    [[nodiscard]] qint64 revision() { return stored().revision; }
    [[nodiscard]] QList<AuditRow> rowsSince(qint64 revision); ///< of the log, oldest first
    [[nodiscard]] domain::Role role(const QString &plant);    ///< by its name in the pack, as it is stored

    /// Another person of the project changes it from elsewhere, through the same service.
    [[nodiscard]] Result<wire::Applied> applyAs(const QString &plant, const QList<domain::Change> &changes);

    /// What QML complained of since the stage stands; the machine's own messages left out.
    [[nodiscard]] static QStringList complaints();

private:
    /// Hears what QML says from before there is a window.
    struct Ear
    {
        Ear();
        ~Ear();
        Q_DISABLE_COPY_MOVE(Ear)
    };

    void begin();

    Ear m_ear;
    ConsoleApp m_app;
    std::unique_ptr<Driver> m_driver;
};

/// The size of the pictures.
inline constexpr QSize pictureSize(1440, 900);

} // namespace steward::tests
