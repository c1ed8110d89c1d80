// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/change.h"

#include <QJsonObject>

namespace steward::domain {

/// Something that is not as it should be with one object, for a sentence: a code and its arguments, no words.
struct Finding
{
    enum class Weight {
        Error,   ///< a state with it is refused
        Warning, ///< may stand, is shown
    };

    QString code; ///< stable slug, e.g. "place.name_taken"
    EntityRef entity;
    QString field;
    QJsonObject arguments;
    Weight weight = Weight::Error;

    friend bool operator==(const Finding &, const Finding &) = default;
};

using Findings = QList<Finding>;

} // namespace steward::domain
