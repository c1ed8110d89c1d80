// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QString>
#include <QStringList>

#include <optional>

namespace steward::bench {

/// One line of a benchmark. \a goal applies to \a ratio where there is one, else to \a value.
struct Row
{
    QString name;
    QString pack;
    double value = 0;
    QString unit;
    QString against; ///< what stood beside it in the same run
    std::optional<double> ratio;
    std::optional<double> goal;
    bool lowerIsBetter = true;

    [[nodiscard]] bool isMet() const;
};

/// Collects rows, prints the table, writes build/bench/NAME.json.
class Report
{
public:
    explicit Report(QString name, const QStringList &packs);

    void add(Row row);
    /// The exit code: 1 when a goal was missed or the file could not be written.
    [[nodiscard]] int finish(const QString &file) const;

private:
    QString m_name;
    QList<Row> m_rows;
};

[[nodiscard]] double median(QList<double> values);
[[nodiscard]] double percentile(QList<double> values, int percent);

} // namespace steward::bench
