// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "signin/console.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace steward::tests {

namespace {

constexpr int patience = 30'000; // ms; each step of the browser starts a program

} // namespace

Console::Console(const QUrl &server)
    : m_server(server)
    , session(m_web, m_flow, m_clock)
    , m_http(server, m_network)
    , m_authorised(m_http, session)
    , m_retry(m_authorised, m_clock)
    , api(m_retry)
    , workspace(api, m_clock)
{
    session.setRetryWaits({std::chrono::milliseconds(200)});
}

bool Console::signIn(const QString &login)
{
    qputenv("OP_BROWSER", u"--login %1 --jar %2"_s.arg(login, m_browserFolder.filePath(u"jar"_s)).toUtf8());
    session.signIn(m_server);
    return QTest::qWaitFor([this] { return session.state() != Session::State::SigningIn; }, patience)
           && session.state() == Session::State::Active;
}

bool Console::load()
{
    workspace.load();
    return QTest::qWaitFor([this] { return workspace.loadState() != Workspace::Load::Loading; }, patience)
           && workspace.loadState() == Workspace::Load::Ready;
}

bool Console::claim(const QString &code)
{
    std::optional<Result<Id>> claimed;
    api.claim(code, &workspace, [&claimed](Result<Id> person) { claimed = std::move(person); });
    return QTest::qWaitFor([&claimed] { return claimed.has_value(); }, patience) && claimed->hasValue();
}

bool Console::isIdle()
{
    return QTest::qWaitFor([this] { return workspace.work() == Workspace::Work::Idle; }, patience);
}

bool Console::apply()
{
    workspace.dryRun();
    if (!isIdle() || !workspace.dryRunAnswer())
        return false;
    workspace.apply();
    return isIdle() && !workspace.refusal();
}

QList<wire::LogEntry> Console::audit(int limit)
{
    std::optional<Result<Api::AuditPage>> page;
    api.audit(0, limit, &workspace, [&page](Result<Api::AuditPage> answer) { page = std::move(answer); });
    if (!QTest::qWaitFor([&page] { return page.has_value(); }, patience) || !page->hasValue())
        return {};
    return page->value().entries;
}

Id Console::roleNamed(const QString &name) const
{
    const auto &roles = workspace.project().roles;
    for (int row = 0; row < roles.size(); ++row) {
        if (roles.at(row).name == name)
            return roles.at(row).id;
    }
    return {};
}

} // namespace steward::tests
