// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "console/options.h"

#include "models/signin.h"

#include <QCommandLineParser>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

std::optional<Preferences::Scheme> schemeFromName(const QString &name)
{
    if (name == "light"_L1)
        return Preferences::Scheme::Light;
    if (name == "dark"_L1)
        return Preferences::Scheme::Dark;
    if (name == "hc-light"_L1)
        return Preferences::Scheme::HighContrastLight;
    if (name == "hc-dark"_L1)
        return Preferences::Scheme::HighContrastDark;
    return std::nullopt;
}

} // namespace

QString nameFromPack(demo::PackSize pack)
{
    return demo::shapeOf(pack).letter;
}

Options parseOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(u"The administration console of a field-data project."_s);
    const QCommandLineOption demo(u"demo"_s, u"Open the offline demo with this pack: S, M, L or XL."_s, u"pack"_s);
    const QCommandLineOption server(u"server"_s, u"Begin with signing in to this server."_s, u"address"_s);
    const QCommandLineOption scheme(u"scheme"_s, u"light, dark, hc-light or hc-dark, for this window only."_s,
                                    u"scheme"_s);
    const QCommandLineOption help = parser.addHelpOption();
    parser.addOptions({demo, server, scheme});

    Options options;
    if (!parser.parse(arguments)) {
        options.mistake = parser.errorText();
        return options;
    }
    if (parser.isSet(help))
        options.help = parser.helpText();
    if (!parser.positionalArguments().isEmpty())
        options.mistake = u"unexpected: %1"_s.arg(parser.positionalArguments().constFirst());
    if (parser.isSet(demo)) {
        options.demo = demo::sizeOf(parser.value(demo));
        if (!options.demo)
            options.mistake = u"--demo takes S, M, L or XL"_s;
    }
    if (parser.isSet(server)) {
        options.server = parser.value(server);
        if (parser.isSet(demo))
            options.mistake = u"--demo opens no connection: leave --server away"_s;
        else if (!SignIn::serverUrl(options.server).isValid())
            options.mistake = u"--server takes an address such as hq.example.org"_s;
    }
    if (parser.isSet(scheme)) {
        options.scheme = schemeFromName(parser.value(scheme));
        if (!options.scheme)
            options.mistake = u"--scheme takes light, dark, hc-light or hc-dark"_s;
    }
    return options;
}

} // namespace steward
