// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/demoline.h"

#include "models/language.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace steward::tests {

DemoLine::DemoLine(demo::PackSize size)
    : m_clock(std::make_shared<SetClock>(demo::virtualStart))
{
    static const bool hasLanguage = setUpLanguage();
    auto made = demo::DemoHost::make(size, m_clock);
    if (!hasLanguage || !made)
        qFatal("the demo cannot be made");
    m_host = std::move(made).value();
    m_authorised = std::make_unique<Authorised>(m_host->transport(), m_host->tokens());
    m_api = std::make_unique<Api>(*m_authorised);
    m_otherTokens = std::make_unique<demo::DemoTokens>(m_host->tokenFor(m_host->plant(u"second_admin"_s)));
    m_otherAuthorised = std::make_unique<Authorised>(m_host->transport(), *m_otherTokens);
    m_otherApi = std::make_unique<Api>(*m_otherAuthorised);
    m_workspace = std::make_unique<Workspace>(*m_api, *m_clock);
}

bool DemoLine::load()
{
    m_workspace->load();
    return QTest::qWaitFor([this] { return m_workspace->loadState() == Workspace::Load::Ready; }, 30000);
}

bool DemoLine::applySomething()
{
    const qint64 before = m_workspace->project().revision;
    m_workspace->stage(role(u"read_only_role"_s), u"landing_page"_s, ++m_applied % 2 ? u"reports"_s : u"webapps"_s);
    m_workspace->apply();
    return QTest::qWaitFor([&] { return m_workspace->project().revision == before + 1; }, 10000);
}

bool DemoLine::applyElsewhere(const domain::Change &change)
{
    domain::Change moved = change;
    moved.before = domain::fieldValue(m_workspace->project(), change.entity, change.field);
    moved.baseVersion = domain::versionOf(m_workspace->project(), change.entity).value_or(0);
    bool isDone = false;
    QObject context;
    m_otherApi->apply({.id = Id::random(), .changes = {moved}}, &context,
                      [&isDone](const Result<wire::Applied> &answer) { isDone = answer.hasValue(); });
    return QTest::qWaitFor([&isDone] { return isDone; }, 10000);
}

void DemoLine::refuseNext(const QString &route, int status, const QString &code, const QJsonObject &more)
{
    m_host->transport().faults().add(
        {.kind = demo::Fault::Kind::Status, .route = route, .status = status, .code = code, .more = more});
}

void DemoLine::cut()
{
    m_host->transport().faults().add({.kind = demo::Fault::Kind::Offline, .times = demo::Fault::always});
}

void DemoLine::mend()
{
    m_host->transport().faults().clear();
}

} // namespace steward::tests
