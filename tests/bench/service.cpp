// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// ./dev bench service: what stewardd gives over HTTP, beside what the same machine gives without it. Server and clients
// share the machine, and each pair of numbers comes from one run. STEWARD_FLUSH_MICROSECONDS makes the disk slower.
#include "bench/servicefloors.h"
#include "bench/servicemeasures.h"

#include <QCoreApplication>

#include <cstdio>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace steward;

namespace {

struct Group
{
    QLatin1StringView name;
    void (*measure)(bench::Report &);
};

constexpr Group groups[] = {
    {"reads"_L1, bench::measureReads}, {"commits"_L1, bench::measureCommits}, {"snapshot"_L1, bench::measureSnapshot},
    {"log"_L1, bench::measureLog},     {"search"_L1, bench::measureSearch},   {"waiting"_L1, bench::measureWaiting},
    {"load"_L1, bench::measureLoad},
};

/// How much longer each flush takes than the disk needs: a virtual machine's often only takes note of it. Then this
/// program begins anew with what sees to that, and so does all that it starts.
void slowDownFlushes(char *argv[])
{
    if (!qEnvironmentVariableIsSet("STEWARD_FLUSH_MICROSECONDS") || qEnvironmentVariableIsSet("LD_PRELOAD"))
        return;
    qputenv("LD_PRELOAD", BENCH_SLOW_FLUSH);
    execv("/proc/self/exe", argv);
    qFatal("this program cannot be run again");
}

} // namespace

int main(int argc, char *argv[])
{
    if (argc == 2 && qstrcmp(argv[1], bench::HelloServer::argument) == 0)
        return bench::HelloServer::run();
    slowDownFlushes(argv);
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 2) {
        std::fputs("bench_service FILE.json [GROUP...]\n", stderr);
        return 2;
    }
    if (!qEnvironmentVariableIsSet("STEWARD_SOURCE_DIR"))
        qputenv("STEWARD_SOURCE_DIR", BENCH_SOURCE_DIR); // where the cluster's program is
    const QStringList wanted = arguments.sliced(2);
    bench::Report report(u"service"_s, {u"M, XL"_s});
    for (const Group &group : groups) {
        if (wanted.isEmpty() || wanted.contains(group.name))
            group.measure(report);
    }
    return report.finish(arguments.at(1));
}
