// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/objecttexts.h"

#include <QHash>

#include <mutex>

namespace steward::server {

/// Thread-safe.
class KeptTexts final : public ObjectTexts
{
public:
    /// So many bytes are kept; what is over is worked out each time.
    static constexpr qsizetype mostKept = 4 * 1024 * 1024;

    [[nodiscard]] QByteArray of(const domain::EntityRef &entity, const std::function<QByteArray()> &make) override;

private:
    std::mutex m_mutex;
    QHash<domain::EntityRef, QByteArray> m_texts;
    qsizetype m_size = 0;
};

} // namespace steward::server
