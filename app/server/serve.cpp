// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/serve.h"

#include "core/json.h"
#include "core/log.h"
#include "server/dispatcher.h"
#include "server/farewell.h"
#include "server/filelimit.h"
#include "server/healthlistener.h"
#include "server/httphost.h"
#include "server/keyfile.h"
#include "server/metronome.h"
#include "server/quickanswers.h"
#include "server/requestwatcher.h"
#include "server/site.h"
#include "server/sitepolicy.h"
#include "server/stopsignal.h"

#include <QCoreApplication>
#include <QFile>
#include <QNetworkAccessManager>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace steward::server {

namespace {

STEWARD_LOG(server)

constexpr std::chrono::milliseconds beat{500};
constexpr std::chrono::milliseconds lookBeat{2'000};
/// Where the store does not tell of others' commits, or the line by which it does is broken: half of what reads may be
/// behind.
constexpr std::chrono::milliseconds upToDateBeat{500};
constexpr std::chrono::milliseconds farewellBeat{20};

QString addressOf(const Endpoint &endpoint, quint16 port)
{
    QUrl url;
    url.setScheme(endpoint.certificate.isEmpty() ? u"http"_s : u"https"_s);
    url.setHost(endpoint.address.toString());
    url.setPort(port);
    return url.toString();
}

int failed(const Error &error)
{
    qCCritical(logger).noquote() << error.code << error.detail;
    return 1;
}

void say(const QJsonObject &line)
{
    const QByteArray bytes = canonicalJson(line) + '\n';
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stdout);
    std::fflush(stdout);
}

/// All parts of a running server, put together. What uses another stands below it, so that it ends first.
class Server
{
public:
    Server(ServeOptions options, Store &store)
        : m_options(std::move(options))
        , m_store(store)
        , m_limiter(std::make_shared<SharedLimiter>(m_options.rates))
        , m_reader(m_limiter)
        , m_service(store)
        , m_answerer(m_service)
        , m_gate(m_options.gate, m_network, m_clock)
        , m_quickAnswers(Callers(m_options.metadata, m_options.isBehindProxy), m_reader, m_gate.known(), m_clock)
        , m_watcher(m_metrics)
        , m_farewell(m_options.limits.farewell, m_options.limits.lastAnswers)
    {
        m_service.limitRates(m_limiter);
        m_service.readBy(m_reader);
    }

    [[nodiscard]] Result<void> start();
    [[nodiscard]] int run();

private:
    void take(const std::shared_ptr<Exchange> &exchange);
    [[nodiscard]] std::optional<Response> fileFor(Exchange &exchange) const;
    [[nodiscard]] std::optional<Response> answerAtOnce(Exchange &exchange) const;
    [[nodiscard]] Result<void> readFolder(SiteFolder &folder) const;
    [[nodiscard]] Result<void> readCertificate();
    [[nodiscard]] Result<void> readSecretsKey();
    void openSite(SiteFolder folder);
    [[nodiscard]] Result<void> listenForHealth();
    [[nodiscard]] QByteArray metrics() const;
    void bringUpToDate();
    void keepUpToDate();
    void lookAround();
    void stop();
    void sayFarewell();

