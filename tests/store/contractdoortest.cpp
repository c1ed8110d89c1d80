// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/contract.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace steward {

/// Who is who, and by which codes somebody comes in.
class DoorContractTest : public ContractTest
{
    Q_OBJECT

public:
    using ContractTest::ContractTest;

private Q_SLOTS:
    void membersAreFoundByIssuerAndSubject()
    {
        QVERIFY(m_store->create(samples::project()));
        const Subject subject{u"https://id.example"_s, u"u-1"_s};
        QVERIFY(m_store->memberFor(subject)->isNull());
        QVERIFY(m_store->bindMember(subject, samples::wezi));
        QCOMPARE(m_store->memberFor(subject).value(), samples::wezi);
        QVERIFY(m_store->memberFor({u"https://other.example"_s, u"u-1"_s})->isNull());
        QVERIFY(m_store->memberFor({u"https://id.example"_s, u"u-2"_s})->isNull());
        QVERIFY(m_store->memberFor({})->isNull());

        QVERIFY(m_store->bindMember(subject, samples::wezi));
        QCOMPARE(m_store->bindMember(subject, samples::grace).error().code, u"member.bound"_s);
        QCOMPARE(m_store->memberFor(subject).value(), samples::wezi);
        QVERIFY(!m_store->bindMember({u"https://id.example"_s, u"u-3"_s}, Id()));
        // One person may sign in at two issuers.
        QVERIFY(m_store->bindMember({u"https://other.example"_s, u"w"_s}, samples::wezi));
        QCOMPARE(m_store->memberFor({u"https://other.example"_s, u"w"_s}).value(), samples::wezi);
    }

    void aClaimIsGoodOnce()
    {
        QVERIFY(m_store->create(samples::project()));
        const Subject first{u"https://id.example"_s, u"u-1"_s};
        const Subject second{u"https://id.example"_s, u"u-2"_s};
        const QByteArray digest("\0\1digest of a code", 18);
        QVERIFY(m_store->claim(digest, first)->isNull());
        QVERIFY(m_store->setClaim(digest, samples::wezi));
        QVERIFY(m_store->claim("another", first)->isNull());
        QVERIFY(m_store->memberFor(first)->isNull());
        QCOMPARE(m_store->claim(digest, first).value(), samples::wezi);
        QCOMPARE(m_store->memberFor(first).value(), samples::wezi);
        QVERIFY(m_store->claim(digest, second)->isNull());
        QVERIFY(m_store->memberFor(second)->isNull());
        QVERIFY(!m_store->setClaim(digest, Id()));
    }

    void whoIsSomebodyAlreadyDoesNotUseACodeUp()
    {
        QVERIFY(m_store->create(samples::project()));
        const Subject member{u"https://id.example"_s, u"u-1"_s};
        QVERIFY(m_store->bindMember(member, samples::wezi));
        QVERIFY(m_store->setClaim("code", samples::grace));
        QCOMPARE(m_store->claim("code", member).error().code, u"member.bound"_s);
        QCOMPARE(m_store->claim("wrong", member).error().code, u"member.bound"_s);
        QCOMPARE(m_store->memberFor(member).value(), samples::wezi);
        QCOMPARE(m_store->claim("code", {u"https://id.example"_s, u"u-2"_s}).value(), samples::grace);
    }

    void aNewCodeVoidsTheOneBefore()
    {
        QVERIFY(m_store->create(samples::project()));
        QVERIFY(m_store->setClaim("old", samples::wezi));
        QVERIFY(m_store->setClaim("of somebody else", samples::grace));
        QVERIFY(m_store->setClaim("new", samples::wezi));
        QVERIFY(m_store->claim("old", {u"https://id.example"_s, u"u-1"_s})->isNull());
        QCOMPARE(m_store->claim("new", {u"https://id.example"_s, u"u-1"_s}).value(), samples::wezi);
        QCOMPARE(m_store->claim("of somebody else", {u"https://id.example"_s, u"u-2"_s}).value(), samples::grace);
    }

    void anAdmissionCodeLetsOneIn()
    {
        QVERIFY(m_store->create(samples::project()));
        QVERIFY(!*m_store->admissionCode(samples::clerk));
        QByteArray secret;
        const AdmissionCode code = newAdmissionCode(Id(7, 7), samples::wezi, Instant(1'900'000'000'123ms), &secret);
        QVERIFY(m_store->setAdmissionCode(newAdmissionCode(Id(7, 7), samples::grace, {}, &secret)));
        QVERIFY(m_store->setAdmissionCode(code)); // the one before is void
        QVERIFY(**m_store->admissionCode(Id(7, 7)) == code);

        const Subject guest{u"https://id.example"_s, u"g-1"_s};
        Commit commit = samples::renaming(*m_store->load(), u"One"_s);
        commit.author = samples::grace;
        commit.admits = Admission{guest, Id(7, 8)};
        QCOMPARE(m_store->commit(commit).error().code, u"invitation.accepted"_s); // there is none
        commit.admits = Admission{guest, Id(7, 7)};
        QVERIFY(m_store->bindMember(guest, samples::wezi));
        QCOMPARE(m_store->commit(commit).error().code, u"member.bound"_s);
        QVERIFY(!(*m_store->admissionCode(Id(7, 7)))->isUsed); // both or neither
        QCOMPARE(m_store->revision().value(), commit.project.revision - 1);

        commit.admits->subject.subject = u"g-2"_s;
        QVERIFY(m_store->bindMember(commit.admits->subject, Id(9, 9))); // somebody who is gone
        QVERIFY(m_store->commit(commit));
        QCOMPARE(m_store->memberFor(commit.admits->subject).value(), samples::grace);
        QVERIFY((*m_store->admissionCode(Id(7, 7)))->isUsed);

        Commit second = samples::renaming(*m_store->load(), u"Two"_s);
        second.author = samples::grace;
        second.admits = Admission{{u"https://id.example"_s, u"g-3"_s}, Id(7, 7)};
        QCOMPARE(m_store->commit(second).error().code, u"invitation.accepted"_s);
        QVERIFY(m_store->memberFor(second.admits->subject)->isNull());
        QVERIFY(m_store->setAdmissionCode(code));
        second.admits = Admission{{u"https://id.example"_s, u"g-2"_s}, Id(7, 7)}; // as which he is known already
        QVERIFY(m_store->commit(second));
        QCOMPARE(m_store->memberFor(second.admits->subject).value(), samples::grace);
        QVERIFY((*m_store->admissionCode(Id(7, 7)))->isUsed);
    }
};

static const bool isRegistered = registerContract<DoorContractTest>("contractdoor");

} // namespace steward

#include "contractdoortest.moc"
