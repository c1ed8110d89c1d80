// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/changefile.h"
#include "cli/impactanswer.h"
#include "cli/text.h"
#include "wire/changes.h"

#include "domain/sample.h"
#include "fuzz/fuzz.h"

/// A change set written by hand: what is left out is found once, what it would do is told, and nothing of it reaches a
/// terminal that would do more than be shown.
namespace steward::fuzzing {

using namespace domain;

namespace {

bool isHarmless(const QString &text)
{
    return std::ranges::all_of(text, [](QChar letter) {
        return letter == u'\n' || letter == QChar(0x200c) || letter == QChar(0x200d)
               || (letter.category() != QChar::Other_Control && letter.category() != QChar::Other_Format);
    });
}

} // namespace

void fuzz(const QByteArray &bytes)
{
    static const Project project = sample::project();
    const auto object = parseObject(bytes);
    if (!object)
        return;
    const auto full = cli::completed(project, *object);
    if (!full)
        return;
    const auto again = cli::completed(project, *full);
    require(again && *again == *full, "a complete set stays as it is");
    const auto set = wire::changeSetFromJson(*full);
    if (!set)
        return;
    for (const Id &author : {Id(), sample::ada, sample::mia}) {
        const QString text = cli::impactText(cli::impactAnswer(project, *set, author, 3));
        require(text.startsWith(QStringLiteral("Would be ")), "there is an answer");
        require(isHarmless(text), "an answer is only shown");
    }
}

QByteArrayList seeds()
{
    using namespace sample;
    const Project project = sample::project();
    const ChangeSet set = acknowledging(
        project, setOf({permit(project, supervisor, QStringLiteral("edit_data")), removal(project, spare)}), {mia});
    return {
        canonicalJson(wire::toJson(set)),
        R"({"changes":[{"entity":{"kind":"role","handle":"Supervisor"},"field":"assignable_by","after":["Spare"]}]})",
        R"({"changes":[{"entity":{"kind":"settings"},"field":"two_factor_auth","after":true}]})",
        R"({"changes":[{"entity":{"kind":"group"},"op":"create","after":{"name":"Night"}}],"reason":"x"})",
        R"({"changes":[{"entity":{"kind":"person","handle":"Mia"},"field":"places","after":["n2","s1"]}]})"};
}

} // namespace steward::fuzzing
