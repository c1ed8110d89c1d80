// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service/etags.h"

#include <QList>

#include <algorithm>

namespace steward {

bool isKnownTag(const QByteArray &tag, const QByteArray &known)
{
    const QByteArrayList tags = known.split(',');
    return !tag.isEmpty() && std::ranges::any_of(tags, [&tag](const QByteArray &one) {
        const QByteArray trimmed = one.trimmed();
        return trimmed == "*" || trimmed == tag || trimmed == "W/" + tag;
    });
}

} // namespace steward
