// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/jobs.h"
#include "service/uploads.h"

namespace steward {

/// What the service has from one request to the next, beside the project; gone with a restart.
struct Background
{
    Uploads uploads; ///< jobs go before it, which may be at work on one
    Jobs jobs;
};

} // namespace steward
