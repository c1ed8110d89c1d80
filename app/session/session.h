// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "session/accountbook.h"
#include "session/keykeeper.h"
#include "session/serverinfo.h"
#include "session/signinflow.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

namespace steward {

class GrantStore;
struct KeptGrant;

/// Who the issuer says is signed in. Personal: shown, never logged. The pair (issuer, subject) is the identity, the
/// rest may change.
struct Person
{
    QString name;
    QString subject;
    QString issuer;
    QString email; ///< empty: the issuer does not say

    friend bool operator==(const Person &, const Person &) = default;
};

/// Who is signed in to which server: a state machine, the holder of the tokens, and the source of the bearer token for
/// Authorised. Tokens are in memory only, but for the refresh token where there is a GrantStore: the newest lies there
/// before anything that came with it is used (RULES 2.10). All signals come in this object's thread; none of its calls
/// waits.
///
/// A line that is dead is not a grant that is dead: where a renewal fails for the network or for an issuer in trouble,
/// the session is Offline, keeps its refresh token and tries again by itself. Only the issuer's own word ends it.
class Session final : public QObject, public TokenSource
{
    Q_OBJECT

public:
    /// Resuming: after a restart, until it is known whether what was kept is still good.
    enum class State { SignedOut, SigningIn, Active, Renewing, Offline, Expired, Resuming };
    Q_ENUM(State)

    /// What a sign-in or a resumption under way waits for.
    enum class Step { None, Server, Provider, Browser, Check, KeyRing };
    Q_ENUM(Step)

    /// Whether the sign-in outlives the program. Unless Yes, it does not; where somebody is signed in, that is all that
    /// follows, otherwise it says why nobody is after resume().
    enum class Kept {
        Unasked, ///< nobody is signed in, or there is no store
        Yes,
        NotThere, ///< nothing was found; nothing follows from it
        Locked,
        NoStore,
        Silent,
        Refused,
        InUse, ///< another window of this computer is signed in with this account
    };
    Q_ENUM(Kept)

    /// All must outlive this.
    Session(WebClient &web, SignInFlow &flow, const Clock &clock, QObject *parent = nullptr);
    ~Session() override;

    [[nodiscard]] static bool mayMove(State from, State to);

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] Step step() const { return m_step; }
    [[nodiscard]] const Person &person() const { return m_person; } ///< empty when signed out; kept when Expired
    [[nodiscard]] const QUrl &server() const { return m_server; }   ///< the last one that signIn() was given
    [[nodiscard]] bool isSignedIn() const; ///< Active, Renewing or Offline: there is a grant as far as we know

    enum class Ask {
        AsUsual, ///< whoever the browser is signed in as may come back at once
        Anew,    ///< the issuer asks who it is, whoever the browser is signed in as
    };
    /// From SignedOut and Expired; otherwise nothing happens. Ends in Active, or in signInFailed() and the state
    /// before.
    void signIn(const QUrl &server, Ask ask = Ask::AsUsual);
    /// The same to a server whose document is known already: only its issuer is asked for its own.
    void signInAt(const oidc::ResourceMetadata &server, Ask ask = Ask::AsUsual);
    /// Back to the state before the sign-in, with signInFailed(Cancelled). Of a resumption: to SignedOut; what is kept
    /// stays.
    void cancelSignIn();

    /// From now on sign-ins are kept in \a store, which must outlive this. Without it: in memory only, as in a browser.
    void keepIn(GrantStore &store);
    enum class Ring {
        AsItIs,
        Unlocked, ///< the person is asked to open it first
    };
    /// Goes on with an account of the store's book, from SignedOut and Expired; otherwise nothing happens. Ends in
    /// Active, in Offline (whose it is, is known, and it tries again by itself), in Expired, or in SignedOut with the
    /// reason in kept().
    void resume(const QString &handle, Ring ring = Ring::AsItIs);
    [[nodiscard]] Kept kept() const { return m_kept; }
    /// Has the person open the key ring, and then does what its lock was in the way of: keeps the sign-in, or resumes.
    void keepAgain();
    /// Nobody is signed in any more, and what is kept stays for resume(). What is not kept is taken back, as by
    /// signOut(Tokens).
    void leave();
    enum class Farewell {
        Everywhere, ///< the browser is led to the issuer, where its own session ends, too
        Tokens,     ///< the browser stays signed in, for the next project behind the same issuer
    };
    /// At once, whatever the line is like: tokens are dropped, those in the key ring removed (or owed to be), and the
    /// state is SignedOut before this returns. The issuer is told afterwards, as far as it can be reached, to take them
    /// back.
    void signOut(Farewell farewell = Farewell::Everywhere);
    /// The server does not take what is held, however often it is renewed: tokens are dropped, then taken back, and the
    /// state is Expired before this returns. Nothing happens where nobody is signed in.
    void giveUp();
    /// A person does not want to wait for the next renewal by itself. What the issuer has asked to wait, is waited.
    void tryNow();

