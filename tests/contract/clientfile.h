// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contract/script.h"

#include <QJsonObject>

namespace steward::tests {

/// What the client of one release asked, and what it was answered: tests/data/client-VERSION.jsonl. The first line says
/// of which release it is and at which revision of pack S it begins; each other is a request with the status, the media
/// type and the shape (contract/shape.h) of its answer.
struct ClientFile
{
    struct Exchange
    {
        Step step;
        QByteArray type;
        QJsonObject shape; ///< empty: the answer was no JSON
    };

    QString version;
    qint64 revision = 0;
    QList<Exchange> exchanges;

    /// Of all releases, by their paths.
    [[nodiscard]] static QStringList paths();
    [[nodiscard]] static QString pathOf(const QString &version);
    /// Nothing where \a path cannot be read, \a error says why.
    [[nodiscard]] static std::optional<ClientFile> read(const QString &path, QString *error);
    [[nodiscard]] bool write(const QString &path) const;
};

} // namespace steward::tests
