// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// ./dev bench largesets: change sets that come in parts, on both databases.
#include "bench/largesets.h"

#include <QCoreApplication>

#include <cstdio>

int main(int argc, char *argv[])
{
    using namespace Qt::StringLiterals;
    using namespace steward;
    const QCoreApplication application(argc, argv);
    if (argc != 2) {
        std::fputs("bench_largesets FILE.json\n", stderr);
        return 2;
    }
    bench::Report report(u"largesets"_s, {u"L"_s, u"XL"_s});
    bench::measureLargeSets(report);
    return report.finish(QCoreApplication::arguments().at(1));
}
