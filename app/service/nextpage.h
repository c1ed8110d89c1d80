// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http.h"

#include <QUrlQuery>

namespace steward {

/// Tells where the next page is: the same path and query, but that \a name has \a value. RFC 8288, relative to the
/// server's address.
void linkNext(Response &response, const QString &path, QUrlQuery query, const QString &name, const QString &value);

} // namespace steward
