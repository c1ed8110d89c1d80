// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/servertrouble.h"

#include <array>

using namespace Qt::StringLiterals;

namespace steward::cli {

namespace {

struct Words
{
    QLatin1StringView code; ///< or the beginning of codes, where it ends in a dot
    const char *text;
};

constexpr std::array allWords{
    Words{"server.address"_L1, "the address must begin with https; only a server on this computer may do without"},
    Words{"server.no_document"_L1, "there is no Steward server; check the address letter by letter"},
    Words{"server.no_client"_L1,
          "it is not set up for signing in from a terminal; its operator names a client for that"},
    Words{"signin.no_device_flow"_L1,
          "its sign-in service has no sign-in for terminals (device flow); whoever runs that can allow it"},
    Words{"signin.denied"_L1, "the sign-in was refused in the browser"},
    Words{"signin.timeout"_L1, "nobody has signed in in time; try again"},
    Words{"device."_L1, "its sign-in service does not do the sign-in for terminals as it should; tell whoever runs it"},
    Words{"member."_L1, "you are signed in, but may not enter this project"},
    Words{"console.too_old"_L1, "it no longer serves programs as old as this one; a newer Steward is needed"},
};

QString textFor(const Error &error)
{
    for (const Words &words : allWords) {
        const bool fits = words.code.endsWith(u'.') ? error.code.startsWith(words.code) : error.code == words.code;
        if (fits)
            return QString::fromLatin1(words.text);
    }
    if (error.kind == Error::Kind::Offline || error.kind == Error::Kind::Timeout)
        return u"no answer; check the line and the address"_s;
    if (error.kind == Error::Kind::Tls)
        return u"its certificate is not right, so it is not talked to"_s;
    return u"that did not work"_s;
}

} // namespace

QString serverTrouble(const QUrl &server, const Error &error)
{
    const QString exact = u"%1 %2"_s.arg(error.code, error.detail).trimmed();
    const QString request = error.requestId.isEmpty() ? QString() : u", request "_s + error.requestId;
    return u"%1: %2 (%3%4)"_s.arg(server.toString(QUrl::RemoveUserInfo), textFor(error), exact, request);
}

} // namespace steward::cli
