// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/bundled.h"

#include "core/json.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace steward::demo {

QJsonObject bundled(const QString &path)
{
    QFile file(u":/steward/demo/"_s + path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the table %s is not in the program", qPrintable(path));
    const auto object = parseObject(file.readAll());
    if (!object)
        qFatal("the table %s cannot be read: %s", qPrintable(path), qPrintable(object.error().detail));
    return *object;
}

} // namespace steward::demo
