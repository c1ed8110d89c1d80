// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/options.h"

#include "store/postgresaddress.h"
#include "transport/netexchange.h"

#include <QCommandLineParser>

using namespace Qt::StringLiterals;

namespace steward::server {

namespace {

const QString usage = uR"(stewardd keeps one project of Steward and answers its consoles.

  init    makes a project and prints the code by which its first admin claims it
  claim   prints a new code, where the first one is lost; the one before is void from then on
  serve   answers requests until it is told to stop
  verify  checks the chain of the log and names the first row that is not right
  seed    puts a made-up project into an empty database

  stewardd init --database DATABASE --name NAME --admin NAME
  stewardd claim --database DATABASE
  stewardd serve --database DATABASE --issuer URL --audience URL --client-desktop ID
  stewardd verify --database DATABASE
  stewardd seed --database DATABASE --pack S|M|L|XL

DATABASE is the path of a SQLite file or the address of a PostgreSQL, postgresql://…
"stewardd COMMAND --help" lists the options of a command.)"_s;

Error wrong(const QString &detail, const QString &code = u"usage"_s)
{
    return {.kind = Error::Kind::Invalid, .code = code, .detail = detail};
}

/// One command: its options, read once and asked by name. Remembers the first thing that is wrong.
class Command
{
public:
    Command(const QString &name, const QString &what)
    {
        m_parser.setApplicationDescription(what);
        m_parser.addPositionalArgument(name, {});
        m_parser.addOption({{u"h"_s, u"help"_s}, u"Shows this help."_s});
        option(u"database"_s,
               u"The project's SQLite file, or a PostgreSQL: postgresql://[user@][host][:port]/[database], with "
               "?service=NAME for one of pg_service.conf. Passwords stand in the file that PGPASSFILE names."_s,
               u"database"_s);
    }

    void option(const QString &name, const QString &what, const QString &value, const QString &otherwise = {})
    {
        m_parser.addOption({name, what, value, otherwise});
    }
    void flag(const QString &name, const QString &what) { m_parser.addOption({name, what}); }

    [[nodiscard]] Result<void> read(const QStringList &arguments)
    {
        if (!m_parser.parse(arguments))
            return wrong(m_parser.errorText());
        if (m_parser.isSet(u"help"_s))
            return wrong(m_parser.helpText(), u"help"_s);
        if (m_parser.positionalArguments().size() > 1)
            return wrong(u"unexpected: %1"_s.arg(m_parser.positionalArguments().at(1)));
        return {};
    }

    [[nodiscard]] bool isSet(const QString &name) const { return m_parser.isSet(name); }
    [[nodiscard]] QString text(const QString &name) const { return m_parser.value(name); }
    [[nodiscard]] QStringList texts(const QString &name) const { return m_parser.values(name); }

    [[nodiscard]] QString required(const QString &name)
    {
        if (m_parser.value(name).trimmed().isEmpty())
            complain(u"--%1 is needed"_s.arg(name));
        return m_parser.value(name).trimmed();
    }

    [[nodiscard]] QString database()
    {
        const QString place = required(u"database"_s);
        if (isPostgresAddress(place)) {
            if (const auto address = postgresAddress(place); !address)
                complain(u"--database: "_s + address.error().detail); // never the address itself
        }
        return place;
    }

    [[nodiscard]] int number(const QString &name, int least, int most)
    {
        bool isNumber = false;
        const int value = m_parser.value(name).toInt(&isNumber);
        if (!isNumber || value < least || value > most)
            complain(u"--%1: a whole number from %2 to %3 is expected"_s.arg(name).arg(least).arg(most));
        return value;
    }

    [[nodiscard]] Endpoint endpoint(const QString &name)
    {
        const QString value = m_parser.value(name);
        const QUrl url(u"tcp://"_s + value, QUrl::StrictMode);
        Endpoint endpoint{.address = QHostAddress(url.host()), .port = static_cast<quint16>(url.port(0))};
        if (!url.isValid() || url.port(-1) < 0 || endpoint.address.isNull())
            complain(u"--%1: ADDRESS:PORT is expected, the address as a number"_s.arg(name));
        return endpoint;
    }

