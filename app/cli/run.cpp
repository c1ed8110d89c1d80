// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/run.h"

#include "cli/answers.h"
#include "cli/options.h"
#include "cli/text.h"
#include "demo/pack.h"

#include <QFile>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace steward::cli {

namespace {

constexpr int done = 0;
constexpr int refused = 1;
constexpr int misused = 2;

std::optional<domain::Project> packOf(const QString &letter)
{
    if (letter == "S"_L1)
        return demo::makePack(demo::PackSize::S);
    if (letter == "M"_L1)
        return demo::makePack(demo::PackSize::M);
    return {};
}

Told noPack(const QString &letter)
{
    return {u"stewardctl: no pack %1; there are S and M"_s.arg(letter), misused};
}

Told told(const QJsonObject &answer, bool isJson, QString (*text)(const QJsonObject &), int status = done)
{
    return {isJson ? QString::fromUtf8(QJsonDocument(answer).toJson(QJsonDocument::Indented)).trimmed() : text(answer),
            status};
}

Told explain(const ExplainOptions &options)
{
    using What = ExplainOptions::What;
    auto project = packOf(options.pack);
    if (!project)
        return noPack(options.pack);
    const domain::Access access(*std::move(project), demo::virtualStart);
    std::optional<QJsonObject> answer;
    QString (*text)(const QJsonObject &) = nullptr;
    switch (options.what) {
    case What::User:
        answer = explainUser(access, options.which);
        text = userText;
        break;
    case What::Location:
        answer = explainLocation(access, options.which, options.limit);
        text = locationText;
        break;
    case What::Permission:
        answer = explainPermission(access, options.which, options.limit);
        text = permissionText;
        break;
    }
    if (!answer)
        return {u"stewardctl: there is no %1 in pack %2"_s.arg(options.which, options.pack), refused};
    return told(*answer, options.isJson, text);
}

Told impact(const ImpactOptions &options, const ReadChangeSet &readChangeSet)
{
    const auto project = packOf(options.pack);
    if (!project)
        return noPack(options.pack);
    QFile file(options.file);
    if (!file.open(QIODevice::ReadOnly))
        return {u"stewardctl: %1: %2"_s.arg(options.file, file.errorString()), refused};
    Id author;
    if (!options.author.isEmpty()) {
        const auto found = idByHandle(*project, u"person", options.author);
        if (!found)
            return {u"stewardctl: there is no %1 in pack %2"_s.arg(options.author, options.pack), refused};
        author = *found;
    }
    const auto set = readChangeSet(file.readAll());
    if (!set) {
        const Error &error = set.error();
        const QString where = error.fields.isEmpty() ? error.detail : error.fields.first().pointer;
        return {u"stewardctl: %1 is no change set: %2 %3"_s.arg(options.file, error.code, where), refused};
    }
    const QJsonObject answer = impactOf(*project, *set, author);
    const bool isAccepted = answer.value(u"accepted"_s).toBool();
    return told(answer, options.isJson, impactText, isAccepted ? done : refused);
}

} // namespace

Told run(const QStringList &arguments, const ReadChangeSet &readChangeSet)
{
    const auto options = parseOptions(arguments);
    if (!options && options.error().code == "help"_L1)
        return {options.error().detail, done};
    if (!options)
        return {u"stewardctl: "_s + options.error().detail, misused};
    if (const auto *wish = std::get_if<ExplainOptions>(&*options))
        return explain(*wish);
    return impact(std::get<ImpactOptions>(*options), readChangeSet);
}

} // namespace steward::cli
