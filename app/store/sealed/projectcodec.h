// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "domain/project.h"

#include <functional>

namespace steward {

/// How a whole project becomes bytes and is read again, revision and all; who makes a SealedStore or a WorkspaceBook
/// brings it, as the compact form is that of the wire. Writing: any Error for a project that would not be read again as
/// the same; reading: for bytes that are none.
struct ProjectCodec
{
    std::function<Result<QByteArray>(const domain::Project &)> toBytes;
    std::function<Result<domain::Project>(const QByteArray &)> fromBytes;
};

} // namespace steward
