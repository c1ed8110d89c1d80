// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The desktop's sign-in up to the address it would open, which is printed.
#include "session/desktopsignin.h"

#include <QCoreApplication>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace steward;

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const SystemClock clock;
    DesktopSignIn flow(clock, [](const QUrl &url) {
        std::puts(url.toEncoded().constData());
        QCoreApplication::quit();
        return true;
    });
    SignInOrder order{
        .clientId = u"console-desktop"_s, .scopes = {u"openid"_s, u"offline_access"_s}, .challenge = Challenge::make()};
    order.provider.authorizationEndpoint = QUrl(u"http://127.0.0.1:1/auth"_s);
    order.provider.tokenEndpoint = QUrl(u"http://127.0.0.1:1/token"_s);
    QObject context;
    flow.signIn(order, &context, [](const Result<Tokens> &) { QCoreApplication::exit(1); });
    return QCoreApplication::exec();
}
