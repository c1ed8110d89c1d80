// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/projectstatus.h"

#include "models/errortext.h"
#include "models/format.h"
#include "models/newertext.h"
#include "models/sentence.h"

using namespace Qt::StringLiterals;

namespace steward {

namespace {

using namespace std::chrono_literals;
constexpr auto patience = 400ms; // a wait longer than this says what is awaited

QString partName(const domain::EntityKind *kind)
{
    const QLatin1StringView name = kind ? kind->name() : QLatin1StringView();
    if (name == "role"_L1)
        return ProjectStatus::tr("roles");
    if (name == "person"_L1)
        return ProjectStatus::tr("users");
    return name == "place"_L1 ? ProjectStatus::tr("places") : ProjectStatus::tr("settings");
}

} // namespace

ProjectStatus::ProjectStatus(QObject *parent)
    : QObject(parent)
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        m_isSlow = true;
        Q_EMIT waitChanged();
    });
}

void ProjectStatus::setWorkspace(Workspace *workspace)
{
    if (m_workspace == workspace)
        return;
    if (m_workspace)
        m_workspace->disconnect(this);
    m_workspace = workspace;
    m_claimTicket.cancel();
    m_claimError.clear();
    m_isSlow = false;
    if (workspace) {
        connect(workspace, &Workspace::loadChanged, this, [this] {
            restartWait();
            Q_EMIT loadChanged();
        });
        connect(workspace, &Workspace::lineChanged, this, &ProjectStatus::lineChanged);
        connect(workspace, &Workspace::signInNeeded, this, &ProjectStatus::signInNeeded);
        connect(workspace, &Workspace::workChanged, this, &ProjectStatus::restartWait);
        connect(workspace, &Workspace::changed, this, [this](const QList<domain::EntityRef> &entities) {
            if (entities.isEmpty())
                Q_EMIT projectChanged();
        });
        connect(workspace, &QObject::destroyed, this, &ProjectStatus::tellAll);
    }
    Q_EMIT workspaceChanged();
    tellAll();
}

void ProjectStatus::tellAll()
{
    restartWait();
    Q_EMIT loadChanged();
    Q_EMIT projectChanged();
    Q_EMIT lineChanged();
    Q_EMIT claimChanged();
}

void ProjectStatus::restartWait()
{
    const bool isWaiting =
        m_workspace
        && (m_workspace->loadState() == Workspace::Load::Loading || m_workspace->work() != Workspace::Work::Idle);
    if (!isWaiting) {
        m_patience.stop();
        m_isSlow = false;
    } else if (!m_isSlow && !m_patience.isActive()) {
        m_patience.start();
    }
    Q_EMIT waitChanged();
}

ProjectStatus::LoadState ProjectStatus::loadState() const
{
    if (!m_workspace)
        return LoadState::Idle;
    switch (m_workspace->loadState()) {
    case Workspace::Load::Idle:
        return LoadState::Idle;
    case Workspace::Load::Loading:
        return LoadState::Loading;
    case Workspace::Load::Ready:
        return LoadState::Ready;
    case Workspace::Load::Failed:
        return m_workspace->loadError().code == "member.unknown"_L1 ? LoadState::NoMember : LoadState::Failed;
    }
    Q_UNREACHABLE();
}

QString ProjectStatus::progressText() const
{
    if (loadState() != LoadState::Loading)
        return {};
    const Loader &loader = m_workspace->loader();
    if (loader.rowsAll() == 0)
        return tr("Asking the server for the project");
    const Format format;
    //: %1 is "roles", "users", "places" or "settings"; %2 and %3 are counts
    return tr("Fetching %1, %2 of %3")
        .arg(partName(loader.kind()), format.count(loader.rowsDone()), format.count(loader.rowsAll()));
}

qreal ProjectStatus::progress() const
{
    if (!m_workspace || m_workspace->loader().rowsAll() == 0)
        return 0;
    return qreal(m_workspace->loader().rowsDone()) / m_workspace->loader().rowsAll();
}

QString ProjectStatus::errorTitle() const
{
    return hasFailed() ? steward::errorText(m_workspace->loadError(), Doing::LoadingProject).title : QString();
}

QString ProjectStatus::errorText() const
{
    return hasFailed() ? steward::errorText(m_workspace->loadError(), Doing::LoadingProject).text : QString();
}

QString ProjectStatus::requestId() const
{
    return hasFailed() ? m_workspace->loadError().requestId : QString();
}

bool ProjectStatus::hasFailed() const
{
    return m_workspace && m_workspace->loadState() == Workspace::Load::Failed;
}

QString ProjectStatus::projectName() const
{
    return m_workspace ? shownText(m_workspace->project().name) : QString();
}

ProjectStatus::Environment ProjectStatus::environment() const
{
    if (!m_workspace)
        return Environment::Live;
    switch (m_workspace->project().environment) {
    case domain::Environment::Live:
        return Environment::Live;
    case domain::Environment::Training:
        return Environment::Training;
    case domain::Environment::Demo:
        return Environment::Demo;
    }
    Q_UNREACHABLE();
}

QString ProjectStatus::environmentText() const
{
    if (m_workspace && !m_workspace->newer().environment.isEmpty())
        return steward::newerText(m_workspace->newer().environment);
    switch (environment()) {
    case Environment::Live:
        return tr("Live");
    case Environment::Training:
        return tr("Training");
    case Environment::Demo:
        return tr("Demo");
    }
    Q_UNREACHABLE();
}

