// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/signin.h"

#include <functional>

namespace steward {

/// From one project to another without typing: where one can go, and going there. Whether a draft may be lost was asked
/// before.
///
/// A window is a demo or connected for as long as it lives (ARCHITECTURE, decision 1). So what is of the same kind
/// comes in the place of what is shown, as a switch in the bar of a window promises: another pack in a demo's, another
/// server or the welcome page in a connected one's, which holds the tokens of one server at most. What is of the other
/// kind gets a window of its own, and this one stays as it is, with its draft.
class ProjectSwitcher : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the composition root")
    Q_PROPERTY(QString pack READ pack NOTIFY placesChanged FINAL)
    Q_PROPERTY(QString server READ server NOTIFY placesChanged FINAL)
    Q_PROPERTY(QStringList servers READ servers NOTIFY placesChanged FINAL)
    Q_PROPERTY(bool hasWelcome READ hasWelcome CONSTANT FINAL)
    Q_PROPERTY(QString errorText READ errorText NOTIFY errorChanged FINAL)

public:
    enum class Place { Server, Demo, Welcome };
    Q_ENUM(Place)

    /// Starts this program once more, with these arguments; false: it could not be. Null where a program has one
    /// window, as in the browser.
    using Start = std::function<bool(const QStringList &arguments)>;

    /// Of a connected window. Both must outlive this.
    ProjectSwitcher(SignIn &signIn, const Preferences &preferences, Start start, QObject *parent = nullptr);
    /// Of a demo window, which has no preferences to keep: it reads what a connected one has kept.
    ProjectSwitcher(const QString &pack, Start start, QObject *parent = nullptr);

    [[nodiscard]] QString pack() const { return m_pack; } ///< of the demo in this window: its letter; else empty
    void setPack(const QString &pack);
    [[nodiscard]] QString server() const; ///< that this window is connected to; empty: none
    /// The others that were used before, last first. Of a demo window: read from the settings when it is asked for.
    [[nodiscard]] QStringList servers() const;
    [[nodiscard]] bool hasWelcome() const { return m_signIn || m_start; }
    [[nodiscard]] QString errorText() const { return m_errorText; } ///< why the last one did not open

    /// Going there ends what this window shows.
    Q_INVOKABLE [[nodiscard]] bool isInPlace(steward::ProjectSwitcher::Place place) const;
    /// \a name: of the pack, or the server's address.
    Q_INVOKABLE void go(steward::ProjectSwitcher::Place place, const QString &name = {});
    Q_INVOKABLE void dismissError();

Q_SIGNALS:
    void placesChanged();
    void errorChanged();
    /// In this window, which is a demo's.
    void packRequested(const QString &pack);

private:
    void goInPlace(Place place, const QString &name);
    void openWindow(const QStringList &arguments);

    SignIn *m_signIn = nullptr; ///< null: a demo
    const Preferences *m_preferences = nullptr;
    Start m_start;
    QString m_pack;
    QString m_errorText;
};

} // namespace steward
