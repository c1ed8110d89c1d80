// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/shelluser.h"

#include <pwd.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace steward::server {

QString shellUser()
{
    const passwd *entry = getpwuid(getuid());
    const QString user = entry ? QString::fromLocal8Bit(entry->pw_name) : u"user %1"_s.arg(getuid());
    const QString sudo = qEnvironmentVariable("SUDO_USER");
    return getuid() != 0 || sudo.isEmpty() ? user : u"%1, by sudo of %2"_s.arg(user, sudo);
}

} // namespace steward::server
