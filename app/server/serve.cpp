// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/serve.h"

#include "core/json.h"
#include "core/log.h"
#include "server/dispatcher.h"
#include "server/healthlistener.h"
#include "server/httphost.h"
#include "server/metronome.h"
#include "server/stopsignal.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QNetworkAccessManager>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace steward::server {

namespace {

STEWARD_LOG(server)

constexpr std::chrono::milliseconds beat{500};
constexpr std::chrono::milliseconds farewellBeat{20};

QString addressOf(const Endpoint &endpoint, quint16 port)
{
    QUrl url;
    url.setScheme(u"http"_s);
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

} // namespace

int serve(ServeOptions options, Store &store)
{
    const SystemClock clock;
    Service service(store);
    ServiceAnswerer answerer(service);
    QNetworkAccessManager network;
    BearerGate gate(options.gate, network, clock);
    std::unique_ptr<Dispatcher> dispatcher;
    // Requests come from other threads through this object's queue; those that come early wait in it.
    QObject gangway;
    std::unique_ptr<HttpHost> host; // after both: its threads end before what they hand requests to
    auto started =
        HttpHost::start(options.endpoint, options.limits, [&](HttpHost &, const std::shared_ptr<Exchange> &exchange) {
            QMetaObject::invokeMethod(
                &gangway, [&, exchange] { dispatcher->take(exchange); }, Qt::QueuedConnection);
        });
    if (!started)
        return failed(started.error());
    host = std::move(started).value();
    const QString url = addressOf(options.endpoint, host->port());
    if (options.metadata.resource.isEmpty())
        options.metadata.resource = QUrl(url);
    dispatcher =
        std::make_unique<Dispatcher>(Dispatcher::Settings{options.metadata, options.isBehindProxy}, answerer, gate,
                                     clock, [&](const std::shared_ptr<Exchange> &exchange, Response response) {
                                         host->finish(exchange, std::move(response));
                                     });

    auto health = HealthListener::start(options.health);
    if (!health)
        return failed(health.error());

    QTimer pulse;
    QObject::connect(&pulse, &QTimer::timeout, &pulse, [&] { (*health)->beat(); });
    pulse.start(beat);
    // Not by this thread: slow clients must not be safe while it works out a long answer.
    auto warden = std::make_unique<Metronome>(beat, [&] {
        (*health)->shutOverdue();
        host->shutOverdue();
    });

    QTimer farewell;
    QDeadlineTimer lastMoment;
    QObject::connect(&farewell, &QTimer::timeout, &farewell, [&] {
        if (host->busyCount() == 0 || lastMoment.hasExpired())
            QCoreApplication::quit();
    });
    const StopSignal stop([&] {
        if (farewell.isActive())
            return;
        qCInfo(logger) << "told to stop";
        host->stopListening();
        dispatcher->stopWaiting();
        lastMoment.setRemainingTime(options.limits.farewell);
        farewell.start(farewellBeat);
    });

    say({{u"ready"_s, true},
         {u"url"_s, url},
         {u"health"_s, QString(addressOf(options.health, (*health)->port()) + "/healthz"_L1)}});
    const int code = QCoreApplication::exec();
    warden.reset();
    host.reset();
    return code;
}

} // namespace steward::server
