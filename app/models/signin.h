// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/kepttext.h"
#include "models/knownaccounts.h"
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
    Q_PROPERTY(bool isOther READ isOther NOTIFY otherChanged FINAL)
    Q_PROPERTY(QString otherName READ otherName NOTIFY otherChanged FINAL)
    Q_PROPERTY(steward::KnownAccounts *accounts READ accounts CONSTANT FINAL)
    Q_PROPERTY(QString keptTitle READ keptTitle NOTIFY keptChanged FINAL)
    Q_PROPERTY(QString keptText READ keptText NOTIFY keptChanged FINAL)
    Q_PROPERTY(QString keptAction READ keptAction NOTIFY keptChanged FINAL)
    Q_PROPERTY(QString errorTitle READ errorTitle NOTIFY errorChanged FINAL)
    Q_PROPERTY(QString errorText READ errorText NOTIFY errorChanged FINAL)

public:
    enum class AddressState { Empty, Asking, Found, NotFound, Wrong };
    Q_ENUM(AddressState)

    /// All must outlive this. \a store: where \a session keeps its sign-ins, or null.
    SignIn(Session &session, WebClient &web, Preferences &preferences, GrantStore *store = nullptr,
           QObject *parent = nullptr);

    [[nodiscard]] QString address() const { return m_address; }
    void setAddress(const QString &address);
    [[nodiscard]] AddressState addressState() const { return m_addressState; }
    [[nodiscard]] QString addressNote() const; ///< "Found, uses single sign-on"
    [[nodiscard]] QString server() const;      ///< that somebody is signed in to, or was until the session ended
    [[nodiscard]] bool isBusy() const;
    [[nodiscard]] bool isSignedIn() const;
    [[nodiscard]] bool isExpired() const;
    [[nodiscard]] QString stepText() const; ///< what is awaited
    /// Somebody else has signed in over a page that holds a draft: nothing is sent until it is answered with
    /// goOnAsOther() or comeBack().
    [[nodiscard]] bool isOther() const { return m_isOther; }
    [[nodiscard]] QString otherName() const; ///< empty: the issuer does not say, or it is nobody else
    void askOther();
    [[nodiscard]] QString errorTitle() const { return m_errorTitle; }
    [[nodiscard]] QString errorText() const { return m_errorText; }

    [[nodiscard]] KnownAccounts *accounts() { return &m_accounts; }
    /// What keptText() says of Session::kept(), until it is dismissed; empty: nothing.
    [[nodiscard]] QString keptTitle() const { return m_kept.title; }
    [[nodiscard]] QString keptText() const { return m_kept.text; }
    [[nodiscard]] QString keptAction() const { return m_kept.action; }
    Q_INVOKABLE void keepAgain();
    Q_INVOKABLE void dismissKept();

    /// Asks the server at the address at once, not after the pause in typing: on leaving the field.
    Q_INVOKABLE void ask();
    Q_INVOKABLE void signIn();
    Q_INVOKABLE void signInTo(const QString &address);
    /// A row of accounts().
    Q_INVOKABLE void goOn(const QString &handle, const QString &server);
    /// With the account that was used last, of this server where one is named. False: there is none.
    bool resumeLast(const QString &server = {});
    Q_INVOKABLE void signInAgain();
    Q_INVOKABLE void cancel();
    Q_INVOKABLE void signOut();
    /// Another project: nothing of this one is held any more; a sign-in that is kept stays so, one that is not is taken
    /// back. The browser stays signed in at the issuer.
    void leave();
    void leaveFor(const QString &address); ///< and goes on there, or signs in
    Q_INVOKABLE void goOnAsOther();
    /// Signs the other out again, and asks the issuer anew who it is.
    Q_INVOKABLE void comeBack();
    /// As Session::tryNow().
    Q_INVOKABLE void tryNow();

    /// https is added where no scheme is typed; http on loopback only. Invalid: this is no address of a server.
    [[nodiscard]] static QUrl serverUrl(const QString &typed);

Q_SIGNALS:
    void addressChanged();
    void stateChanged();
    void errorChanged();
    void otherChanged();
    void keptChanged();
    /// What the page holds of the one before may go.
    void otherAccepted();

private:
    void setOther(bool isOther);
    void setAddressState(AddressState state);
    void follow(Session::State state);
    void showKept();
    void setError(const QString &title, const QString &text);

    Session &m_session;
    WebClient &m_web;
    Preferences &m_preferences;
    KnownAccounts m_accounts;
    KeptText m_kept;
    bool m_isResuming = false;
    bool m_isEnding = false; ///< what was resumed is over, and the welcome page says so
    QString m_address;
    AddressState m_addressState = AddressState::Empty;
    QString m_notFound; ///< why there is no server to sign in to
    bool m_isOther = false;
    QString m_errorTitle;
    QString m_errorText;
    QTimer m_pause;
    Ticket m_question;
};

} // namespace steward
