// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workspace/seat.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace steward::tests {

namespace {

/// Nothing is tried again by itself: a fault that was set for one request is met by the one that is meant.
RetryPolicy once()
{
    return {.waits = {}};
}

} // namespace

Seat::Seat(demo::DemoHost &host, const QByteArray &token)
    : tokens(token)
    , authorised(host.transport(), tokens)
    , retry(authorised, host.clock(), once())
    , api(retry)
    , workspace(api, host.clock())
{
}

bool Seat::load()
{
    workspace.load();
    return QTest::qWaitFor([this] {
               return workspace.loadState() == Workspace::Load::Ready
                      || workspace.loadState() == Workspace::Load::Failed;
           })
           && workspace.loadState() == Workspace::Load::Ready;
}

bool Seat::isIdle()
{
    return QTest::qWaitFor([this] { return workspace.work() == Workspace::Work::Idle; });
}

bool Seat::apply()
{
    workspace.dryRun();
    if (!isIdle() || workspace.refusal())
        return false;
    workspace.apply();
    return isIdle() && !workspace.refusal();
}

void Seat::toggle(const Id &role, const QString &permission, bool on)
{
    workspace.stage(roleRef(role), u"permissions."_s + permission, on);
}

void Seat::rename(const Id &role, const QString &name)
{
    workspace.stage(roleRef(role), u"name"_s, name);
}

Office::Office()
{
    auto made = demo::DemoHost::make(demo::PackSize::S);
    if (!made)
        qFatal("no pack");
    host = std::move(made).value();
    readOnly = host->plant(u"read_only_role"_s);
    ddo = host->plant(u"ddo_role"_s);
    me = std::make_unique<Seat>(*host, host->tokens().accessToken());
    if (!me->load())
        qFatal("the pack cannot be loaded");
}

std::unique_ptr<Seat> Office::seatFor(const QString &plant)
{
    auto seat = std::make_unique<Seat>(*host, host->tokenFor(host->plant(plant)));
    if (!seat->load())
        qFatal("the second session cannot load");
    return seat;
}

domain::EntityRef roleRef(const Id &role)
{
    return {u"role"_s, role};
}

} // namespace steward::tests
