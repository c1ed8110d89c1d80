// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/options.h"

#include <QCommandLineParser>

#include <array>

using namespace Qt::StringLiterals;

namespace steward::cli {

namespace {

constexpr auto usage =
    "stewardctl asks a project what its console would tell, on a made-up pack.\n"
    "\n"
    "  stewardctl explain user HANDLE          what somebody may do and see, and why\n"
    "  stewardctl explain location CODE        who sees a place, and why\n"
    "  stewardctl explain permission KEY       who holds a permission, and why\n"
    "  stewardctl impact FILE                  what a change set (JSON, as in POST change-sets) would do\n"
    "\n"
    "  --pack S|M      the pack that is asked (S)\n"
    "  --author HANDLE impact: who would apply it; without, a rule\n"
    "  --limit N       explain: so many people by name (20)\n"
    "  --json          for machines\n"
    "\n"
    "Ends with 0, with 1 where the answer is a refusal or there is no such object, with 2 where the command line is wrong."_L1;

Error wrong(const QString &detail)
{
    return {.kind = Error::Kind::Invalid, .code = u"options"_s, .detail = detail};
}

/// The options all commands know.
struct Common
{
    QCommandLineOption pack{u"pack"_s, {}, u"letter"_s, u"S"_s};
    QCommandLineOption author{u"author"_s, {}, u"handle"_s};
    QCommandLineOption limit{u"limit"_s, {}, u"count"_s, u"20"_s};
    QCommandLineOption json{u"json"_s};
    QCommandLineOption help{{u"h"_s, u"help"_s}};
};

Result<Options> explain(const QStringList &words, const QCommandLineParser &parser, const Common &common)
{
    using What = ExplainOptions::What;
    static constexpr std::array kinds{std::pair{"user"_L1, What::User}, std::pair{"location"_L1, What::Location},
                                      std::pair{"permission"_L1, What::Permission}};
    if (words.size() != 3)
        return wrong(u"explain wants user, location or permission, and which one"_s);
    bool isNumber = false;
    const int limit = parser.value(common.limit).toInt(&isNumber);
    if (!isNumber || limit < 0)
        return wrong(u"--limit wants a number"_s);
    for (const auto &[word, what] : kinds) {
        if (words.at(1) == word)
            return Options(
                ExplainOptions{what, words.at(2), parser.value(common.pack), parser.isSet(common.json), limit});
    }
    return wrong(u"nothing is known to explain of: %1"_s.arg(words.at(1)));
}

} // namespace

Result<Options> parseOptions(const QStringList &arguments)
{
    const Common common;
    QCommandLineParser parser;
    parser.addOptions({common.pack, common.author, common.limit, common.json, common.help});
    if (!parser.parse(arguments))
        return wrong(parser.errorText());
    const QStringList words = parser.positionalArguments();
    if (parser.isSet(common.help) || words.value(0) == "help"_L1)
        return Error{.kind = Error::Kind::Invalid, .code = u"help"_s, .detail = usage};
    if (words.value(0) == "explain"_L1)
        return explain(words, parser, common);
    if (words.value(0) != "impact"_L1)
        return wrong(words.isEmpty() ? u"what? See --help"_s : u"no such command: %1"_s.arg(words.at(0)));
    if (words.size() != 2)
        return wrong(u"impact wants one file"_s);
    return Options(
        ImpactOptions{words.at(1), parser.value(common.author), parser.value(common.pack), parser.isSet(common.json)});
}

} // namespace steward::cli
