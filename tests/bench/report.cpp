// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/report.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSysInfo>
#include <QThread>

#include <algorithm>
#include <cmath>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace steward::bench {

namespace {

QString commit()
{
    QProcess git;
    git.start(u"git"_s, {u"describe"_s, u"--always"_s, u"--dirty"_s});
    return git.waitForFinished() ? QString::fromUtf8(git.readAllStandardOutput()).trimmed() : u"unknown"_s;
}

QString number(double value)
{
    if (value == 0)
        return u"0"_s;
    return QString::number(value, 'f', value < 0.1 ? 4 : value < 10 ? 2 : value < 100 ? 1 : 0);
}

} // namespace

bool Row::isMet() const
{
    if (!goal)
        return true;
    const double measured = ratio.value_or(value);
    return lowerIsBetter ? measured <= *goal : measured >= *goal;
}

double median(QList<double> values)
{
    return percentile(std::move(values), 50);
}

double percentile(QList<double> values, int percent)
{
    if (values.isEmpty())
        return 0;
    std::sort(values.begin(), values.end());
    const auto rank = static_cast<qsizetype>(std::ceil(percent / 100.0 * double(values.size())));
    return values.at(std::clamp<qsizetype>(rank - 1, 0, values.size() - 1));
}

Report::Report(QString name, const QStringList &packs)
    : m_name(std::move(name))
{
    const QString machine =
        u"%1 cores, %2, Qt %3"_s.arg(QString::number(QThread::idealThreadCount()), QSysInfo::currentCpuArchitecture(),
                                     QString::fromLatin1(qVersion()));
    m_rows << Row{.name = u"machine: %1; commit %2"_s.arg(machine, commit()), .pack = packs.join(u", ")};
}

void Report::add(Row row)
{
    m_rows << std::move(row);
}

int Report::finish(const QString &file) const
{
    QJsonArray rows;
    bool isGood = true;
    std::printf("%-44s %-24s %12s %10s %8s  %s\n", "what", "pack", "value", "ratio", "goal", "");
    for (const Row &row : m_rows) {
        isGood = isGood && row.isMet();
        std::printf("%-44s %-24s %9s %-3s %9s %8s  %s\n", qUtf8Printable(row.name), qUtf8Printable(row.pack),
                    row.unit.isEmpty() ? "" : qUtf8Printable(number(row.value)), qUtf8Printable(row.unit),
                    row.ratio ? qUtf8Printable(number(*row.ratio) + u'x') : "",
                    row.goal ? qUtf8Printable(number(*row.goal)) : "",
                    row.goal ? (row.isMet() ? "met" : "MISSED") : "");
        QJsonObject object{{u"name"_s, row.name},       {u"pack"_s, row.pack},
                           {u"value"_s, row.value},     {u"unit"_s, row.unit},
                           {u"against"_s, row.against}, {u"better"_s, row.lowerIsBetter ? u"lower"_s : u"higher"_s}};
        if (row.ratio)
            object.insert(u"ratio"_s, *row.ratio);
        if (row.goal)
            object.insert(u"goal"_s, *row.goal);
        rows << object;
    }
    QFile out(file);
    const QByteArray bytes = QJsonDocument(rows).toJson();
    if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size() || !out.flush()) {
        std::fprintf(stderr, "cannot write %s\n", qUtf8Printable(file));
        return 1;
    }
    return isGood ? 0 : 1;
}

} // namespace steward::bench
