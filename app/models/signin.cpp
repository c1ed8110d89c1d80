// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/signin.h"

#include "models/errortext.h"
#include "models/sentence.h"

#include <QHostAddress>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

using namespace std::chrono_literals;
constexpr auto typingPause = 600ms; // after the last key

bool isLoopback(const QString &host)
{
    return host == "localhost"_L1 || QHostAddress(host).isLoopback();
}

constexpr qsizetype longestAddress = 300;

/// What turns reading round, or is not seen, could make an address look like another one.
bool mayStandInAddress(QChar letter)
{
    return !letter.isSpace() && letter.isPrint();
}

} // namespace

SignIn::SignIn(Session &session, WebClient &web, Preferences &preferences, GrantStore *store, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_web(web)
    , m_preferences(preferences)
    , m_accounts(store, preferences)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(typingPause);
    connect(&m_pause, &QTimer::timeout, this, &SignIn::ask);
    connect(&session, &Session::stateChanged, this, &SignIn::follow);
    connect(&session, &Session::keptChanged, this, &SignIn::showKept);
    connect(&session, &Session::stepChanged, this, &SignIn::stateChanged);
    connect(&session, &Session::signInFailed, this, [this](const Error &error) {
        const ErrorText text = steward::errorText(error, Doing::SigningIn);
        setError(text.title, text.text);
    });
}

void SignIn::follow(Session::State state)
{
    using enum Session::State;
    if (state == Active)
        m_preferences.rememberServer(m_session.server().toString());
    if (state == Expired || state == SignedOut)
        setOther(false);
    m_isEnding = state == Expired && m_isResuming;
    m_isResuming = state == Resuming;
    if (m_isEnding) { // there is no page to sign in over yet
        const QString server = m_session.server().toString();
        QTimer::singleShot(0, this, [this, server] {
            if (!m_isEnding)
                return;
            setAddress(server);
            m_session.leave();
            setError(tr("Your sign-in has ended."), tr("Sign in again to go on."));
        });
    }
    showKept(); // the same means another thing to who is signed in
    if (state == SignedOut)
        m_accounts.readNames();
    Q_EMIT stateChanged();
}

void SignIn::showKept()
{
    KeptText text = m_session.state() == Session::State::SigningIn || m_session.state() == Session::State::Resuming
                        ? KeptText()
                        : steward::keptText(m_session.kept(), m_session.isSignedIn());
    if (m_kept == text)
        return;
    m_kept = std::move(text);
    Q_EMIT keptChanged();
}

void SignIn::keepAgain()
{
    setError({}, {});
    m_session.keepAgain();
}

void SignIn::dismissKept()
{
    m_kept = {};
    Q_EMIT keptChanged();
}

void SignIn::goOn(const QString &handle, const QString &server)
{
    if (handle.isEmpty())
        return signInTo(server);
    setError({}, {});
    m_session.resume(handle);
}

bool SignIn::resumeLast(const QString &server)
{
    const QString handle = m_accounts.lastUsed(server);
    if (!handle.isEmpty())
        goOn(handle, server);
    return !handle.isEmpty();
}

QUrl SignIn::serverUrl(const QString &typed)
{
    const QString text = typed.trimmed();
    if (text.isEmpty() || text.size() > longestAddress || !std::all_of(text.cbegin(), text.cend(), mayStandInAddress))
        return {};
    const bool hasScheme = text.contains("://"_L1);
    QUrl url = hasScheme ? QUrl(text, QUrl::StrictMode) : QUrl(u"https://"_s + text, QUrl::StrictMode);
    if (!hasScheme && isLoopback(url.host()))
        url.setScheme(u"http"_s);
    const bool isSafe = url.scheme() == "https"_L1 || (url.scheme() == "http"_L1 && isLoopback(url.host()));
    const bool hasUser = url.authority().contains(u'@'); // also where it is empty
    if (!url.isValid() || url.host().isEmpty() || !isSafe || hasUser || url.port() == 0)
        return {};
    return QUrl(url.toString(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment));
}

void SignIn::setAddress(const QString &address)
{
    if (m_address == address)
        return;
    m_address = address;
    m_question.cancel();
    if (address.trimmed().isEmpty()) {
        m_pause.stop();
        m_addressState = AddressState::Empty;
    } else {
        m_addressState = AddressState::Asking;
        m_pause.start();
    }
    Q_EMIT addressChanged();
}

