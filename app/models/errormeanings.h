// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

#include <algorithm>
#include <array>

/// The words of errortext.cpp for codes that need no names and no numbers. For that file alone.
namespace steward::errormeanings {

using namespace Qt::StringLiterals;

/// What a code means and what to do. A code that ends in a dot stands for all that begin with it.
struct Meaning
{
    QLatin1StringView code;
    const char *text;
};

template<size_t size>
const Meaning *find(const std::array<Meaning, size> &meanings, const QString &code)
{
    const auto found = std::find_if(meanings.cbegin(), meanings.cend(), [&code](const Meaning &one) {
        return one.code.endsWith(u'.') ? code.startsWith(one.code) : code == one.code;
    });
    return found == meanings.cend() ? nullptr : &*found;
}

inline constexpr const char *untrusted =
    QT_TRANSLATE_NOOP("ErrorText", "The answer of the sign-in service could not be trusted, so it was not used. If it "
                                   "happens again, tell the person who runs the server.");
inline constexpr const char *notOurs =
    QT_TRANSLATE_NOOP("ErrorText", "What came back from the browser does not belong to this sign-in, so it was not "
                                   "used. Start the sign-in again.");
inline constexpr const char *tooOldForServer =
    QT_TRANSLATE_NOOP("ErrorText", "This console is older than the server still takes changes from. Update Steward; in "
                                   "a browser, reload the page. Until then you can read, and what you have staged "
                                   "stays.");
inline constexpr const char *clocks =
    QT_TRANSLATE_NOOP("ErrorText", "This computer's clock and the one of the sign-in service do not agree. Set this "
                                   "computer's clock, then sign in again.");
inline constexpr const char *badService =
    QT_TRANSLATE_NOOP("ErrorText", "The sign-in service is not set up in a way that Steward can use. Tell the person "
                                   "who runs the server.");
inline constexpr const char *notUnderstood =
    QT_TRANSLATE_NOOP("ErrorText", "Steward asked in a way that this server does not take. One of the two may be too "
                                   "old; please report the request.");
inline constexpr const char *notSent =
    QT_TRANSLATE_NOOP("ErrorText", "Steward did not send the request, because it was not safe to. This is a fault in "
                                   "Steward; please report it.");
inline constexpr const char *damaged = QT_TRANSLATE_NOOP(
    "ErrorText", "What is kept on this computer is damaged and is not opened, so that nothing wrong is "
                 "taken for right. Put back a copy of the file, or begin anew from the server.");
inline constexpr const char *storage =
    QT_TRANSLATE_NOOP("ErrorText", "The server's storage is in trouble. Tell the person who runs the server, and name "
                                   "the request.");
inline constexpr const char *movedOn = QT_TRANSLATE_NOOP(
    "ErrorText", "The project changed while the server was working. Load again to see what there is.");

/// Codes that mean the same wherever they come up.
inline constexpr std::array meanings{
    // signing in: app/session, app/oidc
    Meaning{
        "signin.denied"_L1,
        QT_TRANSLATE_NOOP("ErrorText", "The sign-in was cancelled in the browser. Start it again when you are ready.")},
    Meaning{"signin.timeout"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "The browser did not come back in time. Start the sign-in again.")},
    Meaning{"signin.no_browser"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "No browser could be opened. Set a default browser and try again.")},
    Meaning{"signin.no_listener"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "This computer does not let Steward wait for the browser. A firewall or "
                                           "another sign-in may be in the way; try again.")},
    Meaning{"signin.refused"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "The sign-in service refused the sign-in. Try again, or ask the person who "
                                           "runs it.")},
    Meaning{"signin.code_refused"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "The sign-in service did not take its own answer back; it may have come too "
                                           "late. Start the sign-in again.")},
    Meaning{"signin.no_id_token"_L1, badService},
    Meaning{"signin.state"_L1, notOurs},
    Meaning{"signin.issuer"_L1, notOurs},
    Meaning{"signin.malformed"_L1, notOurs},
    Meaning{"signin.no_code"_L1, notOurs},
    Meaning{"token.missing"_L1, QT_TRANSLATE_NOOP("ErrorText", "The server does not know who is asking.")},
    Meaning{"key.refused"_L1, QT_TRANSLATE_NOOP("ErrorText", "The server does not take this API key.")},
    Meaning{"key.value_told"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "The value of this API key was made and told before. It is told only once: "
                                           "make another one.")},
    Meaning{"token.scope"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "Your sign-in does not reach as far as this server asks. Sign out and in "
                                           "again; if it stays, tell the person who runs the server.")},
    Meaning{"token."_L1, untrusted},
    Meaning{"tokens."_L1, badService},
    Meaning{"grant."_L1, QT_TRANSLATE_NOOP("ErrorText", "Your sign-in has ended.")},
    Meaning{"session.given_up"_L1, QT_TRANSLATE_NOOP("ErrorText", "The server does not take your sign-in any more.")},
    Meaning{"session.other_person"_L1, QT_TRANSLATE_NOOP("ErrorText", "Somebody else has signed in meanwhile.")},
    Meaning{"session.signed_out"_L1, QT_TRANSLATE_NOOP("ErrorText", "You have signed out.")},
    Meaning{"discovery."_L1, badService},
    Meaning{"jwks."_L1, badService},
    Meaning{"resource."_L1,
            QT_TRANSLATE_NOOP("ErrorText", "The server does not say properly how to sign in. Check the address, or "
                                           "tell the person who runs the server.")},
    Meaning{"server.no_client"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "This server is not set up for signing in with this program. Tell the "
                                           "person who runs it.")},
    Meaning{"server.no_document"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "No Steward server was found there. Check the address letter by letter.")},
    Meaning{"provider.address"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "The server names a sign-in service that does without https, so passwords "
                                           "could be read on the way. Tell the person who runs the server.")},
    Meaning{"server.address"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "The address must begin with https. Only a server on this very computer "
                                           "may do without.")},

    // the server's own state: app/server, app/store
    Meaning{"server.busy"_L1, QT_TRANSLATE_NOOP("ErrorText", "The server has too much to do. Try again in a moment.")},
    Meaning{"server.stopping"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "The server is being stopped or restarted. Try again in a moment.")},
    Meaning{"server.stuck"_L1, storage},
    Meaning{"issuer."_L1,
            QT_TRANSLATE_NOOP("ErrorText", "The server cannot reach the sign-in service, so it lets nobody in. Try "
                                           "again in a moment.")},
    Meaning{"store.busy"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "Another program uses the server's storage. Try again in a moment.")},
    Meaning{"store.full"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "The server's disk is full. Tell the person who runs the server.")},
    Meaning{"store.readonly"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "The server may not write to its storage. Tell the person who runs the "
                                           "server.")},
    Meaning{"store.empty"_L1, QT_TRANSLATE_NOOP("ErrorText", "The server holds no project yet. Tell the person who "
                                                             "runs it.")},
    Meaning{"store.not_empty"_L1, QT_TRANSLATE_NOOP("ErrorText", "The server holds a project already.")},
    Meaning{"store."_L1, storage},
    Meaning{"log.damaged"_L1, storage},

    // what lies sealed on this computer: app/vault, app/store/sealed
    Meaning{"vault.password"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "This is not the password. Mind capitals and the keyboard's language.")},
    Meaning{"vault.locked"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "What is kept here is locked. Enter its password to go on.")},
    Meaning{"vault.none"_L1, QT_TRANSLATE_NOOP("ErrorText", "Nothing is kept on this computer yet.")},
    Meaning{"vault.exists"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "Something is kept here already. Enter its password, or wipe it first.")},
    Meaning{"vault.foreign"_L1, QT_TRANSLATE_NOOP("ErrorText", "This file is no sealed store of Steward's.")},
    Meaning{"vault.newer"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "A newer Steward wrote this file. Update this program to open it.")},
    Meaning{"vault.memory"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "There is not enough memory to check the password. Close other programs "
                                           "and try again.")},
    Meaning{"vault."_L1, damaged},
    Meaning{"chain."_L1, damaged},
    Meaning{"seal."_L1, damaged},
    Meaning{"password.short"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "The password needs at least 15 letters. A few words that do not belong "
                                           "together are long and easy to remember.")},
    Meaning{"password.personal"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "This password is little more than names that others know. Take words that "
                                           "have nothing to do with you or the project.")},
    Meaning{"password.common"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "This password is among those that are guessed first. Take a few words that "
                                           "do not belong together.")},
    Meaning{"password.regular"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "This password follows a pattern that is guessed first. Take a few words "
                                           "that do not belong together.")},
    Meaning{"medium.full"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "The disk is full. What was kept before is still there; make room and try "
                                           "again.")},
    Meaning{"medium.busy"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "Another window or program has this project open. Close it there first.")},
    Meaning{"medium."_L1,
            QT_TRANSLATE_NOOP("ErrorText", "The disk cannot be read or written. What was kept before is not lost by "
                                           "that; check the disk and start again.")},

    // what stands in the way: app/service
    Meaning{"member.unknown"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "You are signed in, but you are not a member of this project. Ask one of "
                                           "its admins to add you, or enter the claim code of a new project.")},
    Meaning{"member.bound"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "Somebody else has signed in as this person before. Ask an admin of the "
                                           "project.")},
    Meaning{"member.address"_L1,
            QT_TRANSLATE_NOOP("ErrorText",
                              "This project lets nobody in from the address at which you are now. Try from "
                              "another network, or ask an admin of the project.")},
    Meaning{"claim.unknown"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "This claim code is not known, or was used already. Check it letter by "
                                           "letter, or make a new one on the server.")},
    Meaning{"claim.member_already"_L1, QT_TRANSLATE_NOOP("ErrorText", "You belong to this project already.")},
    Meaning{"session.ended"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "This session was ended, here or by an admin. Sign in again.")},
    Meaning{"invitation.unknown"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "This invitation is not known. A newer link may have been made; ask whoever "
                                           "invited you.")},
    Meaning{"invitation.accepted"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "This invitation was accepted already. Sign in as you did then.")},
    Meaning{"invitation.revoked"_L1, QT_TRANSLATE_NOOP("ErrorText", "This invitation was taken back.")},
    Meaning{"invitation.expired"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "This invitation has run out. Ask whoever invited you for a new link.")},
    Meaning{"invitation.unfit"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "What this invitation would give cannot be given any more. Ask whoever "
                                           "invited you for another.")},
    Meaning{"invitation.address"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "This invitation is for another address than the one you signed in with.")},
    Meaning{"invitation.address_unknown"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "This invitation is for one address only, and the sign-in service does not "
                                           "say which is yours. Tell the person who runs the server.")},
    Meaning{"invitation.member_already"_L1, QT_TRANSLATE_NOOP("ErrorText", "You belong to this project already.")},
    Meaning{"access_request.not_taken"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "This project takes no requests. Ask one of its admins for an invitation.")},
    Meaning{"access_request.too_many"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "Too many requests wait for an answer. Tell an admin of the project.")},
    Meaning{"access_request.none"_L1, QT_TRANSLATE_NOOP("ErrorText", "You have not asked for access yet.")},
    Meaning{"access_request.address_unknown"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "The sign-in service does not say which address is yours, so that nobody "
                                           "could answer you. Tell the person who runs the server.")},
    Meaning{"access_request.member_already"_L1, QT_TRANSLATE_NOOP("ErrorText", "You belong to this project already.")},
    Meaning{"test_run.unknown"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "This test is not known. A newer one may have been begun; begin it again.")},
    Meaning{"test_run.over"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "This test has run out or was passed already. Begin it again.")},
    Meaning{"test_run.not_sent"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "This single sign-on is not for you. It must be switched on and have you "
                                           "among its test users; ask an admin.")},
    Meaning{"test_run.issuer"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "You signed in somewhere else than at this single sign-on. Compare the "
                                           "issuer that is entered with the one you come from.")},
    Meaning{"test_run.sign_in_again"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "You signed in before the test began, which shows nothing of how it is now. "
                                           "Sign out there and in again.")},
    Meaning{"test_run.member_already"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "This sign-in belongs to somebody else of the project already.")},
    Meaning{"lockout."_L1, QT_TRANSLATE_NOOP("ErrorText", "Somebody would be locked out. The review names who.")},
    Meaning{"secrets.unavailable"_L1,
            QT_TRANSLATE_NOOP("ErrorText",
                              "This server keeps no secrets: it was given no key for them. Ask the person who "
                              "runs it.")},
    Meaning{"secret.gone"_L1, QT_TRANSLATE_NOOP("ErrorText", "The value of this secret is gone. Enter it again.")},
    Meaning{"set.erased"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "A person in this entry was erased from the record, so it cannot be put "
                                           "back.")},
    Meaning{"idempotency.reused"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "This set was sent before with other contents. Edit one of the changes and "
                                           "try again.")},
    Meaning{"set.repeated"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "This set was applied before. Load again to see what there is.")},
    Meaning{"upload.incomplete"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "Some parts of this set have not arrived. Send it again.")},
    Meaning{"upload.in_use"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "This set is being applied. Wait until that has ended, or cancel it.")},
    Meaning{"upload.too_many"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "Too many large sets are being sent at one time. Wait for one of them, or "
                                           "give one up.")},
    Meaning{"digest."_L1,
            QT_TRANSLATE_NOOP("ErrorText", "A part of this set has not arrived as it was sent. Send it again.")},
    Meaning{"part.number"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "This set has more parts than the server takes. Make several sets of it.")},
    Meaning{"job.ended"_L1, QT_TRANSLATE_NOOP("ErrorText", "This has ended already, there is nothing to cancel.")},
    Meaning{"set.too_large"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "This set has more changes than the server takes at one time. Discard some "
                                           "of them, apply the rest, and then make the others.")},
    Meaning{"revision.ahead"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "The server was put back to an earlier state. Load the project again.")},
    Meaning{"view.moved"_L1, QT_TRANSLATE_NOOP("ErrorText", "What you may see has changed. Load the project again.")},
    Meaning{"console.too_old"_L1, tooOldForServer},
    Meaning{"inverse.unknown"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "What is to be undone does not stand in the audit. Discard the undo.")},
    Meaning{"inverse.waiting"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "Another undo is staged, and your own draft waits behind it. Apply or "
                                           "discard the undo first.")},
    Meaning{"inverse.done"_L1, QT_TRANSLATE_NOOP("ErrorText", "Everything already stands as it was before this set.")},
    Meaning{"answer.lost"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "This set was applied before, but the server has lost its answer. Load "
                                           "again to see what there is.")},
    Meaning{"revision.stale"_L1, movedOn},
    Meaning{"snapshot.moved"_L1, movedOn},
    Meaning{"precondition.unknown"_L1, movedOn},
    Meaning{"precondition.too_old"_L1, movedOn},
    Meaning{"object.unknown"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "Somebody may have removed it. Load again to see what there is.")},
    Meaning{"log.no_such_row"_L1, QT_TRANSLATE_NOOP("ErrorText", "The audit does not hold this entry. Load it again.")},
    Meaning{"rate.limited"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "It slows down whoever asks more often than it can bear.")},

    // faults of a program, or two that are not of one age
    Meaning{"redirected"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "The server sent Steward on to another address, and Steward did not follow. "
                                           "Check the address.")},
    Meaning{"answer.toolarge"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "The answer was larger than Steward takes. Please report the request.")},
    Meaning{"answer.malformed"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "What answers there does not speak as a server does. Check the address.")},
    Meaning{"body.too_large"_L1, QT_TRANSLATE_NOOP("ErrorText", "Apply the changes in smaller parts.")},
    Meaning{"address.unsafe"_L1, notSent},
    Meaning{"header.unsafe"_L1, notSent},
    Meaning{"route."_L1, notUnderstood},
    Meaning{"precondition.required"_L1, notUnderstood},
    Meaning{"idempotency.malformed"_L1, notUnderstood},
    Meaning{"query.invalid"_L1, notUnderstood},
    Meaning{"body."_L1, notUnderstood},
    Meaning{"header."_L1, notUnderstood},
    Meaning{"http.version"_L1, notUnderstood},
    Meaning{"target.form"_L1, notUnderstood},
    Meaning{"json."_L1, notUnderstood},
    Meaning{"text.invalid"_L1, notUnderstood},
    Meaning{"person.missing"_L1, notUnderstood},
    Meaning{"project.other"_L1, notUnderstood},
    Meaning{"set.missing"_L1, notUnderstood},
    Meaning{"snapshot.pack"_L1, notUnderstood},
    Meaning{"snapshot.row"_L1, notUnderstood},
    Meaning{"snapshot.rows"_L1, notUnderstood},
};

