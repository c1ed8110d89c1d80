// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wire/changes.h"

#include "domain/sample.h"
#include "fuzz/fuzz.h"

/// A change set that is read, written and read again is the same, and so are the answers about change sets.
namespace steward::fuzzing {

using namespace domain;
using namespace wire;

namespace {

void checkSet(const QJsonObject &object)
{
    const auto strict = changeSetFromJson(object, Unknown::Refuse);
    const auto lenient = changeSetFromJson(object, Unknown::PassOver);
    if (strict)
        require(lenient && *lenient == *strict, "who refuses less reads the same");
    if (!lenient)
        return;
    const auto again = changeSetFromJson(toJson(*lenient), Unknown::PassOver);
    require(again && *again == *lenient, "a change set is read as what was written");
}

/// For values without a comparison of their own.
template<typename Value>
void checkAnswer(const QJsonObject &object, Result<Value> (*read)(const QJsonObject &))
{
    const auto value = read(object);
    if (!value)
        return;
    const QJsonObject written = toJson(*value);
    const auto again = read(written);
    require(again.hasValue(), "what was written is taken");
    requireSame(canonicalJson(toJson(*again)), canonicalJson(written), "an answer has one spelling");
}

} // namespace

void fuzz(const QByteArray &bytes)
{
    const auto object = parseObject(bytes);
    if (!object)
        return;
    checkSet(*object);
    checkAnswer(*object, impactFromJson);
    checkAnswer(*object, appliedFromJson);
    checkAnswer(*object, logEntryFromJson);
    const QJsonArray written = toJson(problemsFromJson({*object}));
    require(toJson(problemsFromJson(written)) == written, "problems are read as what was written");
}

QByteArrayList seeds()
{
    using namespace sample;
    const Project project = sample::project();
    Role made;
    made.id = Id(6, 1);
    made.name = QStringLiteral("Made");
    ChangeSet set =
        setOf({permit(project, spare, QStringLiteral("edit_data")), sample::make(made),
               update(project, person(mia), QStringLiteral("places"), texts({n2, s1})), removal(project, spare)});
    set.inverseOf = Id(7, 7);
    set = acknowledging(project, set, {mia});

    const Outcome outcome = apply(project, setOf({permit(project, supervisor, QStringLiteral("edit_data"))}), ada);
    const Applied applied{.revision = project.revision + 1,
                          .changes = outcome.changes,
                          .impact = impact(project, *outcome.project, outcome.changes)};
    const LogEntry entry{.revision = 8,
                         .set = set.id,
                         .author = ada,
                         .authorName = QStringLiteral("Ada"),
                         .changes = set.changes,
                         .inverseOf = set.inverseOf,
                         .acknowledged = set.acknowledged,
                         .erasedAt = Instant(),
                         .hash = QStringLiteral("00ff")};
    const Problem stale{.kind = Problem::Kind::Stale, .code = QStringLiteral("field.stale"), .change = 0, .version = 3};
    return {canonicalJson(toJson(set)), canonicalJson(toJson(applied)), canonicalJson(toJson(applied.impact)),
            canonicalJson(toJson(entry)), canonicalJson(toJson(QList{stale}).at(0))};
}

} // namespace steward::fuzzing
