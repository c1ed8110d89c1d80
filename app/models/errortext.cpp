// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/errortext.h"

#include "domain/catalogue.h"
#include "domain/fields.h"
#include "models/effecttext.h"
#include "models/errormeanings.h"
#include "models/fieldtext.h"
#include "models/findingtext.h"
#include "workspace/newer.h"

#include <QCoreApplication>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace steward {

using domain::Problem;
using namespace errormeanings;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ErrorText)
};

/// "The server could not ..." for a failure of the server's.
QString serverCouldNot(Doing doing)
{
    switch (doing) {
    case Doing::Connecting:
        return Words::tr("The server could not be asked how to sign in.");
    case Doing::SigningIn:
        return Words::tr("The server could not finish the sign-in.");
    case Doing::LoadingProject:
        return Words::tr("The server could not load the project.");
    case Doing::DryRunning:
        return Words::tr("The server could not check the changes.");
    case Doing::Applying:
        return Words::tr("The server could not apply the changes.");
    case Doing::Undoing:
        return Words::tr("The server could not prepare the undo.");
    case Doing::LoadingAudit:
        return Words::tr("The server could not load the audit.");
    case Doing::VerifyingAudit:
        return Words::tr("The server could not verify the audit chain.");
    case Doing::Claiming:
        return Words::tr("The server could not take the claim code.");
    }
    Q_UNREACHABLE();
}

/// Whether the server may have done what was asked although no good answer came: the line broke, or something between
/// us answered in its place.
bool mayHaveArrived(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::Offline:
    case Error::Kind::Timeout:
    case Error::Kind::BadReply:
        return true;
    case Error::Kind::Server:
        return error.httpStatus == 502 || error.httpStatus == 504 || error.code == "answer.lost"_L1;
    default:
        return false;
    }
}

QString whatIsSafe(const Error &error, Doing doing)
{
    switch (doing) {
    case Doing::DryRunning:
    case Doing::Undoing:
        return Words::tr("Your draft is kept.");
    case Doing::Applying:
        // A set that did arrive is answered, when it is sent again, as the first time.
        return mayHaveArrived(error) ? Words::tr("Your draft is kept; applying it again does nothing twice.")
                                     : Words::tr("Nothing was applied. Your draft is kept.");
    case Doing::LoadingAudit:
    case Doing::VerifyingAudit:
        // who may not look sees nothing
        return error.kind == Error::Kind::Forbidden ? QString() : Words::tr("What you see may be older.");
    case Doing::Claiming:
        return Words::tr("Nothing was changed.");
    case Doing::Connecting:
    case Doing::SigningIn:
    case Doing::LoadingProject: // nothing is there yet
        return {};
    }
    Q_UNREACHABLE();
}

/// Who did not answer as he should.
bool isSignInService(const Error &error)
{
    return error.code == "provider.unreachable"_L1;
}

QString lineTitle(const Error &error)
{
    if (isSignInService(error))
        return error.kind == Error::Kind::Timeout ? Words::tr("The sign-in service did not answer in time.")
                                                  : Words::tr("The sign-in service cannot be reached.");
    return error.kind == Error::Kind::Timeout ? Words::tr("The server did not answer in time.")
                                              : Words::tr("The server cannot be reached.");
}

QString serverTitle(const Error &error, Doing doing)
{
    return isSignInService(error) ? Words::tr("The sign-in service could not finish the sign-in.")
                                  : serverCouldNot(doing);
}

