// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/ipranges.h"

#include "domain/addresses.h"

#include <algorithm>
#include <array>
#include <optional>

namespace steward::domain {

namespace {

constexpr int bitsOfAll = 128;
constexpr int bitsBeforeIpv4 = 96;
constexpr std::array<quint8, 12> mapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff}; // RFC 4291, 2.5.5.2

/// In the form of IPv6, whichever it is.
using Bytes = std::array<quint8, 16>;

/// The forms below were looked at by isIpRange().
void putIpv4(QStringView text, Bytes &bytes, size_t at)
{
    for (const QStringView part : text.tokenize(u'.'))
        bytes.at(at++) = static_cast<quint8>(part.toUInt());
}

/// How many bytes it fills, from \a at on.
size_t putGroups(QStringView text, Bytes &bytes, size_t at)
{
    const size_t first = at;
    if (text.isEmpty())
        return 0;
    for (const QStringView group : text.tokenize(u':')) {
        if (group.contains(u'.')) {
            putIpv4(group, bytes, at);
            at += 4;
            continue;
        }
        const uint value = group.toUInt(nullptr, 16);
        bytes.at(at++) = static_cast<quint8>(value >> 8);
        bytes.at(at++) = static_cast<quint8>(value & 0xff);
    }
    return at - first;
}

std::optional<Bytes> bytesOf(QStringView text)
{
    if (text.contains(u'/') || !isIpRange(text))
        return std::nullopt;
    Bytes bytes{};
    if (!text.contains(u':')) {
        std::ranges::copy(mapped, bytes.begin());
        putIpv4(text, bytes, mapped.size());
        return bytes;
    }
    const qsizetype gap = text.indexOf(u"::");
    (void)putGroups(gap < 0 ? text : text.first(gap), bytes, 0);
    if (gap >= 0) {
        Bytes behind{};
        const size_t size = putGroups(text.sliced(gap + 2), behind, 0);
        std::copy_n(behind.begin(), size, bytes.end() - static_cast<std::ptrdiff_t>(size));
    }
    return bytes;
}

bool isIpv4(const Bytes &bytes)
{
    return std::equal(mapped.begin(), mapped.end(), bytes.begin());
}

bool areSame(const Bytes &one, const Bytes &other, int bits)
{
    const auto whole = static_cast<size_t>(bits / 8);
    if (!std::equal(one.begin(), one.begin() + static_cast<std::ptrdiff_t>(whole), other.begin()))
        return false;
    const int rest = bits % 8;
    return rest == 0 || ((one.at(whole) ^ other.at(whole)) >> (8 - rest)) == 0;
}

} // namespace

bool isInIpRange(QStringView address, QStringView range)
{
    const qsizetype slash = range.indexOf(u'/');
    const auto from = bytesOf(address);
    const auto base = bytesOf(slash < 0 ? range : range.first(slash));
    if (!from || !base || !isIpRange(range))
        return false;
    int bits = slash < 0 ? bitsOfAll : range.sliced(slash + 1).toInt();
    if (slash >= 0 && !range.contains(u':'))
        bits += bitsBeforeIpv4;
    const bool isOfIpv4 = isIpv4(*base) && bits >= bitsBeforeIpv4;
    return isIpv4(*from) == isOfIpv4 && areSame(*from, *base, bits);
}

bool isInAnyIpRange(QStringView address, const QStringList &ranges)
{
    return std::ranges::any_of(ranges, [address](const QString &range) { return isInIpRange(address, range); });
}

} // namespace steward::domain