    ServeOptions m_options;
    Store &m_store;
    const SystemClock m_clock;
    const std::shared_ptr<SharedLimiter> m_limiter;
    QuickReader m_reader;
    Service m_service;
    ServiceAnswerer m_answerer;
    QNetworkAccessManager m_network;
    BearerGate m_gate;
    const QuickAnswers m_quickAnswers;
    Metrics m_metrics;
    Readiness m_readiness;
    RequestWatcher m_watcher;
    std::unique_ptr<Dispatcher> m_dispatcher;
    std::unique_ptr<Site> m_site;                   ///< null: none is given out
    std::atomic<const Site *> m_openSite = nullptr; ///< the same for the host's threads, once it is there
    // Requests come from other threads through this object's queue; those that come early wait in it.
    QObject m_gangway;
    std::unique_ptr<HttpHost> m_host; // its threads end before what they hand requests to
    std::unique_ptr<HealthListener> m_health;
    QTimer m_pulse;
    QTimer m_look;
    QTimer m_upToDate;
    QTimer m_farewellBeat;
    Farewell m_farewell;
    std::unique_ptr<Metronome> m_warden;
};

Result<void> Server::start()
{
    SiteFolder folder;
    if (const auto read = readFolder(folder); !read)
        return read.error();
    if (const auto read = readCertificate(); !read)
        return read.error();
    if (const auto read = readSecretsKey(); !read)
        return read.error();
    bringUpToDate();
    auto started = HttpHost::start(
        m_options.endpoint, m_options.limits,
        [this](HttpHost &, const std::shared_ptr<Exchange> &exchange) { take(exchange); }, &m_watcher,
        [this](Exchange &exchange) { return answerAtOnce(exchange); });
    if (!started)
        return started.error();
    m_host = std::move(started).value();
    if (m_options.metadata.resource.isEmpty())
        m_options.metadata.resource = QUrl(addressOf(m_options.endpoint, m_host->port()));
    m_dispatcher = std::make_unique<Dispatcher>(
        Dispatcher::Settings{m_options.metadata, m_options.isBehindProxy, &m_metrics}, m_answerer, m_gate, m_clock,
        [this](const std::shared_ptr<Exchange> &exchange, Response response) {
            m_host->finish(exchange, std::move(response));
        });
    openSite(std::move(folder));
    keepUpToDate();
    return listenForHealth();
}

Result<void> Server::readFolder(SiteFolder &folder) const
{
    if (m_options.site.isEmpty())
        return {};
    auto read = readSite(m_options.site);
    if (!read)
        return read.error();
    folder = std::move(read).value();
    for (const QString &path : std::as_const(folder.left))
        qCWarning(logger) << "not given out:" << path;
    return {};
}

Result<void> Server::readCertificate()
{
    for (const auto &[path, bytes] : {std::pair(m_options.certificate, &m_options.endpoint.certificate),
                                      std::pair(m_options.key, &m_options.endpoint.key)}) {
        QFile file(path);
        if (path.isEmpty())
            continue;
        if (!file.open(QIODevice::ReadOnly))
            return Error{.kind = Error::Kind::NotFound, .code = u"certificate.unreadable"_s, .detail = path};
        *bytes = file.readAll();
    }
    return {};
}

Result<void> Server::readSecretsKey()
{
    if (m_options.secretsKey.isEmpty())
        return {};
    const auto key = readOwnKeyFile(m_options.secretsKey);
    if (!key)
        return key.error();
    m_service.sealSecretsBy(SecretBox(*key));
    return {};
}

void Server::openSite(SiteFolder folder)
{
    if (folder.files.isEmpty())
        return;
    const SitePartners partners{m_options.metadata.resource, m_options.gate.issuers + m_options.alsoTalkTo};
    m_site = std::make_unique<Site>(std::move(folder), siteHeaders(partners));
    m_openSite = m_site.get();
}

/// In any thread: files do not wait for the one that answers the API.
std::optional<Response> Server::fileFor(Exchange &exchange) const
{
    const Site *site = m_openSite;
    auto given = site ? site->answer(exchange) : std::nullopt;
    if (given)
        exchange.route = "site";
    return given;
}

/// In a thread of the host's.
std::optional<Response> Server::answerAtOnce(Exchange &exchange) const
{
    if (auto file = fileFor(exchange))
        return file;
    return m_quickAnswers.answer(exchange);
}

/// In a thread of the host's.
void Server::take(const std::shared_ptr<Exchange> &exchange)
{
    const auto ask = [this, exchange] {
        if (auto file = fileFor(*exchange)) // it may have come before the site was there
            m_host->finish(exchange, *std::move(file));
        else
            m_dispatcher->take(exchange);
    };
    QMetaObject::invokeMethod(&m_gangway, ask, Qt::QueuedConnection);
}

Result<void> Server::listenForHealth()
{
    auto started = HealthListener::start(m_options.health, {&m_readiness, [this] { return metrics(); }});
    if (!started)
        return started.error();
    m_health = std::move(started).value();
    QObject::connect(&m_pulse, &QTimer::timeout, &m_pulse, [this] { m_health->beat(); });
    m_pulse.start(beat);
    QObject::connect(&m_look, &QTimer::timeout, &m_look, [this] { lookAround(); });
    m_look.start(lookBeat);
    lookAround();
    // Not by this thread: slow clients must not be safe while it works out a long answer.
    m_warden = std::make_unique<Metronome>(beat, [this] {
        m_health->shutOverdue();
        m_host->shutOverdue();
    });
    return {};
}

QByteArray Server::metrics() const
{
    return m_metrics.text({.connections = m_host->count(),
                           .busy = m_host->busyCount(),
                           .isStoreUp = m_readiness.isStoreUp(),
                           .issuers = m_readiness.issuers(),
                           .issuersRead = m_readiness.issuersRead()});
}

/// What an earlier version has made without, and what fell due while no server ran, before anybody is let in by a right
/// that has ended.
void Server::bringUpToDate()
{
    auto completed = m_service.complete(m_clock.now());
    while (completed && *completed)
        completed = m_service.complete(m_clock.now());
    if (!completed)
        qCWarning(logger) << "what the project lacks is not given:" << completed.error().code
                          << completed.error().detail;
    int steps = 0;
    auto moved = m_service.advance(m_clock.now());
    for (; moved && *moved; moved = m_service.advance(m_clock.now()))
        ++steps;
    if (!moved)
        qCWarning(logger) << "what is due is not done:" << moved.error().code << moved.error().detail;
    if (steps > 0)
        qCInfo(logger) << "done by rule, due since the last time:" << steps;
}

/// Other servers may have this database open, too, and time goes by.
void Server::keepUpToDate()
{
    m_store.watch([this] { m_dispatcher->catchUp(); });
    QObject::connect(&m_upToDate, &QTimer::timeout, &m_upToDate, [this] {
        m_dispatcher->catchUp();
        m_dispatcher->advance();
    });
    m_upToDate.start(upToDateBeat);
}

/// Does what requests lean on still stand?
void Server::lookAround()
{
    m_gate.prepare();
    m_readiness.setIssuers(m_gate.issuerCount(), m_gate.readCount());
    const auto asked = m_store.memberFor({}); // nobody: the cheapest question there is
    m_readiness.setStoreUp(bool(asked));
    m_service.forgetOverdue(m_clock.now());
}

void Server::stop()
{
    if (m_farewell.hasBegun())
        return;
    qCInfo(logger) << "told to stop";
    m_readiness.stop();
    m_host->stopListening();
    m_dispatcher->stopWaiting();
    m_farewell.begin(std::chrono::steady_clock::now());
    m_farewellBeat.start(farewellBeat);
}

void Server::sayFarewell()
{
    switch (m_farewell.next(std::chrono::steady_clock::now(), {m_host->busyCount(), m_dispatcher->hasWork()})) {
    case Farewell::Next::Wait:
        return;
    case Farewell::Next::BreakOff:
        if (m_dispatcher->hasWork())
            qCWarning(logger) << "what was under way is broken off, as if it had never begun";
        m_dispatcher->stopWorking();
        m_host->refuseWaiting();
        return;
    case Farewell::Next::End:
        QCoreApplication::quit();
    }
}

int Server::run()
{
    QObject::connect(&m_farewellBeat, &QTimer::timeout, &m_farewellBeat, [this] { sayFarewell(); });
    const StopSignal signal([this] { stop(); });
    const auto at = [](const Endpoint &endpoint, quint16 port, QLatin1StringView path) {
        return QString(addressOf(endpoint, port) + path);
    };
    say({{u"ready"_s, true},
         {u"url"_s, at(m_options.endpoint, m_host->port(), {})},
         {u"health"_s, at(m_options.health, m_health->port(), "/healthz"_L1)}});
    const int code = QCoreApplication::exec();
    m_warden.reset();
    m_health.reset(); // its thread asks the host for numbers
    m_host.reset();
    return code;
}

} // namespace

int serve(ServeOptions options, Store &store)
{
    startJsonLog(options.logLevel);
    if (const int open = allowOpenFiles(filesFor(options.limits)); open > 0)
        qCWarning(logger) << "only" << open << "files may be open: for all connections it must be"
                          << filesFor(options.limits);
    Server server(std::move(options), store);
    if (const auto started = server.start(); !started)
        return failed(started.error());
    return server.run();
}

} // namespace steward::server
