// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wire/pack/columnreader.h"

namespace steward::wire {

ColumnReader::References::References(ColumnReader &reader)
    : m_reader(reader)
{
    const auto rows = reader.m_known.find(reader.m_from.text());
    if (rows != reader.m_known.end())
        m_rows = rows->second;
    m_others.resize(static_cast<size_t>(reader.m_from.count(16)));
    for (Id &id : m_others)
        id = reader.m_from.id();
}

} // namespace steward::wire
