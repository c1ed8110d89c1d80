// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/clock.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace steward {

QString toText(Instant instant)
{
    // By way of local time, because Qt 6.4 and 6.8 have no common way to ask for UTC at once that neither deprecates.
    return QDateTime::fromMSecsSinceEpoch(instant.time_since_epoch().count()).toUTC().toString(Qt::ISODateWithMs);
}

std::optional<Instant> instantFromText(QStringView text)
{
    // Qt reads more forms than we write; two spellings of one moment would give two digests of one row.
    for (const Qt::DateFormat format : {Qt::ISODateWithMs, Qt::ISODate}) {
        const QDateTime read = QDateTime::fromString(text.toString(), format);
        if (read.isValid() && read.timeSpec() == Qt::UTC && read.toString(format) == text)
            return Instant(std::chrono::milliseconds(read.toMSecsSinceEpoch()));
    }
    return std::nullopt;
}

Instant SystemClock::now() const
{
    return Instant(std::chrono::milliseconds(QDateTime::currentMSecsSinceEpoch()));
}

} // namespace steward
