// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workspace/follower.h"

namespace steward {

namespace {

using namespace std::chrono_literals;
constexpr auto pauseAfterFailure = 5s;
constexpr auto shortestHold = 500; // ms; a server that answers "nothing" sooner does not hold the question

} // namespace

Follower::Follower(Api &api, QObject *parent)
    : QObject(parent)
    , m_api(api)
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, [this] { ask(0s); });
}

void Follower::start(qint64 revision)
{
    m_isRunning = true;
    m_revision = revision;
    ask(0s); // first whether the line is there; only then to be held
}

void Follower::stop()
{
    m_isRunning = false;
    m_pause.stop();
    m_ticket.cancel();
}

void Follower::askNow()
{
    if (m_isRunning)
        ask(0s);
}

void Follower::setRevision(qint64 revision)
{
    m_revision = std::max(m_revision, revision);
}

void Follower::ask(std::chrono::seconds wait)
{
    m_pause.stop();
    m_ticket.cancel();
    m_sinceAsked.start();
    m_mayBeHeld = wait > 0s;
    m_ticket = m_api.changes(m_revision, wait, this, [this](const Result<Api::Changes> &changes) { receive(changes); });
}

void Follower::receive(const Result<Api::Changes> &changes)
{
    if (!m_isRunning)
        return;
    if (!changes) {
        const auto pause = changes.error().retryAfter.value_or(pauseAfterFailure);
        if (changes.error().kind != Error::Kind::GrantDead)
            m_pause.start(std::max<std::chrono::milliseconds>(pause, 1s));
        Q_EMIT failed(changes.error());
        return;
    }
    QList<wire::LogEntry> news;
    for (const wire::LogEntry &entry : changes->entries) {
        if (entry.revision > m_revision)
            news << entry;
    }
    if (!news.isEmpty())
        m_revision = news.constLast().revision;
    Q_EMIT arrived(news, m_revision);
    if (!m_isRunning)
        return;
    const bool isNotHeld = changes->entries.isEmpty() && m_sinceAsked.elapsed() < shortestHold;
    if (!news.isEmpty() && m_revision < changes->revision)
        ask(0s);
    else if (m_wait == 0s || (m_mayBeHeld && isNotHeld))
        m_pause.start(pauseAfterFailure);
    else
        ask(m_wait);
}

} // namespace steward
