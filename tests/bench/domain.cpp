// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// ./dev bench domain: what the rules cost, from pack S to a million places and people. --pack XL: of this one alone.
#include "bench/domainmeasures.h"
#include "bench/heap.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace steward;

namespace {

std::vector<demo::PackShape> shapes()
{
    std::vector<demo::PackShape> shapes;
    for (const demo::PackSize size : demo::packSizes)
        shapes.push_back(demo::shapeOf(size));
    shapes.push_back(demo::hugeShape());
    return shapes;
}

void measure(bench::Sheet &sheet, const demo::PackShape &shape)
{
    std::fprintf(stderr, "pack %s ...\n", qPrintable(shape.letter));
    bench::World world = bench::makeWorld(shape);
    sheet.begin(world.letter, world.pack);
    domain::Project project = bench::measureBuilding(sheet, world);
    const bench::Floors floors = bench::measureFloors(sheet, project);
    bench::measureAccess(sheet, project, floors);
    bench::measureSubtrees(sheet, project);
    bench::measureChanges(sheet, world, project, floors);
    bench::measureEdits(sheet, world, project);
    bench::measureMemory(sheet, world, std::exchange(project, {}));
    sheet.add(u"peak memory of the process so far"_s, bench::peakMiB(), u"MiB"_s);
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QCommandLineOption packs(u"pack"_s, u"Measures this pack only: S, M, L, XL or XXL. May come again."_s,
                                   u"letter"_s);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOption(packs);
    parser.addPositionalArgument(u"file"_s, u"Where the rows go, as JSON."_s);
    parser.process(application);
    if (parser.positionalArguments().size() != 1)
        parser.showHelp(2);
    bench::Sheet sheet;
    for (const demo::PackShape &shape : shapes()) {
        if (!parser.isSet(packs) || parser.values(packs).contains(shape.letter))
            measure(sheet, shape);
    }
    bench::Report report(u"domain"_s, {u"S to XXL"_s});
    sheet.addTo(report);
    return report.finish(parser.positionalArguments().at(0));
}
