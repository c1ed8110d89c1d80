// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "vault/keychainkeeper.h"

#include "core/log.h"
#include "vault/base64url.h"
#include "vault/digest.h"

#include <qt6keychain/keychain.h>

#include <QDir>
#include <QPointer>
#include <QStandardPaths>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

STEWARD_LOG(keychain)

using State = SecretService::State;

/// Nothing where the service is open, or cannot be asked: then QtKeychain's own answer counts.
std::optional<Keeping> hindrance(State state)
{
    switch (state) {
    case State::Open:
    case State::NotInUse:
        return {};
    case State::Locked:
        return Keeping::Locked;
    case State::NoCollection:
    case State::Absent:
        return Keeping::NoStore;
    case State::Silent:
        return Keeping::Silent;
    }
    Q_UNREACHABLE();
}

Keeping outcomeOf(QKeychain::Error error)
{
    switch (error) {
    case QKeychain::NoError:
        return Keeping::Done;
    case QKeychain::EntryNotFound:
        return Keeping::NotThere;
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return Keeping::Locked;
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return Keeping::NoStore;
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::OtherError:
        return Keeping::Refused;
    }
    return Keeping::Refused;
}

} // namespace

struct KeychainKeeper::Wish
{
    Act act;
    QString key;
    QByteArray secret;
    QPointer<QObject> context;
    DoneReading done;
};

KeychainKeeper::KeychainKeeper(QString service)
    : KeychainKeeper(std::move(service), Limits())
{
}

KeychainKeeper::KeychainKeeper(QString service, Limits limits)
    : m_service(std::move(service))
    , m_limits(limits)
{
}

KeychainKeeper::~KeychainKeeper() = default;

void KeychainKeeper::read(const QString &key, QObject *context, DoneReading done)
{
    add({Act::Read, key, {}, context, std::move(done)});
}

void KeychainKeeper::write(const QString &key, const QByteArray &secret, QObject *context, Done done)
{
    add({Act::Write, key, secret, context,
         [done = std::move(done)](Keeping outcome, const QByteArray &) { done(outcome); }});
}

void KeychainKeeper::remove(const QString &key, QObject *context, Done done)
{
    add({Act::Remove, key, {}, context, [done = std::move(done)](Keeping outcome, const QByteArray &) {
             done(outcome);
         }});
}

void KeychainKeeper::unlock(QObject *context, Done done)
{
    add({Act::Unlock, {}, {}, context, [done = std::move(done)](Keeping outcome, const QByteArray &) {
             done(outcome);
         }});
}

void KeychainKeeper::add(Wish wish)
{
    if (wish.act == Act::Remove)
        m_removed.insert(wish.key);
    else if (wish.act == Act::Write)
        m_removed.remove(wish.key);
    m_waiting.enqueue(std::make_shared<Wish>(std::move(wish)));
    QTimer::singleShot(0, this, &KeychainKeeper::next);
}

void KeychainKeeper::next()
{
    if (m_current || m_waiting.isEmpty())
        return;
    m_current = m_waiting.dequeue();
    begin(m_current);
}

/// A wish whose context is gone is fulfilled all the same: a removal is meant, whoever waits for it.
void KeychainKeeper::begin(const Current &wish)
{
    const auto patience = m_wasSilent ? m_limits.afterSilence : m_limits.wish;
    if (wish->act == Act::Unlock) {
        m_secretService.unlock(patience, m_limits.person, this,
                               [this, wish](State state) { finish(wish, hindrance(state).value_or(Keeping::Done)); });
        return;
    }
    QTimer::singleShot(patience, this, [this, wish] {
        if (!isLeft(wish))
            finish(wish, Keeping::Silent);
    });
    m_secretService.ask(patience, this, [this, wish](State state) {
        if (isLeft(wish))
            return;
        if (const auto hindered = hindrance(state))
            return finish(wish, *hindered);
        perform(wish);
    });
}

void KeychainKeeper::perform(const Current &wish)
{
    QKeychain::Job *job = nullptr;
    if (wish->act == Act::Write) {
        auto *const writing = new QKeychain::WritePasswordJob(m_service);
        writing->setTextData(QString::fromUtf8(wish->secret));
        job = writing;
    } else if (wish->act == Act::Read) {
        job = new QKeychain::ReadPasswordJob(m_service);
    } else {
        job = new QKeychain::DeletePasswordJob(m_service);
    }
    // Nobody's child: libsecret calls a job back however late, so that it must outlive even this. It deletes itself.
    job->setAutoDelete(true);
    job->setInsecureFallback(false);
    job->setKey(wish->key);
    connect(job, &QKeychain::Job::finished, this, [this, wish](QKeychain::Job *ended) {
        const Keeping outcome = outcomeOf(ended->error());
        if (outcome == Keeping::Refused) // the ring's own words; none of them is of ours
            qCInfo(logger) << "the key ring refuses:" << ended->errorString();
        const auto *const reading = qobject_cast<QKeychain::ReadPasswordJob *>(ended);
        judge(wish, outcome, reading && outcome == Keeping::Done ? reading->textData().toUtf8() : QByteArray());
    });
    job->start();
}

void KeychainKeeper::judge(const Current &wish, Keeping outcome, const QByteArray &secret)
{
    if (isLeft(wish)) {
        // Given up on, and done all the same: after the removal that was wished for since then, if there was one.
        m_wasSilent = false;
        if (wish->act == Act::Write && outcome == Keeping::Done && m_removed.contains(wish->key))
            remove(wish->key, this, [](Keeping) {});
        return;
    }
    const bool isSure = outcome == Keeping::Done && wish->act != Act::Remove;
    if (isSure || (outcome != Keeping::NotThere && outcome != Keeping::Done))
        return finish(wish, outcome, secret);
    const Keeping sure = wish->act == Act::Remove ? Keeping::Done : Keeping::NotThere;
    m_secretService.ask(m_limits.wish, this, [this, wish, sure](State state) {
        if (isLeft(wish))
            return;
        if (state == State::NotInUse)
            return finish(wish, sure);
        if (const auto hindered = hindrance(state))
            return finish(wish, *hindered);
        // The collection for new entries is open; this one may lie in another.
        m_secretService.isLockedAway(m_service, wish->key, m_limits.wish, this, [this, wish, sure](bool isLocked) {
            if (!isLeft(wish))
                finish(wish, isLocked ? Keeping::Locked : sure);
        });
    });
}

void KeychainKeeper::finish(const Current &wish, Keeping outcome, const QByteArray &secret)
{
    m_wasSilent = outcome == Keeping::Silent;
    m_current.reset();
    wish->secret.clear();
    QTimer::singleShot(0, this, &KeychainKeeper::next);
    const DoneReading done = std::exchange(wish->done, nullptr);
    if (wish->context)
        done(outcome, secret);
}

bool KeychainKeeper::claim(const QString &key)
{
    if (m_claims.contains(key))
        return true;
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation));
    const QString name =
        u"steward-%1.lock"_s.arg(QLatin1StringView(toBase64Url(sha256((m_service + u'\n' + key).toUtf8())).first(22)));
    const auto lock = std::make_shared<QLockFile>(folder.filePath(name));
    lock->setStaleLockTime(0); // however long it is held; one of a program that has ended counts for nothing
    if (!lock->tryLock(0) && lock->error() == QLockFile::LockFailedError)
        return false;
    m_claims.insert(key, lock); // where no lock can be made, nobody else makes one either
    return true;
}

void KeychainKeeper::release(const QString &key)
{
    m_claims.remove(key);
}

} // namespace steward
