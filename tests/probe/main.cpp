// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "probe/probe.h"

#include <QCoreApplication>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace steward::probe {

namespace {

int run(const QStringList &arguments)
{
    const QString what = arguments.value(0);
    const QStringList rest = arguments.sliced(std::min<qsizetype>(1, arguments.size()));
    const bool isOfLines = rest == QStringList{u"--stdin"_s};
    if (arguments.contains("--help"_L1) || what == "help"_L1) {
        std::fputs(help(), stdout);
        return Good;
    }
    if (what == "verify"_L1 && isOfLines)
        return answerLines(verifyCase);
    if (what == "crypt"_L1 && isOfLines)
        return answerLines(cryptCase);
    if (what == "signin"_L1)
        return signIn(rest);
    if (what == "json"_L1 && rest.size() == 1)
        return readJson(rest.constFirst());
    if (what == "csv"_L1 && rest.size() == 1)
        return writeCsv(rest.constFirst());
    if (what == "store"_L1)
        return store(rest);
    return complain(u"it is not clear what is to be done"_s);
}

} // namespace

} // namespace steward::probe

int main(int count, char *arguments[])
{
    const QCoreApplication application(count, arguments);
    return steward::probe::run(QCoreApplication::arguments().sliced(1));
}
