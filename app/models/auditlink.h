// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/id.h"

#include <QString>

#include <optional>

namespace steward {

/// Where an entry of the audit is to be found again, for a message to somebody else: two ids without meaning, so that
/// nothing of the project, its people or its server is told to whoever reads the message. Whoever follows it needs to
/// be signed in, and to be allowed to read the audit. A value.
///
/// steward://project/<id of the project>/audit/<id of the change set>
struct AuditLink
{
    Id project;
    Id set;

    [[nodiscard]] QString toString() const;
    /// Takes exactly what toString() writes, and blanks around it.
    [[nodiscard]] static std::optional<AuditLink> fromString(QStringView text);
    /// Meant as a link of this program, whether it can be read or not.
    [[nodiscard]] static bool isMeant(QStringView text);

    friend bool operator==(const AuditLink &, const AuditLink &) = default;
};

} // namespace steward
