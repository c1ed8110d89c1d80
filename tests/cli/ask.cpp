// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/ask.h"

#include "wire/changes.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>

using namespace Qt::StringLiterals;

namespace steward::tests {

cli::Told ask(const QString &line)
{
    return cli::run(
        QStringList{u"stewardctl"_s} + QProcess::splitCommand(line),
        {.readChangeSet =
             [](const QJsonObject &object) { return wire::changeSetFromJson(object, wire::Unknown::Refuse); },
         .fetchProject = {}});
}

QJsonObject askJson(const QString &line)
{
    return QJsonDocument::fromJson(ask(line + u" --json"_s).out.toUtf8()).object();
}

QString missingIn(const QJsonValue &whole, const QJsonValue &part, const QString &where)
{
    if (part.isObject() && whole.isObject()) {
        const QJsonObject members = part.toObject();
        for (auto it = members.begin(); it != members.end(); ++it) {
            const QString missing = missingIn(whole.toObject().value(it.key()), it.value(), where + u'/' + it.key());
            if (!missing.isEmpty())
                return missing;
        }
        return {};
    }
    if (part.isArray() && whole.isArray() && part.toArray().size() == whole.toArray().size()) {
        for (qsizetype index = 0; index < part.toArray().size(); ++index) {
            const QString missing =
                missingIn(whole.toArray().at(index), part.toArray().at(index), where + u'/' + QString::number(index));
            if (!missing.isEmpty())
                return missing;
        }
        return {};
    }
    if (whole == part)
        return {};
    const auto spelled = [](const QJsonValue &value) {
        return QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact));
    };
    return u"%1: %2 instead of %3"_s.arg(where, spelled(whole), spelled(part));
}

} // namespace steward::tests
