// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/jobs.h"
#include "service/submission.h"
#include "service/uploads.h"

namespace steward {

/// So many changes all its parts may have.
[[nodiscard]] qsizetype mostChangesOf(const domain::ChangeSet &head);

/// The changes of one part, unpacked and read. Error::Invalid or TooLarge as for any body.
[[nodiscard]] Result<QList<domain::Change>> changesOf(const UploadedPart &part);

/// Reads an upload part by part and submits it as one set: one transaction, one row of the log. As soon as it is
/// applied the upload is gone; after a dry run or a refusal it is there as before.
class LargeSet final : public Work
{
public:
    /// \a asked as for Submission, but for the set, its digest and what is told. \a uploads, like store and project,
    /// must outlive it. Nobody else reads \a upload for a job.
    LargeSet(Uploads &uploads, std::shared_ptr<Upload> upload, Store &store, domain::Project &project,
             Submission::Asked asked);
    ~LargeSet() override;
    Q_DISABLE_COPY_MOVE(LargeSet)

    std::optional<Response> step(Instant now) override;
    [[nodiscard]] Progress progress() const override;
    [[nodiscard]] QJsonObject about() const override;

private:
    std::optional<Response> read();
    std::optional<Response> submit(Instant now);

    Uploads &m_uploads;
    const std::shared_ptr<Upload> m_upload;
    Store &m_store;
    domain::Project &m_project;
    Submission::Asked m_asked; ///< until it is submitted
    const bool m_isDryRun;
    std::map<int, UploadedPart>::const_iterator m_part; ///< to be read next
    int m_read = 0;                                     ///< parts
    std::optional<Submission> m_submission;             ///< when all are read
};

} // namespace steward
