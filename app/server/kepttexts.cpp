// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/kepttexts.h"

namespace steward::server {

QByteArray KeptTexts::of(const domain::EntityRef &entity, const std::function<QByteArray()> &make)
{
    {
        const std::lock_guard lock(m_mutex);
        if (const auto known = m_texts.constFind(entity); known != m_texts.cend())
            return *known;
    }
    const QByteArray text = make(); // perhaps by two at a time: both make the same
    const std::lock_guard lock(m_mutex);
    if (m_size + text.size() <= mostKept && !m_texts.contains(entity)) {
        m_texts.insert(entity, text);
        m_size += text.size();
    }
    return text;
}

} // namespace steward::server
