// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/world.h"

namespace steward::tests {

inline const Id feeder{0x10, 0x20}; ///< a role with the API, that reads and changes people everywhere
inline const Id looker{0x10, 0x21}; ///< a role with the API, that sees the places
inline const Id mwai{0x20, 0x20};   ///< a web user under feeder
inline const Id weziFull{0x78, 1};  ///< wezi's key, for all that she may
inline const Id weziLook{0x78, 2};  ///< wezi's key for what a looker may
inline const Id mwaiKey{0x78, 3};   ///< mwai's, from 192.0.2.0/24 alone, until a day after the clock's
inline const Id graceKey{0x78, 4};  ///< grace's, whose role has no API

/// A world with API keys, none of which has a value yet.
class KeyDesk : public World
{
public:
    KeyDesk();
    [[nodiscard]] static QString pathTo(const Id &key);
    /// POST, with If-Match of now unless there is one.
    Response make(const Id &who, const Id &key, const QString &query = {}, Headers headers = {},
                  const QJsonObject &body = {});
    /// Made by its owner.
    [[nodiscard]] QByteArray valueOf(const Id &key);
    /// From here on its owner asks by it, from within its addresses.
    void comeBy(const Id &key);
    [[nodiscard]] domain::ApiKey told(const Id &key) const { return *project().apiKeys.find(key); }
};

} // namespace steward::tests
