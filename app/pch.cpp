// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Empty on purpose: the target that makes the precompiled header needs a source.
