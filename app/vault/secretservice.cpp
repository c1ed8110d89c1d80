// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "vault/secretservice.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QMap>
#include <QPointer>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

using std::chrono::milliseconds;
using State = SecretService::State;

const QString serviceName = u"org.freedesktop.secrets"_s;
const QString servicePath = u"/org/freedesktop/secrets"_s;
const QString serviceFace = u"org.freedesktop.Secret.Service"_s;
const QString promptFace = u"org.freedesktop.Secret.Prompt"_s;
const QString nothing = u"/"_s; ///< the path that stands for no object

/// QtKeychain uses KWallet there, by a protocol of its own; KWallet has no entry that is there and not found.
bool isOtherDesktop()
{
    return qEnvironmentVariable("XDG_CURRENT_DESKTOP").split(u':').contains("KDE"_L1);
}

QDBusMessage callOf(const QString &path, const QString &face, const QString &method, const QVariantList &arguments)
{
    QDBusMessage message = QDBusMessage::createMethodCall(serviceName, path, face, method);
    message.setArguments(arguments);
    return message;
}

void send(const QDBusMessage &message, milliseconds patience, QObject *context,
          std::function<void(const QDBusMessage &)> answer)
{
    const QDBusPendingCall call = QDBusConnection::sessionBus().asyncCall(message, int(patience.count()));
    auto *const watcher = new QDBusPendingCallWatcher(call, context);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, context,
                     [watcher, answer = std::move(answer)](QDBusPendingCallWatcher *) {
                         watcher->deleteLater();
                         answer(watcher->reply());
                     });
}

State stateOf(const QDBusMessage &failure)
{
    const QDBusError::ErrorType type = QDBusError(failure).type();
    return type == QDBusError::NoReply || type == QDBusError::Timeout || type == QDBusError::TimedOut ? State::Silent
                                                                                                      : State::Absent;
}

bool isAnswer(const QDBusMessage &message, qsizetype arguments)
{
    return message.type() == QDBusMessage::ReplyMessage && message.arguments().size() >= arguments;
}

/// Waits for the signal with which a prompt ends, and has it shown. Ends with its answer.
class PromptWatch : public QObject
{
    Q_OBJECT

public:
    PromptWatch(const QString &path, milliseconds patience, milliseconds forPerson, QObject *context,
                SecretService::Answer answer)
        : QObject(context)
        , m_path(path)
        , m_answer(std::move(answer))
    {
        QDBusConnection::sessionBus().connect(serviceName, path, promptFace, u"Completed"_s, this,
                                              SLOT(complete(bool, QDBusVariant)));
        QTimer::singleShot(forPerson, this, [this] { dismiss(); });
        send(callOf(path, promptFace, u"Prompt"_s, {QString()}), patience, this, [this](const QDBusMessage &reply) {
            if (reply.type() == QDBusMessage::ErrorMessage)
                end(stateOf(reply) == State::Silent ? State::Silent : State::Locked);
        });
    }

private Q_SLOTS:
    void complete(bool dismissed, const QDBusVariant &) { end(dismissed ? State::Locked : State::Open); }

private:
    void dismiss()
    {
        QDBusConnection::sessionBus().send(callOf(m_path, promptFace, u"Dismiss"_s, {}));
        end(State::Locked);
    }

    void end(State state)
    {
        if (const auto answer = std::exchange(m_answer, nullptr))
            answer(state);
        deleteLater();
    }

    QString m_path;
    SecretService::Answer m_answer;
};

} // namespace

void SecretService::findCollection(milliseconds patience, QObject *context,
                                   std::function<void(State, const QString &)> found)
{
    if (isOtherDesktop() || !QDBusConnection::sessionBus().isConnected()) {
        const State state = isOtherDesktop() ? State::NotInUse : State::Absent;
        QTimer::singleShot(0, context, [found = std::move(found), state] { found(state, {}); });
        return;
    }
    send(callOf(servicePath, serviceFace, u"ReadAlias"_s, {u"default"_s}), patience, context,
         [found = std::move(found)](const QDBusMessage &reply) {
             if (!isAnswer(reply, 1))
                 return found(stateOf(reply), {});
             const QString path = reply.arguments().constFirst().value<QDBusObjectPath>().path();
             found(path == nothing || path.isEmpty() ? State::NoCollection : State::Open, path);
         });
}

void SecretService::ask(milliseconds patience, QObject *context, Answer answer)
{
    findCollection(
        patience, context, [patience, context, answer = std::move(answer)](State state, const QString &path) {
            if (state != State::Open)
                return answer(state);
            const QVariantList property{u"org.freedesktop.Secret.Collection"_s, u"Locked"_s};
            send(callOf(path, u"org.freedesktop.DBus.Properties"_s, u"Get"_s, property), patience, context,
                 [answer](const QDBusMessage &reply) {
                     if (!isAnswer(reply, 1)) // an alias may outlive its collection
                         return answer(stateOf(reply) == State::Silent ? State::Silent : State::NoCollection);
                     const auto locked = reply.arguments().constFirst().value<QDBusVariant>().variant();
                     answer(locked.toBool() ? State::Locked : State::Open);
                 });
        });
}

void SecretService::isLockedAway(const QString &service, const QString &key, milliseconds patience, QObject *context,
                                 std::function<void(bool)> answer)
{
    const QMap<QString, QString> attributes{{u"user"_s, key}, {u"server"_s, service}}; // as QtKeychain has them
    QDBusArgument argument;
    argument.beginMap(QMetaType::fromType<QString>(), QMetaType::fromType<QString>());
    for (auto it = attributes.cbegin(); it != attributes.cend(); ++it) {
        argument.beginMapEntry();
        argument << it.key() << it.value();
        argument.endMapEntry();
    }
    argument.endMap();
    send(callOf(servicePath, serviceFace, u"SearchItems"_s, {QVariant::fromValue(argument)}), patience, context,
         [answer = std::move(answer)](const QDBusMessage &reply) {
             answer(isAnswer(reply, 2)
                    && !qdbus_cast<QList<QDBusObjectPath>>(reply.arguments().at(1)).isEmpty()); // the locked ones
         });
}

void SecretService::unlock(milliseconds patience, milliseconds forPerson, QObject *context, Answer answer)
{
    findCollection(patience, context,
                   [patience, forPerson, context, answer = std::move(answer)](State state, const QString &path) {
                       if (state != State::Open)
                           return answer(state);
                       const QVariant collections = QVariant::fromValue(QList<QDBusObjectPath>{QDBusObjectPath(path)});
                       send(callOf(servicePath, serviceFace, u"Unlock"_s, {collections}), patience, context,
                            [patience, forPerson, context, answer](const QDBusMessage &reply) {
                                if (!isAnswer(reply, 2))
                                    return answer(stateOf(reply));
                                const QString prompt = reply.arguments().at(1).value<QDBusObjectPath>().path();
                                if (prompt == nothing)
                                    answer(State::Open);
                                else
                                    new PromptWatch(prompt, patience, forPerson, context, answer);
                            });
                   });
}

} // namespace steward

#include "secretservice.moc"
