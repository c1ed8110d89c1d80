// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/errortext.h"

#include "domain/catalogue.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace steward {

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

QString whatIsSafe(Doing doing)
{
    switch (doing) {
    case Doing::DryRunning:
    case Doing::Undoing:
        return Words::tr("Your draft is kept.");
    case Doing::Applying:
        return Words::tr("Nothing was applied. Your draft is kept.");
    case Doing::LoadingProject:
    case Doing::LoadingAudit:
    case Doing::VerifyingAudit:
        return Words::tr("What you see may be older.");
    case Doing::Connecting:
    case Doing::SigningIn:
    case Doing::Claiming:
        return Words::tr("Nothing was changed.");
    }
    Q_UNREACHABLE();
}

QString signInText(const QString &code)
{
    if (code == "signin.denied"_L1)
        return Words::tr("The sign-in was cancelled in the browser. Start it again when you are ready.");
    if (code == "signin.timeout"_L1)
        return Words::tr("The browser did not come back in time. Start the sign-in again.");
    if (code.startsWith("idtoken."_L1) || code.startsWith("signin.state"_L1) || code.startsWith("signin.iss"_L1))
        return Words::tr("The answer of the sign-in service could not be trusted, so it was not used. "
                         "If it happens again, tell the person who runs the server.");
    if (code == "signin.no_browser"_L1)
        return Words::tr("No browser could be opened. Set a default browser and try again.");
    return Words::tr(
        "The sign-in service did not let the sign-in finish. Try again, or ask the person who runs the server.");
}

QString invalidText(const Error &error)
{
    if (error.code == "idempotency.reused"_L1)
        return Words::tr("This set of changes was sent before with other contents. Edit it once and try again.");
    return Words::tr("Something in the changes is not right. The rows say what.");
}

QString objectionText(const Error &error)
{
    if (error.code == "claim.member_already"_L1)
        return Words::tr("You already belong to this project.");
    if (error.code.startsWith("lockout."_L1))
        return Words::tr("Somebody would be locked out. The review names who.");
    if (error.code == "set.erased"_L1)
        return Words::tr("A person in this change was erased from the record, so it cannot be put back.");
    return Words::tr("Something stands in the way. The rows say what.");
}

QString forbiddenText(const Error &error)
{
    if (error.code == "member.unknown"_L1)
        return Words::tr(
            "You are signed in, but you are not a member of this project. Ask one of its admins to add you, "
            "or enter the claim code of a new project.");
    if (error.code == "claim.unknown"_L1)
        return Words::tr(
            "This claim code is not known, or was used already. Check it letter by letter, or make a new one on "
            "the server.");
    if (error.more.value(u"missing"_s).toString() == "admin"_L1)
        return Words::tr("Only the built-in Admin may do this. Ask an admin of the project.");
    return Words::tr("A permission is missing. Ask an admin of the project.");
}

ErrorText lineText(const Error &error, Doing doing)
{
    const QString what = error.kind == Error::Kind::Timeout ? Words::tr("The server did not answer in time.")
                                                            : Words::tr("The server cannot be reached.");
    return {what, whatIsSafe(doing) + u' ' + Words::tr("Check the connection and try again."), error.requestId, true};
}

ErrorText rateText(const Error &error, Doing doing)
{
    const int seconds = static_cast<int>(error.retryAfter.value_or(std::chrono::seconds(30)).count());
    //: The server said how long to wait
    return {Words::tr("The server is asked too often."),
            whatIsSafe(doing) + u' ' + Words::tr("Try again in %n second(s).", nullptr, std::max(seconds, 1)),
            error.requestId, true};
}

} // namespace

