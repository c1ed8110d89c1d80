// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/commandline.h"

#include "store/postgresaddress.h"
#include "transport/netexchange.h"

using namespace Qt::StringLiterals;

namespace steward::server {

Error wrongCommandLine(const QString &detail, const QString &code)
{
    return {.kind = Error::Kind::Invalid, .code = code, .detail = detail};
}

CommandLine::CommandLine(const QString &name, const QString &what)
{
    m_parser.setApplicationDescription(what);
    m_parser.addPositionalArgument(name, {});
    m_parser.addOption({{u"h"_s, u"help"_s}, u"Shows this help."_s});
    option(u"database"_s,
           u"The project's SQLite file, or a PostgreSQL: postgresql://[user@][host][:port]/[database], with "
           "?service=NAME for one of pg_service.conf. Passwords stand in the file that PGPASSFILE names."_s,
           u"database"_s);
}

void CommandLine::option(const QString &name, const QString &what, const QString &value, const QString &otherwise)
{
    m_parser.addOption({name, what, value, otherwise});
}

void CommandLine::flag(const QString &name, const QString &what)
{
    m_parser.addOption({name, what});
}

Result<void> CommandLine::read(const QStringList &arguments)
{
    if (!m_parser.parse(arguments))
        return wrongCommandLine(m_parser.errorText());
    if (m_parser.isSet(u"help"_s))
        return wrongCommandLine(m_parser.helpText(), u"help"_s);
    if (m_parser.positionalArguments().size() > 1)
        return wrongCommandLine(u"unexpected: %1"_s.arg(m_parser.positionalArguments().at(1)));
    return {};
}

QString CommandLine::required(const QString &name)
{
    if (m_parser.value(name).trimmed().isEmpty())
        complain(u"--%1 is needed"_s.arg(name));
    return m_parser.value(name).trimmed();
}

QString CommandLine::database()
{
    const QString place = required(u"database"_s);
    if (isPostgresAddress(place)) {
        if (const auto address = postgresAddress(place); !address)
            complain(u"--database: "_s + address.error().detail); // never the address itself
    }
    return place;
}

int CommandLine::number(const QString &name, int least, int most)
{
    bool isNumber = false;
    const int value = m_parser.value(name).toInt(&isNumber);
    if (!isNumber || value < least || value > most)
        complain(u"--%1: a whole number from %2 to %3 is expected"_s.arg(name).arg(least).arg(most));
    return value;
}

Endpoint CommandLine::endpoint(const QString &name)
{
    const QString value = m_parser.value(name);
    const QUrl url(u"tcp://"_s + value, QUrl::StrictMode);
    Endpoint endpoint{.address = QHostAddress(url.host()), .port = static_cast<quint16>(url.port(0))};
    if (!url.isValid() || url.port(-1) < 0 || endpoint.address.isNull())
        complain(u"--%1: ADDRESS:PORT is expected, the address as a number"_s.arg(name));
    return endpoint;
}

QString CommandLine::address(const QString &name, const QString &value)
{
    const QUrl url(value, QUrl::StrictMode);
    if (!isSafeAddress(url) || url.hasQuery())
        complain(u"--%1: an https address is expected (http for this machine only)"_s.arg(name));
    return value;
}

QString CommandLine::origin(const QString &name, const QString &value)
{
    const QUrl url(value, QUrl::StrictMode);
    const bool isUsualPort = url.port() == (url.scheme() == u"https"_s ? 443 : 80); // browsers leave it out
    const QString written = url.scheme() + u"://"_s + url.host(QUrl::FullyEncoded)
                            + (url.port() < 0 || isUsualPort ? QString() : u":%1"_s.arg(url.port()));
    if (!isSafeAddress(url) || value != written)
        complain(
            u"--%1: scheme://host[:port] is expected, https (http for this machine only), nothing else"_s.arg(name));
    return value;
}

void CommandLine::complain(const QString &what)
{
    if (m_complaint.isEmpty())
        m_complaint = what;
}

} // namespace steward::server
