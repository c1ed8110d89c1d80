// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service/recovery.h"

#include "domain/recovered.h"
#include "service/operatorcommit.h"
#include "service/personcalled.h"

using namespace Qt::StringLiterals;

namespace steward {

using namespace domain;

namespace {

Error barred(const QString &detail)
{
    return {.kind = Error::Kind::Objection, .code = u"person.barred"_s, .detail = detail};
}

/// Nothing: he may be let in this way.
Result<void> checkPerson(const Person &person, bool raises)
{
    if (person.isAdmin || (person.isBreakGlass && !raises))
        return {};
    if (!raises)
        return barred(
            u"%1 is neither an admin nor a break-glass account; --raise makes an active web user an admin"_s.arg(
                person.name));
    if (person.kind != Person::Kind::WebUser)
        return barred(u"%1 is a mobile worker; only a web user is made an admin"_s.arg(person.name));
    if (!person.isActive && !person.isBreakGlass)
        return barred(u"%1 is not active; only an active web user is made an admin"_s.arg(person.name));
    return {};
}

/// From what stands in his way to what lets him in. Where nothing does, one change that changes nothing: the row of the
/// log is made all the same.
ChangeSet letIn(const Person &person, const RecoveryWish &wish, Instant now)
{
    ChangeSet set{.id = Id::random(), .reason = wish.reason, .acknowledged = {recoveryOf(person.id)}};
    const auto change = [&](const QString &field, const QJsonValue &before, const QJsonValue &after) {
        set.changes << Change{.entity = {u"person"_s, person.id},
                              .field = field,
                              .before = before,
                              .after = after,
                              .baseVersion = person.version};
    };
    change(u"is_active"_s, person.isActive, true);
    if (person.deactivateAfter && *person.deactivateAfter <= now) // it would end him again at once
        change(u"deactivate_after"_s, toText(*person.deactivateAfter), {});
    if (!wish.raises || person.isAdmin)
        return set;
    change(u"is_admin"_s, false, true);
    if (person.roleUntil) // an admin has no role that could end
        change(u"role_until"_s, toText(*person.roleUntil), {});
    if (!person.roleAfter.isNull())
        change(u"role_after"_s, person.roleAfter.toString(), {});
    return set;
}

Result<Outcome> outcomeOf(const Project &project, const ChangeSet &set, const Person &person)
{
    Outcome outcome = apply(project, set, {});
    if (!outcome.isGood())
        return Error{.kind = Error::Kind::Objection,
                     .code = u"recovery.refused"_s,
                     .detail = u"the project's rules object: "_s + outcome.problems.constFirst().code};
    if (!canEnter(*outcome.project, *outcome.project->people.find(person.id)))
        return barred(u"%1 may not enter the project with the role and the places as they are, so that a code would "
                      "open nothing; --raise makes a web user an admin"_s.arg(person.name));
    return outcome;
}

Result<Recovery> recovered(Store &store, const RecoveryWish &wish, Instant now, const MakeCode &makeCode)
{
    const auto project = store.load();
    if (!project)
        return project.error();
    const auto person = personCalled(*project, wish.who);
    if (!person)
        return person.error();
    if (const auto checked = checkPerson(*person, wish.raises); !checked)
        return checked.error();
    const ChangeSet set = letIn(*person, wish, now);
    const auto outcome = outcomeOf(*project, set, *person);
    if (!outcome)
        return outcome.error();
    const auto row = commitByOperator(store, *outcome->project, set, outcome->changes, {wish.by, wish.from}, now);
    if (!row)
        return row.error();
    const auto code = makeCode(store, person->id);
    if (!code)
        return code.error();
    const Person after = *outcome->project->people.find(person->id);
    return Recovery{.person = after,
                    .changes = outcome->changes,
                    .revision = row->revision,
                    .bar = SignIn(*outcome->project).barOf(after),
                    .code = *code};
}

QString wordsOf(const Change &change)
{
    if (change.field == "is_active"_L1)
        return u"was not active: is active now"_s;
    if (change.field == "is_admin"_L1)
        return u"was no admin: is one now"_s;
    if (change.field == "deactivate_after"_L1)
        return u"the end of the account, %1, is taken away"_s.arg(change.before.toString());
    if (change.field == "role_until"_L1)
        return u"the end of the role, %1, is taken away: an admin has none"_s.arg(change.before.toString());
    return u"the role after the present one is taken away"_s;
}

QString wordsOf(SignIn::Bar bar)
{
    switch (bar) {
    case SignIn::Bar::None:
        return {};
    case SignIn::Bar::Address:
        return u"every address is denied"_s;
    case SignIn::Bar::Provider:
        return u"single sign-on is enforced, and nobody has come through it yet"_s;
    case SignIn::Bar::SecondFactor:
        return u"a second factor is enforced, and none is reported of this person"_s;
    case SignIn::Bar::Password:
        return u"strong passwords are enforced, and a weak one is reported of this person"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

Result<Recovery> recover(Store &store, const RecoveryWish &wish, Instant now, const MakeCode &makeCode)
{
    return madeAtOnce<Recovery>(store, [&] { return recovered(store, wish, now, makeCode); });
}

QString toldOf(const Recovery &recovery)
{
    const Person &person = recovery.person;
    QStringList lines{
        u"%1 may enter the project. Row %2 of the log says so, and all admins are told."_s.arg(person.name)
            .arg(recovery.revision)};
    for (const Change &change : recovery.changes)
        lines << u"  - "_s + wordsOf(change);
    if (recovery.changes.isEmpty())
        lines << u"  - nothing barred this person: nothing is changed"_s;
    lines << QString() << u"Not changed:"_s;
    if (person.deactivateAfter)
        lines << u"  - the account ends at %1"_s.arg(toText(*person.deactivateAfter));
    lines << u"  - how people sign in: what single sign-on, second factors and addresses ask for is still asked"_s;
    if (recovery.bar != SignIn::Bar::None)
        lines << u"    By the project's rules that bars this person: %1."_s.arg(wordsOf(recovery.bar));
    lines << u"    Where it cannot be met, sign in at the issuer kept for break glass (another --issuer of serve)."_s
          << QString() << u"Who was let in before signs in as ever, without a code. Else sign in with a console and"_s
          << u"give this one, once; any code before it is void:"_s << QString() << u"    "_s + recovery.code
          << QString();
    return lines.join(u'\n');
}

} // namespace steward