QString titleOf(const Error &error, Doing doing)
{
    const bool isSignIn = doing == Doing::Connecting || doing == Doing::SigningIn;
    if (error.code == tooOld)
        return Words::tr("This console is too old for the server.");
    switch (error.kind) {
    case Error::Kind::Offline:
    case Error::Kind::Timeout:
        return lineTitle(error);
    case Error::Kind::Tls:
        return isSignInService(error) ? Words::tr("The sign-in service could not prove that it is who it says.")
                                      : Words::tr("The server could not prove that it is who it says.");
    case Error::Kind::Unauthorised:
    case Error::Kind::GrantDead:
        return isSignIn ? Words::tr("You are not signed in.") : Words::tr("Please sign in again.");
    case Error::Kind::SignInFailed:
        return doing == Doing::Connecting ? Words::tr("No Steward server was found at this address.")
                                          : Words::tr("You are not signed in.");
    case Error::Kind::Forbidden:
        return doing == Doing::Claiming ? Words::tr("The claim code was not taken.")
                                        : Words::tr("You are not allowed to do this.");
    case Error::Kind::NotFound:
        return isSignIn ? Words::tr("No Steward server was found at this address.")
                        : Words::tr("This is not there any more.");
    case Error::Kind::Objection:
        return Words::tr("The project does not allow this now.");
    case Error::Kind::Stale:
        return Words::tr("Somebody else changed it first.");
    case Error::Kind::Invalid:
        if (isSignIn)
            return Words::tr("The sign-in could not be finished.");
        return doing == Doing::DryRunning || doing == Doing::Applying
                   ? Words::tr("The server did not take the changes.")
                   : Words::tr("The server did not take the request.");
    case Error::Kind::TooLarge:
        return Words::tr("This is too much at once.");
    case Error::Kind::RateLimited:
        return isSignInService(error) ? Words::tr("The sign-in service is asked too often.")
                                      : Words::tr("The server is asked too often.");
    case Error::Kind::Server:
        return serverTitle(error, doing);
    case Error::Kind::BadReply:
        if (isSignIn)
            return doing == Doing::Connecting ? Words::tr("No Steward server was found at this address.")
                                              : Words::tr("The sign-in could not be finished.");
        return Words::tr("The server's answer could not be understood.");
    case Error::Kind::Cancelled:
        return {};
    }
    Q_UNREACHABLE();
}

/// What a kind of failure means where the code says no more.
QString generalMeaning(const Error &error, Doing doing)
{
    switch (error.kind) {
    case Error::Kind::Offline:
    case Error::Kind::Timeout:
        return Words::tr("Check the connection and try again.");
    case Error::Kind::Tls:
        return Words::tr("Its certificate is not right, so nothing was sent. Check the address, or tell the person who "
                         "runs the server.");
    case Error::Kind::Unauthorised:
    case Error::Kind::GrantDead:
        return Words::tr("Your sign-in has ended.");
    case Error::Kind::SignInFailed:
        return Words::tr("The sign-in service did not let the sign-in finish. Try again, or ask the person who runs "
                         "the server.");
    case Error::Kind::Forbidden:
        return Words::tr("A permission is missing. Ask an admin of the project.");
    case Error::Kind::NotFound:
        return doing == Doing::Connecting || doing == Doing::SigningIn
                   ? Words::tr("Check the address letter by letter.")
                   : Words::tr("Somebody may have removed it. Load again to see what there is.");
    case Error::Kind::Objection:
    case Error::Kind::Invalid:
        return Words::tr("Something stands in the way. Change it, or take it back; where it belongs to one change, "
                         "its row says what.");
    case Error::Kind::Stale:
        return Words::tr("Load again to see what there is.");
    case Error::Kind::TooLarge:
        return Words::tr("Apply the changes in smaller parts.");
    case Error::Kind::Server:
        return Words::tr("Try again; if it stays, tell the person who runs the server and name the request.");
    case Error::Kind::BadReply:
        return Words::tr("This is a fault in Steward or in the server, not yours. Please report the request.");
    case Error::Kind::RateLimited:
    case Error::Kind::Cancelled:
        return {};
    }
    Q_UNREACHABLE();
}

QString permissionName(const QString &key)
{
    const int permission = domain::catalogue().indexOf(key);
    return permission < 0 ? key : permissionLabel(permission);
}

