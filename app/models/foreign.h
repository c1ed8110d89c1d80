// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/workspace.h"

#include <QtQml/qqml.h>

namespace steward {

/// The workspace as QML sees it: something to hand from page to model, nothing to read or call. It knows no QML itself.
struct ForeignWorkspace
{
    Q_GADGET
    QML_FOREIGN(steward::Workspace)
    QML_NAMED_ELEMENT(Workspace)
    QML_UNCREATABLE("made by the composition root")
};

} // namespace steward
