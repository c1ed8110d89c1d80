// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/world.h"

namespace steward::tests {

/// How somebody sends a large change set, one piece after another.
class Sending
{
public:
    Sending(World &world, const Id &who, const Id &set = Id::random())
        : m_world(world)
        , m_who(who)
        , m_set(set)
    {
    }

    Response open(const QJsonObject &more = {});
    /// With its digest, unless \a headers have one.
    Response put(int number, const QByteArray &body, const Headers &headers = {});
    Response put(int number, const QList<domain::Change> &changes) { return put(number, bodyOf(changes)); }
    Response read() { return m_world.get(m_who, path()); }
    Response drop() { return m_world.ask(m_who, Request::Verb::Delete, path()); }
    Response commit(int parts, bool isDry = false);
    /// Opens, puts \a changes one to a part, commits; the job as it is then, not begun.
    QJsonObject begin(const QList<domain::Change> &changes, bool isDry = false);

    [[nodiscard]] QString path() const;
    [[nodiscard]] Id set() const { return m_set; }
    [[nodiscard]] static QByteArray bodyOf(const QList<domain::Change> &changes);
    [[nodiscard]] static Headers digestOf(const QByteArray &body);

private:
    World &m_world;
    const Id m_who;
    const Id m_set;
};

/// All jobs to their end.
void workOff(World &world);
[[nodiscard]] QString jobPath(const Response &accepted);
[[nodiscard]] QJsonObject jobOf(World &world, const Id &who, const QString &path);
[[nodiscard]] QJsonObject jobOf(World &world, const Id &who, const QJsonObject &job);

} // namespace steward::tests
