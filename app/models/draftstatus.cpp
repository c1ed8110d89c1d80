// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/draftstatus.h"

#include "models/format.h"

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
    if (workspace) {
        connect(workspace, &Workspace::draftChanged, this, &DraftStatus::changed);
        connect(workspace, &Workspace::inverseStaged, this, &DraftStatus::inverseStaged);
        connect(workspace, &Workspace::applied, this, [this] {
            Q_EMIT appliedChanged();
            Q_EMIT applied();
        });
    }
    Q_EMIT workspaceChanged();
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
    return isInverse() ? tr("An undo of %n change(s) is staged", nullptr, count())
                       : tr("%n change(s) staged", nullptr, count());
}

QString DraftStatus::text() const
{
    if (count() == 0)
        return {};
    int removals = 0;
    int conflicts = 0;
    for (const Staged &staged : m_workspace->draft().items()) {
        removals += domain::isRemoval(staged.change) ? 1 : 0;
        conflicts += staged.state == Staged::State::Conflict ? 1 : 0;
    }
    const domain::Impact &impact = m_workspace->review().impact;
    QStringList parts;
    if (removals > 0)
        parts << tr("%n removal(s)", nullptr, removals);
    if (conflicts > 0)
        parts << tr("%n conflict(s)", nullptr, conflicts);
    QString text = parts.isEmpty() ? QString() : parts.join(tr(", ", "between counts")) + u". "_s;
    const int people = impact.touched - impact.phones;
    if (people > 0 && impact.phones > 0)
        text +=
            tr("Touches %n person(s)", nullptr, people) + u' ' + tr("and %n phone(s).", nullptr, impact.phones) + u' ';
    else if (impact.phones > 0)
        text += tr("Touches %n phone(s).", nullptr, impact.phones) + u' ';
    else
        text += tr("Touches %n person(s).", nullptr, people) + u' ';
    return text + tr("Nothing is live yet.");
}

bool DraftStatus::isInverse() const
{
    return m_workspace && m_workspace->draft().inverseOf.has_value();
}

bool DraftStatus::hasParked() const
{
    return m_workspace && m_workspace->hasParkedDraft();
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
    return tr("%n change(s) are live", nullptr, m_workspace->journal().constLast().changes);
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
    if (m_workspace && set)
        m_workspace->stageInverse(*set);
}

void DraftStatus::stageInverseOfLast()
{
    stageInverse(lastAppliedKey());
}

} // namespace steward