    [[nodiscard]] QByteArray accessToken() const override; ///< empty when none is held or its life is over
    /// While Offline, until the next renewal is due: answers with what was wrong with the last.
    void renew(const QByteArray &refused, QObject *context, Done done) override;

    /// How long the next try waits after a renewal that failed for the line; the last one repeats. For tests.
    void setRetryWaits(const QList<std::chrono::milliseconds> &waits) { m_retryWaits = waits; }

Q_SIGNALS:
    void stateChanged(steward::Session::State state);
    void keptChanged();
    void stepChanged(steward::Session::Step step);
    void signInFailed(const steward::Error &error);
    /// After signOut(), giveUp(), or a sign-in that failed with tokens in hand: whether the issuer took them back.
    void revoked(bool done);

private:
    struct Grant; // everything that a sign-in gave
    struct Waiter
    {
        QPointer<QObject> context;
        Done done;
    };

    void setState(State state);
    void setStep(Step step);
    [[nodiscard]] bool beginSignIn(const QUrl &server, Ask ask);
    void takeInfo(const Result<ServerInfo> &info);
    void startFlow(const ServerInfo &info);
    void checkTokens(const Tokens &tokens);
    void completeSignIn(const oidc::IdToken &idToken);
    void failSignIn(const Error &error);

    void setKept(Kept kept);
    void keepGrant(const std::shared_ptr<Grant> &grant, const std::function<void()> &then);
    void forgetGrant(const std::shared_ptr<Grant> &grant);
    void releaseGrant(const std::shared_ptr<Grant> &grant);
    void readKept(const AccountBook::Entry &entry);
    void goOnFrom(const KeptGrant &kept);
    void endResuming(Kept kept);
    void letGo();
    void endOutlived(const std::shared_ptr<Grant> &grant);
    void learnIssuer(const std::shared_ptr<Grant> &grant);
    /// Whether \a info is of the issuer and the client that the grant is of; it is taken then.
    [[nodiscard]] bool takeInfo(const std::shared_ptr<Grant> &grant, const Result<ServerInfo> &info) const;

    void startRenewal();
    void sendRenewal(const std::shared_ptr<Grant> &grant);
    void finishRenewal(const std::shared_ptr<Grant> &grant, const Result<Tokens> &result);
    void useRenewed(const std::shared_ptr<Grant> &grant, const QByteArray &idToken);
    void checkRenewed(const std::shared_ptr<Grant> &grant, const QByteArray &idToken);
    void concludeRenewal(const std::shared_ptr<Grant> &grant);
    void expire(const Error &error);
    void goOffline(const Error &error);
    void answerWaiters(const Result<QByteArray> &result);

    void revoke(const std::shared_ptr<Grant> &grant, qsizetype tries = 0);

    WebClient &m_web;
    SignInFlow &m_flow;
    const Clock &m_clock;
    KeyKeeper m_keys;
    State m_state = State::SignedOut;
    State m_before = State::SignedOut; ///< the sign-in under way
    Step m_step = Step::None;
    Ask m_ask = Ask::AsUsual; ///< the sign-in under way
    QUrl m_server;
    Person m_person;
    std::shared_ptr<Grant> m_grant;  ///< shared with a renewal or a revocation that outlives the sign-out
    std::shared_ptr<Grant> m_coming; ///< of the sign-in under way
    std::shared_ptr<Grant> m_left;   ///< the last one that was left
    GrantStore *m_store = nullptr;
    Kept m_kept = Kept::Unasked;
    QString m_account; ///< handle of the last one that was to be resumed
    int m_attempt = 0; ///< counts resumptions, so that an answer to one that is over is known
    Ticket m_signIn;
    QList<Waiter> m_waiters;
    QTimer m_retryTimer;
    QList<std::chrono::milliseconds> m_retryWaits;
    Error m_lineError;           ///< of the last renewal, while Offline
    bool m_mayTrySooner = false; ///< the wait is ours, not the issuer's
    qsizetype m_failures = 0;    ///< renewals failed for the line, one after another
};

} // namespace steward
