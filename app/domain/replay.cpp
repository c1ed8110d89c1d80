// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/replay.h"

#include "domain/applying.h"
#include "domain/fields.h"
#include "domain/kinds.h"
#include "domain/setfield.h"

#include <QSet>

#include <map>

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

/// Plays changes onto a project. Removals wait until they must be seen: each goes through all rows of its kind.
class Player
{
public:
    Player(Project &project, std::optional<qint64> version)
        : m_project(project)
        , m_version(version)
    {
    }

    void play(const Change &change)
    {
        const EntityKind *kind = kindOf(change.entity.kind);
        if (!kind)
            return;
        QSet<Id> &removed = m_removed[kind];
        if (change.op == Change::Op::Remove) {
            removed.insert(change.entity.id);
            return;
        }
        if (removed.contains(change.entity.id))
            finish();
        QJsonObject object;
        if (change.op == Change::Op::Create) {
            object = change.after.toObject();
        } else {
            const int row = kind->indexOf(m_project, change.entity.id);
            if (row < 0)
                return;
            object = kind->objectAt(m_project, row);
            setField(object, change.field, change.after);
        }
        object.insert(u"id"_s, change.entity.id.toString());
        // What cannot be read is newer than we are: passed over.
        [[maybe_unused]] const bool isRead = kind->add(m_project, object, m_version, nullptr);
    }

    void finish()
    {
        for (auto &[kind, ids] : m_removed) {
            if (!ids.isEmpty())
                kind->remove(m_project, std::exchange(ids, {}));
        }
    }

private:
    Project &m_project;
    std::optional<qint64> m_version;
    std::map<const EntityKind *, QSet<Id>> m_removed;
};

} // namespace

Project replayed(const Project &project, const QList<Change> &changes, qint64 revision)
{
    Project next = project;
    Player player(next, revision);
    for (const Change &change : changes)
        player.play(change);
    player.finish();
    next.revision = revision;
    return next;
}

Project laidOver(const Project &project, const QList<Change> &staged, QList<Change> *changes)
{
    const ChangeSet set{.changes = staged};
    Applying applying{.before = project, .set = set, .next = project, .isDraft = true};
    Player player(applying.next, std::nullopt);
    for (int index = 0; index < staged.size(); ++index) {
        Change change = staged.at(index);
        if (const EntityKind *kind = kindOf(change.entity.kind); kind && change.op == Change::Op::Create) {
            QJsonObject object = change.after.toObject();
            giveHandle(applying, *kind, object);
            change.after = object;
        }
        player.play(change);
        applying.asked.push_back({index, change});
    }
    player.finish();
    for (const Change &change : staged) {
        const EntityKind *kind = kindOf(change.entity.kind);
        if (kind && change.op == Change::Op::Remove && kind->indexOf(applying.next, change.entity.id) < 0)
            applying.removed[kind].insert(change.entity.id);
    }
    followRoles(applying);
    followPeople(applying);
    followPlaces(applying);
    followRemovals(applying);
    if (changes) {
        changes->clear();
        for (const Asked &asked : applying.asked)
            *changes << asked.change;
        *changes << applying.followed;
    }
    return std::move(applying.next);
}

} // namespace steward::domain
