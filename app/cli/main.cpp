// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/plain.h"
#include "cli/run.h"
#include "session/devicesignin.h"
#include "session/persontokens.h"
#include "session/session.h"
#include "transport/authorised.h"
#include "transport/http.h"
#include "transport/retry.h"
#include "wire/changes.h"
#include "workspace/loader.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QLoggingCategory>
#include <QNetworkAccessManager>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

using namespace steward;

constexpr int noAnswer = 2;

Result<domain::ChangeSet> readChangeSet(const QJsonObject &object)
{
    return wire::changeSetFromJson(object, wire::Unknown::Refuse);
}

/// False where not all of it has gone out: the disk is full, the reader has gone.
bool write(FILE *stream, const QString &text)
{
    const QByteArray bytes = text.isEmpty() ? QByteArray() : text.toUtf8() + '\n';
    const auto size = static_cast<size_t>(bytes.size());
    return std::fwrite(bytes.constData(), 1, size, stream) == size && std::fflush(stream) == 0;
}

void showCode(const DeviceCode &code)
{
    write(stderr, u"To sign in, open %1 in any browser and enter %2"_s.arg(
                      cli::plain(code.address.toString(QUrl::FullyEncoded)), cli::plain(code.userCode)));
}

/// From a server's address to its project, once: signs in, loads, and gives the tokens back.
class ServerVisit
{
public:
    [[nodiscard]] Result<cli::ShownProject> make(const QUrl &server)
    {
        if (const auto entered = signIn(server); !entered)
            return entered.error();
        auto shown = load(server);
        leave();
        return shown;
    }

private:
    [[nodiscard]] Result<void> signIn(const QUrl &server)
    {
        Result<void> result;
        QEventLoop loop;
        QObject::connect(&m_session, &Session::signInFailed, &loop, [&](const Error &error) {
            result = error;
            loop.quit();
        });
        QObject::connect(&m_session, &Session::stateChanged, &loop, [&](Session::State state) {
            if (state == Session::State::Active)
                loop.quit();
        });
        m_session.signIn(server);
        loop.exec();
        return result;
    }

    [[nodiscard]] Result<cli::ShownProject> load(const QUrl &server)
    {
        Http http(server, m_network);
        PersonTokens tokens(m_session);
        Authorised authorised(http, tokens);
        Retry retry(authorised, m_clock);
        Api api(retry);
        Loader loader(api);
        Result<cli::ShownProject> result = Error{};
        QEventLoop loop;
        QObject::connect(&loader, &Loader::loaded, &loop, [&](const Loader::Loaded &loaded) {
            const bool isWhole =
                loaded.me.isAdmin || loaded.me.permissions.value("access_all_locations"_L1) == QJsonValue(true);
            result = cli::ShownProject{loaded.project, loaded.me.person, m_clock.now(), isWhole};
            loop.quit();
        });
        QObject::connect(&loader, &Loader::failed, &loop, [&](const Error &error) {
            result = error;
            loop.quit();
        });
        loader.start();
        loop.exec();
        return result;
    }

    /// Nobody will use the tokens any more, so nobody shall; but nobody waits long for that either.
    void leave()
    {
        QEventLoop loop;
        QObject::connect(&m_session, &Session::revoked, &loop, &QEventLoop::quit);
        QTimer::singleShot(std::chrono::seconds(5), &loop, &QEventLoop::quit);
        m_session.signOut(Session::Farewell::Tokens);
        loop.exec();
    }

    SystemClock m_clock;
    QNetworkAccessManager m_network;
    NetWebClient m_web{m_network};
    DeviceSignIn m_flow{m_web, m_clock, showCode};
    Session m_session{m_web, m_flow, m_clock};
};

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    // What happens on the way is for whoever looks for a fault (QT_LOGGING_RULES), not beside every answer.
    QLoggingCategory::setFilterRules(u"steward.*.info=false"_s);
    const auto told = cli::run(QCoreApplication::arguments(),
                               {.readChangeSet = readChangeSet,
                                .fetchProject = [](const QUrl &server) { return ServerVisit().make(server); }});
    write(stderr, told.err);
    if (!write(stdout, told.out)) {
        std::perror("stewardctl: cannot write the answer");
        return noAnswer;
    }
    return told.status;
}
