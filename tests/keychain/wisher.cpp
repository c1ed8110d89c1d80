// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Does one wish on the key ring of the bus it is started on, and prints what became of it and what was read.
//   keychain_wisher read|write|remove KEY [SECRET]
#include "vault/keychainkeeper.h"

#include <QCoreApplication>
#include <QMetaEnum>

#include <cstdio>

using namespace steward;

namespace {

void tell(Keeping outcome, const QByteArray &secret)
{
    std::printf("%d %s\n", int(outcome), secret.constData());
    QCoreApplication::exit(0);
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 3)
        return 2;
    KeychainKeeper keeper(QStringLiteral("Steward tests"));
    const QString &key = arguments.at(2);
    const auto done = [](Keeping outcome) { tell(outcome, {}); };
    if (arguments.at(1) == QLatin1String("read"))
        keeper.read(key, &keeper, tell);
    else if (arguments.at(1) == QLatin1String("write"))
        keeper.write(key, arguments.value(3).toUtf8(), &keeper, done);
    else
        keeper.remove(key, &keeper, done);
    return QCoreApplication::exec();
}
