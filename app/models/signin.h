// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/preferences.h"
#include "session/session.h"

#include <QPointer>
#include <QTimer>

namespace steward {

/// Signing in to a server, as the welcome page and the "Please sign in again" dialog show it.
class SignIn : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the composition root")
    Q_PROPERTY(QString address READ address WRITE setAddress NOTIFY addressChanged FINAL)
    Q_PROPERTY(AddressState addressState READ addressState NOTIFY addressChanged FINAL)
    Q_PROPERTY(QString addressNote READ addressNote NOTIFY addressChanged FINAL)
    Q_PROPERTY(bool isBusy READ isBusy NOTIFY stateChanged FINAL)
    Q_PROPERTY(bool isSignedIn READ isSignedIn NOTIFY stateChanged FINAL)
    Q_PROPERTY(bool isExpired READ isExpired NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString stepText READ stepText NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString errorTitle READ errorTitle NOTIFY errorChanged FINAL)
    Q_PROPERTY(QString errorText READ errorText NOTIFY errorChanged FINAL)

public:
    enum class AddressState { Empty, Asking, Found, NotFound, Wrong };
    Q_ENUM(AddressState)

    /// All must outlive this.
    SignIn(Session &session, WebClient &web, Preferences &preferences, QObject *parent = nullptr);

    [[nodiscard]] QString address() const { return m_address; }
    void setAddress(const QString &address);
    [[nodiscard]] AddressState addressState() const { return m_addressState; }
    [[nodiscard]] QString addressNote() const; ///< "Found, uses single sign-on"
    [[nodiscard]] bool isBusy() const;
    [[nodiscard]] bool isSignedIn() const;
    [[nodiscard]] bool isExpired() const;
    [[nodiscard]] QString stepText() const; ///< what is awaited
    [[nodiscard]] QString errorTitle() const { return m_errorTitle; }
    [[nodiscard]] QString errorText() const { return m_errorText; }

    /// Asks the server at the address at once, not after the pause in typing: on leaving the field.
    Q_INVOKABLE void ask();
    Q_INVOKABLE void signIn();
    Q_INVOKABLE void signInTo(const QString &address);
    Q_INVOKABLE void signInAgain();
    Q_INVOKABLE void cancel();
    Q_INVOKABLE void signOut();

    /// https is added where no scheme is typed; http on loopback only. Invalid: this is no address of a server.
    [[nodiscard]] static QUrl serverUrl(const QString &typed);

Q_SIGNALS:
    void addressChanged();
    void stateChanged();
    void errorChanged();

private:
    void setAddressState(AddressState state);
    void setError(const QString &title, const QString &text);

    Session &m_session;
    WebClient &m_web;
    Preferences &m_preferences;
    QString m_address;
    AddressState m_addressState = AddressState::Empty;
    QString m_notFound; ///< why there is no server to sign in to
    QString m_errorTitle;
    QString m_errorText;
    QTimer m_pause;
    Ticket m_question;
};

} // namespace steward
