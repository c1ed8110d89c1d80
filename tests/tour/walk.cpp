// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tour/step.h"

#include <QDir>
#include <QTest>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace steward::tests {

namespace {

constexpr int patience = 60'000; // a build with sanitizers on a machine that is busy
constexpr int patienceWithBroken = 1'500;

int fail(const Step &step, Part &part, const QString &what)
{
    std::fprintf(stderr, "step %s did not happen: %s\n", qUtf8Printable(step.name), qUtf8Printable(what));
    if (part.driver())
        std::fprintf(stderr, "%s\n%s\n", qUtf8Printable(part.driver()->failure()),
                     qUtf8Printable(part.driver()->shown()));
    return 1;
}

bool takePicture(Part &part, const QString &path)
{
    QTest::qWait(400); // whatever moves, a switch or a pop-up, has come to rest
    return part.driver()->picture().save(path);
}

} // namespace

int walk(Part &part, const TourOptions &options, int firstNumber)
{
    const QList<Step> steps = part.steps();
    int number = firstNumber;
    for (const Step &step : steps) {
        const bool isBroken = step.name == options.broken;
        const auto &act = isBroken ? step.sabotage : step.act;
        const bool isDone = !act || act();
        const bool isSeen =
            isDone && QTest::qWaitFor(step.check, isBroken ? patienceWithBroken : patience) && part.driver();
        if (!isSeen)
            return fail(step, part, isDone ? u"what was awaited never came"_s : u"it could not be done"_s);
        const QString name =
            u"%1-%2-%3.png"_s.arg(QString::number(number++).rightJustified(2, u'0'), step.name, options.scheme);
        if (!takePicture(part, QDir(options.folder).filePath(name)))
            return fail(step, part, u"its picture could not be written"_s);
        std::printf("%-22s %s\n", qUtf8Printable(name), qUtf8Printable(step.title));
        std::fflush(stdout);
    }
    return 0;
}

} // namespace steward::tests
