// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/desk.h"

#include "models/language.h"

#include <QTest>

namespace steward::tests {

Desk::Desk(demo::PackSize size)
{
    static const bool hasLanguage = setUpLanguage();
    auto made = demo::DemoHost::make(size);
    if (!hasLanguage || !made)
        qFatal("the demo cannot be made");
    m_host = std::move(made).value();
    m_authorised = std::make_unique<Authorised>(m_host->transport(), m_host->tokens());
    m_api = std::make_unique<Api>(*m_authorised);
    m_workspace = std::make_unique<Workspace>(*m_api, m_host->clock());
    load(*m_workspace);
}

std::unique_ptr<Workspace> Desk::workspaceOf(const Id &person)
{
    m_otherTokens = std::make_unique<demo::DemoTokens>(m_host->tokenFor(person));
    m_otherAuthorised = std::make_unique<Authorised>(m_host->transport(), *m_otherTokens);
    m_otherApi = std::make_unique<Api>(*m_otherAuthorised);
    auto workspace = std::make_unique<Workspace>(*m_otherApi, m_host->clock());
    load(*workspace);
    return workspace;
}

void Desk::load(Workspace &workspace)
{
    workspace.load();
    const bool isDone = QTest::qWaitFor(
        [&workspace] {
            return workspace.loadState() == Workspace::Load::Ready || workspace.loadState() == Workspace::Load::Failed;
        },
        60000);
    if (!isDone || workspace.loadState() != Workspace::Load::Ready)
        qFatal("the project does not load: %s", qPrintable(workspace.loadError().detail));
}

Id Desk::role(const QString &name) const
{
    const auto &roles = m_workspace->shown().roles;
    for (int row = 0; row < roles.size(); ++row) {
        if (roles.at(row).name == name)
            return roles.at(row).id;
    }
    qFatal("no role %s", qPrintable(name));
}

int rowWhere(const QAbstractItemModel &model, int role, const QVariant &value)
{
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.index(row, 0).data(role) == value)
            return row;
    }
    return -1;
}

QVariant at(const QAbstractItemModel &model, int row, int role, int column)
{
    return model.index(row, column).data(role);
}

} // namespace steward::tests
