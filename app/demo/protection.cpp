// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/objects.h"
#include "demo/templates.h"

using namespace Qt::StringLiterals;

namespace steward::demo {

using namespace domain;

void addProtection(const Scene &scene, Project &project)
{
    project.agreements = Table(writtenRows<Agreement>(scene, u"agreements"_s, "agreement", scene.shape.agreements));
    project.dataProtection = writtenOne<DataProtection>(scene, u"data_protection"_s);
    project.retention = writtenOne<Retention>(scene, u"retention"_s);
}

} // namespace steward::demo
