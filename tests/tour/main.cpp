// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// steward-tour OUT_DIR: does the main job by itself in a real window, looks in the store whether each step happened,
// and leaves a picture of each in OUT_DIR. Exit 1, and the step's name, when one did not.
#include "tour/inside.h"
#include "tour/outside.h"

#include <QCommandLineParser>
#include <QDir>
#include <QGuiApplication>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::tests;

namespace {

std::optional<TourOptions> parse()
{
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Walks through the main job in a window of its own."_s);
    parser.addHelpOption();
    parser.addPositionalArgument(u"OUT_DIR"_s, u"Where the pictures go."_s);
    parser.addOptions({{u"scheme"_s, u"light or dark."_s, u"scheme"_s, u"light"_s},
                       {u"demo"_s, u"Only the part inside the demo, with pack S or M."_s, u"pack"_s},
                       {u"break"_s, u"Spoils this step, so that the tour fails there."_s, u"step"_s},
                       {u"steps"_s, u"Prints the names of the steps, and ends."_s}});
    parser.process(*QCoreApplication::instance());
    const TourOptions options{.folder = parser.positionalArguments().value(0),
                              .scheme = parser.value(u"scheme"_s),
                              .pack = parser.value(u"demo"_s),
                              .broken = parser.value(u"break"_s),
                              .listsSteps = parser.isSet(u"steps"_s)};
    const bool isRight = (!options.folder.isEmpty() || options.listsSteps)
                         && QStringList{u"light"_s, u"dark"_s}.contains(options.scheme)
                         && QStringList{{}, u"S"_s, u"M"_s}.contains(options.pack);
    return isRight ? std::optional(options) : std::nullopt;
}

} // namespace

/// Of the leak checker: fontconfig 2.15 does not let go of all it has read, and none of it is ours.
extern "C" const char *__lsan_default_suppressions()
{
    return "leak:libfontconfig\n";
}

int main(int argc, char *argv[])
{
    const QGuiApplication application(argc, argv);
    QGuiApplication::setQuitOnLastWindowClosed(false);
    setUpApplication();
    const auto options = parse();
    if (!options) {
        std::fputs("steward-tour OUT_DIR [--scheme light|dark] [--demo S|M] [--break STEP]\n", stderr);
        return 2;
    }
    Outside outside(*options);
    Inside inside(*options);
    if (options->listsSteps) {
        for (Part *part : std::initializer_list<Part *>{&outside, &inside}) {
            for (const Step &step : part->steps())
                std::printf("%s %s\n", part == &outside ? "outside" : "inside", qUtf8Printable(step.name));
        }
        return 0;
    }
    if (!QDir().mkpath(options->folder)) {
        std::fputs("the folder cannot be made\n", stderr);
        return 2;
    }
    const int before = static_cast<int>(outside.steps().size());
    if (!options->pack.isEmpty())
        return walk(inside, *options, before + 1);
    const int failed = walk(outside, *options, 1);
    return failed ? failed : outside.finish();
}
