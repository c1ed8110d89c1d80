// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/draftstatus.h"

#include "models/counted.h"
#include "models/effecttext.h"

using namespace Qt::StringLiterals;

namespace steward {

DraftStatus::DraftStatus(QObject *parent)
    : QObject(parent)
{
}

void DraftStatus::setWorkspace(Workspace *workspace)
{
    if (m_workspace == workspace)
        return;
    if (m_workspace)
        m_workspace->disconnect(this);
    m_workspace = workspace;
    m_awaitsInverse = false;
    m_undoError = {};
    if (workspace) {
        connect(workspace, &Workspace::draftChanged, this, &DraftStatus::look);
        connect(workspace, &Workspace::workChanged, this, &DraftStatus::workChanged);
        connect(workspace, &QObject::destroyed, this, &DraftStatus::changed);
        connect(workspace, &Workspace::inverseStaged, this, [this] {
            m_awaitsInverse = false;
            Q_EMIT inverseStaged();
        });
        connect(workspace, &Workspace::applied, this, [this] {
            Q_EMIT appliedChanged();
            Q_EMIT applied();
        });
    }
    Q_EMIT workspaceChanged();
    Q_EMIT changed();
    Q_EMIT workChanged();
    Q_EMIT appliedChanged();
}

void DraftStatus::look()
{
    if (m_awaitsInverse && m_workspace->work() == Workspace::Work::Idle && m_workspace->refusal()) {
        m_awaitsInverse = false;
        m_undoError = errorText(*m_workspace->refusal(), Doing::Undoing);
    }
    Q_EMIT changed();
}

int DraftStatus::count() const
{
    return m_workspace ? static_cast<int>(m_workspace->draft().items().size()) : 0;
}

int DraftStatus::roleCount() const
{
    return count();
}

QString DraftStatus::title() const
{
    return isInverse() ? tr("An undo of %Ln change(s) is staged", nullptr, count())
                       : tr("%Ln change(s) staged", nullptr, count());
}

QString DraftStatus::text() const
{
    if (count() == 0)
        return {};
    int removals = 0;
    int conflicts = 0;
    for (const Staged &staged : m_workspace->draft().items()) {
        const bool isConflict = staged.state == Staged::State::Conflict;
        conflicts += isConflict ? 1 : 0;
        removals += !isConflict && domain::isRemoval(staged.change) ? 1 : 0;
    }
    QStringList parts;
    if (removals > 0)
        parts << tr("%Ln removal(s)", nullptr, removals);
    if (conflicts > 0)
        parts << tr("%Ln conflict(s)", nullptr, conflicts);
    const QString what = parts.isEmpty() ? QString() : parts.join(tr(", ", "between counts")) + u". "_s;
    return what + touchedText(countedImpact(*m_workspace)) + u' ' + tr("Nothing is live yet.");
}

bool DraftStatus::isInverse() const
{
    return m_workspace && m_workspace->draft().inverseOf.has_value();
}

int DraftStatus::atStake() const
{
    return m_workspace ? count() + m_workspace->parkedCount() : 0;
}

bool DraftStatus::isApplying() const
{
    return m_workspace && m_workspace->work() == Workspace::Work::Applying;
}

bool DraftStatus::canUndoStep() const
{
    return m_workspace && m_workspace->draft().canUndo();
}

bool DraftStatus::canRedoStep() const
{
    return m_workspace && m_workspace->draft().canRedo();
}

QString DraftStatus::lastAppliedKey() const
{
    return m_workspace && !m_workspace->journal().isEmpty() ? m_workspace->journal().constLast().set.toString()
                                                            : QString();
}

QString DraftStatus::appliedText() const
{
    if (!m_workspace || m_workspace->journal().isEmpty())
        return {};
    return tr("%Ln change(s) are live", nullptr, m_workspace->journal().constLast().changes);
}

QString DraftStatus::undoTimeLeft() const
{
    if (!m_workspace || m_workspace->journal().isEmpty())
        return {};
    const auto left = std::chrono::floor<std::chrono::seconds>(m_workspace->journal().constLast().undoUntil
                                                               - m_workspace->clock().now());
    if (left.count() <= 0)
        return {};
    return u"%1:%2"_s.arg(left.count() / 60).arg(left.count() % 60, 2, 10, QChar(u'0'));
}

void DraftStatus::undoStep()
{
    if (m_workspace)
        m_workspace->undoStep();
}

void DraftStatus::redoStep()
{
    if (m_workspace)
        m_workspace->redoStep();
}

void DraftStatus::discard()
{
    if (m_workspace)
        m_workspace->discard();
}

void DraftStatus::stageInverse(const QString &setKey)
{
    const auto set = Id::fromString(setKey);
    if (!m_workspace || !set || m_workspace->work() != Workspace::Work::Idle)
        return;
    dismissUndoError();
    m_awaitsInverse = true;
    m_workspace->stageInverse(*set);
}

void DraftStatus::dismissUndoError()
{
    m_undoError = {};
    Q_EMIT changed();
}

void DraftStatus::stageInverseOfLast()
{
    stageInverse(lastAppliedKey());
}

} // namespace steward
