// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <functional>

class QObject;

namespace steward {

/// What became of a wish about one secret.
enum class Keeping {
    Done,
    NotThere, ///< read only: the store is open and has no such entry
    Locked,   ///< the store is there and shut: nobody knows what is in it, and nothing was changed
    NoStore,  ///< this computer has nowhere to keep it
    Silent,   ///< the store has not answered in time; what was wished for may or may not have been done
    Refused,  ///< the store is open and does not do it
};

/// Where secrets outlive the program: one entry a key, each a secret as a whole. Keys are no secrets, people see them
/// in their key ring. Wishes are done one after the other, so that a removal comes after the write that was wished for
/// before it. Each `done` is called once, later, in this thread, and never after its context is gone.
///
/// Only NotThere means that there is nothing, and nothing follows from it either: whoever was not found is not signed
/// out, and nothing is removed because of it (RULES T9).
class SecretKeeper
{
public:
    using Done = std::function<void(Keeping)>;
    using DoneReading = std::function<void(Keeping, const QByteArray &secret)>; ///< empty unless Done

    virtual ~SecretKeeper() = default;

    virtual void read(const QString &key, QObject *context, DoneReading done) = 0;
    /// \a secret is text in UTF-8. What stood there is replaced by it, or stays as it was.
    virtual void write(const QString &key, const QByteArray &secret, QObject *context, Done done) = 0;
    /// Done also where there was none.
    virtual void remove(const QString &key, QObject *context, Done done) = 0;
    /// Asks the person to open the store, at his own wish: the others never ask. Locked: he has not. May take as long
    /// as he takes.
    virtual void unlock(QObject *context, Done done) = 0;

    /// One program at a time uses an entry: two that renew one refresh token would end the session of both. False:
    /// another has it. Claiming it twice is claiming it once.
    [[nodiscard]] virtual bool claim(const QString &key) = 0;
    virtual void release(const QString &key) = 0;
};

} // namespace steward
