// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/api.h"
#include "workspace/newer.h"

#include <QObject>

namespace steward {

/// Fetches who we are, which contract the server keeps, and the whole state of the project, part by part. A commit of
/// somebody else's in between makes it begin again, a few times. A server that no longer serves this console is read
/// all the same; where that fails, the error is "console.too_old".
class Loader : public QObject
{
    Q_OBJECT

public:
    struct Loaded
    {
        wire::Me me;
        domain::Project project;
        Newer newer;
    };

    explicit Loader(Api &api, QObject *parent = nullptr);

    /// Ends in loaded() or failed(), once, unless started again meanwhile.
    void start();

    [[nodiscard]] int rowsDone() const { return m_rowsDone; }
    [[nodiscard]] int rowsAll() const { return m_rowsAll; }
    /// What is being fetched; null before the first.
    [[nodiscard]] const domain::EntityKind *kind() const { return m_kind; }

Q_SIGNALS:
    void progressed();
    void loaded(const steward::Loader::Loaded &loaded);
    void failed(const steward::Error &error);

private:
    struct Step
    {
        const domain::EntityKind *kind;
        int pack;
    };

    void fetchContract();
    void fetchManifest();
    void fetchNext();
    void finish();
    void fail(const Error &error);

    Api &m_api;
    Ticket m_ticket;
    wire::Me m_me;
    wire::Standing m_standing = wire::Standing::Fits;
    wire::Manifest m_manifest;
    wire::SnapshotRows m_rows;
    QList<Step> m_steps;
    const domain::EntityKind *m_kind = nullptr;
    int m_rowsDone = 0;
    int m_rowsAll = 0;
    int m_restarts = 0;
};

} // namespace steward
