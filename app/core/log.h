// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>

/// A file-local category; the name is "steward." and the layer: STEWARD_LOG(transport).
/// Never a token, a code, a body or a person's name goes into the log (RULES.md 2.9).
#define STEWARD_LOG(layer) Q_LOGGING_CATEGORY(logger, "steward." #layer, QtInfoMsg)
