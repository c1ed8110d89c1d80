// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/httphost.h"
#include "support/signingkey.h"

namespace steward::tests {

/// An identity provider with no more than a server needs of one: the discovery document and the keys, on a loopback
/// port, and tokens signed with them. It can be told to behave badly.
class TestIssuer
{
public:
    TestIssuer();

    [[nodiscard]] QString address() const { return m_address; }

    /// An access token for \a subject that is right in everything.
    [[nodiscard]] QByteArray token(const QString &subject) const;
    /// The same with members replaced (null: left out), signed by \a key.
    [[nodiscard]] QByteArray token(const QJsonObject &claims, const QJsonObject &header = {},
                                   const SigningKey *key = nullptr) const;

    void publish(const QList<const SigningKey *> &keys);
    [[nodiscard]] const SigningKey &key() const { return m_key; }

    /// What is answered instead, whatever is asked; nothing: the truth.
    void misbehave(std::optional<Response> answer);
    [[nodiscard]] int timesAsked() const { return m_timesAsked; } ///< for the keys
    [[nodiscard]] int timesAskedForDocument() const { return m_timesAskedForDocument; }

    static constexpr auto audience = "https://steward.test";
    static constexpr auto scope = "steward";
    static constexpr auto client = "console-desktop";

private:
    [[nodiscard]] Response answer(const QByteArray &path);

    SigningKey m_key{SigningKey::Type::EcP256, QStringLiteral("key-1")};
    QString m_address;
    std::mutex m_mutex;
    QByteArray m_keys;
    std::optional<Response> m_misbehaviour;
    std::atomic<int> m_timesAsked = 0;
    std::atomic<int> m_timesAskedForDocument = 0;
    std::unique_ptr<server::HttpHost> m_host;
};

} // namespace steward::tests
