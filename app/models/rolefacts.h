// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/effective.h"
#include "models/marks.h"
#include "workspace/workspace.h"

namespace steward {

/// The built-in role Admin stands in lists under this key; it is no object and has no id (DOMAIN.md 1.1).
[[nodiscard]] QString adminKey();
[[nodiscard]] domain::EntityRef roleEntity(const Id &id);

/// One role as lists show it: replica and draft in one.
struct RoleFact
{
    QString key; ///< the id, or adminKey()
    Id id;
    QString name;
    bool isAdmin = false;
    bool isPreset = false;
    bool isArchived = false;
    int holders = 0;
    Marks::Margin mark = Marks::Margin::None;

    [[nodiscard]] bool isStaged() const { return mark != Marks::Margin::None && mark != Marks::Margin::Locked; }
    friend bool operator==(const RoleFact &, const RoleFact &) = default;
};

/// Admin first, then the project's own roles, presets, archived ones; roles the draft removes stay, made ones come with
/// the project's own. O(roles + people) for the first who asks after a change.
[[nodiscard]] QList<RoleFact> roleFacts(const Workspace &workspace);

/// "Built in", "Preset", "Archived", "From another project"; empty for the project's own.
[[nodiscard]] QString roleKindText(const Workspace &workspace, const RoleFact &role);

/// Edits of this role in the draft, one for each field; the making and the removal count as one.
[[nodiscard]] int stagedCount(const Workspace &workspace, const Id &role);

/// Why this role cannot be edited here by this person; empty: it can.
[[nodiscard]] QString roleLockText(const Workspace &workspace, const Id &role);

/// One permission of one role: what it amounts to live and after the draft.
struct CellFact
{
    domain::Effective was;
    domain::Effective now;
    int items = 0; ///< how many, for Some
    bool isOffered = true;
    bool isAsked = false;  ///< this very field is in the draft
    bool isStaged = false; ///< asked, or follows from the draft
    bool isConflict = false;
    bool isDangerous = false; ///< held, and goes around the limit to places

    friend bool operator==(const CellFact &left, const CellFact &right)
    {
        return left.mark() == right.mark() && left.items == right.items && left.isStaged == right.isStaged
               && left.isAsked == right.isAsked && left.isConflict == right.isConflict
               && left.now.cause == right.now.cause;
    }
    [[nodiscard]] Marks::Cell mark() const;
};

/// O(couplings of the permission + draft).
[[nodiscard]] CellFact cellFact(const Workspace &workspace, const Id &role, int permission);
[[nodiscard]] CellFact adminCell(const Workspace &workspace, int permission);

/// "granted", "implied", "only 2", "blocked", ... without the staging.
[[nodiscard]] QString cellText(const CellFact &cell);
/// "High risk".
[[nodiscard]] QString riskText(int permission);
/// "Follows from Can Edit.", "Blocked, because Full Organization Access is off.", "This server does not offer this
/// permission." and why; empty where nothing causes it.
[[nodiscard]] QString becauseText(const Workspace &workspace, const CellFact &cell, int permission);

/// Whether a switch of this permission would act: allowed, offered, neither implied nor blocked. Else \a reason, where
/// one is asked for, says why not.
[[nodiscard]] bool canSwitch(const Workspace &workspace, const Id &role, int permission, QString *reason = nullptr);
/// Stages the other value: off for what is held; for what is not, what was stored before the draft, or all.
void switchPermission(Workspace &workspace, const Id &role, int permission);

} // namespace steward
