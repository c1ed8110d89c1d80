// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/democlock.h"
#include "demo/inprocess.h"
#include "demo/pack.h"

namespace steward::demo {

/// The sign-in of the demo: a token that is always there and always as good. Renewing brings the same one, so that a
/// 401 made by a fault is got over as in life; with setSignInEnded(true) the grant is dead.
class DemoTokens final : public TokenSource
{
public:
    explicit DemoTokens(QByteArray token);

    [[nodiscard]] QByteArray accessToken() const override;
    void renew(const QByteArray &refused, QObject *context, Done done) override;

    void setSignInEnded(bool ended) { m_ended = ended; }

private:
    QByteArray m_token;
    bool m_ended = false;
};

/// A whole made-up server in this process: a pack with its past in a store that ends with the program, the real
/// service over it, and the transport that leads there. Names no network.
class DemoHost
{
public:
    /// \a clock: the virtual present; none: it begins with the host. Error: the rules or the store refused the pack's
    /// past, a fault of the build that a test finds first.
    [[nodiscard]] static Result<std::unique_ptr<DemoHost>> make(PackSize size, std::shared_ptr<const Clock> clock = {});
    [[nodiscard]] static Result<std::unique_ptr<DemoHost>> make(const PackShape &shape,
                                                                std::shared_ptr<const Clock> clock = {});
    /// Of a pack made or altered by hand.
    [[nodiscard]] static Result<std::unique_ptr<DemoHost>> make(const Pack &pack,
                                                                std::shared_ptr<const Clock> clock = {});
    /// Makes the pack when it is first asked for. Where that fails, every request is answered with 500.
    [[nodiscard]] static std::unique_ptr<DemoHost> later(PackSize size);
    Q_DISABLE_COPY_MOVE(DemoHost)

    /// Signs requests in as "me" with the token of tokens().
    [[nodiscard]] InProcessTransport &transport() { return m_transport; }
    [[nodiscard]] DemoTokens &tokens() { return m_tokens; }
    [[nodiscard]] const Clock &clock() const { return *m_clock; }

    [[nodiscard]] const Store &store() const { return *m_store; }       ///< of a pack that is made
    [[nodiscard]] const Service &service() const { return *m_service; } ///< of a pack that is made

    /// Objects guaranteed to be in the pack, e.g. "second_admin"; null when this pack has none of the name.
    [[nodiscard]] Id plant(const QString &name) const { return m_plants.value(name); }

    /// A token that signs requests in as somebody else, for a second session of tests and trainers. Empty: there is no
    /// such person.
    [[nodiscard]] QByteArray tokenFor(const Id &person);

    /// From the next request on the one who sits before the demo is this person and not "me". False: there is no such.
    [[nodiscard]] bool seat(const Id &person);

private:
    explicit DemoHost(std::shared_ptr<const Clock> clock, std::optional<PackSize> wanted = {});

    Result<void> fill(const Pack &pack);
    /// False: there is no pack, and it cannot be made.
    bool isFilled();

    std::shared_ptr<const Clock> m_clock;
    std::optional<PackSize> m_wanted; ///< not made yet
    std::unique_ptr<Store> m_store;
    QHash<QString, Id> m_plants;
    std::unique_ptr<Service> m_service;
    InProcessTransport m_transport;
    DemoTokens m_tokens;
};

} // namespace steward::demo
