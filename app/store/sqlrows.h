// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/kinds.h"

#include <QSqlQuery>
#include <QVariantList>

/// One object to one row and back. The first column is always the id.
namespace steward::sqlrows {

/// Names of the columns of \a Row's table, less position.
template<typename Row>
[[nodiscard]] const QStringList &columns();
template<typename Row>
[[nodiscard]] QString tableName();
/// Has a table of its own, with a column for what operators ask for; the others stand in `objects`.
[[nodiscard]] bool hasTable(const domain::EntityKind &kind);

[[nodiscard]] QVariantList valuesOf(const domain::Role &role);
[[nodiscard]] QVariantList valuesOf(const domain::Person &person);
[[nodiscard]] QVariantList valuesOf(const domain::Place &place);

/// From a row with columns() in their order; false when one does not make sense.
[[nodiscard]] bool read(const QSqlQuery &query, domain::Role &role);
[[nodiscard]] bool read(const QSqlQuery &query, domain::Person &person);
[[nodiscard]] bool read(const QSqlQuery &query, domain::Place &place);

/// For NOT NULL columns: an empty text of Qt's is null to its drivers.
[[nodiscard]] QVariant filled(const QString &text);
[[nodiscard]] QVariant filled(const QByteArray &bytes);
[[nodiscard]] QVariant jsonText(const QJsonValue &value);
[[nodiscard]] std::optional<QJsonObject> objectFrom(const QString &text);
[[nodiscard]] std::optional<QJsonArray> arrayFrom(const QString &text);

} // namespace steward::sqlrows
