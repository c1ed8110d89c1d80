// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// ./dev bench packs: what it takes to make the demo packs, from S to a million places and people.
#include "bench/cputimer.h"
#include "bench/heap.h"
#include "bench/report.h"
#include "demo/pack.h"

#include <QCoreApplication>
#include <QLocale>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace steward;

namespace {

struct Size
{
    demo::PackShape shape;
    int rounds = 0;
    std::optional<double> mostMs; ///< goal for the median
};

std::vector<Size> sizes()
{
    return {{demo::shapeOf(demo::PackSize::S), 41, 5},
            {demo::shapeOf(demo::PackSize::M), 21, 50},
            {demo::shapeOf(demo::PackSize::L), 9, 250},
            {demo::shapeOf(demo::PackSize::XL), 5, 1'000},
            {demo::hugeShape(), 1, {}}};
}

QString described(const demo::PackShape &shape)
{
    const QLocale english(QLocale::English);
    return u"%1, %2 places, %3 people"_s.arg(shape.letter, english.toString(shape.placeCount()),
                                             english.toString(shape.webUsers + shape.mobileWorkers));
}

/// The first in a process also reads the tables of words.
double makeOnce(const demo::PackShape &shape)
{
    const bench::CpuTimer timer;
    const demo::Pack pack = demo::generate(shape);
    return timer.ms();
}

void measure(bench::Report &report, const Size &size)
{
    QList<double> times;
    for (int round = 0; round < size.rounds; ++round)
        times << makeOnce(size.shape);
    const QString pack = described(size.shape);
    report.add(
        {.name = u"making it"_s, .pack = pack, .value = bench::median(times), .unit = u"ms"_s, .goal = size.mostMs});
    report.add({.name = u"peak memory so far"_s, .pack = pack, .value = bench::peakMiB(), .unit = u"MiB"_s});
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 2) {
        std::fputs("bench_packs FILE.json [SIZE...]\n", stderr);
        return 2;
    }
    const QStringList wanted = arguments.sliced(2);
    bench::Report report(u"packs"_s, {u"S to XXL"_s});
    report.add({.name = u"the first of a process, with its tables"_s,
                .pack = described(demo::shapeOf(demo::PackSize::S)),
                .value = makeOnce(demo::shapeOf(demo::PackSize::S)),
                .unit = u"ms"_s});
    for (const Size &size : sizes()) {
        if (wanted.isEmpty() || wanted.contains(size.shape.letter))
            measure(report, size);
    }
    return report.finish(arguments.at(1));
}
