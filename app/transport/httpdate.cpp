// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transport/httpdate.h"

#include <QList>

#include <algorithm>
#include <array>

namespace steward {

namespace {

using namespace std::chrono;

constexpr seconds longest = hours(24);
constexpr qsizetype longestText = 40;

std::optional<int> number(QByteArrayView text, qsizetype fewest, qsizetype most)
{
    if (text.size() < fewest || text.size() > most)
        return std::nullopt;
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9')
            return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

std::optional<unsigned> monthNumber(QByteArrayView text)
{
    static constexpr std::array names{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    for (size_t i = 0; i < names.size(); ++i) {
        if (text == names[i])
            return static_cast<unsigned>(i + 1);
    }
    return std::nullopt;
}

std::optional<seconds> timeOfDay(QByteArrayView text)
{
    if (text.size() != 8 || text[2] != ':' || text[5] != ':')
        return std::nullopt;
    const auto h = number(text.sliced(0, 2), 2, 2);
    const auto m = number(text.sliced(3, 2), 2, 2);
    const auto s = number(text.sliced(6, 2), 2, 2);
    if (!h || !m || !s || *h > 23 || *m > 59 || *s > 60) // 60: a leap second
        return std::nullopt;
    return hours(*h) + minutes(*m) + seconds(*s);
}

std::optional<Instant> instant(std::optional<int> y, std::optional<unsigned> m, std::optional<int> d,
                               std::optional<seconds> time)
{
    if (!y || !m || !d || !time)
        return std::nullopt;
    const year_month_day date(year(*y), month(*m), day(static_cast<unsigned>(*d)));
    if (!date.ok())
        return std::nullopt;
    return sys_days(date) + *time;
}

int yearOf(Instant instant)
{
    return static_cast<int>(year_month_day(floor<days>(instant)).year());
}

/// "Thu, 19 Nov 2026 13:22:07 GMT"
std::optional<Instant> fixdate(const QList<QByteArrayView> &words)
{
    if (words.size() != 6 || words[0].size() != 4 || words[0][3] != ',' || words[5] != "GMT")
        return std::nullopt;
    return instant(number(words[3], 4, 4), monthNumber(words[2]), number(words[1], 2, 2), timeOfDay(words[4]));
}

/// "Thursday, 19-Nov-26 13:22:07 GMT"
std::optional<Instant> rfc850(const QList<QByteArrayView> &words, Instant now)
{
    if (words.size() != 4 || !words[0].endsWith(',') || words[3] != "GMT" || words[1].size() != 9 || words[1][2] != '-'
        || words[1][6] != '-')
        return std::nullopt;
    auto y = number(words[1].sliced(7), 2, 2);
    if (y) {
        y = *y + yearOf(now) / 100 * 100;
        if (*y > yearOf(now) + 50)
            y = *y - 100;
    }
    return instant(y, monthNumber(words[1].sliced(3, 3)), number(words[1].sliced(0, 2), 2, 2), timeOfDay(words[2]));
}

/// "Thu Nov 19 13:22:07 2026", the day padded with a blank
std::optional<Instant> asctime(const QList<QByteArrayView> &words)
{
    if (words.size() != 5 || words[0].size() != 3)
        return std::nullopt;
    return instant(number(words[4], 4, 4), monthNumber(words[1]), number(words[2], 1, 2), timeOfDay(words[3]));
}

QList<QByteArrayView> split(QByteArrayView text)
{
    QList<QByteArrayView> words;
    qsizetype start = 0;
    for (qsizetype i = 0; i <= text.size(); ++i) {
        if (i < text.size() && text[i] != ' ')
            continue;
        if (i > start)
            words << text.sliced(start, i - start);
        start = i + 1;
    }
    return words;
}

} // namespace

std::optional<Instant> instantFromHttpDate(QByteArrayView text, Instant now)
{
    if (text.size() > longestText)
        return std::nullopt;
    const QList<QByteArrayView> words = split(text);
    if (const auto found = fixdate(words))
        return found;
    if (const auto found = rfc850(words, now))
        return found;
    return asctime(words);
}

std::optional<seconds> retryAfter(const Headers &headers, Instant now)
{
    const QByteArray value = headerValue(headers, QByteArrayLiteral("retry-after")).trimmed();
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    if (!value.isEmpty() && std::all_of(value.cbegin(), value.cend(), isDigit)) {
        const auto count = number(value, 1, 9);
        return count ? std::min(longest, seconds(*count)) : longest;
    }
    const auto date = instantFromHttpDate(value, now);
    if (!date)
        return std::nullopt;
    return std::clamp(ceil<seconds>(*date - now), seconds(0), longest);
}

} // namespace steward
