// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Loaded before the C library (LD_PRELOAD), makes every flush of a file take some microseconds more, so that a disk
// which only takes note of a flush, as those of virtual machines do, is as slow as one that carries it out.
#include <chrono>
#include <cstdlib>
#include <dlfcn.h>
#include <thread>

namespace {

using Flush = int (*)(int);

int flushSlowly(const char *name, int file)
{
    static const char *const told = std::getenv("STEWARD_FLUSH_MICROSECONDS");
    static const std::chrono::microseconds more(told ? std::atoi(told) : 0);
    std::this_thread::sleep_for(more);
    return reinterpret_cast<Flush>(dlsym(RTLD_NEXT, name))(file);
}

} // namespace

extern "C" {

int fsync(int file)
{
    return flushSlowly("fsync", file);
}

int fdatasync(int file)
{
    return flushSlowly("fdatasync", file);
}

} // extern "C"