/// What a refusal for lack of a right says is missing: Verdict::missing.
QString missingText(const QString &missing)
{
    if (missing == "admin"_L1)
        return Words::tr("Only the built-in Admin may do this.");
    if (missing == "entry"_L1)
        return Words::tr("You cannot enter this project any more.");
    if (missing == "assign"_L1)
        return Words::tr("Your role may not give this role to anyone.");
    if (missing == "beyond_own_rights"_L1)
        return Words::tr("You cannot give rights that you do not hold yourself.");
    if (missing == "owner"_L1)
        return Words::tr("Only the owner of an API key may do this.");
    if (missing == "sign_in"_L1)
        return Words::tr("This cannot be done by an API key.");
    if (missing == "access_all_locations"_L1)
        return Words::tr("This lies outside your places.");
    if (missing.isEmpty())
        return Words::tr("A permission is missing.");
    //: %1 is the name of a permission
    return Words::tr("The permission %1 is missing.").arg(permissionName(missing));
}

QString missingOf(const Error &error)
{
    const QString missing = error.more.value(u"missing"_s).toString();
    return missing.isEmpty() ? error.more.value(u"problems"_s)[qsizetype(0)][u"missing"_s].toString() : missing;
}

QString meaning(const Error &error, Doing doing)
{
    const bool isOfTime =
        error.code == "token.expired"_L1 || error.code == "token.not_yet"_L1 || error.code == "token.issued"_L1;
    if (error.kind == Error::Kind::SignInFailed && isOfTime)
        return Words::tr(clocks);
    if (error.kind == Error::Kind::Invalid && (doing == Doing::Connecting || doing == Doing::SigningIn))
        return Words::tr(badService);
    if (error.kind == Error::Kind::Unauthorised && doing != Doing::SigningIn)
        return generalMeaning(error, doing); // which of a token's parts was wrong helps nobody here
    if (error.kind == Error::Kind::Stale && doing != Doing::LoadingProject && doing != Doing::LoadingAudit)
        return Words::tr("Your draft is being moved onto the new state; settle what conflicts, then apply.");
    if (error.kind == Error::Kind::RateLimited) {
        const int seconds = static_cast<int>(error.retryAfter.value_or(std::chrono::seconds(30)).count());
        return Words::tr("Try again in %Ln second(s).", nullptr, std::max(seconds, 1));
    }
    if (error.kind == Error::Kind::Forbidden && !missingOf(error).isEmpty())
        return missingText(missingOf(error)) + u' ' + Words::tr("Ask an admin of the project.");
    const Meaning *known = find(meanings, error.code);
    return known ? Words::tr(known->text) : generalMeaning(error, doing);
}

bool canRetry(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::Offline:
    case Error::Kind::Timeout:
    case Error::Kind::SignInFailed:
    case Error::Kind::NotFound:
    case Error::Kind::RateLimited:
    case Error::Kind::Server:
    case Error::Kind::BadReply:
        return true;
    case Error::Kind::Stale:
        return error.code == "snapshot.moved"_L1;
    default:
        return false;
    }
}

