// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/api.h"
#include "core/clock.h"
#include "domain/impact.h"
#include "workspace/draft.h"
#include "workspace/follower.h"
#include "workspace/journal.h"
#include "workspace/loader.h"
#include "workspace/pencil.h"

#include <QObject>
#include <QSet>

namespace steward {

/// Holds together what the server last said (the replica), what has been written in pencil (the draft) and what was
/// applied from here (the journal). What the screen shows is always replica + draft. Nothing waits; one thread.
class Workspace : public QObject
{
    Q_OBJECT

public:
    enum class Load { Idle, Loading, Ready, Failed };
    Q_ENUM(Load)
    enum class Line {
        Unknown,
        UpToDate,
        Offline,
        SignedOut,
        ShutOut, ///< signed in, but the project is not ours to see any more; nobody asks on until tryNow()
    };
    Q_ENUM(Line)
    enum class Work { Idle, DryRunning, Applying, Undoing };
    Q_ENUM(Work)

    /// What the draft would lead to, worked out here by the same rules as on the server.
    struct Review
    {
        domain::Project after;
        QList<domain::Change> changes; ///< staged, and what follows by rule
        domain::Impact impact;
        domain::LockOut lockOut;
        quint64 serial = 0; ///< another one, in the whole program, whenever it was worked out anew
    };

    /// \a api and \a clock must outlive the workspace.
    Workspace(Api &api, const Clock &clock, QObject *parent = nullptr);
    ~Workspace() override;

    /// The api, for lists that are not part of the replica (audit).
    [[nodiscard]] Api &api() const { return m_api; }
    [[nodiscard]] const Clock &clock() const { return m_clock; }

    /// The draft stays, and is moved onto what is loaded.
    void load();
    [[nodiscard]] Load loadState() const { return m_load; }
    [[nodiscard]] const Error &loadError() const { return m_loadError; }
    [[nodiscard]] const Loader &loader() const { return m_loader; }

    [[nodiscard]] Line line() const { return m_line; }
    [[nodiscard]] Instant lineSince() const { return m_lineSince; } ///< when it became what it is
    [[nodiscard]] Instant syncedAt() const { return m_syncedAt; }   ///< what is shown is from then
    [[nodiscard]] const Error &lineError() const { return m_lineError; }
    void tryNow();
    /// The person has signed in again: go on where it stopped.
    void resume();
    [[nodiscard]] Follower &follower() { return m_follower; }

    [[nodiscard]] const wire::Me &me() const { return m_me; }
    /// Roles are the admins' own; and no console older than what the server still serves changes anything.
    [[nodiscard]] bool mayEditRoles() const { return m_me.mayEditRoles && !isTooOld(); }
    [[nodiscard]] const Newer &newer() const { return m_newer; }
    /// Nothing is staged or sent then; what has been staged stays, to be read.
    [[nodiscard]] bool isTooOld() const { return m_newer.standing == wire::Standing::TooOld; }
    [[nodiscard]] const domain::Project &project() const { return m_project; } ///< the replica
    [[nodiscard]] const Review &review() const; ///< worked out on first use after a change
    /// The project with the draft laid over it: what pages show.
    [[nodiscard]] const domain::Project &shown() const { return review().after; }

    [[nodiscard]] const Draft &draft() const { return m_draft; }
    /// Stages a field's new value, from the replica's value and version; nothing for an object that is not there.
    void stage(const domain::EntityRef &entity, const QString &field, const QJsonValue &after);
    void stageNewRole(const domain::Role &role);
    void stageRemoval(const domain::EntityRef &entity);
    void takeBack(const domain::EntityRef &entity, const QString &field);
    void setRead(const domain::EntityRef &entity, const QString &field, bool isRead);
    void setReason(const QString &reason);
    void acknowledge(const domain::Acknowledgement &acknowledgement);
    void withdraw(const QString &finding, const domain::EntityRef &entity);
    void settle(const domain::EntityRef &entity, const QString &field, bool mine);
    void undoStep();
    void redoStep();
    void discard();

    [[nodiscard]] Work work() const { return m_work; }
    [[nodiscard]] Instant workSince() const { return m_workSince; }
    /// The server's own count for the draft as it stands; nothing until dryRun() has answered.
    [[nodiscard]] const std::optional<wire::Applied> &dryRunAnswer() const { return m_dryRun; }
    /// Why the last dry run, apply or undo did not succeed; cleared by the next try.
    [[nodiscard]] const std::optional<Error> &refusal() const { return m_refusal; }
    void dryRun();
    void apply();

