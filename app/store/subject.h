// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/id.h"

#include <QString>

namespace steward {

/// Who asks, as far as the network tells: never an address of mail (ARCHITECTURE, issue text).
struct Subject
{
    QString issuer;
    QString subject;

    friend bool operator==(const Subject &, const Subject &) = default;
    friend size_t qHash(const Subject &s, size_t seed = 0) noexcept { return qHashMulti(seed, s.issuer, s.subject); }
};

} // namespace steward
