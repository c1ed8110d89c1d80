// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/contract.h"
#include "store/keyvalue.h"
#include "vault/digest.h"

#include <array>

using namespace Qt::StringLiterals;

namespace steward {

/// Secrets that come with commits.
class SecretsContractTest : public ContractTest
{
    Q_OBJECT

public:
    using ContractTest::ContractTest;

private Q_SLOTS:
    void aSecretIsKeptWithItsCommit()
    {
        QVERIFY(m_store->create(samples::withClient()));
        QCOMPARE(m_store->sealedSecret(samples::secret).error().code, u"secret.none"_s);
        const Commit given = samples::withSecret(*m_store->load(), QByteArray("one\0x", 5));
        QVERIFY(m_store->commit(given));
        QCOMPARE(m_store->sealedSecret(samples::secret).value(), QByteArray("one\0x", 5));
        const SecretRef other{samples::secret.entity, u"other"_s};
        QCOMPARE(m_store->sealedSecret(other).error().code, u"secret.none"_s);
        const Commit between = samples::renaming(given.project, u"Other"_s); // has nothing to do with it
        QVERIFY(m_store->commit(between));
        QCOMPARE(m_store->sealedSecret(samples::secret).value(), QByteArray("one\0x", 5));
        const Commit again = samples::withSecret(between.project, "two");
        QVERIFY(m_store->commit(again));
        QCOMPARE(m_store->sealedSecret(samples::secret).value(), QByteArray("two"));
        QVERIFY(*m_store->load() == again.project);
        QCOMPARE(check().firstBadRevision, 0);
    }

    void aSecretGoesWithItsWordOrItsObject()
    {
        QVERIFY(m_store->create(samples::withClient()));
        const Commit given = samples::withSecret(*m_store->load(), "one");
        const Commit taken = samples::withSecret(given.project, {});
        QVERIFY(m_store->commitAll(std::array{given, taken}));
        QVERIFY(!m_store->sealedSecret(samples::secret));
        const Commit back = samples::withSecret(taken.project, "two");
        QVERIFY(m_store->commit(back));
        QVERIFY(m_store->sealedSecret(samples::secret));
        QVERIFY(m_store->commit(samples::withoutClient(back.project)));
        QVERIFY(!m_store->sealedSecret(samples::secret));
    }

    /// Of an API key not the value lies there, but its digest: another takes its place, and it goes with the key.
    void anApiKeysDigestIsKeptWithTheKey()
    {
        QVERIFY(m_store->create(samples::withApiKey()));
        QCOMPARE(m_store->sealedSecret(samples::keyValue).error().code, u"secret.none"_s);
        const Id key = samples::keyValue.entity.id;
        const KeyValue first = newKeyValue(key);
        QCOMPARE(keyNamedBy(first.value), key);
        QVERIFY(!*isKeyValue(*m_store, key, first.value));
        const Commit given = samples::withKeyValue(*m_store->load(), first.kept.sealed);
        QVERIFY(m_store->commit(given));
        QCOMPARE(m_store->sealedSecret(samples::keyValue).value(), sha256(first.value));
        QVERIFY(*isKeyValue(*m_store, key, first.value));
        QVERIFY(!*isKeyValue(*m_store, key, newKeyValue(key).value));
        QVERIFY(!*isKeyValue(*m_store, Id(9, 9), first.value));
        QVERIFY(m_store->load()->apiKeys.at(0).value.hasValue);
        const Commit again = samples::withKeyValue(given.project, sha256("two"));
        QVERIFY(m_store->commit(again));
        QVERIFY(*isKeyValue(*m_store, key, "two") && !*isKeyValue(*m_store, key, first.value));
        QVERIFY(*m_store->load() == again.project);
        QVERIFY(m_store->commit(samples::withoutApiKey(again.project)));
        QCOMPARE(m_store->sealedSecret(samples::keyValue).error().code, u"secret.none"_s);
        QCOMPARE(check().firstBadRevision, 0);
    }

    void aSecretOfWhatIsNotCommittedIsNotKept()
    {
        QVERIFY(m_store->create(samples::withClient()));
        const Commit first = samples::withSecret(*m_store->load(), "one");
        QVERIFY(m_store->commit(first));
        const Commit second = samples::withSecret(first.project, "two");
        Commit bad = samples::withSecret(second.project, {});
        bad.set.id = second.set.id;
        QVERIFY(!m_store->commitAll(std::array{second, bad}));
        QCOMPARE(m_store->sealedSecret(samples::secret).value(), QByteArray("one"));
        QVERIFY(!m_store->atOnce([&]() -> Result<void> { // refused before anything is committed
            bad.set.id = first.set.id;
            const auto row = m_store->commit(bad);
            return row ? Result<void>() : row.error();
        }));
        QCOMPARE(m_store->sealedSecret(samples::secret).value(), QByteArray("one"));
    }
};

static const bool isRegistered = registerContract<SecretsContractTest>("contractsecrets");

} // namespace steward

#include "contractsecretstest.moc"
