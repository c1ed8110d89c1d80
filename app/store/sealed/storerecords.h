// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/memorystate.h"
#include "store/memoryvisits.h"
#include "store/sealed/projectcodec.h"

#include <QByteArrayList>

namespace steward {

/// What was written to Visits, as it was asked for: done again in the same order it leads to the same rows.
struct VisitWrite
{
    enum class What : quint8 { Begin, Touch, End, Refuse, Note, Grow };

    What what = What::Begin;
    SessionRow session;  ///< Begin
    SignInEvent refusal; ///< Refuse
    Read read;           ///< Note
    Id id;               ///< Touch, End
    Instant at;          ///< Touch, End
    QString from;        ///< Touch
    Id by;               ///< End
    qint64 number = 0;   ///< Grow
    qint64 bytes = 0;    ///< Grow
};
/// Numbers and rows are told in \a visits, not here.
void apply(Visits &visits, const VisitWrite &write);

/// What a SealedStore keeps in memory, and what its records lead to.
struct StoreContent
{
    MemoryState state;
    MemoryVisits visits;
};

/// The records of a SealedStore (docs/sealed-store.md): bytes of one write each, or, first in a chain, all there is.
namespace storerecords {

/// Errors of \a codec.
[[nodiscard]] Result<QByteArray> recordOf(const StoreWrite &write, const ProjectCodec &codec);
[[nodiscard]] QByteArray recordOf(const VisitWrite &write);
/// Several that hold together.
[[nodiscard]] QByteArray recordOf(const QByteArrayList &records);
/// All of it, to begin a chain with; O(all). Errors of \a codec.
[[nodiscard]] Result<QByteArrayList> recordsOf(const MemoryState &state, const MemoryVisits::Rows &visits,
                                               const ProjectCodec &codec);

/// What a record leads to. Error::BadReply "vault.damaged" (what it is in `detail`), "vault.newer" for a record of a
/// kind that is not known here; \a content is then worth nothing.
[[nodiscard]] Result<void> replay(const QByteArray &record, StoreContent &content, const ProjectCodec &codec);
/// It says how things are, not what was written: a chain begins with these.
[[nodiscard]] bool isOfBase(const QByteArray &record);
/// Somebody is erased in it: what was before is not to be kept.
[[nodiscard]] bool isErasure(const QByteArray &record);

} // namespace storerecords

} // namespace steward
