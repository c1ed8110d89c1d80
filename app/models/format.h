// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/id.h"
#include "domain/project.h"

#include <QLocale>
#include <QStringList>

namespace steward {

/// Numbers, moments and lists of names in the person's language and the project's time. A value; cheap.
class Format
{
public:
    explicit Format(int utcOffsetMinutes = 0, QLocale locale = QLocale());

    [[nodiscard]] QString count(qint64 number) const;             ///< grouped: "3,290"
    [[nodiscard]] QString signedCount(qint64 number) const;       ///< "+3", "−12" (U+2212), "0"
    [[nodiscard]] QString time(Instant instant) const;            ///< "14:05"
    [[nodiscard]] QString timeWithSeconds(Instant instant) const; ///< "13:22:07"
    [[nodiscard]] QString date(Instant instant) const;            ///< "19 Nov 2026"
    [[nodiscard]] QString shortDate(Instant instant) const;       ///< "19 Nov"
    /// "Today, Thu 19 Nov", "Wed 18 Nov", "Thu 4 Jan 2024"
    [[nodiscard]] QString day(Instant instant, Instant now) const;
    [[nodiscard]] QString dateTime(Instant instant) const; ///< "19 Nov 2026, 14:05"
    [[nodiscard]] bool isSameDay(Instant left, Instant right) const;

private:
    [[nodiscard]] QDateTime local(Instant instant) const;

    int m_utcOffsetMinutes;
    QLocale m_locale;
};

/// "a", "a and b", "a, b and c". The parts stand as they are given.
[[nodiscard]] QString listInWords(const QStringList &parts);

/// The same, or "a and 11 more" where \a count says that there are more than \a parts.
[[nodiscard]] QString listInShort(const QStringList &parts, qsizetype count);

/// "Chifundo Nkhoma", "Chifundo Nkhoma and Lusungu Harawa", "Chifundo Nkhoma and 11 more".
[[nodiscard]] QString namesInShort(const domain::Project &project, const QList<Id> &people);

/// "WN" for Wezi Nyirenda: the first letters of the first and the last word.
[[nodiscard]] QString initials(const QString &name);

} // namespace steward