ErrorText errorText(const Error &error, Doing doing)
{
    switch (error.kind) {
    case Error::Kind::Offline:
    case Error::Kind::Timeout:
        return lineText(error, doing);
    case Error::Kind::Tls:
        return {Words::tr("The server could not prove that it is who it says."),
                Words::tr(
                    "Its certificate is not right, so nothing was sent. Check the address, or tell the person who runs "
                    "the server."),
                {},
                false};
    case Error::Kind::Unauthorised:
    case Error::Kind::GrantDead:
        return {Words::tr("Please sign in again."), whatIsSafe(doing), error.requestId, false};
    case Error::Kind::SignInFailed:
        return {Words::tr("You are not signed in."), signInText(error.code), error.requestId, true};
    case Error::Kind::Forbidden:
        return {Words::tr("You are not allowed to do this."), forbiddenText(error), error.requestId, false};
    case Error::Kind::NotFound:
        return doing == Doing::Connecting
                   ? ErrorText{Words::tr("No Steward server was found at this address."),
                               Words::tr("Check the address letter by letter."),
                               {},
                               true}
                   : ErrorText{Words::tr("This is not there any more."),
                               Words::tr("Somebody may have removed it. Load again to see what there is."),
                               error.requestId, true};
    case Error::Kind::Objection:
        return {Words::tr("The project does not allow this now."), objectionText(error), error.requestId, false};
    case Error::Kind::Stale:
        return {Words::tr("Somebody else changed it first."),
                Words::tr(
                    "Nothing was applied. Your draft was moved onto the new state; settle what conflicts, then apply."),
                error.requestId, false};
    case Error::Kind::Invalid:
        return {Words::tr("The server did not take the changes."), invalidText(error), error.requestId, false};
    case Error::Kind::TooLarge:
        return {Words::tr("This is too much at once."), Words::tr("Apply the changes in smaller parts."),
                error.requestId, false};
    case Error::Kind::RateLimited:
        return rateText(error, doing);
    case Error::Kind::Server:
        return {serverCouldNot(doing),
                whatIsSafe(doing) + u' '
                    + Words::tr("Try again; if it stays, tell the person who runs the server and name the request."),
                error.requestId, true};
    case Error::Kind::BadReply:
        return {Words::tr("The server's answer could not be understood."),
                whatIsSafe(doing) + u' '
                    + Words::tr("This is a fault in Steward or in the server, not yours. Please report the request."),
                error.requestId, true};
    case Error::Kind::Cancelled:
        return {};
    }
    Q_UNREACHABLE();
}

QString problemText(const domain::Problem &problem, const domain::Project &project)
{
    const QString &code = problem.code;
    const QString names = namesInShort(project, problem.people);
    const int holders = problem.count > 0 ? problem.count : static_cast<int>(problem.people.size());
    if (code == "role.name.taken"_L1)
        return Words::tr("Another role has this name. Names are compared without regard to capitals.");
    if (code == "role.name.reserved"_L1)
        return Words::tr("Admin is the built-in role. Choose another name.");
    if (code == "role.name.empty"_L1 || code == "role.name.blank_start"_L1)
        return Words::tr("A role needs a name that does not begin with a blank.");
    if (code == "role.name.length"_L1)
        return Words::tr("A name has at most 128 letters.");
    if (code == "role.name.characters"_L1)
        return Words::tr("A name has no signs that cannot be seen, such as line breaks and direction marks.");
    if (code == "role.held"_L1)
        return Words::tr("%n person(s) hold this role: %1. Give them another role first.", nullptr, holders).arg(names);
    if (code == "role.default"_L1)
        return Words::tr("This is the role of mobile workers who have no other. It cannot be removed or archived.");
    if (code == "role.upstream_locked"_L1)
        return Words::tr("This role comes from another project. Only the source project can change it.");
    if (code == "permission.not_offered"_L1)
        return Words::tr("This server does not offer this permission.");
    if (code == "permission.blocked"_L1)
        return Words::tr("Another permission keeps this one off.");
    if (code == "permission.item_unknown"_L1)
        return Words::tr("One of the chosen items is not there any more.");
    if (code == "person.primary_place"_L1)
        return Words::tr("The first place must be one of the person's places.");
    if (code == "field.stale"_L1)
        return Words::tr("Somebody changed this while you were editing.");
    if (code == "object.gone"_L1)
        return Words::tr("Somebody removed this meanwhile. Take your change back.");
    if (code == "lockout.last_admin"_L1)
        return Words::tr("%1 is the last admin. A project without an admin cannot be changed by anyone.").arg(names);
    if (code == "lockout.break_glass"_L1)
        return Words::tr("%1 is kept for emergencies and cannot be locked out.").arg(names);
    if (code == "lockout.people"_L1)
        return Words::tr("%n person(s) could not enter: %1.", nullptr, holders).arg(names);
    if (problem.kind == domain::Problem::Kind::Forbidden)
        return Words::tr("Only the built-in Admin may change this.");
    //: %1 is a technical word that support can use
    return Words::tr("The server does not take this (%1).").arg(code);
}

} // namespace steward
