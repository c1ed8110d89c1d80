// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/addresses.h"

#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

constexpr qsizetype longestEmail = 254;  // RFC 5321
constexpr qsizetype longestDomain = 253; // RFC 1035
constexpr qsizetype longestLabel = 63;
constexpr qsizetype longestUrl = 2000;

bool isLabel(QStringView label)
{
    const auto fits = [](QChar c) { return c.isLetterOrNumber() || c.isMark() || c == u'-' || c.isSurrogate(); };
    return !label.isEmpty() && label.size() <= longestLabel && label.front() != u'-' && label.back() != u'-'
           && std::ranges::all_of(label, fits);
}

/// A whole number from 0 to \a most in plain digits, without a zero in front; -1: none.
int plainNumber(QStringView text, int most)
{
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    if (text.isEmpty() || text.size() > 3 || !std::ranges::all_of(text, isDigit)
        || (text.size() > 1 && text.front() == u'0'))
        return -1;
    const int number = text.toInt();
    return number <= most ? number : -1;
}

bool isIpv4(QStringView text)
{
    int parts = 0;
    for (const QStringView part : text.tokenize(u'.')) {
        if (++parts > 4 || plainNumber(part, 255) < 0)
            return false;
    }
    return parts == 4;
}

/// Groups of up to four hex digits on one side of "::"; the last may be an IPv4 address, which counts for two. -1: no
/// such thing.
int ipv6Groups(QStringView text, bool isLast)
{
    if (text.isEmpty())
        return 0;
    const auto isHex = [](QChar c) {
        return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
    };
    int groups = 0;
    while (true) {
        const qsizetype colon = text.indexOf(u':');
        const QStringView group = colon < 0 ? text : text.first(colon);
        if (colon < 0 && isLast && group.contains(u'.'))
            return isIpv4(group) ? groups + 2 : -1;
        if (group.isEmpty() || group.size() > 4 || !std::ranges::all_of(group, isHex) || ++groups > 8)
            return -1;
        if (colon < 0)
            return groups;
        text = text.sliced(colon + 1);
    }
}

bool isIpv6(QStringView text)
{
    const qsizetype gap = text.indexOf(u"::");
    if (gap < 0)
        return ipv6Groups(text, true) == 8;
    const int before = ipv6Groups(text.first(gap), false);
    const int behind = ipv6Groups(text.sliced(gap + 2), true);
    return before >= 0 && behind >= 0 && before + behind < 8;
}

} // namespace

bool isDomainName(QStringView text)
{
    if (text.size() > longestDomain)
        return false;
    int labels = 0;
    for (const QStringView label : text.tokenize(u'.')) {
        if (!isLabel(label))
            return false;
        ++labels;
    }
    return labels >= 2;
}

bool isEmailAddress(QStringView text)
{
    const qsizetype at = text.indexOf(u'@');
    if (at < 1 || text.size() > longestEmail || !isDomainName(text.sliced(at + 1)))
        return false;
    return std::ranges::all_of(text.first(at), [](QChar c) {
        return !c.isSpace() && c.category() != QChar::Other_Control && c != u',' && c != u';' && c != u'<' && c != u'>';
    });
}

QString domainOf(QStringView email)
{
    const qsizetype at = email.lastIndexOf(u'@');
    return at < 0 || email.size() > longestEmail ? QString() : email.sliced(at + 1).toString().toLower();
}

bool isIpRange(QStringView text)
{
    constexpr qsizetype longest = 49; // IPv6 with an IPv4 end and "/128"
    if (text.size() > longest)
        return false;
    const qsizetype slash = text.indexOf(u'/');
    const QStringView address = slash < 0 ? text : text.first(slash);
    const auto bits = [&](int most) { return slash < 0 || plainNumber(text.sliced(slash + 1), most) >= 0; };
    return (isIpv4(address) && bits(32)) || (isIpv6(address) && bits(128));
}

bool isCountryCode(QStringView text)
{
    return text.size() == 2 && std::ranges::all_of(text, [](QChar c) { return c >= u'A' && c <= u'Z'; });
}

bool isHttpsUrl(const QString &text)
{
    if (text.size() > longestUrl || !text.startsWith(u"https://"))
        return false;
    const QUrl url(text, QUrl::StrictMode);
    return url.isValid() && !url.host().isEmpty() && url.userInfo().isEmpty();
}

QString hostOf(const QString &url)
{
    return url.size() > longestUrl ? QString() : QUrl(url, QUrl::StrictMode).host().toLower();
}

bool isRedirectUri(const QString &text)
{
    if (isHttpsUrl(text))
        return true;
    const QUrl url(text, QUrl::StrictMode);
    if (text.size() > longestUrl || !url.isValid() || url.isRelative() || url.hasFragment())
        return false;
    if (url.scheme() == u"http")
        return url.host() == u"localhost" || url.host() == u"127.0.0.1" || url.host() == u"::1";
    return url.scheme().contains(u'.'); // RFC 8252, 7.1: "javascript:" and its like have none
}

} // namespace steward::domain
