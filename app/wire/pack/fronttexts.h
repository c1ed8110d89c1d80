// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/pack/plaintexts.h"

namespace steward::wire {

/// Texts that begin as the one before, as codes that count do: for each, how many of its first bytes are those of the
/// one before (of the first: none); then the others, plainly.
[[nodiscard]] QByteArray frontTexts(const TextViews &texts);

/// Reads so many of them, one after the other; what is wrong is told by \a from.
class FrontTexts
{
public:
    FrontTexts(BytesReader &from, int count, TextRoom &room);
    /// Not to be called more often than there are texts; valid until the next call.
    [[nodiscard]] QByteArrayView next();

private:
    BytesReader &m_from;
    TextRoom &m_room;
    std::vector<quint64> m_shared;
    PlainTexts m_others;
    QByteArray m_text;
    size_t m_next = 0;
};

} // namespace steward::wire
