// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/search/tablenames.h"
#include "workspace/workspace.h"

#include <QTimer>

namespace steward {

/// What the places and people of a workspace are called, as the screen shows them: made when something is first looked
/// for, shared by all who look, and gone with the workspace or when it shows another project. What one may not see is
/// not in the project, and so not here.
///
/// All work is done in pieces of a few milliseconds: one when somebody looks or something has changed, the others when
/// the event loop comes by.
class ProjectNames : public QObject
{
    Q_OBJECT

public:
    /// Belongs to the workspace.
    [[nodiscard]] static ProjectNames &of(Workspace &workspace);

    /// Of what is shown now. To be asked at once: the next one who looks may change it.
    [[nodiscard]] const domain::TableNames<domain::Place> &places();
    [[nodiscard]] const domain::TableNames<domain::Person> &people();

    /// Of what was asked for, more may be found soon: moreRead() tells.
    [[nodiscard]] bool isReading() const { return !m_places.isCurrent() || !m_people.isCurrent(); }

Q_SIGNALS:
    void moreRead();

private:
    explicit ProjectNames(Workspace &workspace);

    void follow();
    void work();

    Workspace &m_workspace;
    Id m_project;
    bool m_hasPlaces = false; ///< somebody has looked for them
    bool m_hasPeople = false;
    bool m_isBehind = false; ///< somebody may have been told less than there is
    domain::TableNames<domain::Place> m_places;
    domain::TableNames<domain::Person> m_people;
    QTimer m_next;
};

} // namespace steward
