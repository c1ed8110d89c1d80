// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "vault/secretkeeper.h"
#include "vault/secretservice.h"

#include <QHash>
#include <QLockFile>
#include <QQueue>
#include <QSet>

#include <memory>

namespace steward {

/// The desktop's key ring, through QtKeychain: libsecret, KWallet, and what other systems have. Nothing is ever written
/// in the clear where there is none. What it cannot tell of a secret service, the service itself is asked: before each
/// wish, so that a locked collection is never written to and nobody is asked for a password unbidden, and after a "not
/// found" or a removal, which mean nothing where it has been locked meanwhile.
class KeychainKeeper final : public QObject, public SecretKeeper
{
    Q_OBJECT

public:
    struct Limits
    {
        std::chrono::milliseconds wish = std::chrono::seconds(9); ///< all of it, on the ring's side
        /// The same after it has been silent once, until it answers: renewing a token waits for it.
        std::chrono::milliseconds afterSilence = std::chrono::seconds(1);
        std::chrono::milliseconds person = std::chrono::minutes(3); ///< to type a password
    };

    /// \a service: under which name people find it in their key ring.
    explicit KeychainKeeper(QString service);
    KeychainKeeper(QString service, Limits limits);
    ~KeychainKeeper() override;

    void read(const QString &key, QObject *context, DoneReading done) override;
    void write(const QString &key, const QByteArray &secret, QObject *context, Done done) override;
    void remove(const QString &key, QObject *context, Done done) override;
    void unlock(QObject *context, Done done) override;
    bool claim(const QString &key) override;
    void release(const QString &key) override;

private:
    enum class Act { Read, Write, Remove, Unlock };
    struct Wish;
    using Current = std::shared_ptr<Wish>;

    void add(Wish wish);
    void next();
    void begin(const Current &wish);
    void perform(const Current &wish);
    void judge(const Current &wish, Keeping outcome, const QByteArray &secret);
    void finish(const Current &wish, Keeping outcome, const QByteArray &secret = {});
    [[nodiscard]] bool isLeft(const Current &wish) const { return wish != m_current; }

    QString m_service;
    Limits m_limits;
    SecretService m_secretService;
    QQueue<Current> m_waiting;
    Current m_current;
    bool m_wasSilent = false;
    QSet<QString> m_removed; ///< keys that a removal was wished for last
    QHash<QString, std::shared_ptr<QLockFile>> m_claims;
};

} // namespace steward
