// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/id.h"

#include <QString>

#include <optional>

namespace steward {

/// The code of a test run of an identity provider: who is sent there takes it along and gives it when he comes back, as
/// another subject. It says whose it is, so that no mail address has to: the pair of issuer and subject counts, bound
/// here to who he was before.
struct TestRunCode
{
    Id provider;
    Id person;
    QString secret;

    /// Takes what toString() writes, with blanks around it.
    [[nodiscard]] static std::optional<TestRunCode> fromString(const QString &text);
    [[nodiscard]] QString toString() const;
    /// By which the store knows the secret: of one person and provider there is one run, and the next ends it.
    [[nodiscard]] Id run() const;
};

} // namespace steward
