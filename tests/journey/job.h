// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/consolestage.h"
#include "support/mainjob.h"

#include <QMetaType>

Q_DECLARE_METATYPE(steward::demo::Fault)

namespace steward::tests {

/// From now on, until cleared: this answer, too many questions, or what a line can do.
[[nodiscard]] demo::Fault status(int code, const QString &slug = {});
[[nodiscard]] demo::Fault limited(std::chrono::seconds wait);
[[nodiscard]] demo::Fault line(demo::Fault::Kind kind);
/// The next answer to requests whose path begins so, late.
[[nodiscard]] demo::Fault late(const QString &route, std::chrono::milliseconds delay);

inline const QString setsRoute = QStringLiteral("/v1/change-sets");
inline const QString dryRunRoute = QStringLiteral("/v1/change-sets?dryRun");
inline const QString feedRoute = QStringLiteral("/v1/changes");

/// The console never hears by itself what others do, though the line is there: its long question is not answered.
void deafen(demo::DemoHost &host);

/// The main job done at a stage by hand, part by part, so that something can go wrong between the parts; and what has
/// to hold of the draft and the store whatever went wrong. Each part is false when it could not be done.
class Job
{
public:
    /// All must outlive this.
    Job(Driver &driver, const Workspace &workspace, demo::DemoHost &host);
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

    [[nodiscard]] bool isDraftWhole() const; ///< the edit is staged, and nothing else
    [[nodiscard]] bool isUntouched() const;  ///< the store is as it was at the beginning
    /// One row by us with exactly \a lines, and the draft empty. Waits.
    [[nodiscard]] bool isAppliedOnce(const QStringList &lines = theEdit);
    [[nodiscard]] bool isStoredOnce(const QStringList &lines = theEdit) const; ///< the same without the draft

    [[nodiscard]] domain::EntityRef role() const;
    [[nodiscard]] qint64 begun() const { return m_revision; } ///< the revision at the beginning

private:
    [[nodiscard]] domain::Project stored() const;

    Driver &m_driver;
    const Workspace &m_workspace;
    demo::DemoHost &m_host;
    qint64 m_revision = 0;
    QByteArray m_hash;
};

} // namespace steward::tests
