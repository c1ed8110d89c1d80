// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "vault/secretkey.h"
#include "support/testmain.h"

#include <QTest>

namespace steward {

static_assert(!std::is_copy_constructible_v<SecretKey> && std::is_nothrow_move_constructible_v<SecretKey>);

class SecretKeyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isOfItsBytes()
    {
        const QByteArray bytes(sealKeySize, 'k');
        SecretKey key = SecretKey::of(bytes);
        QCOMPARE(key.bytes().toByteArray(), bytes);
        const SecretKey moved = std::move(key);
        QCOMPARE(moved.bytes().toByteArray(), bytes);
        QVERIFY(key.isNull()); // NOLINT(bugprone-use-after-move): that it is null is the promise
    }
    void randomOnesDiffer() { QVERIFY(SecretKey::random().bytes() != SecretKey::random().bytes()); }

    /// Bytes of its own are overwritten, those it shares are let be.
    void wiping()
    {
        QByteArray own(64, 'x');
        QByteArray other = own;
        wipe(own);
        QVERIFY(own.isEmpty());
        QCOMPARE(other, QByteArray(64, 'x'));
    }
};

STEWARD_TEST(SecretKeyTest, "secretkey", Core)

} // namespace steward

#include "secretkeytest.moc"
