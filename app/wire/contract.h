// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json.h"

#include <QVersionNumber>

namespace steward::wire {

/// The version of resources/api/openapi.yaml that this program was built with: a server's, and a client's.
inline constexpr QLatin1StringView contractVersion("0.1.0");

/// What a server says of the contract it keeps (GET /v1/capabilities).
struct Contract
{
    QVersionNumber version;
    QVersionNumber oldestClient; ///< clients of older versions are no longer understood

    friend bool operator==(const Contract &, const Contract &) = default;
};

/// How a client stands to a server.
enum class Standing {
    Fits,        ///< the same version, or a later patch of it, or the client is the newer one
    NewerServer, ///< it may tell what this client does not know
    TooOld,      ///< older than the oldest client served: what it writes may be misunderstood
};

[[nodiscard]] QJsonObject toJson(const Contract &contract);
/// The member `contract` of the answer. Error::Invalid "field.value" where one of the two is no version.
[[nodiscard]] Result<Contract> contractFromJson(const QJsonObject &capabilities);
/// Of a client that was built with the version \a ours.
[[nodiscard]] Standing standing(const Contract &contract, const QString &ours = contractVersion);

} // namespace steward::wire
