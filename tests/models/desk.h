// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/api.h"
#include "demo/demohost.h"
#include "transport/authorised.h"
#include "workspace/workspace.h"

#include <QAbstractItemModel>

#include <memory>

namespace steward::tests {

/// A workspace that has loaded the made-up programme from a server in this process: what the models' tests work on.
class Desk
{
public:
    explicit Desk(demo::PackSize size = demo::PackSize::M);
    Q_DISABLE_COPY_MOVE(Desk)

    [[nodiscard]] Workspace &workspace() { return *m_workspace; }
    [[nodiscard]] demo::DemoHost &host() { return *m_host; }
    /// The same project as somebody else sees it, loaded anew.
    [[nodiscard]] std::unique_ptr<Workspace> workspaceOf(const Id &person);

    [[nodiscard]] Id role(const QString &name) const; ///< fails the test program when there is none
    [[nodiscard]] QString roleKey(const QString &name) const { return role(name).toString(); }

private:
    static void load(Workspace &workspace);

    std::unique_ptr<demo::DemoHost> m_host;
    std::unique_ptr<Authorised> m_authorised;
    std::unique_ptr<Api> m_api;
    std::unique_ptr<demo::DemoTokens> m_otherTokens;
    std::unique_ptr<Authorised> m_otherAuthorised;
    std::unique_ptr<Api> m_otherApi;
    std::unique_ptr<Workspace> m_workspace;
};

/// The row whose \a role says \a value; -1: none.
[[nodiscard]] int rowWhere(const QAbstractItemModel &model, int role, const QVariant &value);
[[nodiscard]] QVariant at(const QAbstractItemModel &model, int row, int role, int column = 0);

} // namespace steward::tests
