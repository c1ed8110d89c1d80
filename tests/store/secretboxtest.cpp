// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/memorystore.h"
#include "store/samples.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

const Id project = samples::projectId;
const SecretRef place{{u"identity_provider"_s, Id(5, 5)}, u"client_secret"_s};
const QByteArray value("s3cret\0\xff", 8);

SealedSecret sealed(const SecretBox &box, const SecretRef &ref = place)
{
    const auto made = box.seal(project, ref, value);
    return made ? *made : SealedSecret();
}

QString codeOf(const Result<QByteArray> &result)
{
    return result ? QString() : result.error().code;
}

} // namespace

/// The values of secrets, as they lie in a store.
class SecretBoxTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opensWhatItSealed()
    {
        const QByteArray key(SecretBox::keySize, 'k');
        const SealedSecret secret = sealed(SecretBox(key));
        QCOMPARE(SecretBox(key).open(project, secret).value(), value); // also after the server began again
        QVERIFY(!secret.sealed.contains("s3cret"));
        QVERIFY(sealed(SecretBox(key)).sealed != secret.sealed); // nor can two be seen to be the same
    }

    void anotherKeyOpensNothing()
    {
        const SealedSecret secret = sealed(SecretBox::forThisRun());
        QCOMPARE(codeOf(SecretBox::forThisRun().open(project, secret)), u"seal.broken"_s);
    }

    /// Whoever writes to the database cannot have one secret used for another.
    void elsewhereItDoesNotOpen_data()
    {
        QTest::addColumn<Id>("inProject");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<Id>("id");
        QTest::addColumn<QString>("field");
        QTest::newRow("project") << Id(7, 7) << place.entity.kind << place.entity.id << place.field;
        QTest::newRow("kind") << project << u"oauth_client"_s << place.entity.id << place.field;
        QTest::newRow("object") << project << place.entity.kind << Id(5, 6) << place.field;
        QTest::newRow("field") << project << place.entity.kind << place.entity.id << u"api_secret"_s;
    }

    void elsewhereItDoesNotOpen()
    {
        QFETCH(Id, inProject);
        QFETCH(QString, kind);
        QFETCH(Id, id);
        QFETCH(QString, field);
        const SecretBox box = SecretBox::forThisRun();
        SealedSecret moved = sealed(box);
        QVERIFY(box.open(project, moved));
        moved.ref = {{kind, id}, field};
        QCOMPARE(codeOf(box.open(inProject, moved)), u"seal.broken"_s);
    }

    void aChangedByteIsSeen()
    {
        const SecretBox box = SecretBox::forThisRun();
        const SealedSecret good = sealed(box);
        for (qsizetype i = 0; i < good.sealed.size(); ++i) {
            SealedSecret bad = good;
            bad.sealed[i] = static_cast<char>(bad.sealed.at(i) ^ 1);
            QCOMPARE(codeOf(box.open(project, bad)), u"seal.broken"_s);
        }
    }

    void aMarkIsTheKeys()
    {
        const QByteArray key(SecretBox::keySize, 'k');
        QCOMPARE(SecretBox(key).mark("1234"), SecretBox(key).mark("1234"));
        QVERIFY(SecretBox(key).mark("1234") != SecretBox(key).mark("1235"));
        QVERIFY(SecretBox(key).mark("1234") != SecretBox::forThisRun().mark("1234"));
    }

    void whoUsesItGetsItFromTheStore()
    {
        const SecretBox box = SecretBox::forThisRun();
        MemoryStore store;
        QVERIFY(store.create(samples::project()));
        QCOMPARE(codeOf(secretValue(store, box, project, place)), u"secret.none"_s);
        Commit commit = samples::renaming(samples::project(), u"Other"_s);
        commit.secret = sealed(box);
        QVERIFY(store.commit(commit));
        QCOMPARE(secretValue(store, box, project, place).value(), value);
        QCOMPARE(codeOf(secretValue(store, SecretBox::forThisRun(), project, place)), u"seal.broken"_s);
        const SecretRef other{place.entity, u"api_secret"_s};
        QCOMPARE(codeOf(secretValue(store, box, project, other)), u"secret.none"_s);
    }
};

STEWARD_TEST(SecretBoxTest, "secretbox", Core)

} // namespace steward

#include "secretboxtest.moc"
