// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/world.h"

namespace steward::tests {

/// Can be told that somebody else commits first, to fail, and to have been put back to an earlier state.
class SharedStore : public MemoryStore
{
public:
    Result<domain::Project> load() const override;
    Result<qint64> revision() const override;
    Result<QList<AuditRow>> commitAll(std::span<const Commit> commits) override;
    Result<void> atOnce(const std::function<Result<void>()> &work) override;

    [[nodiscard]] domain::Project stored() const { return *MemoryStore::load(); } ///< which is not counted

    mutable int loads = 0;
    bool isAway = false;
    std::optional<domain::Project> putBack;
    std::function<void()> quicker; ///< comes before the next commit, unless that is made while nobody else may

private:
    bool m_isAlone = false;
};

/// Two servers of one project: "here" has not looked when "there" commits.
class TwoServers
{
public:
    explicit TwoServers(const domain::Project &project = World::small());

    static Response ask(Service &service, const Id &who, Request::Verb verb, const QString &path,
                        const QByteArray &body = {}, const Headers &more = {});
    static Response patch(Service &service, const QString &path, const QByteArray &body, qint64 version,
                          const Headers &more = {});
    static Response get(Service &service, const QString &path);

    SharedStore store;
    std::unique_ptr<Service> here;
    std::unique_ptr<Service> there;
};

} // namespace steward::tests