void SignIn::ask()
{
    m_pause.stop();
    m_question.cancel();
    if (m_address.trimmed().isEmpty())
        return;
    const QUrl server = serverUrl(m_address);
    if (!server.isValid()) {
        setAddressState(AddressState::Wrong);
        return;
    }
    setAddressState(AddressState::Asking);
    m_question = fetchServerInfo(
        m_web, server, this, [] {},
        [this](const Result<ServerInfo> &info) {
            m_notFound = info ? QString() : steward::errorText(info.error(), Doing::Connecting).title;
            setAddressState(info ? AddressState::Found : AddressState::NotFound);
        });
}

void SignIn::setAddressState(AddressState state)
{
    m_addressState = state;
    Q_EMIT addressChanged();
}

QString SignIn::addressNote() const
{
    switch (m_addressState) {
    case AddressState::Empty:
        return {};
    case AddressState::Asking:
        return tr("Looking");
    case AddressState::Found:
        return tr("Found, uses single sign-on");
    case AddressState::NotFound:
        return m_notFound;
    case AddressState::Wrong:
        return m_address.trimmed().startsWith("http:"_L1, Qt::CaseInsensitive)
                   ? tr("Only https keeps what is sent to yourself: leave http away")
                   : tr("Type an address such as hq.example.org");
    }
    Q_UNREACHABLE();
}

bool SignIn::isBusy() const
{
    return m_session.state() == Session::State::SigningIn || m_session.state() == Session::State::Resuming;
}

bool SignIn::isSignedIn() const
{
    return m_session.isSignedIn();
}

bool SignIn::isExpired() const
{
    return m_session.state() == Session::State::Expired && !m_isEnding;
}

QString SignIn::stepText() const
{
    switch (m_session.step()) {
    case Session::Step::None:
        return {};
    case Session::Step::Server:
        return tr("Waiting for the server");
    case Session::Step::Provider:
        return tr("Waiting for the sign-in service");
    case Session::Step::Browser:
        return tr("Waiting for you to sign in in the browser");
    case Session::Step::Check:
        return tr("Checking the answer");
    case Session::Step::KeyRing:
        return tr("Waiting for the key ring");
    }
    Q_UNREACHABLE();
}

void SignIn::signIn()
{
    signInTo(m_address);
}

void SignIn::signInTo(const QString &address)
{
    const QUrl server = serverUrl(address);
    if (!server.isValid()) {
        setAddressState(AddressState::Wrong);
        return;
    }
    setError({}, {});
    // Whoever types a server of an account that is known means another one: the browser would bring the same.
    const bool isKnown = !m_accounts.lastUsed(server.toString()).isEmpty();
    m_session.signIn(server, isKnown && m_kept.title.isEmpty() ? Session::Ask::Anew : Session::Ask::AsUsual);
}

void SignIn::signInAgain()
{
    setError({}, {});
    m_session.signIn(m_session.server());
}

void SignIn::cancel()
{
    m_session.cancelSignIn();
}

void SignIn::signOut()
{
    m_session.signOut();
}

void SignIn::leave()
{
    m_session.leave();
}

void SignIn::leaveFor(const QString &address)
{
    leave();
    setAddress(address); // so that the welcome page offers it again where it does not lead on
    if (!resumeLast(serverUrl(address).toString()))
        signInTo(address);
}

QString SignIn::server() const
{
    return m_session.state() == Session::State::SignedOut ? QString() : m_session.server().toString();
}

void SignIn::tryNow()
{
    m_session.tryNow();
}

void SignIn::askOther()
{
    setOther(true);
}

QString SignIn::otherName() const
{
    return m_isOther ? shownText(m_session.person().name) : QString();
}

void SignIn::goOnAsOther()
{
    if (!m_isOther)
        return;
    Q_EMIT otherAccepted();
    setOther(false);
}

void SignIn::comeBack()
{
    if (!m_isOther)
        return;
    m_session.giveUp();
    setError({}, {});
    m_session.signIn(m_session.server(), Session::Ask::Anew); // the browser would bring the same one again
}

void SignIn::setOther(bool isOther)
{
    if (m_isOther == isOther)
        return;
    m_isOther = isOther;
    Q_EMIT otherChanged();
}

void SignIn::setError(const QString &title, const QString &text)
{
    m_errorTitle = title;
    m_errorText = text;
    Q_EMIT errorChanged();
}

} // namespace steward
