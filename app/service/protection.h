// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/store.h"

namespace steward {

/// What an operator, or one of his commands, knows of where the project's data lies and how it is kept. What is not
/// told stays as it was reported before.
struct ProtectionReport
{
    std::optional<QString> storedIn; ///< empty: no longer reported; so with all texts
    std::optional<QString> operatedBy;
    std::optional<QString> encryptionAtRest;
    std::optional<QString> encryptionInTransit;
    std::optional<int> backups; ///< how many are kept
    std::optional<QStringList> backupPlaces;
    std::optional<bool> areBackupsEncrypted;
    std::optional<Instant> backupVerifiedAt;
    QString by;   ///< who is at the shell
    QString from; ///< and at which machine

    [[nodiscard]] bool isEmpty() const;
};

inline constexpr qsizetype longestProtectionText = 200;

/// Makes it the project's facts on data protection, which admins read and nobody edits: one set, author
/// domain::operatorsId, with \a now as the moment of the report. The revision. Nobody else commits meanwhile.
/// O(project). Errors: those of the store.
[[nodiscard]] Result<qint64> reportProtection(Store &store, const ProtectionReport &report, Instant now);

} // namespace steward
