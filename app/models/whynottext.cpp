// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/whynottext.h"

#include "domain/catalogue.h"
#include "models/sentence.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(WhyNotText)
};

/// Empty: of a newer server, whose own words must do.
QString reasonText(const QString &reason)
{
    if (reason == "not_built"_L1)
        return Words::tr("The server is not able to do it yet.");
    if (reason == "not_connected"_L1)
        return Words::tr("It needs another service, which is not connected.");
    if (reason == "switched_off"_L1)
        return Words::tr("Whoever runs the server has switched it off.");
    return {};
}

} // namespace

QString whyNotText(const domain::Capabilities &capabilities, const QString &key)
{
    if (!capabilities.permissionsNotOffered.contains(key) && !capabilities.settingsNotOffered.contains(key))
        return {};
    const domain::WhyNot why = capabilities.whyNotOffered.value(key);
    QStringList sentences{reasonText(why.reason), shownText(why.words)};
    sentences.removeAll(QString());
    return sentences.join(u' ');
}

QString notOfferedText(const domain::Capabilities &capabilities, int permission)
{
    const QString text = Words::tr("This server does not offer this permission.");
    const QString why = whyNotText(capabilities, domain::catalogue().at(permission).key);
    return why.isEmpty() ? text : text + u' ' + why;
}

} // namespace steward
