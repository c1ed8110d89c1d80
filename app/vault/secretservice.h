// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "vault/secretkeeper.h"

#include <QObject>

#include <chrono>

class QDBusMessage;

namespace steward {

/// What the desktop's secret service (org.freedesktop.secrets) says about itself. A library on top of it cannot be
/// asked: it calls an entry in a locked collection "not found", and a removal there done. Never blocks.
class SecretService : public QObject
{
public:
    enum class State {
        Open,
        Locked,
        NoCollection, ///< the service is there, and has nothing to keep anything in
        Absent,       ///< no such service, or no session bus
        Silent,       ///< no answer within the patience
        NotInUse,     ///< this desktop keeps secrets in something else, of which nothing is known here
    };
    using Answer = std::function<void(State)>;

    using QObject::QObject;

    /// The state of the collection in which new entries go. \a patience is for each of two questions.
    void ask(std::chrono::milliseconds patience, QObject *context, Answer answer);
    /// Whether there is an entry with these attributes in a collection that is locked; false also where there is no
    /// answer.
    void isLockedAway(const QString &service, const QString &key, std::chrono::milliseconds patience, QObject *context,
                      std::function<void(bool)> answer);
    /// Has the service ask the person to open that collection, and waits for him at most \a forPerson.
    void unlock(std::chrono::milliseconds patience, std::chrono::milliseconds forPerson, QObject *context,
                Answer answer);

private:
    void findCollection(std::chrono::milliseconds patience, QObject *context,
                        std::function<void(State, const QString &path)> found);
};

} // namespace steward
