// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/newertext.h"

#include "domain/kinds.h"
#include "models/sentence.h"

#include <QCoreApplication>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(NewerText)
};

} // namespace

QString newerText(const QString &what)
{
    //: %1 is a technical word of a newer server
    return Words::tr("%1 (newer than this console)").arg(shownText(what));
}

int newerCount(const QList<domain::Change> &changes)
{
    return static_cast<int>(std::count_if(changes.cbegin(), changes.cend(), [](const domain::Change &change) {
        return !domain::kindOf(change.entity.kind);
    }));
}

QString newerRemark(const Newer &newer)
{
    const int left = std::accumulate(newer.kinds.cbegin(), newer.kinds.cend(), 0);
    const bool isNewer = newer.standing == wire::Standing::NewerServer || left > 0 || !newer.environment.isEmpty();
    if (!isNewer || newer.standing == wire::Standing::TooOld)
        return {};
    const QString text = Words::tr("The server is newer than this console.");
    return left == 0
               ? text
               : text + u' '
                     + Words::tr("The console leaves out %Ln object(s) of kinds that it does not know.", nullptr, left);
}

} // namespace steward
