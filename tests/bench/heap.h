// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <malloc.h>
#include <sys/resource.h>

namespace steward::bench {

/// Bytes taken from the heap and not given back, with the large blocks that have a mapping of their own. O(free
/// blocks): not within what is timed.
[[nodiscard]] inline qint64 heapInUse()
{
    const struct mallinfo2 info = mallinfo2();
    return static_cast<qint64>(info.uordblks + info.hblkhd);
}

/// Of the process, since it began.
[[nodiscard]] inline double peakMiB()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return double(usage.ru_maxrss) / 1024;
}

} // namespace steward::bench
