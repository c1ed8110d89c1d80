// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/placepath.h"

#include "domain/placetree.h"
#include "models/sentence.h"

using namespace Qt::StringLiterals;

namespace steward {

using namespace domain;

QString placePath(const Project &project, const Place &place)
{
    QStringList names;
    Id next = place.parent;
    for (qsizetype steps = 0; steps < mostLevels; ++steps) {
        const auto above = project.places.find(next);
        if (!above)
            break;
        names.prepend(shownText(above->name));
        next = above->parent;
    }
    return names.join(u", "_s);
}

} // namespace steward
