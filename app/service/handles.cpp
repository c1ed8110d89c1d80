// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service/handles.h"

#include "domain/kinds.h"
#include "domain/names.h"

namespace steward {

QString handleOf(const domain::Project &project, const domain::EntityRef &entity)
{
    const domain::EntityKind *kind = domain::kindOf(entity.kind);
    const int row = kind ? kind->indexOf(project, entity.id) : -1;
    return row < 0 ? QString() : kind->handleAt(project, row);
}

Id idCalled(const domain::Project &project, const QString &kind, const QString &handle)
{
    const domain::EntityKind *of = domain::kindOf(kind);
    const QString folded = domain::foldedCode(handle);
    for (int row = 0; of && !folded.isEmpty() && row < of->size(project); ++row) {
        if (domain::foldedCode(of->handleAt(project, row)) == folded)
            return of->idAt(project, row);
    }
    return {};
}

} // namespace steward
