// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/auditrows.h"

#include <algorithm>

namespace steward {

AuditRows::AuditRows(Api &api, const domain::LogFilter &filter, QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_filter(filter)
{
}

void AuditRows::refresh()
{
    if (m_entries.isEmpty())
        m_error.reset();
    m_isRefreshing = true;
    m_topTicket.cancel();
    m_topTicket = m_api.audit(m_filter, 0, rowsPerPage, this, [this](const Result<Api::AuditPage> &page) {
        m_isRefreshing = false;
        if (!page)
            return fail(page.error());
        m_error.reset();
        putOnTop(*page);
        if (m_entries.isEmpty())
            seekOn();
        Q_EMIT settled();
    });
    Q_EMIT settled();
}

bool AuditRows::canFetchMore() const
{
    return hasMore() && m_isLoaded && !m_isFetching && !m_isPaused && !m_error;
}

void AuditRows::fetchMore()
{
    if (!canFetchMore())
        return;
    m_pagesLeft = pagesPerRound;
    fetch();
    Q_EMIT settled();
}

void AuditRows::goOn()
{
    m_isPaused = false;
    fetchMore();
}

void AuditRows::fetch()
{
    --m_pagesLeft;
    m_isFetching = true;
    m_moreTicket =
        m_api.audit(m_filter, m_next, rowsPerPage, this, [this, from = m_next](const Result<Api::AuditPage> &page) {
            m_isFetching = false;
            if (!page)
                return fail(page.error());
            m_error.reset();
            if (m_next == from) // a refresh may have begun anew meanwhile
                takeMore(*page);
            Q_EMIT settled();
        });
}

void AuditRows::takeMore(const Api::AuditPage &page)
{
    m_total = page.total;
    // a server that leads nowhere must not be asked for ever
    m_next = page.next < m_next ? page.next : 0;
    insert(m_entries.size(), page.entries);
    if (page.entries.isEmpty())
        seekOn();
}

/// Where nothing was found so far, the next part is looked through unasked, but not the whole log.
void AuditRows::seekOn()
{
    if (!canFetchMore())
        return;
    if (m_pagesLeft > 0)
        fetch();
    else
        m_isPaused = true;
}

void AuditRows::fail(const Error &error)
{
    m_error = error;
    if (error.kind == Error::Kind::Forbidden) { // anything else leaves readable what is there
        m_top = 0;
        m_next = 0;
        reset({});
    }
    Q_EMIT settled();
}

void AuditRows::reset(const QList<wire::LogEntry> &entries)
{
    Q_EMIT aboutToReset();
    m_entries = entries;
    Q_EMIT wasReset();
}

void AuditRows::insert(qsizetype at, const QList<wire::LogEntry> &entries)
{
    if (entries.isEmpty())
        return;
    Q_EMIT aboutToInsert(static_cast<int>(at), static_cast<int>(at + entries.size()) - 1);
    m_entries = m_entries.first(at) + entries + m_entries.sliced(at);
    Q_EMIT wasInserted();
}

/// New entries go on top; rows that are there stay, and with them the focus.
void AuditRows::putOnTop(const Api::AuditPage &page)
{
    m_total = page.total;
    const bool hasGap = page.next > m_top + 1;
    if (!m_isLoaded || m_top == 0 || hasGap) {
        m_moreTicket.cancel();
        m_isFetching = false;
        m_isPaused = false;
        m_pagesLeft = pagesPerRound;
        m_next = page.next;
        reset(page.entries);
        m_isLoaded = true;
    } else {
        const auto old = std::find_if(page.entries.cbegin(), page.entries.cend(),
                                      [this](const wire::LogEntry &entry) { return entry.revision <= m_top; });
        insert(0, page.entries.first(old - page.entries.cbegin()));
    }
    // the log may be ahead of what the server says of itself
    const qint64 newest = page.entries.isEmpty() ? 0 : page.entries.constFirst().revision;
    m_top = std::max({m_top, page.revision, newest});
}

qint64 AuditRows::looked() const
{
    return m_next > 0 ? m_top - m_next + 1 : m_total;
}

} // namespace steward
