// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/filelimit.h"

#include <sys/resource.h>

#include <algorithm>

namespace steward::server {

int filesFor(const Limits &limits)
{
    constexpr int others = 128; // the database, the health listener, issuers, the system's own
    return limits.connections + limits.reserve + others;
}

int allowOpenFiles(int count)
{
    const auto wanted = static_cast<rlim_t>(count);
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= wanted)
        return 0;
    limit.rlim_cur = std::min(wanted, limit.rlim_max);
    if (::setrlimit(RLIMIT_NOFILE, &limit) != 0)
        ::getrlimit(RLIMIT_NOFILE, &limit);
    return limit.rlim_cur >= wanted ? 0 : static_cast<int>(limit.rlim_cur);
}

} // namespace steward::server
