// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service/breakglass.h"

#include "domain/recovered.h"
#include "service/operatorcommit.h"
#include "service/personcalled.h"

using namespace Qt::StringLiterals;

namespace steward {

using namespace domain;

namespace {

const QString field = u"is_break_glass"_s;

Error barred(const QString &detail)
{
    return {.kind = Error::Kind::Objection, .code = u"person.barred"_s, .detail = detail};
}

Result<void> checkPerson(const Project &project, const Person &person, bool takesAway)
{
    if (takesAway && !person.isBreakGlass)
        return barred(u"%1 has no break-glass account"_s.arg(person.name));
    if (takesAway)
        return {};
    if (person.kind != Person::Kind::WebUser)
        return barred(u"%1 is a mobile worker; only a web user's account is kept for break glass"_s.arg(person.name));
    if (!canEnter(project, person))
        return barred(u"%1 may not enter the project, so that the account would open nothing on that day either"_s.arg(
            person.name));
    return {};
}

/// Nobody may ask for the field: it is written as a rule writes, which has a cause.
ChangeSet setFor(const Person &person, const BreakGlassWish &wish)
{
    const auto act = wish.takesAway ? OperatorsAct::BreakGlassTaken : OperatorsAct::BreakGlassGiven;
    ChangeSet set{.id = Id::random(), .reason = wish.reason, .acknowledged = {operatorsAct(act, person.id)}};
    set.changes << Change{.entity = {u"person"_s, person.id},
                          .field = field,
                          .before = person.isBreakGlass,
                          .after = !wish.takesAway,
                          .baseVersion = person.version,
                          .cause = field};
    return set;
}

Result<Outcome> outcomeOf(const Project &project, const ChangeSet &set)
{
    Outcome outcome = apply(project, set, {});
    if (!outcome.isGood())
        return Error{.kind = Error::Kind::Objection,
                     .code = u"break_glass.refused"_s,
                     .detail = u"the project's rules object: "_s + outcome.problems.constFirst().code};
    for (Change &change : outcome.changes)
        change.cause.clear(); // in the log stands who did it: no rule
    return outcome;
}

/// How he comes in on that day.
Result<QString> giveDoor(Store &store, const Person &person, const BreakGlassWish &wish, const MakeCode &makeCode)
{
    if (wish.takesAway)
        return QString();
    if (wish.subject.subject.isEmpty())
        return makeCode(store, person.id);
    const auto bound = store.bindMember(wish.subject, person.id);
    if (bound)
        return QString();
    Error error = bound.error();
    if (error.code == "member.bound"_L1)
        error.detail = u"somebody else of the project signs in as \"%1\" there"_s.arg(wish.subject.subject);
    return error;
}

Result<BreakGlass> made(Store &store, const BreakGlassWish &wish, Instant now, const MakeCode &makeCode)
{
    const auto project = store.load();
    if (!project)
        return project.error();
    const auto person = personCalled(*project, wish.who);
    if (!person)
        return person.error();
    if (const auto checked = checkPerson(*project, *person, wish.takesAway); !checked)
        return checked.error();
    const ChangeSet set = setFor(*person, wish);
    const auto outcome = outcomeOf(*project, set);
    if (!outcome)
        return outcome.error();
    const auto row = commitByOperator(store, *outcome->project, set, outcome->changes, {wish.by, wish.from}, now);
    if (!row)
        return row.error();
    const auto code = giveDoor(store, *person, wish, makeCode);
    if (!code)
        return code.error();
    return BreakGlass{.person = *outcome->project->people.find(person->id), .revision = row->revision, .code = *code};
}

} // namespace

Result<BreakGlass> setBreakGlass(Store &store, const BreakGlassWish &wish, Instant now, const MakeCode &makeCode)
{
    return madeAtOnce<BreakGlass>(store, [&] { return made(store, wish, now, makeCode); });
}

QString toldOf(const BreakGlass &made)
{
    const QString &name = made.person.name;
    const QString row = u"Row %1 of the log says so, and all admins are told."_s.arg(made.revision);
    if (!made.person.isBreakGlass)
        return u"%1's account is an ordinary one again: it can be changed and removed as any other. %2\n"
               "How this person signs in is as it was."_s.arg(name, row);
    const QString kept = u"%1's account is kept for break glass: nobody can remove it, bar it or make it less than "
                         "it is, but by \"stewardd break-glass --end\" here. %2"_s.arg(name, row);
    if (made.code.isEmpty())
        return kept + u"\nThe account at the issuer opens it from now on, without a code. Try it."_s;
    return kept
           + u"\nAt the issuer kept for break glass (another --issuer of serve) sign in with a console and give this "
             "code,\nonce; any code before it is void:\n\n    %1\n"_s.arg(made.code);
}

} // namespace steward
