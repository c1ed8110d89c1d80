// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/desktopbrowser.h"

#include "transport/netexchange.h"

#include <QDesktopServices>
#include <QProcess>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

/// $BROWSER may be a list with colons, best first, and may say by %s where the address goes.
QStringList browserCommand(const QUrl &url)
{
    QStringList command = QProcess::splitCommand(qEnvironmentVariable("STEWARD_BROWSER"));
    if (command.isEmpty())
        command =
            QProcess::splitCommand(qEnvironmentVariable("BROWSER").section(u':', 0, 0, QString::SectionSkipEmpty));
    if (command.isEmpty())
        return {};
    const QString address = url.toString(QUrl::FullyEncoded);
    bool isPlaced = false;
    for (QString &word : command) {
        isPlaced |= word.contains("%s"_L1);
        word.replace("%s"_L1, address);
    }
    return isPlaced ? command : command << address;
}

} // namespace

bool openInBrowser(const QUrl &url)
{
    if (!isSafeAddress(url))
        return false;
    QStringList command = browserCommand(url);
    if (command.isEmpty())
        return QDesktopServices::openUrl(url);
    QProcess browser;
    browser.setProgram(command.takeFirst());
    browser.setArguments(command);
    // It outlives us, and what it has to say is no part of what we say, nor keeps whoever reads that waiting.
    browser.setStandardInputFile(QProcess::nullDevice());
    browser.setStandardOutputFile(QProcess::nullDevice());
    browser.setStandardErrorFile(QProcess::nullDevice());
    return browser.startDetached();
}

} // namespace steward
