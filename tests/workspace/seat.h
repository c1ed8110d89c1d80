// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/demohost.h"
#include "transport/authorised.h"
#include "transport/retry.h"
#include "workspace/workspace.h"

namespace steward::tests {

/// One session at a made-up server: the whole chain from the transport up to a workspace.
class Seat
{
public:
    Seat(demo::DemoHost &host, const QByteArray &token);

    /// False when it does not end well.
    [[nodiscard]] bool load();
    /// Until nothing is under way but the feed's question.
    [[nodiscard]] bool isIdle();
    /// Dry runs and applies, and waits for the end of both.
    [[nodiscard]] bool apply();
    void toggle(const Id &role, const QString &permission, bool on = true);
    void rename(const Id &role, const QString &name);
    [[nodiscard]] QString nameOf(const Id &role) const { return workspace.project().roles.find(role)->name; }

    demo::DemoTokens tokens;
    Authorised authorised;
    Retry retry;
    Api api;
    Workspace workspace;
};

/// A made-up server of pack S and the admins who sit at it.
class Office
{
public:
    Office();

    [[nodiscard]] Id role(const QString &key) const { return host->plant(QStringLiteral("role.") + key); }
    [[nodiscard]] demo::Faults &faults() { return host->transport().faults(); }
    [[nodiscard]] domain::Project stored() const { return *host->store().load(); }
    [[nodiscard]] qint64 rows() const { return *host->store().rowCount(); }
    /// Another session: of "second_admin", "ddo_holder" …
    [[nodiscard]] std::unique_ptr<Seat> seatFor(const QString &plant);

    std::unique_ptr<demo::DemoHost> host;
    std::unique_ptr<Seat> me; ///< loaded
    Id readOnly;              ///< a role two people hold
    Id ddo;                   ///< and another
};

[[nodiscard]] domain::EntityRef roleRef(const Id &role);

/// The part of a draft that no refusal may lose.
struct Kept
{
    explicit Kept(const Draft &draft)
        : changes(draft.changes())
        , reason(draft.reason)
        , acknowledged(draft.acknowledged())
    {
    }
    friend bool operator==(const Kept &, const Kept &) = default;

    QList<domain::Change> changes;
    QString reason;
    QList<domain::Acknowledgement> acknowledged;
};

} // namespace steward::tests