/// Refusals that name people or count what is in the way.
QString ofPeople(const Problem &problem, const domain::Project &project)
{
    const QString &code = problem.code;
    const QString names = namesInShort(project, problem.people);
    const int count = problem.count > 0 ? problem.count : static_cast<int>(problem.people.size());
    if (code == "role.held"_L1)
        return Words::tr("%Ln person(s) hold(s) this role: %1. Give them another role first.", nullptr, count)
            .arg(names);
    if (code == "object.referred"_L1) {
        const QJsonArray told = problem.arguments.value(u"kinds"_s).toArray();
        QStringList kinds;
        for (const QJsonValue &kind : told)
            kinds << kind.toString();
        //: %1 is kinds of objects, as "groups and invitations"
        return Words::tr("%Ln object(s) point(s) to this (%1). Change what they point to first.", nullptr, count)
            .arg(kindsText(kinds));
    }
    if (code == "place.top_in_use"_L1)
        return Words::tr("%Ln place(s) in use lie(s) below this one, which is at the top. Archive or move what lies "
                         "below first.",
                         nullptr, count);
    if (code == "place.needed"_L1)
        return Words::tr("%Ln person(s) would have no place in use any more: %1. Give another place first.", nullptr,
                         count)
            .arg(names);
    if (code == "lockout.last_admin"_L1)
        return Words::tr("%1 must stay: a project without an admin cannot be changed by anyone.").arg(names);
    if (code == "lockout.break_glass"_L1)
        return Words::tr("Kept for emergencies, and never to be locked out: %1.").arg(names);
    if (code == "lockout.address"_L1)
        return Words::tr("This denies the address at which you sit now: you could not take it back. Ask somebody who "
                         "sits elsewhere to do it.");
    if (code == "lockout.people"_L1)
        return Words::tr("%Ln person(s) could not enter any more: %1.", nullptr, count).arg(names);
    if (code == "lockout.sign_in"_L1) {
        const QString why = lockOutReason(problem.missing);
        const bool areNamed =
            count <= problem.people.size() || problem.people.isEmpty(); // of many only the first are told
        const QString some = areNamed ? names : listInShort({namesInShort(project, problem.people.first(1))}, count);
        const QString line = Words::tr("%Ln person(s) could not sign in any more: %1.", nullptr, count).arg(some);
        return why.isEmpty() ? line : line + u' ' + why;
    }
    return {};
}

/// Refusals that name a field or permission.
QString ofField(const Problem &problem)
{
    const QString &code = problem.code;
    //: %1 is the name of a field or permission
    if (code == "field.read_only"_L1)
        return Words::tr("%1 cannot be changed.").arg(fieldLabel(problem.field));
    if (code == "field.unknown"_L1)
        return Words::tr("This server does not know %1.").arg(fieldLabel(problem.field));
    if (code == "field.value"_L1)
        return Words::tr("%1 does not take this value.").arg(fieldLabel(problem.field));
    if (code == "permission.blocked"_L1)
        return Words::tr("%1 keeps this one off.").arg(permissionName(problem.missing));
    return {};
}

/// What the whole project would not be right with. Where that is an object that was not changed, the problem says
/// which.
QString ofFinding(const Problem &problem, const domain::Project &project)
{
    const QString text =
        findingText({.code = problem.code, .field = problem.field, .arguments = problem.arguments}, project);
    const QString kind = problem.arguments.value(u"entityKind"_s).toString();
    const auto id = Id::fromString(problem.arguments.value(u"entity"_s).toString());
    if (text.isEmpty() || !id || nameOf(project, {kind, *id}).isEmpty())
        return text;
    //: %1 is an object, as "mobile worker Yankho Msiska"; %2 is a whole sentence that says what is wrong with it
    return Words::tr("Of the %1: %2").arg(entityText(project, {kind, *id}), text);
}

} // namespace

ErrorText errorText(const Error &error, Doing doing)
{
    if (error.kind == Error::Kind::Cancelled)
        return {};
    const QString safe = whatIsSafe(error, doing);
    const QString means = meaning(error, doing);
    return {titleOf(error, doing), safe.isEmpty() ? means : safe + u' ' + means, error.requestId, canRetry(error)};
}

QString tooOldText()
{
    return Words::tr(tooOldForServer);
}

QString problemText(const Problem &problem, const domain::Project &project)
{
    if (const Meaning *known = find(problems, problem.code))
        return Words::tr(known->text);
    if (problem.kind == Problem::Kind::Forbidden)
        return missingText(problem.missing);
    for (const QString &text : {ofPeople(problem, project), ofField(problem), ofFinding(problem, project)}) {
        if (!text.isEmpty())
            return text;
    }
    //: %1 is a technical word that support can use
    return Words::tr("The server does not take this (%1).").arg(problem.code);
}

QString objectionText(const domain::Project &project, const domain::Change &change)
{
    domain::ChangeSet set;
    set.id = Id::random();
    set.changes << change;
    const domain::Outcome outcome = apply(project, set, Id());
    return outcome.problems.isEmpty() ? QString() : problemText(outcome.problems.constFirst(), project);
}

} // namespace steward
