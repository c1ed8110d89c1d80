// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/grantstore.h"
#include "session/sessionstage.h"
#include "vault/keychainkeeper.h"

#include <QElapsedTimer>

namespace steward::tests {

/// On the key ring of tests/support/keyring, in the state that ctest starts the test with: a keeper, and a session that
/// keeps what it has in it.
class RingStage : public SessionStage
{
    Q_OBJECT

protected Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

protected:
    /// Makes the console anew, with a keeper of its own, as another start of the program would.
    void restart();

    /// Each waits for the answer, and sees that the program goes on meanwhile.
    [[nodiscard]] Keeping read();
    [[nodiscard]] Keeping write(const QByteArray &secret);
    [[nodiscard]] Keeping remove();
    [[nodiscard]] Keeping unlock();

    /// What secret-tool says of all that Steward keeps there, its secrets as well.
    [[nodiscard]] static QByteArray found();
    [[nodiscard]] static bool lockRing();
    [[nodiscard]] static bool unlockRing(); ///< as the person would by his password
    /// The files under HOME and the folder for temporary ones that have \a secret in them.
    [[nodiscard]] static QStringList filesWith(const QByteArray &secret);

    std::unique_ptr<KeychainKeeper> m_keeper;
    std::unique_ptr<AccountBook> m_book;
    std::unique_ptr<GrantStore> m_store;
    QByteArray m_read;
    qint64 m_took = 0;       ///< ms, of the last wish
    qint64 m_longestGap = 0; ///< ms, in which the program did nothing else during the last wish

private:
    [[nodiscard]] Keeping wait(const std::function<void(const SecretKeeper::Done &)> &wish);
};

} // namespace steward::tests
