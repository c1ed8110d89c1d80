// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/run.h"

#include "cli/auditverify.h"
#include "cli/changefile.h"
#include "cli/explain.h"
#include "cli/impactanswer.h"
#include "cli/naming.h"
#include "cli/options.h"
#include "cli/plain.h"
#include "cli/servertrouble.h"
#include "cli/text.h"
#include "core/json.h"
#include "demo/pack.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace steward::cli {

namespace {

constexpr int done = 0;
constexpr int refused = 1;
constexpr int troubled = 2;

Told trouble(const QString &detail)
{
    return {.err = u"stewardctl: "_s + plain(detail), .status = troubled};
}

Result<domain::Project> packOf(const QString &letter)
{
    if (const auto size = demo::sizeOf(letter))
        return demo::makePack(*size);
    QStringList letters;
    for (const demo::PackSize size : demo::packSizes)
        letters << demo::shapeOf(size).letter;
    return Error{.kind = Error::Kind::NotFound,
                 .code = u"name"_s,
                 .detail = u"--pack: there is no pack \"%1\", only %2"_s.arg(letter, letters.join(u", "_s))};
}

/// The one that is asked about. An error says in `detail` what to do.
Result<ShownProject> projectOf(const CommonOptions &options, const Outside &outside)
{
    if (options.server.isEmpty()) {
        auto pack = packOf(options.pack);
        if (!pack)
            return pack.error();
        return ShownProject{std::move(pack).value(), Id(), demo::virtualStart};
    }
    auto shown = outside.fetchProject(options.server);
    if (!shown)
        return Error{.kind = shown.error().kind, .detail = serverTrouble(options.server, shown.error())};
    return shown;
}

/// Beside an answer about a part: what is not shown is not counted.
QString remarkOn(const ShownProject &shown)
{
    return shown.isWhole ? QString()
                         : u"stewardctl: your role shows you a part of the project; the answer is about that part"_s;
}

Told told(const QJsonObject &answer, bool isJson, QString (*text)(const QJsonObject &), int status = done)
{
    if (!isJson)
        return {.out = text(answer), .status = status};
    const QByteArray json = QJsonDocument(answer).toJson(QJsonDocument::Indented).trimmed();
    return {.out = plainJson(QString::fromUtf8(json)), .status = status};
}

Result<QJsonObject> answerOf(const ExplainOptions &options, const domain::Access &access)
{
    using What = ExplainOptions::What;
    const Whom whom{options.common.limit, options.only};
    switch (options.what) {
    case What::User:
        return explainUser(access, options.which);
    case What::Location:
        return explainLocation(access, options.which, whom);
    case What::Permission:
        return explainPermission(access, options.which, whom);
    case What::Setting:
        return explainSetting(access, options.which, whom);
    }
    Q_UNREACHABLE();
}

Told explain(const ExplainOptions &options, const Outside &outside)
{
    auto shown = projectOf(options.common, outside);
    if (!shown)
        return trouble(shown.error().detail);
    const QString remark = remarkOn(*shown);
    const Instant at = shown->at;
    const domain::Access access(std::move(shown).value().project, at);
    const auto answer = answerOf(options, access);
    if (!answer)
        return trouble(answer.error().detail);
    Told said = told(*answer, options.common.json, options.what == ExplainOptions::What::User ? userText : answersText);
    said.err = remark;
    return said;
}

/// Where in the file, and what about it.
QString mistakes(const Error &error)
{
    if (error.fields.isEmpty())
        return u"%1 %2"_s.arg(error.code, error.detail).trimmed();
    QStringList all;
    for (const FieldError &field : error.fields)
        all << u"%1 at %2"_s.arg(field.code, field.pointer.isEmpty() ? u"the top"_s : field.pointer);
    return all.join(u", "_s);
}

Result<domain::ChangeSet> changeSetOf(const QString &path, const domain::Project &project, const Outside &outside)
{
    const auto failed = [&path](const QString &why) {
        return Error{.kind = Error::Kind::Invalid, .detail = u"%1 holds no change set: %2"_s.arg(path, why)};
    };
    const auto bytes = readFile(path);
    if (!bytes)
        return bytes.error();
    const auto object = parseObject(*bytes);
    if (!object)
        return failed(mistakes(object.error()));
    const auto full = completed(project, *object);
    if (!full)
        return failed(full.error().detail);
    auto set = outside.readChangeSet(*full);
    if (!set)
        return failed(mistakes(set.error()));
    return set;
}

Told impact(const ImpactOptions &options, const Outside &outside)
{
    const auto shown = projectOf(options.common, outside);
    if (!shown)
        return trouble(shown.error().detail);
    const domain::Project &project = shown->project;
    Id author = shown->person;
    if (!options.author.isEmpty()) {
        const auto found = find(project, u"person"_s, options.author);
        if (!found)
            return trouble(u"--as: "_s + found.error().detail);
        author = *found;
    }
    const auto set = changeSetOf(options.file, project, outside);
    if (!set)
        return trouble(set.error().detail);
    const QJsonObject answer = impactAnswer(project, *set, author, options.common.limit);
    Told said = told(answer, options.common.json, impactText, answer.value(u"accepted"_s).toBool() ? done : refused);
    said.err = remarkOn(*shown);
    return said;
}

Told audit(const AuditOptions &options)
{
    const auto answer = auditAnswer(options.database);
    if (!answer)
        return trouble(u"%1 %2"_s.arg(answer.error().code, answer.error().detail).trimmed());
    return told(*answer, options.json, auditText, answer->value(u"right"_s).toBool() ? done : refused);
}

} // namespace

Told run(const QStringList &arguments, const Outside &outside)
{
    const auto options = parseOptions(arguments);
    if (!options && options.error().code == "help"_L1)
        return {.out = options.error().detail};
    if (!options)
        return trouble(options.error().detail + u"; \"stewardctl --help\" shows how"_s);
    if (const auto *wish = std::get_if<ExplainOptions>(&*options))
        return explain(*wish, outside);
    if (const auto *wish = std::get_if<AuditOptions>(&*options))
        return audit(*wish);
    return impact(std::get<ImpactOptions>(*options), outside);
}

} // namespace steward::cli
