// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/desktopbrowser.h"

#include "transport/netexchange.h"

#include <QDesktopServices>
#include <QProcess>

using namespace Qt::StringLiterals;

namespace steward {

bool openInBrowser(const QUrl &url)
{
    if (!isSafeAddress(url))
        return false;
    for (const char *const name : {"STEWARD_BROWSER", "BROWSER"}) {
        QStringList command = QProcess::splitCommand(qEnvironmentVariable(name));
        if (command.isEmpty())
            continue;
        const QString program = command.takeFirst();
        return QProcess::startDetached(program, command << url.toString(QUrl::FullyEncoded));
    }
    return QDesktopServices::openUrl(url);
}

} // namespace steward
