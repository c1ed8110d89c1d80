// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "vault/secretkeeper.h"

#include <QMap>
#include <QObject>
#include <QPointer>
#include <QSet>
#include <QStringList>
#include <QTimer>

namespace steward::tests {

/// A key ring that is played: in memory, made to answer, to refuse, or to take its time.
class FakeKeeper final : public QObject, public SecretKeeper
{
    Q_OBJECT

public:
    QMap<QString, QByteArray> entries;
    Keeping state = Keeping::Done; ///< of the ring: anything else is the answer to every wish but unlock()
    bool opensOnWish = true;       ///< whether the person types the password
    bool isHeld = false;           ///< wishes wait for letGo()
    QSet<QString> inUse;           ///< by another program
    QSet<QString> claimed;
    QStringList acts; ///< "read", "write", "remove", "unlock", as they were wished for

    void read(const QString &key, QObject *context, DoneReading done) override
    {
        add(QStringLiteral("read"), context, [this, key, done = std::move(done)] {
            if (state != Keeping::Done)
                return done(state, {});
            done(entries.contains(key) ? Keeping::Done : Keeping::NotThere, entries.value(key));
        });
    }

    void write(const QString &key, const QByteArray &secret, QObject *context, Done done) override
    {
        add(QStringLiteral("write"), context, [this, key, secret, done = std::move(done)] {
            if (state == Keeping::Done)
                entries.insert(key, secret);
            done(state);
        });
    }

    void remove(const QString &key, QObject *context, Done done) override
    {
        add(QStringLiteral("remove"), context, [this, key, done = std::move(done)] {
            if (state == Keeping::Done)
                entries.remove(key);
            done(state);
        });
    }

    void unlock(QObject *context, Done done) override
    {
        add(QStringLiteral("unlock"), context, [this, done = std::move(done)] {
            if (state == Keeping::Locked && opensOnWish)
                state = Keeping::Done;
            done(state);
        });
    }

    bool claim(const QString &key) override
    {
        if (inUse.contains(key))
            return false;
        claimed.insert(key);
        return true;
    }
    void release(const QString &key) override { claimed.remove(key); }

    void letGo()
    {
        isHeld = false;
        QTimer::singleShot(0, this, &FakeKeeper::next);
    }
    /// The program ends: what it still wished for is not done.
    void loseWishes() { m_waiting.clear(); }

private:
    struct Wish
    {
        QPointer<QObject> context;
        std::function<void()> act;
    };

    void add(const QString &name, QObject *context, std::function<void()> act)
    {
        acts << name;
        m_waiting << Wish{context, std::move(act)};
        QTimer::singleShot(0, this, &FakeKeeper::next);
    }

    void next()
    {
        while (!isHeld && !m_waiting.isEmpty()) {
            const Wish wish = m_waiting.takeFirst();
            if (wish.context)
                wish.act();
        }
    }

    QList<Wish> m_waiting;
};

} // namespace steward::tests