    [[nodiscard]] const QList<JournalEntry> &journal() const { return m_journal; }
    /// What would be lost with this window.
    [[nodiscard]] Pencil pencil() const { return {m_draft, m_parked, m_unanswered, m_journal}; }
    /// As it was when it was kept: to be read and written in pencil, without a line until resume(). Nothing happens
    /// once a server has said what there is.
    void restore(Replica replica, Pencil pencil);
    /// Sets the draft aside, stages the inverse of \a set alone. Ends in inverseStaged() or in refusal(): at once with
    /// "inverse.waiting" while a draft waits behind another inverse. It comes back when that one is applied or empty.
    void stageInverse(const Id &set);
    [[nodiscard]] bool hasParkedDraft() const { return m_parked.has_value(); }
    [[nodiscard]] int parkedCount() const { return m_parked ? static_cast<int>(m_parked->items().size()) : 0; }

Q_SIGNALS:
    void loadChanged();
    void lineChanged();
    /// Something shown may be different. Empty: everything.
    void changed(const QList<steward::domain::EntityRef> &entities);
    void draftChanged();
    /// The replica is another: all of it was fetched.
    void replaced();
    /// The replica has gone on by these, to \a revision.
    void advanced(const QList<steward::domain::Change> &changes, qint64 revision);
    void workChanged();
    void applied(const steward::JournalEntry &entry);
    void inverseStaged();
    /// The grant is dead, or the server no longer knows who asks: sign in over the page.
    void signInNeeded();

private:
    void setLoaded(const Loader::Loaded &loaded);
    void setLoad(Load load);
    void setLine(Line line, const Error &error = {});
    void lose(const Error &error);
    void askContract();
    [[nodiscard]] bool refuseAsTooOld();
    void followOrReload(const Error &error);
    void receive(const QList<wire::LogEntry> &entries, qint64 revision);
    void rebaseAll(const QList<wire::LogEntry> &entries);
    void rebase(Draft &draft, const QList<wire::LogEntry> &entries);
    void edited(const QList<domain::EntityRef> &entities);
    void setWork(Work work);
    void receiveApplied(const Id &set, const wire::Applied &applied);
    [[nodiscard]] bool isAboutUs(const QList<domain::Change> &changes) const;
    void receiveUnapplied(const domain::ChangeSet &sent, const Error &error, bool wasSentBefore);
    [[nodiscard]] qsizetype indexOfUnanswered(const Id &set) const;
    JournalEntry conclude(qsizetype unanswered, Instant at);
    [[nodiscard]] Draft leftOver(const domain::ChangeSet &sent) const;
    void receiveRefusal(const Error &error, const domain::ChangeSet &sent = {});
    void markProblems(const QList<domain::Problem> &problems, const domain::ChangeSet &sent);
    void receiveInverse(const Id &set, const QList<domain::Change> &changes);
    void finishDraft();
    [[nodiscard]] domain::ChangeSet changeSet() const;

    Api &m_api;
    const Clock &m_clock;
    Loader m_loader;
    Follower m_follower;
    QTimer m_reload; ///< fetches everything anew, where changes cannot lead on
    bool m_wasReloaded = false;

    Load m_load = Load::Idle;
    Error m_loadError;
    Line m_line = Line::Unknown;
    Instant m_lineSince;
    Instant m_syncedAt;
    Error m_lineError;

    wire::Me m_me;
    Newer m_newer;
    Ticket m_contractTicket;
    domain::Project m_project;
    Draft m_draft;
    std::optional<Draft> m_parked;
    mutable std::optional<Review> m_review;
    mutable domain::PlaceCache m_places; ///< for the reviews

    Work m_work = Work::Idle;
    Instant m_workSince;
    Ticket m_workTicket;
    Id m_setId; ///< of the draft as it stands; a new one after every edit
    /// May have been applied, each of them: no answer yet, or none that came through. Ended by a verdict or the feed.
    QList<domain::ChangeSet> m_unanswered;
    Id m_applying; ///< the one that is under way, while that is our work
    std::optional<wire::Applied> m_dryRun;
    std::optional<Error> m_refusal;
    QList<JournalEntry> m_journal;
};

} // namespace steward
