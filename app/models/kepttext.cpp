// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/kepttext.h"

#include <QCoreApplication>

namespace steward {

namespace {

using Kept = Session::Kept;

struct KeptWords
{
    Q_DECLARE_TR_FUNCTIONS(KeptText)
};

QString nextTime()
{
    return KeptWords::tr("You are signed in, but will have to sign in again next time.");
}

KeptText whileSignedIn(Kept kept)
{
    switch (kept) {
    case Kept::Locked:
        return {KeptWords::tr("Your key ring is locked."), nextTime(), KeptWords::tr("Unlock and try again")};
    case Kept::NoStore:
        return {KeptWords::tr("No key ring was found on this computer."), nextTime(), {}};
    case Kept::Silent:
        return {KeptWords::tr("The key ring does not answer."), nextTime(), KeptWords::tr("Try again")};
    case Kept::Refused:
        return {KeptWords::tr("The key ring did not take your sign-in."), nextTime(), KeptWords::tr("Try again")};
    case Kept::InUse:
        return {KeptWords::tr("Another window is signed in with this account."), nextTime(), {}};
    case Kept::Unasked:
    case Kept::Yes:
    case Kept::NotThere:
        return {};
    }
    Q_UNREACHABLE();
}

KeptText whileSignedOut(Kept kept)
{
    switch (kept) {
    case Kept::Locked:
        return {KeptWords::tr("Your key ring is locked."),
                KeptWords::tr("Your sign-in lies in it. Unlock it to go on, or sign in again."),
                KeptWords::tr("Unlock and try again")};
    case Kept::NotThere:
        return {KeptWords::tr("Your sign-in is not in the key ring."), KeptWords::tr("Sign in again to go on."), {}};
    case Kept::NoStore:
        return {KeptWords::tr("No key ring was found on this computer."),
                KeptWords::tr("Your sign-in was kept in one. Start it to go on, or sign in again."),
                KeptWords::tr("Try again")};
    case Kept::Silent:
        return {KeptWords::tr("The key ring does not answer."),
                KeptWords::tr("Your sign-in lies in it. Try again to go on, or sign in again."),
                KeptWords::tr("Try again")};
    case Kept::Refused:
        return {
            KeptWords::tr("What the key ring gave could not be used."), KeptWords::tr("Sign in again to go on."), {}};
    case Kept::InUse:
        return {KeptWords::tr("Another window is signed in with this account."),
                KeptWords::tr("Go on there, or sign in here as well."),
                {}};
    case Kept::Unasked:
    case Kept::Yes:
        return {};
    }
    Q_UNREACHABLE();
}

} // namespace

KeptText keptText(Kept kept, bool signedIn)
{
    return signedIn ? whileSignedIn(kept) : whileSignedOut(kept);
}

} // namespace steward
