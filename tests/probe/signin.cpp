// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "probe/probe.h"
#include "probe/signinrun.h"

#include <QCommandLineParser>

using namespace Qt::StringLiterals;

namespace steward::probe {

namespace {

using std::chrono::milliseconds;

milliseconds timeFrom(const QCommandLineParser &parser, const QString &name)
{
    bool isNumber = false;
    const double seconds = parser.value(name).toDouble(&isNumber);
    return isNumber && seconds > 0 && seconds < 1e6 ? milliseconds(static_cast<qint64>(seconds * 1000))
                                                    : milliseconds(0);
}

/// Null: it is not clear where that is.
QUrl apiFrom(const QString &text, const QUrl &issuer)
{
    return text.startsWith(u'/') && !text.startsWith("//"_L1) ? issuer.resolved(QUrl(text, QUrl::StrictMode))
                                                              : QUrl(text, QUrl::StrictMode);
}

} // namespace

int signIn(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.addOptions({{u"issuer"_s, {}, u"url"_s},
                       {u"client-id"_s, {}, u"id"_s},
                       {u"insecure-loopback"_s, {}},
                       {u"scope"_s, {}, u"word"_s},
                       {u"resource"_s, {}, u"uri"_s},
                       {u"refresh"_s, {}, u"n"_s, u"0"_s},
                       {u"api"_s, {}, u"path"_s},
                       {u"signout"_s, {}},
                       {u"wait"_s, {}, u"seconds"_s, u"300"_s},
                       {u"overall"_s, {}, u"seconds"_s, u"20"_s},
                       {u"silence"_s, {}, u"seconds"_s, u"10"_s},
                       {u"limit"_s, {}, u"seconds"_s, u"600"_s}});
    if (!parser.parse(QStringList{u"signin"_s} + arguments) || !parser.positionalArguments().isEmpty())
        return complain(parser.errorText().isEmpty() ? u"signin takes options only"_s : parser.errorText());
    const QString issuer = parser.value(u"issuer"_s);
    if (issuer.isEmpty() || parser.value(u"client-id"_s).isEmpty())
        return complain(u"signin wants --issuer and --client-id"_s);
    if (qEnvironmentVariableIsEmpty("BROWSER") && qEnvironmentVariableIsEmpty("STEWARD_BROWSER"))
        return complain(u"$BROWSER says nothing"_s);

    SignInWish wish{.server = {.issuers = {issuer},
                               .audience = parser.value(u"resource"_s),
                               .scopes = parser.values(u"scope"_s),
                               .desktopClient = parser.value(u"client-id"_s)},
                    .refreshes = parser.value(u"refresh"_s).toInt(),
                    .signsOut = parser.isSet(u"signout"_s)};
    wish.limits = {.browser = timeFrom(parser, u"wait"_s), .farewell = std::chrono::seconds(10), .network = {}};
    wish.limits.network = NetWebClient::defaultLimits;
    wish.limits.network.overall = timeFrom(parser, u"overall"_s);
    wish.limits.network.silence = timeFrom(parser, u"silence"_s);
    wish.limit = timeFrom(parser, u"limit"_s);
    for (const milliseconds time :
         {wish.limits.browser, wish.limits.network.overall, wish.limits.network.silence, wish.limit}) {
        if (time <= milliseconds(0))
            return complain(u"a time is in seconds, above 0"_s);
    }
    if (parser.isSet(u"api"_s)) {
        wish.api = apiFrom(parser.value(u"api"_s), QUrl(issuer));
        if (!isSafeAddress(wish.api))
            return complain(u"--api wants a path or an address"_s);
    }
    if (QUrl(issuer).scheme() != "https"_L1 && !parser.isSet(u"insecure-loopback"_s)) {
        say("refused issuer.insecure");
        return Refused;
    }
    return SignInRun(std::move(wish)).run();
}

} // namespace steward::probe
