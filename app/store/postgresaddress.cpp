// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/postgresaddress.h"

#include <QUrl>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

Error wrong(const QString &what)
{
    return {.kind = Error::Kind::Invalid, .code = u"database.address"_s, .detail = what};
}

/// Those that say where the server is and how to trust it. Others could take back what the store relies on.
bool isOption(const QString &name)
{
    static const QStringList names{u"service"_s,         u"host"_s,       u"hostaddr"_s,        u"port"_s,
                                   u"dbname"_s,          u"user"_s,       u"sslmode"_s,         u"sslrootcert"_s,
                                   u"sslcert"_s,         u"sslkey"_s,     u"sslcrl"_s,          u"passfile"_s,
                                   u"connect_timeout"_s, u"gssencmode"_s, u"channel_binding"_s, u"krbsrvname"_s,
                                   u"application_name"_s};
    return names.contains(name);
}

/// QPSQL takes a semicolon for the end of an option, wherever it stands.
bool isKeepable(const QString &value)
{
    return !value.contains(u';') && !value.contains(QChar::Null);
}

QString quoted(QString value)
{
    value.replace(u'\\', u"\\\\"_s).replace(u'\'', u"\\'"_s);
    return u'\'' + value + u'\'';
}

} // namespace

bool isPostgresAddress(const QString &place)
{
    return place.startsWith("postgresql:"_L1) || place.startsWith("postgres:"_L1);
}

Result<PostgresAddress> postgresAddress(const QString &place)
{
    const QUrl url(place, QUrl::StrictMode);
    if (!isPostgresAddress(place) || !place.section(u':', 1).startsWith("//"_L1) || !url.isValid())
        return wrong(u"postgresql://[user@][host][:port]/[database][?service=name] is expected"_s);
    const QUrlQuery query(url);
    const bool hasPassword = url.userInfo(QUrl::FullyEncoded).contains(u':') || query.hasQueryItem(u"password"_s);
    if (hasPassword)
        return wrong(u"a password does not belong there, but into a file that PGPASSFILE names, or the environment"_s);
    PostgresAddress address{.host = url.host(QUrl::FullyDecoded),
                            .port = url.port(-1),
                            .database = url.path(QUrl::FullyDecoded).mid(1),
                            .user = url.userName(QUrl::FullyDecoded),
                            .options = {}};
    if (address.database.contains(u'/') || url.hasFragment())
        return wrong(u"the name of a database is expected after the host, and nothing behind it but options"_s);
    for (const auto &[name, value] : query.queryItems(QUrl::FullyDecoded)) {
        if (!isOption(name))
            return wrong(u"an option is not known"_s);
        if (!isKeepable(value))
            return wrong(u"the value of %1 cannot be given on"_s.arg(name));
        address.options += u"%1=%2 "_s.arg(name, quoted(value));
    }
    return address;
}

} // namespace steward
