// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/serveoptions.h"

#include "server/commandline.h"

#include <array>

using namespace Qt::StringLiterals;

namespace steward::server {

namespace {

void addServeOptions(CommandLine &command)
{
    command.option(u"listen"_s, u"Where to answer; port 0: any."_s, u"address:port"_s, u"127.0.0.1:8470"_s);
    command.option(u"health"_s, u"Where to answer GET /healthz."_s, u"address:port"_s, u"127.0.0.1:8471"_s);
    command.option(u"issuer"_s, u"An identity provider whose tokens are taken; may be given several times."_s,
                   u"url"_s);
    command.option(
        u"plain-issuer"_s,
        u"As --issuer, for one that cannot type its access tokens \"at+jwt\": then each has to name a client "
        "that it is not for, as no ID token does. May be given several times."_s,
        u"url"_s);
    command.option(u"audience"_s, u"What the tokens must be for."_s, u"url"_s);
    command.option(u"scopes"_s, u"What the tokens must allow; words in one text."_s, u"scopes"_s);
    command.option(u"client-desktop"_s, u"Public client id of the desktop console."_s, u"id"_s);
    command.option(u"client-browser"_s, u"Public client id of the console in the browser."_s, u"id"_s);
    command.option(u"client-cli"_s, u"Public client id of the command line."_s, u"id"_s);
    command.option(u"public-url"_s, u"Address by which consoles reach this server; else the one it listens on."_s,
                   u"url"_s);
    command.option(u"log-level"_s, u"What is written to the standard error: error, warning, info or debug."_s,
                   u"level"_s, u"info"_s);
    command.option(u"site"_s, u"Folder of the browser build, to be given out at /."_s, u"folder"_s);
    command.option(u"site-talks-to"_s,
                   u"Where an issuer's token endpoint lies on another host than the issuer: that host, for the page's "
                   "policy; may be given several times."_s,
                   u"url"_s);
    command.option(u"allow-origin"_s,
                   u"A page elsewhere whose scripts may ask this server (CORS), as scheme://host[:port]; may be given "
                   "several times. Without it none may."_s,
                   u"origin"_s);
    command.option(u"certificate"_s, u"PEM file with the certificate and its chain, to speak https; with --key."_s,
                   u"file"_s);
    command.option(u"key"_s, u"PEM file with the certificate's key."_s, u"file"_s);
    command.option(u"secrets-key"_s,
                   u"The file that secrets-key has made, readable by its owner only: secrets of identity providers and "
                   "OAuth clients are sealed under it. Without it none is taken."_s,
                   u"file"_s);
    command.flag(u"behind-proxy"_s,
                 u"A proxy on the way speaks https for us and says in X-Forwarded-For who asks; needs --public-url."_s);
    command.option(u"connections"_s, u"So many at one time; more are asked to come again."_s, u"number"_s, u"2000"_s);
    command.option(
        u"connections-per-address"_s,
        u"So many of one address; 0: no limit. Behind a proxy all are of one, so there it has to count them."_s,
        u"number"_s, u"64"_s);
    command.option(u"header-seconds"_s, u"Time for a request's headers."_s, u"seconds"_s, u"10"_s);
    command.option(u"idle-seconds"_s, u"So long a connection stays open between two requests."_s, u"seconds"_s,
                   u"75"_s);
    command.option(u"body-seconds"_s, u"Time for a request's body."_s, u"seconds"_s, u"60"_s);
}

/// In the order of RouteClass, with what a busy console and a script at its side need many times over.
constexpr std::array rateOptions{std::pair("reads-per-minute", "3000"), std::pair("writes-per-minute", "600"),
                                 std::pair("exports-per-minute", "600"), std::pair("codes-per-minute", "10")};

void addRateOptions(CommandLine &command)
{
    const std::array what{u"Questions of one caller in a minute; 0: no limit, here and below."_s,
                          u"Writes of one caller in a minute."_s,
                          u"Parts of the snapshot given to one caller in a minute."_s,
                          u"Claim codes and invitations' links one caller may try in a minute."_s};
    for (size_t i = 0; i < rateOptions.size(); ++i)
        command.option(QString::fromLatin1(rateOptions[i].first), what[i], u"number"_s,
                       QString::fromLatin1(rateOptions[i].second));
}

RateLimits ratesFrom(CommandLine &command)
{
    RateLimits rates;
    for (size_t i = 0; i < rateOptions.size(); ++i)
        rates.perMinute[i] = command.number(QString::fromLatin1(rateOptions[i].first), 0, 60'000);
    return rates;
}

Limits limitsFrom(CommandLine &command)
{
    Limits limits;
    limits.connections = command.number(u"connections"_s, 1, 20'000);
    limits.perAddress = command.number(u"connections-per-address"_s, 0, 20'000);
    if (command.isSet(u"behind-proxy"_s) && !command.isSet(u"connections-per-address"_s))
        limits.perAddress = 0;
    limits.between = std::chrono::seconds(command.number(u"idle-seconds"_s, 1, 3600));
    limits.headers = std::chrono::seconds(command.number(u"header-seconds"_s, 1, 600));
    limits.body = std::chrono::seconds(command.number(u"body-seconds"_s, 1, 3600));
    return limits;
}

LogLevel logLevelFrom(CommandLine &command)
{
    const QStringList names{u"error"_s, u"warning"_s, u"info"_s, u"debug"_s}; // in the order of LogLevel
    const qsizetype level = names.indexOf(command.text(u"log-level"_s));
    if (level < 0)
        command.complain(u"--log-level: error, warning, info or debug"_s);
    return static_cast<LogLevel>(std::max<qsizetype>(level, 0));
}

} // namespace

Result<Options> parseServe(const QStringList &arguments)
{
    CommandLine command(u"serve"_s, u"Answers requests until it is told to stop (SIGTERM)."_s);
    addServeOptions(command);
    addRateOptions(command);
    if (const auto read = command.read(arguments); !read)
        return read.error();

    const QStringList scopes = command.text(u"scopes"_s).split(u' ', Qt::SkipEmptyParts);
    ServeOptions options{
        .database = command.database(),
        .endpoint = command.endpoint(u"listen"_s),
        .health = command.endpoint(u"health"_s),
        .limits = limitsFrom(command),
        .rates = ratesFrom(command),
        .gate = {.audience = command.required(u"audience"_s), .scopes = scopes},
        .metadata = {.scopes = scopes,
                     .desktopClient = command.text(u"client-desktop"_s),
                     .browserClient = command.text(u"client-browser"_s),
                     .cliClient = command.text(u"client-cli"_s)},
        .isBehindProxy = command.isSet(u"behind-proxy"_s),
        .certificate = command.text(u"certificate"_s),
        .key = command.text(u"key"_s),
        .secretsKey = command.text(u"secrets-key"_s),
        .logLevel = logLevelFrom(command),
        .site = command.text(u"site"_s),
    };
    QStringList origins;
    for (const QString &origin : command.texts(u"allow-origin"_s))
        origins << command.origin(u"allow-origin"_s, origin);
    options.endpoint.crossOrigin = CrossOrigin(origins);
    for (const QString &partner : command.texts(u"site-talks-to"_s))
        options.alsoTalkTo << command.address(u"site-talks-to"_s, partner);
    const QStringList issuers = command.texts(u"issuer"_s);
    for (const QString &issuer : issuers)
        options.gate.issuers << command.address(u"issuer"_s, issuer);
    for (const QString &issuer : command.texts(u"plain-issuer"_s)) {
        if (options.gate.issuers.contains(issuer))
            command.complain(u"--issuer and --plain-issuer are the same: which is it?"_s);
        options.gate.plainIssuers << command.address(u"plain-issuer"_s, issuer);
    }
    options.gate.issuers += options.gate.plainIssuers;
    if (options.gate.issuers.isEmpty())
        command.complain(u"--issuer is needed"_s);
    options.metadata.issuers = options.gate.issuers;
    options.metadata.audience = options.gate.audience;
    if (command.isSet(u"public-url"_s))
        options.metadata.resource = QUrl(command.address(u"public-url"_s, command.text(u"public-url"_s)));
    // Tokens in the clear on a network are anybody's.
    if (options.isBehindProxy && options.metadata.resource.isEmpty())
        command.complain(u"--behind-proxy needs --public-url"_s);
    if (options.certificate.isEmpty() != options.key.isEmpty())
        command.complain(u"--certificate and --key go together"_s);
    const auto mayListen = [&](const Endpoint &endpoint, bool isEncrypted) {
        return options.isBehindProxy || isEncrypted || endpoint.address.isLoopback();
    };
    if (!mayListen(options.endpoint, !options.certificate.isEmpty()) || !mayListen(options.health, false))
        command.complain(u"plain http is for this machine only; elsewhere https (--certificate), or a proxy that "
                         "speaks it (--behind-proxy)"_s);
    return command.finish<Options>(options);
}

} // namespace steward::server
