// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/consolestage.h"

namespace steward::tests {

/// The main job done at a stage by hand, part by part, so that something can go wrong between the parts; and what has
/// to hold of the draft and the store whatever went wrong. Each part is false when it could not be done.
class Job
{
public:
    /// \a stage must outlive this.
    explicit Job(ConsoleStage &stage);

    /// To call when the project is there, before anything is done: what "untouched" is measured by.
    void begin();

    [[nodiscard]] bool openRole();
    [[nodiscard]] bool stageEdit();                 ///< from the list of roles to the two changes
    [[nodiscard]] bool rename(const QString &name); ///< in the role editor
    [[nodiscard]] bool openReview();
    [[nodiscard]] bool settle(); ///< in the review: ticks the removal, names who is locked out, waits for the dry run
    [[nodiscard]] bool waitReady(int milliseconds = 5000); ///< Apply can be pressed
    [[nodiscard]] bool apply();

    /// The alert that is on the screen and begins with \a words; empty: there is none.
    [[nodiscard]] QString alert(const QString &words);

    [[nodiscard]] bool isDraftWhole() const; ///< the edit is staged, and nothing else
    [[nodiscard]] bool isUntouched();        ///< the store is as it was at the beginning
    /// One row by us with exactly the edit, the role as wished, the draft empty. Waits.
    [[nodiscard]] bool isAppliedOnce();

    [[nodiscard]] domain::EntityRef role() const;
    [[nodiscard]] qint64 begun() const { return m_revision; } ///< the revision at the beginning

private:
    Driver &at() { return m_stage.driver(); }

    ConsoleStage &m_stage;
    qint64 m_revision = 0;
    QByteArray m_hash;
};

} // namespace steward::tests
