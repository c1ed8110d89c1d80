// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wire/pack/columnwriter.h"

namespace steward::wire {

/// 0: none; from 1 up: a row; from -1 down: one of the list.
qint64 ColumnWriter::References::code(const Id &id)
{
    if (id.isNull())
        return 0;
    if (const auto known = m_known.constFind(id); known != m_known.cend())
        return *known;
    qint64 code = 0;
    if (const auto row = m_number ? m_number(id) : std::nullopt) {
        code = *row + 1;
    } else {
        m_others << id;
        code = -m_others.size();
    }
    m_known.insert(id, code);
    return code;
}

void ColumnWriter::References::add(const Id &id)
{
    const qint64 now = code(id);
    m_values.signedNumber(now - m_before);
    m_before = now;
}

void ColumnWriter::References::writeHead(QByteArrayView kind, BytesWriter &to) const
{
    to.text(kind);
    to.number(static_cast<quint64>(m_others.size()));
    for (const Id &id : m_others)
        to.id(id);
}

} // namespace steward::wire
