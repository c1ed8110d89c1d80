// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "probe/probe.h"

#include "core/json.h"

#include <cstdio>
#include <iostream>
#include <string>

namespace steward::probe {

void say(const QByteArray &text)
{
    std::fwrite(text.constData(), 1, static_cast<size_t>(text.size()), stdout);
    std::fputc('\n', stdout);
    std::fflush(stdout);
}

int complain(const QString &about)
{
    std::fprintf(stderr, "steward-probe: %s; --help says more\n", qPrintable(about));
    return Usage;
}

int answerLines(const std::function<QByteArray(const QJsonObject &)> &answer)
{
    std::string line;
    while (std::getline(std::cin, line)) {
        const auto given = parseObject(QByteArray::fromStdString(line));
        if (given)
            say(answer(*given));
        else
            say("error " + given.error().code.toUtf8() + ' ' + given.error().detail.simplified().toUtf8());
    }
    return Good;
}

} // namespace steward::probe
