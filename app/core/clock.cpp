// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/clock.h"

#include <QDateTime>

#include <algorithm>
#include <array>
#include <string_view>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

using namespace std::chrono;

constexpr qsizetype secondsLength = 20; // 2026-11-19T13:22:07Z
constexpr qsizetype millisLength = 24;  // 2026-11-19T13:22:07.123Z

/// Writes \a number with leading zeros, so that it ends before \a end.
void write(char *end, unsigned number, int digits)
{
    for (; digits > 0; --digits, number /= 10)
        *--end = static_cast<char>('0' + number % 10);
}

/// Of digits.
int number(QByteArrayView text, qsizetype from, qsizetype length)
{
    int found = 0;
    for (const char letter : text.sliced(from, length))
        found = found * 10 + (letter - '0');
    return found;
}

} // namespace

// Written out, because a person has such a moment and there are many people: QDateTime's own forms are dear.

QString toText(Instant instant)
{
    const auto letters = toLetters(instant);
    return letters.isEmpty() ? QString() : QString::fromLatin1(letters.data(), letters.size());
}

QVarLengthArray<char, 24> toLetters(Instant instant)
{
    const auto day = floor<days>(instant);
    const year_month_day date(day);
    if (date.year() < year(0) || date.year() > year(9999))
        return {};
    const hh_mm_ss time(instant - day);
    constexpr std::string_view pattern = "0000-00-00T00:00:00.000Z";
    QVarLengthArray<char, 24> text(pattern.begin(), pattern.end());
    char *letters = text.data();
    write(letters + 4, static_cast<unsigned>(static_cast<int>(date.year())), 4);
    write(letters + 7, static_cast<unsigned>(date.month()), 2);
    write(letters + 10, static_cast<unsigned>(date.day()), 2);
    write(letters + 13, static_cast<unsigned>(time.hours().count()), 2);
    write(letters + 16, static_cast<unsigned>(time.minutes().count()), 2);
    write(letters + 19, static_cast<unsigned>(time.seconds().count()), 2);
    write(letters + 23, static_cast<unsigned>(time.subseconds().count()), 3);
    return text;
}

std::optional<Instant> instantFromText(QByteArrayView text)
{
    const bool hasMillis = text.size() == millisLength;
    if (!hasMillis && text.size() != secondsLength)
        return std::nullopt;
    const QByteArrayView pattern = hasMillis ? "0000-00-00T00:00:00.000Z" : "0000-00-00T00:00:00Z";
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool isDigit = text[i] >= '0' && text[i] <= '9';
        if (pattern[i] == '0' ? !isDigit : text[i] != pattern[i])
            return std::nullopt;
    }
    const year_month_day date(year(number(text, 0, 4)), month(static_cast<unsigned>(number(text, 5, 2))),
                              day(static_cast<unsigned>(number(text, 8, 2))));
    const int hour = number(text, 11, 2);
    const int minute = number(text, 14, 2);
    const int second = number(text, 17, 2);
    if (!date.ok() || hour > 23 || minute > 59 || second > 59)
        return std::nullopt;
    return Instant(sys_days(date)) + hours(hour) + minutes(minute) + seconds(second)
           + milliseconds(hasMillis ? number(text, 20, 3) : 0);
}

std::optional<Instant> instantFromText(QStringView text)
{
    if (text.size() > millisLength)
        return std::nullopt;
    std::array<char, millisLength> letters{};
    std::ranges::transform(text, letters.begin(), [](QChar letter) { return letter.toLatin1(); }); // 0 is no digit
    return instantFromText(QByteArrayView(letters.data(), text.size()));
}

Instant SystemClock::now() const
{
    return Instant(std::chrono::milliseconds(QDateTime::currentMSecsSinceEpoch()));
}

} // namespace steward
