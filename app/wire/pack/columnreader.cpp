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

std::vector<quint64> ColumnReader::numbersOf(qsizetype count)
{
    std::vector<quint64> numbers(static_cast<size_t>(count));
    for (quint64 &number : numbers)
        number = m_from.number();
    return numbers;
}

} // namespace steward::wire
