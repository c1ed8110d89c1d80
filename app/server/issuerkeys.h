// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "oidc/jwks.h"

#include <QObject>
#include <QUrl>

class QNetworkAccessManager;

namespace steward::server {

/// When to ask an issuer for its keys.
struct KeyTimes
{
    std::chrono::seconds fresh{10 * 60};      ///< older: asked for again, while the ones at hand are still used
    std::chrono::seconds stale{24 * 60 * 60}; ///< older: not used any more
    std::chrono::seconds again{60};           ///< for an unknown key: once in this time, however many ask
    std::chrono::seconds afterFailure{5};
};

/// The keys of one issuer, found by discovery. One thread.
class IssuerKeys : public QObject
{
public:
    /// \a network and \a clock must outlive this.
    IssuerKeys(QString issuer, QNetworkAccessManager &network, const Clock &clock, KeyTimes times = {});
    ~IssuerKeys() override;

    [[nodiscard]] const QString &issuer() const { return m_issuer; }

    /// The keys at hand; null when there are none that may be used.
    [[nodiscard]] const oidc::KeySet *keys();

    /// Asks for keys where there are none, when the times allow it: so that the first token need not wait for them.
    void prepare();

    /// True when asking now is allowed by the times, or is under way.
    [[nodiscard]] bool mayAsk() const;
    /// Asks, once for all who ask meanwhile, and calls \a done later, unless \a context is gone by then.
    void ask(QObject *context, std::function<void()> done);

private:
    void askForDocument();
    void askForKeys(const QUrl &address);
    void take(oidc::KeySet keys);
    void fail(const Error &error);
    void tellAll();

    struct Waiting;

    QString m_issuer;
    QNetworkAccessManager &m_network;
    const Clock &m_clock;
    KeyTimes m_times;
    std::optional<oidc::KeySet> m_keys;
    Instant m_fetched;
    std::optional<Instant> m_asked;
    bool m_isAsking = false;
    bool m_hasFailed = false;
    std::vector<Waiting> m_waiting;
};

} // namespace steward::server