/// Problems that need neither a name nor a number. Where nobody can have made the mistake with this program, the
/// sentence says whose fault it is.
inline constexpr const char *fault =
    QT_TRANSLATE_NOOP("ErrorText", "The server does not understand this change. That is a "
                                   "fault in Steward: take it back, and please report it.");

inline constexpr std::array problems{
    Meaning{"set.empty"_L1, QT_TRANSLATE_NOOP("ErrorText", "There is nothing to apply.")},
    Meaning{"kind.read_only"_L1, QT_TRANSLATE_NOOP("ErrorText", "Places cannot be changed here.")},
    Meaning{"kind.unknown"_L1, fault},
    Meaning{"object.exists"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "This is there already. Take the change back and make it anew.")},
    Meaning{"object.id"_L1, fault},
    Meaning{"object.invalid"_L1, fault},
    Meaning{"change.malformed"_L1, fault},
    Meaning{"secret.gone"_L1, QT_TRANSLATE_NOOP("ErrorText", "The value of this secret is gone. Enter it again.")},
    Meaning{"change.duplicate"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "The same thing is changed twice. Take one of the two back.")},
    Meaning{"role.name.empty"_L1, QT_TRANSLATE_NOOP("ErrorText", "A role needs a name.")},
    Meaning{"role.name.blank_start"_L1, QT_TRANSLATE_NOOP("ErrorText", "A name does not begin with a blank.")},
    Meaning{"role.name.length"_L1, QT_TRANSLATE_NOOP("ErrorText", "A name has at most 128 letters.")},
    Meaning{
        "role.name.characters"_L1,
        QT_TRANSLATE_NOOP("ErrorText", "There is a character in the name that nobody can see. Type the name anew.")},
    Meaning{"role.name.reserved"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "Admin is the built-in role. Choose another name.")},
    Meaning{
        "role.name.taken"_L1,
        QT_TRANSLATE_NOOP("ErrorText", "Another role has this name. Names are compared without regard to capitals.")},
    Meaning{"role.landing_page"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "This server has no such landing page. Choose another one.")},
    Meaning{"role.assignable_by"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "A role that was to assign this one is not there any more. Choose again.")},
    Meaning{"role.upstream_locked"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "This role comes from another project. Only the source project can change "
                                           "it.")},
    Meaning{"role.default"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "This is the role of mobile workers who have no other. It cannot be removed "
                                           "or archived.")},
    Meaning{"permission.unknown"_L1, QT_TRANSLATE_NOOP("ErrorText", "This server does not know this permission.")},
    Meaning{"permission.not_offered"_L1, QT_TRANSLATE_NOOP("ErrorText", "This server does not offer this permission.")},
    Meaning{"permission.item_unknown"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "One of the chosen items is not there any more. Choose again.")},
    Meaning{"person.role_unknown"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "This role is not there any more. Choose another one.")},
    Meaning{"person.role_archived"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "This role is archived and cannot be given. Choose another one.")},
    Meaning{"person.place_unknown"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "One of the places is not there any more. Choose again.")},
    Meaning{"person.place_archived"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "One of the places is archived. Choose one that is in use.")},
    Meaning{"person.primary_place"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "The primary place must be one of the person's places.")},
    Meaning{"field.stale"_L1, QT_TRANSLATE_NOOP("ErrorText", "Somebody changed this while you were editing.")},
    Meaning{"object.changed"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "Somebody changed this meanwhile. Look at it again before you remove it.")},
    Meaning{"object.gone"_L1,
            QT_TRANSLATE_NOOP("ErrorText", "Somebody removed this meanwhile, or you may not see it any more. Take your "
                                           "change back.")},
};

} // namespace steward::errormeanings
