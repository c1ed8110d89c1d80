// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/changes.h"

#include <QJsonArray>
#include <QMap>

namespace steward {

/// What a log row says of a set, taken apart: what the chain keeps for ever, and what lies beside it for as long as the
/// person wants. Whose values they are: domain::isPersonal() values are the changed object's own, so that those of an
/// invitation can go while its author stays (rows of earlier versions have them under the author's key, and are read as
/// they were written); the words of an acknowledgement are those of the person it is about, or else the author's.
struct Parted
{
    QJsonArray changes;
    QJsonArray acknowledged;
    QMap<Id, QJsonObject> personal; ///< by person; the null id: the project's own
};

struct Whole
{
    QList<domain::Change> changes;
    QList<domain::Acknowledgement> acknowledged;
};

/// O(changes).
[[nodiscard]] Parted takeApart(const Whole &whole, const Id &author);

/// The way back. People missing in \a parted.personal leave holes: Undefined in an Update, a missing member in an
/// object made or removed, no words in an acknowledgement. Nothing when it is not what takeApart() makes.
[[nodiscard]] std::optional<Whole> putTogether(const Parted &parted);

} // namespace steward
