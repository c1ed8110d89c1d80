// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// main() of every test program: the first argument names the test, or a group of them, the rest is Qt Test's.
#include "support/testmain.h"

#include "support/effort.h"

#include <QCoreApplication>
#include <QTest>
#ifdef QT_GUI_LIB
#include <QGuiApplication>
#endif

#include <algorithm>
#include <cstdio>
#include <map>
#include <string>
#include <vector>

namespace steward::tests {

namespace {

struct Entry
{
    Needs needs;
    std::function<std::unique_ptr<QObject>()> make;
};

std::map<std::string, Entry> &registry()
{
    static std::map<std::string, Entry> entries;
    return entries;
}

/// The one of that name, or all of that group.
std::vector<Entry> named(const std::string &name)
{
    std::vector<Entry> found;
    for (const auto &[each, entry] : registry()) {
        if (each == name || each.starts_with(name + '.'))
            found.push_back(entry);
    }
    return found;
}

/// How many test functions have failed.
int run(const std::vector<Entry> &tests, int count, char *arguments[])
{
    int failed = 0;
    for (const Entry &entry : tests) {
        const std::unique_ptr<QObject> test = entry.make();
        failed += QTest::qExec(test.get(), count, arguments);
    }
    return std::min(failed, 127); // what fits into what a program answers
}

} // namespace

bool registerTest(const char *name, Needs needs, std::function<std::unique_ptr<QObject>()> make)
{
    return registry().emplace(name, Entry{needs, std::move(make)}).second;
}

} // namespace steward::tests

int main(int argc, char *argv[])
{
    using namespace steward::tests;
    const std::vector<Entry> tests = argc > 1 ? named(argv[1]) : std::vector<Entry>();
    if (tests.empty()) {
        for (const auto &[name, entry] : registry())
            std::fprintf(stderr, "%s\n", name.c_str());
        return 2;
    }
    std::vector<char *> arguments{argv[0]};
    arguments.insert(arguments.end(), argv + 2, argv + argc);
    int count = static_cast<int>(arguments.size());

    std::unique_ptr<QCoreApplication> application;
#ifdef QT_GUI_LIB
    if (std::ranges::any_of(tests, [](const Entry &entry) { return entry.needs == Needs::Gui; }))
        application = std::make_unique<QGuiApplication>(count, arguments.data());
#endif
    if (!application)
        application = std::make_unique<QCoreApplication>(count, arguments.data());
    if (isFull()) // Qt stops a test after five minutes
        qputenv("QTEST_FUNCTION_TIMEOUT", "7200000");
    return run(tests, count, arguments.data());
}