    [[nodiscard]] QString address(const QString &name, const QString &value)
    {
        const QUrl url(value, QUrl::StrictMode);
        if (!isSafeAddress(url) || url.hasQuery())
            complain(u"--%1: an https address is expected (http for this machine only)"_s.arg(name));
        return value;
    }

    void complain(const QString &what)
    {
        if (m_complaint.isEmpty())
            m_complaint = what;
    }
    [[nodiscard]] Result<Options> finish(Options options) const
    {
        if (!m_complaint.isEmpty())
            return wrong(m_complaint);
        return options;
    }

private:
    QCommandLineParser m_parser;
    QString m_complaint;
};

Result<Options> parseInit(const QStringList &arguments)
{
    Command command(u"init"_s,
                    u"Makes a project in an empty database and prints the code by which its admin claims it."_s);
    command.option(u"name"_s, u"Name of the project."_s, u"name"_s);
    command.option(u"admin"_s, u"Name of the first admin."_s, u"name"_s);
    command.option(u"handle"_s, u"User name or address of the first admin, to be told apart by."_s, u"handle"_s);
    command.option(u"environment"_s, u"live or training."_s, u"environment"_s, u"live"_s);
    command.option(u"utc-offset"_s, u"Minutes by which the project's clocks are ahead of UTC."_s, u"minutes"_s, u"0"_s);
    if (const auto read = command.read(arguments); !read)
        return read.error();

    const QString environment = command.text(u"environment"_s);
    if (environment != "live"_L1 && environment != "training"_L1)
        command.complain(u"--environment: live or training"_s);
    InitOptions options{
        .database = command.database(),
        .project = {.name = command.required(u"name"_s),
                    .environment = environment == "live"_L1 ? domain::Environment::Live : domain::Environment::Training,
                    .utcOffsetMinutes = command.number(u"utc-offset"_s, -14 * 60, 14 * 60),
                    .adminName = command.required(u"admin"_s),
                    .adminHandle = command.text(u"handle"_s).trimmed()},
    };
    return command.finish(options);
}

Result<Options> parseSeed(const QStringList &arguments)
{
    Command command(u"seed"_s,
                    u"Puts a made-up project into an empty database and prints the code for its first admin."_s);
    command.option(u"pack"_s, u"S (40 places), M (2,000), L (20,000) or XL (120,000)."_s, u"size"_s, u"S"_s);
    if (const auto read = command.read(arguments); !read)
        return read.error();
    return command.finish(SeedOptions{.database = command.database(), .pack = command.text(u"pack"_s)});
}

Result<Options> parseClaim(const QStringList &arguments)
{
    Command command(u"claim"_s, u"Prints a new code by which somebody who signs in becomes the first admin, or another "
                                "person of the project. It works once. The person's code before is void."_s);
    command.option(u"person"_s, u"Id or user name of another person than the first admin."_s, u"person"_s);
    if (const auto read = command.read(arguments); !read)
        return read.error();
    return command.finish(ClaimOptions{.database = command.database(), .who = command.text(u"person"_s).trimmed()});
}

Result<Options> parseVerify(const QStringList &arguments)
{
    Command command(u"verify"_s,
                    u"Walks the chain of the log. Ends with 1 and names the first row that is not right."_s);
    if (const auto read = command.read(arguments); !read)
        return read.error();
    return command.finish(VerifyOptions{.database = command.database()});
}

void addServeOptions(Command &command)
{
    command.option(u"listen"_s, u"Where to answer; port 0: any."_s, u"address:port"_s, u"127.0.0.1:8470"_s);
    command.option(u"health"_s, u"Where to answer GET /healthz."_s, u"address:port"_s, u"127.0.0.1:8471"_s);
    command.option(u"issuer"_s, u"An identity provider whose tokens are taken; may be given several times."_s,
                   u"url"_s);
    command.option(u"audience"_s, u"What the tokens must be for."_s, u"url"_s);
    command.option(u"scopes"_s, u"What the tokens must allow; words in one text."_s, u"scopes"_s);
    command.option(u"client-desktop"_s, u"Public client id of the desktop console."_s, u"id"_s);
    command.option(u"client-browser"_s, u"Public client id of the console in the browser."_s, u"id"_s);
    command.option(u"client-cli"_s, u"Public client id of the command line."_s, u"id"_s);
    command.option(u"public-url"_s, u"Address by which consoles reach this server; else the one it listens on."_s,
                   u"url"_s);
    command.flag(u"behind-proxy"_s,
                 u"A proxy on the way speaks https for us and says in X-Forwarded-For who asks; needs --public-url."_s);
    command.option(u"connections"_s, u"So many at one time; more are asked to come again."_s, u"number"_s, u"512"_s);
    command.option(u"connections-per-address"_s, u"0: no limit."_s, u"number"_s, u"0"_s);
    command.option(u"header-seconds"_s, u"Time for a request's headers."_s, u"seconds"_s, u"10"_s);
    command.option(u"body-seconds"_s, u"Time for a request's body."_s, u"seconds"_s, u"60"_s);
}

Limits limitsFrom(Command &command)
{
    Limits limits;
    limits.connections = command.number(u"connections"_s, 1, 20'000);
    limits.perAddress = static_cast<unsigned>(command.number(u"connections-per-address"_s, 0, 20'000));
    limits.headers = std::chrono::seconds(command.number(u"header-seconds"_s, 1, 600));
    limits.body = std::chrono::seconds(command.number(u"body-seconds"_s, 1, 3600));
    return limits;
}

Result<Options> parseServe(const QStringList &arguments)
{
    Command command(u"serve"_s, u"Answers requests until it is told to stop (SIGTERM)."_s);
    addServeOptions(command);
    if (const auto read = command.read(arguments); !read)
        return read.error();

    const QStringList scopes = command.text(u"scopes"_s).split(u' ', Qt::SkipEmptyParts);
    ServeOptions options{
        .database = command.database(),
        .endpoint = command.endpoint(u"listen"_s),
        .health = command.endpoint(u"health"_s),
        .limits = limitsFrom(command),
        .gate = {.audience = command.required(u"audience"_s), .scopes = scopes},
        .metadata = {.scopes = scopes,
                     .desktopClient = command.text(u"client-desktop"_s),
                     .browserClient = command.text(u"client-browser"_s),
                     .cliClient = command.text(u"client-cli"_s)},
        .isBehindProxy = command.isSet(u"behind-proxy"_s),
    };
    const QStringList issuers = command.texts(u"issuer"_s);
    for (const QString &issuer : issuers)
        options.gate.issuers << command.address(u"issuer"_s, issuer);
    if (issuers.isEmpty())
        command.complain(u"--issuer is needed"_s);
    options.metadata.issuers = options.gate.issuers;
    options.metadata.audience = options.gate.audience;
    if (command.isSet(u"public-url"_s))
        options.metadata.resource = QUrl(command.address(u"public-url"_s, command.text(u"public-url"_s)));
    // Tokens in the clear on a network are anybody's.
    if (options.isBehindProxy && options.metadata.resource.isEmpty())
        command.complain(u"--behind-proxy needs --public-url"_s);
    for (const QHostAddress &address : {options.endpoint.address, options.health.address}) {
        if (!options.isBehindProxy && !address.isLoopback())
            command.complain(
                u"plain http is for this machine only; elsewhere a proxy must speak https (--behind-proxy)"_s);
    }
    return command.finish(options);
}

} // namespace

Result<Options> parseOptions(const QStringList &arguments)
{
    const QString command = arguments.value(1);
    if (command == "init"_L1)
        return parseInit(arguments);
    if (command == "serve"_L1)
        return parseServe(arguments);
    if (command == "claim"_L1)
        return parseClaim(arguments);
    if (command == "verify"_L1)
        return parseVerify(arguments);
    if (command == "seed"_L1)
        return parseSeed(arguments);
    const bool isAsking = command == "--help"_L1 || command == "-h"_L1 || command == "help"_L1;
    return isAsking ? wrong(usage, u"help"_s) : wrong(u"a command is expected\n\n"_s + usage);
}

} // namespace steward::server
