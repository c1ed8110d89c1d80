// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/workspace.h"

namespace steward {

/// The log, or what a filter leaves of it: newest first, in pages from the server, as far down as it was asked for. A
/// page may bring nothing where the server only looks at so much at one time; then the next one is asked for, and after
/// some such pages it pauses until somebody wants it to go on. Says before and after its rows change; one thread.
class AuditRows : public QObject
{
    Q_OBJECT

public:
    static constexpr int rowsPerPage = 50;
    static constexpr int pagesPerRound = 10; ///< without a row, before it pauses

    /// \a api must outlive it.
    AuditRows(Api &api, const domain::LogFilter &filter, QObject *parent = nullptr);

    /// Asks for what is new; rows that are there stay. Ends in settled().
    void refresh();
    [[nodiscard]] bool hasMore() const { return m_next > 0; }
    /// There is more, and nothing stands against asking for it now.
    [[nodiscard]] bool canFetchMore() const;
    void fetchMore(); ///< ends in settled()
    void goOn();      ///< after a pause

    [[nodiscard]] const QList<wire::LogEntry> &entries() const { return m_entries; }
    [[nodiscard]] qint64 total() const { return m_total; } ///< rows of the log, whatever the filter
    [[nodiscard]] qint64 looked() const;                   ///< at so many of them, from the newest on
    [[nodiscard]] bool isLoaded() const { return m_isLoaded; }
    [[nodiscard]] bool isPaused() const { return m_isPaused; }
    /// Somebody waits for rows: the first ones, or further ones.
    [[nodiscard]] bool isAwaited() const { return m_isFetching || (m_isRefreshing && !m_isLoaded); }
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; } ///< of the last answer

Q_SIGNALS:
    void aboutToReset();
    void wasReset();
    void aboutToInsert(int first, int last);
    void wasInserted();
    void settled(); ///< an answer was taken in, or something was asked

private:
    void fetch();
    void fail(const Error &error);
    void reset(const QList<wire::LogEntry> &entries);
    void insert(qsizetype at, const QList<wire::LogEntry> &entries);
    void putOnTop(const Api::AuditPage &page);
    void takeMore(const Api::AuditPage &page);
    void seekOn();

    Api &m_api;
    const domain::LogFilter m_filter;
    QList<wire::LogEntry> m_entries;
    std::optional<Error> m_error;
    qint64 m_total = 0;
    qint64 m_top = 0;  ///< there is nothing between m_next and this revision that is not among the entries
    qint64 m_next = 0; ///< where to go on: before it; 0: that was all
    int m_pagesLeft = pagesPerRound;
    Ticket m_topTicket;
    Ticket m_moreTicket;
    bool m_isLoaded = false;
    bool m_isRefreshing = false;
    bool m_isFetching = false; ///< an older page
    bool m_isPaused = false;
};

} // namespace steward
