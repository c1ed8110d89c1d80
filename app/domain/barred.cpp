// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/barred.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward::domain {

QList<LockOut::Barred> barredByRule(const LockOut &lockOut)
{
    const QSet<Id> never(lockOut.never.begin(), lockOut.never.end());
    QList<LockOut::Barred> byRule;
    for (const LockOut::Barred &barred : lockOut.barred) {
        QList<Id> people = barred.people;
        people.removeIf([&never](const Id &person) { return never.contains(person); });
        if (people.isEmpty())
            continue;
        const auto same =
            std::ranges::find_if(byRule, [&barred](const LockOut::Barred &one) { return one.rule == barred.rule; });
        if (same != byRule.end())
            same->people << people;
        else
            byRule << LockOut::Barred{barred.rule, barred.why, people};
    }
    return byRule;
}

Acknowledgement acknowledgementOf(const LockOut::Barred &barred)
{
    return {u"locked_out"_s, barred.rule, QString::number(barred.people.size())};
}

bool isAcknowledged(const LockOut::Barred &barred, const QList<Acknowledgement> &acknowledged)
{
    return acknowledged.contains(acknowledgementOf(barred));
}

} // namespace steward::domain
