// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workspace/workspace.h"

#include "domain/effective.h"
#include "domain/fields.h"
#include "domain/replay.h"

using namespace Qt::StringLiterals;

namespace steward {

using namespace domain;

namespace {

using namespace std::chrono_literals;
constexpr auto pauseBetweenReloads = 5s;

bool meansSignedOut(const Error &error)
{
    return error.kind == Error::Kind::Unauthorised || error.kind == Error::Kind::GrantDead;
}

Workspace::Line lineAfter(const Error &error)
{
    if (meansSignedOut(error))
        return Workspace::Line::SignedOut;
    return error.kind == Error::Kind::Forbidden ? Workspace::Line::ShutOut : Workspace::Line::Offline;
}

constexpr auto objectGone = "object.gone"_L1;
constexpr auto notAskedYet = "line.none"_L1; // a server, since this was opened from what was kept

} // namespace

Workspace::Workspace(Api &api, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_clock(clock)
    , m_loader(api)
    , m_follower(api)
    , m_setId(Id::random())
{
    connect(&m_loader, &Loader::progressed, this, &Workspace::loadChanged);
    connect(&m_loader, &Loader::loaded, this, &Workspace::setLoaded);
    connect(&m_loader, &Loader::failed, this, [this](const Error &error) {
        if (m_load == Load::Ready) { // fetched anew: what is held stays readable
            if (lineAfter(error) == Line::Offline)
                m_reload.start(pauseBetweenReloads);
        } else {
            m_loadError = error;
            setLoad(Load::Failed);
        }
        lose(error);
    });
    connect(&m_follower, &Follower::arrived, this, &Workspace::receive);
    connect(&m_follower, &Follower::failed, this, &Workspace::followOrReload);
    m_reload.setSingleShot(true);
    connect(&m_reload, &QTimer::timeout, &m_loader, &Loader::start);
}

Workspace::~Workspace() = default;

void Workspace::load()
{
    m_follower.stop();
    m_reload.stop();
    setLoad(Load::Loading);
    m_loader.start();
}

void Workspace::tryNow()
{
    if (m_load != Load::Ready)
        load();
    else if (m_lineError.code == notAskedYet)
        resume();
    else if (m_reload.isActive() || m_line == Line::ShutOut) // who has been let in again may see other things
        m_reload.start(0s);
    else
        m_follower.askNow();
}

void Workspace::resume()
{
    if (m_refusal && meansSignedOut(*m_refusal)) {
        m_refusal.reset();
        Q_EMIT draftChanged();
    }
    setLine(Line::Unknown);
    if (m_load == Load::Ready)
        m_follower.start(m_project.revision);
    else
        load();
}

void Workspace::setLoaded(const Loader::Loaded &loaded)
{
    m_me = loaded.me;
    m_project = loaded.project;
    m_newer = loaded.newer;
    m_review.reset();
    m_dryRun.reset();
    rebaseAll({});
    m_syncedAt = m_clock.now();
    setLine(Line::UpToDate);
    setLoad(Load::Ready);
    Q_EMIT changed({});
    Q_EMIT draftChanged();
    Q_EMIT replaced();
    m_follower.start(m_project.revision);
}

void Workspace::restore(Replica replica, Pencil pencil)
{
    if (m_load == Load::Ready)
        return;
    m_me = std::move(replica.me);
    m_project = std::move(replica.project);
    m_syncedAt = replica.syncedAt;
    m_draft = std::move(pencil.draft);
    m_parked = std::move(pencil.parked);
    m_unanswered = std::move(pencil.unanswered);
    m_journal = std::move(pencil.journal);
    m_review.reset();
    m_setId = Id::random();
    setLine(Line::Offline, {.kind = Error::Kind::Offline, .code = notAskedYet});
    setLoad(Load::Ready);
    Q_EMIT changed({});
    Q_EMIT draftChanged();
}

void Workspace::setLoad(Load load)
{
    m_load = load;
    Q_EMIT loadChanged();
}

void Workspace::setLine(Line line, const Error &error)
{
    const bool isNew = m_line != line;
    const bool isBack = m_line == Line::Offline && line == Line::UpToDate && m_load == Load::Ready;
    m_line = line;
    m_lineError = error;
    if (isNew)
        m_lineSince = m_clock.now();
    Q_EMIT lineChanged();
    if (isNew && line == Line::SignedOut)
        Q_EMIT signInNeeded();
    if (isBack)
        askContract();
}

/// A server is brought up to date while its consoles are open: whoever finds the line again asks which it is now.
void Workspace::askContract()
{
    m_contractTicket = m_api.contract(this, [this](const Result<wire::Contract> &contract) {
        if (!contract || wire::standing(*contract) == m_newer.standing)
            return; // not to be had: the next load asks again
        m_newer.standing = wire::standing(*contract);
        Q_EMIT changed({});
        Q_EMIT draftChanged();
    });
}

void Workspace::lose(const Error &error)
{
    const Line line = lineAfter(error);
    if (line != Line::Offline)
        m_follower.stop();
    setLine(line, error);
}

/// A feed that objects cannot lead on from what is held: the server is older than the replica, or what we may see has
/// itself changed.
void Workspace::followOrReload(const Error &error)
{
    if (error.kind != Error::Kind::Objection) {
        lose(error);
        return;
    }
    m_follower.stop();
    m_reload.start(std::exchange(m_wasReloaded, true) ? pauseBetweenReloads : 0s);
}

void Workspace::receive(const QList<wire::LogEntry> &entries, qint64 revision)
{
    m_syncedAt = m_clock.now();
    m_wasReloaded = false;
    QList<EntityRef> touched;
    QList<wire::LogEntry> news;
    QList<std::pair<Id, Instant>> appliedSets;
    for (const wire::LogEntry &entry : entries) {
        if (entry.revision <= m_project.revision)
            continue; // our own, already here
        news << entry;
        m_project = replayed(m_project, entry.changes, entry.revision);
        Q_EMIT advanced(entry.changes, entry.revision);
        if (indexOfUnanswered(entry.set) >= 0)
            appliedSets.append({entry.set, entry.at});
        for (const Change &change : entry.changes) {
            if (!touched.contains(change.entity))
                touched << change.entity;
        }
    }
    m_project.revision = std::max(m_project.revision, revision);
    if (!news.isEmpty()) {
        m_review.reset();
        m_dryRun.reset();
        QList<JournalEntry> own;
        for (const auto &[set, at] : std::as_const(appliedSets))
            own << conclude(indexOfUnanswered(set), at);
        rebaseAll(news);
        Q_EMIT changed(touched);
        Q_EMIT draftChanged();
        for (const JournalEntry &entry : std::as_const(own))
            Q_EMIT applied(entry);
    }
    setLine(Line::UpToDate);
}

void Workspace::rebaseAll(const QList<wire::LogEntry> &entries)
{
    rebase(m_draft, entries);
    if (m_parked)
        rebase(*m_parked, entries);
    if (m_draft.isEmpty())
        finishDraft();
}

void Workspace::rebase(Draft &draft, const QList<wire::LogEntry> &entries)
{
    if (draft.isEmpty())
        return;
    QList<Staged> kept;
    for (Staged staged : draft.items()) {
        const Merge merged = merge(staged.change, m_project);
        switch (merged.kind) {
        case Merge::Kind::Done:
            continue;
        case Merge::Kind::Clean:
            staged.change = merged.change;
            if (staged.state == Staged::State::Conflict || staged.problem.code == objectGone) {
                staged.state = Staged::State::Staged;
                staged.problem = {};
                staged.theirs = {};
            }
            break;
        case Merge::Kind::Conflict:
            staged.change = merged.change;
            staged.state = Staged::State::Conflict;
            staged.theirs = merged.theirs;
            for (const wire::LogEntry &entry : entries) {
                for (const Change &change : entry.changes) {
                    const bool isWhole = staged.change.field.isEmpty();
                    if (change.entity == staged.change.entity && (isWhole || change.field == staged.change.field)) {
                        staged.theirName = entry.authorName;
                        staged.theirAt = entry.at;
                    }
                }
            }
            break;
        case Merge::Kind::Gone:
            staged.state = Staged::State::Rejected;
            staged.problem = {.kind = Problem::Kind::Stale, .code = objectGone};
            break;
        }
        kept << staged;
    }
    if (kept == draft.items())
        return;
    draft.replaceItems(kept);
    m_setId = Id::random();
}

const Workspace::Review &Workspace::review() const
{
    if (!m_review) {
        static quint64 serial = 0;
        Review review{.serial = ++serial};
        QList<Change> live;
        for (const Staged &staged : m_draft.items()) {
            if (staged.problem.code != objectGone)
                live << staged.change;
        }
        review.after = laidOver(m_project, live, &review.changes);
        review.impact = impact(m_project, review.after, review.changes, m_places);
        review.lockOut = lockOut(m_project, review.after, m_me.person);
        m_review = std::move(review);
    }
    return *m_review;
}

void Workspace::stage(const EntityRef &entity, const QString &field, const QJsonValue &after)
{
    if (isTooOld())
        return;
    // A role that is itself only staged has no fields on the server: its one change is written anew.
    if (const Staged *made = m_draft.find(entity, {}); made && made->change.op == Change::Op::Create) {
        const Project edited = replayed(shown(), {Change{.entity = entity, .field = field, .after = after}}, 0);
        if (const Role *role = edited.roles.find(entity.id))
            stageNewRole(*role);
        return;
    }
    const auto version = versionOf(m_project, entity);
    if (!version)
        return;
    Change change{.entity = entity,
                  .field = field,
                  .before = fieldValue(m_project, entity, field),
                  .after = after,
                  .baseVersion = *version};
    if (m_draft.stage(std::move(change), m_clock.now()))
        edited({entity});
}

void Workspace::stageNewRole(const Role &role)
{
    if (isTooOld())
        return;
    Role made = role;
    made.permissions = normalised(role.permissions); // a making has no consequences beside it that could follow
    Change change{.entity = {u"role"_s, role.id},
                  .op = Change::Op::Create,
                  .before = QJsonValue::Null,
                  .after = domain::toJson(made)};
    if (m_draft.stage(std::move(change), m_clock.now()))
        edited({{u"role"_s, role.id}});
}

void Workspace::stageRemoval(const EntityRef &entity)
{
    if (isTooOld())
        return;
    const Role *role = m_project.roles.find(entity.id);
    if (!role) { // never was on the server
        takeBack(entity, {});
        return;
    }
    Change change{.entity = entity,
                  .op = Change::Op::Remove,
                  .before = domain::toJson(*role),
                  .after = QJsonValue::Null,
                  .baseVersion = role->version};
    if (m_draft.stage(std::move(change), m_clock.now()))
        edited({entity});
}

void Workspace::takeBack(const EntityRef &entity, const QString &field)
{
    if (m_draft.takeBack(entity, field))
        edited({entity});
}

void Workspace::setRead(const EntityRef &entity, const QString &field, bool isRead)
{
    if (m_draft.setRead(entity, field, isRead))
        Q_EMIT draftChanged();
}

void Workspace::setReason(const QString &reason)
{
    if (m_draft.reason == reason)
        return;
    m_draft.reason = reason;
    m_setId = Id::random();
    Q_EMIT draftChanged();
}

void Workspace::acknowledge(const Acknowledgement &acknowledgement)
{
    m_draft.acknowledge(acknowledgement);
    edited({acknowledgement.entity});
}

void Workspace::withdraw(const QString &finding, const EntityRef &entity)
{
    if (m_draft.withdraw(finding, entity))
        edited({entity});
}

void Workspace::settle(const EntityRef &entity, const QString &field, bool mine)
{
    const Staged *staged = m_draft.find(entity, field);
    if (!staged || staged->state != Staged::State::Conflict)
        return;
    if (!mine) {
        takeBack(entity, field);
        return;
    }
    QList<Staged> items = m_draft.items();
    for (Staged &item : items) {
        if (item.change.entity != entity || item.change.field != field)
            continue;
        item.state = Staged::State::Staged;
        item.change.before = item.theirs;
        item.change.baseVersion = versionOf(m_project, entity).value_or(0);
    }
    m_draft.replaceItems(items);
    edited({entity});
}

void Workspace::undoStep()
{
    if (m_draft.undo())
        edited({});
}

void Workspace::redoStep()
{
    if (m_draft.redo())
        edited({});
}

void Workspace::discard()
{
    if (m_draft.isEmpty() && !m_parked)
        return;
    m_draft = {};
    edited({});
}

void Workspace::edited(const QList<EntityRef> &entities)
{
    if (m_draft.isEmpty() && m_parked)
        return finishDraft(); // however the inverse came to nothing: what waits behind it is not lost
    m_review.reset();
    m_dryRun.reset();
    m_refusal.reset();
    m_setId = Id::random();
    Q_EMIT changed(entities);
    Q_EMIT draftChanged();
}

/// A draft that was set aside for an inverse comes back.
void Workspace::finishDraft()
{
    if (!m_parked)
        return;
    m_draft = *std::exchange(m_parked, std::nullopt);
    rebase(m_draft, {});
    edited({});
}

} // namespace steward