QString ProjectStatus::personName() const
{
    return m_workspace ? shownText(m_workspace->me().name) : QString();
}

QString ProjectStatus::personInitials() const
{
    return initials(personName());
}

QString ProjectStatus::roleText() const
{
    if (!m_workspace)
        return {};
    return m_workspace->me().isAdmin ? tr("Admin") : shownText(m_workspace->me().roleName);
}

bool ProjectStatus::mayEditRoles() const
{
    return m_workspace && m_workspace->mayEditRoles();
}

QString ProjectStatus::notAllowedText() const
{
    if (!m_workspace || mayEditRoles() || loadState() != LoadState::Ready)
        return {};
    if (m_workspace->isTooOld())
        return tooOldText();
    const QStringList &helpers = m_workspace->me().canHelp;
    if (helpers.isEmpty())
        return tr("Only the built-in Admin changes roles.");
    const QString first = shownText(helpers.constFirst());
    if (helpers.size() == 1)
        return tr("Only the built-in Admin changes roles. Ask %1.").arg(first);
    return tr("Only the built-in Admin changes roles. Ask %1 or %Ln other(s).", nullptr,
              static_cast<int>(helpers.size()) - 1)
        .arg(first);
}

QString ProjectStatus::newerText() const
{
    return m_workspace && loadState() == LoadState::Ready ? newerRemark(m_workspace->newer()) : QString();
}

ProjectStatus::LineState ProjectStatus::lineState() const
{
    if (!m_workspace)
        return LineState::Unknown;
    switch (m_workspace->line()) {
    case Workspace::Line::Unknown:
        return LineState::Unknown;
    case Workspace::Line::UpToDate:
        return LineState::UpToDate;
    case Workspace::Line::Offline:
        return LineState::Offline;
    case Workspace::Line::SignedOut:
        return LineState::SignedOut;
    case Workspace::Line::ShutOut:
        return LineState::ShutOut;
    }
    Q_UNREACHABLE();
}

QString ProjectStatus::lineText() const
{
    if (!m_workspace)
        return {};
    const Format format(m_workspace->project().utcOffsetMinutes);
    const QString synced = format.time(m_workspace->syncedAt());
    const bool isReady = loadState() == LoadState::Ready;
    switch (lineState()) {
    case LineState::Unknown:
        return tr("Connecting");
    case LineState::UpToDate:
        return tr("Up to date, %1").arg(synced);
    case LineState::Offline:
        return isReady ? tr("Not connected, from %1").arg(synced) : tr("Not connected");
    case LineState::SignedOut:
        return tr("Signed out, from %1").arg(synced);
    case LineState::ShutOut:
        return tr("No access");
    }
    Q_UNREACHABLE();
}

QString ProjectStatus::offlineText() const
{
    if (loadState() != LoadState::Ready)
        return {};
    if (lineState() == LineState::ShutOut)
        return tr("You no longer have access to this project.");
    if (lineState() != LineState::Offline && lineState() != LineState::SignedOut)
        return {};
    const Format format(m_workspace->project().utcOffsetMinutes);
    const QString since = format.time(m_workspace->lineSince());
    if (lineState() == LineState::SignedOut)
        return tr("You are signed out since %1.").arg(since);
    const Error::Kind kind = m_workspace->lineError().kind;
    if (kind == Error::Kind::Offline || kind == Error::Kind::Timeout)
        return tr("No network since %1.").arg(since);
    return tr("The server has not been answering as it should since %1.").arg(since);
}

QString ProjectStatus::offlineDetail() const
{
    if (offlineText().isEmpty())
        return {};
    if (lineState() != LineState::ShutOut)
        return tr("You can read and stage. Applying waits.");
    const Format format(m_workspace->project().utcOffsetMinutes);
    //: %1 is a time
    return tr("What you see is from %1. Your draft stays here to be read. Ask an admin of the project.")
        .arg(format.time(m_workspace->syncedAt()));
}

QString ProjectStatus::waitText() const
{
    if (!m_isSlow || !m_workspace)
        return {};
    switch (m_workspace->work()) {
    case Workspace::Work::DryRunning:
        return tr("Waiting for the server to check the changes");
    case Workspace::Work::Applying:
        return tr("Waiting for the server to apply the changes");
    case Workspace::Work::Undoing:
        return tr("Waiting for the server to prepare the undo");
    case Workspace::Work::Idle:
        break;
    }
    return progressText();
}

void ProjectStatus::tryNow()
{
    if (lineState() == LineState::SignedOut && loadState() == LoadState::Ready)
        m_workspace->resume(); // a demo has no sign-in to do first
    else if (m_workspace)
        m_workspace->tryNow();
}

void ProjectStatus::load()
{
    if (m_workspace)
        m_workspace->load();
}

void ProjectStatus::claim(const QString &code)
{
    if (!m_workspace || code.trimmed().isEmpty())
        return;
    m_claimTicket.cancel();
    m_claimTicket = m_workspace->api().claim(code.trimmed(), this, [this](const Result<Id> &person) {
        m_claimError.clear();
        if (!person) {
            const ErrorText text = steward::errorText(person.error(), Doing::Claiming);
            m_claimError = text.title + u' ' + text.text;
        }
        Q_EMIT claimChanged();
        if (person)
            load();
    });
}

} // namespace steward
