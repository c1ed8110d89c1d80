// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/foreign.h"

#include <QObject>
#include <QPointer>

namespace steward {

/// Makes a role: from scratch, as a copy of another, or from one of CommCare's presets. It is staged.
class RoleMaker : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(steward::Workspace *workspace READ workspace WRITE setWorkspace NOTIFY workspaceChanged REQUIRED FINAL)
    Q_PROPERTY(QStringList sourceTexts READ sourceTexts NOTIFY sourcesChanged FINAL)

public:
    explicit RoleMaker(QObject *parent = nullptr);

    [[nodiscard]] Workspace *workspace() const { return m_workspace; }
    void setWorkspace(Workspace *workspace);
    /// "From scratch", "A copy of HSA", "Preset Read Only".
    [[nodiscard]] QStringList sourceTexts() const { return m_sourceTexts; }

    /// Why a role cannot be called so; empty: it can. The rules of the server, asked here.
    [[nodiscard]] Q_INVOKABLE QString nameProblem(const QString &name) const;
    [[nodiscard]] Q_INVOKABLE int sourceOf(const QString &roleKey) const; ///< its copy; 0, from scratch: no such role
    /// The key of the new role; empty when nameProblem() has something to say.
    Q_INVOKABLE QString make(const QString &name, int source);

Q_SIGNALS:
    void workspaceChanged();
    void sourcesChanged();

private:
    struct Source
    {
        QString text;
        Id copyOf;       ///< null: not a copy
        int preset = -1; ///< -1: not from a preset
    };

    void refresh();
    [[nodiscard]] QList<Source> sources() const;
    [[nodiscard]] domain::PermissionSet permissionsFrom(const Source &source) const;
    [[nodiscard]] domain::Role roleFrom(const QString &name, const Source &source) const;

    QPointer<Workspace> m_workspace;
    QStringList m_sourceTexts;
};

} // namespace steward
