// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/consolestage.h"
#include "tour/step.h"

namespace steward::tests {

/// The main job in the demo: a role is opened, changed, reviewed, applied, found in the audit and put back. What
/// happened is read from the store.
class Inside final : public Part
{
public:
    explicit Inside(TourOptions options);

    [[nodiscard]] QList<Step> steps() override;
    [[nodiscard]] Driver *driver() override { return m_stage && m_stage->window() ? &m_stage->driver() : nullptr; }

private:
    [[nodiscard]] Driver &at() { return m_stage->driver(); }
    [[nodiscard]] QList<Step> editingSteps();
    [[nodiscard]] QList<Step> applyingSteps();
    [[nodiscard]] QList<Step> undoingSteps();

    [[nodiscard]] bool open();
    [[nodiscard]] bool isUntouched(); ///< nothing is live yet
    [[nodiscard]] bool isImpactTold();
    [[nodiscard]] bool isApplied();
    [[nodiscard]] bool isInAudit();
    [[nodiscard]] bool isPutBack();

    TourOptions m_options;
    std::unique_ptr<ConsoleStage> m_stage;
    qint64 m_revision = 0; ///< before the first change
    domain::Role m_before;
    QString m_lockedOut; ///< name of the person
};

} // namespace steward::tests
