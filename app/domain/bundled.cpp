// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/bundled.h"

#include <QFile>

using namespace Qt::StringLiterals;

/// A static library's resources are only there once somebody asks for them by name, and that only works outside of any
/// namespace.
static void readyResources()
{
    Q_INIT_RESOURCE(catalogue);
}

namespace steward::domain {

QByteArray bundled(const QString &name)
{
    readyResources();
    QFile file(u":/steward/catalogue/"_s + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace steward::domain
