// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArrayList>

#include <functional>

namespace steward {

/// Where the bytes of a sealed store lie: a file, or in the browser an IndexedDB. Knows nothing of what they say.
///
/// Each call answers by its callback, once, in the thread of the caller: before the call returns, or later from the
/// event loop; never after this is gone. One call at a time. After a failure other than "medium.full" nothing more is
/// taken: what lies there is to be read anew.
class RecordMedium
{
public:
    struct Content
    {
        QByteArray envelope;  ///< KeyEnvelope and what SealedChain puts behind it; empty: there is nothing yet
        QByteArrayList marks; ///< those that can be read, of which the chain takes the newest
        QByteArrayList records;
        bool hasTornEnd = false; ///< bytes after the last record, of one that never was whole
    };
    using Read = std::function<void(const Result<Content> &)>;
    using Done = std::function<void(const Result<void> &)>;

    virtual ~RecordMedium() = default;

    /// Error::Server "medium.failed" (what the system says in `detail`), "medium.busy" (another process or tab has it).
    virtual void readAll(const Read &read) = 0;
    /// Puts \a record behind the others and \a mark in the place of the older mark. Both are on the disk when \a done
    /// is called; when the power goes before, either, both or a part may be. "medium.full": nothing of it is there, and
    /// more may be tried.
    virtual void append(const QByteArray &record, const QByteArray &mark, const Done &done) = 0;
    /// In the place of the older mark, at some time; nothing waits for it.
    virtual void note(const QByteArray &mark) = 0;
    /// All there is from now on, or, if it fails or the power goes, what was there before. \a content has one mark.
    virtual void replaceAll(const Content &content, const Done &done) = 0;
    /// Only the first \a count records of what readAll() gave last stay, of which at most one goes; torn bytes go too.
    virtual void cutTo(qsizetype count, const Done &done) = 0;
    /// First the envelope is gone for good, by which all else is worth nothing, then that goes too. If it fails or the
    /// power goes, all is as it was, or there is no envelope, and readAll() finds nothing. Needs no readAll() before.
    virtual void wipe(const Done &done) = 0;
};

} // namespace steward
