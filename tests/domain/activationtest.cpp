// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/activation.h"

#include "domain/sample.h"
#include "support/testmain.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward::domain {

using namespace sample;
using What = ActivationStep::What;
using Enforcement = IdentityProvider::Enforcement;

namespace {

constexpr Id providerId(5, 4);
constexpr Instant today = std::chrono::sys_days(std::chrono::year(2026) / 11 / 22);
constexpr Instant later = today + std::chrono::days(100);

/// As nobody has gone on with it: a name, and the domains that the vendor has linked.
IdentityProvider draft()
{
    IdentityProvider provider{.id = providerId, .version = 1, .handle = u"okta"_s, .name = u"Okta"_s};
    provider.emailDomains = {u"example.org"_s};
    return provider;
}

/// Everything is filled in.
IdentityProvider ready()
{
    IdentityProvider provider = draft();
    provider.entityId = u"https://login.example.org"_s;
    provider.clientId = u"steward"_s;
    provider.clientSecret = {.hasValue = true, .expiresAt = later};
    provider.exemptPeople = {ben};
    provider.testPeople = {max};
    return provider;
}

IdentityProvider tested()
{
    IdentityProvider provider = ready();
    provider.isActive = true;
    provider.testPassedAt = today;
    provider.testedForm = formOf(provider);
    return provider;
}

Project with(const IdentityProvider &provider)
{
    Project all = project();
    for (const auto &[id, address] : {std::pair(ben, u"ben@example.org"_s), std::pair(max, u"max@Example.org"_s),
                                      std::pair(mia, u"mia@example.org"_s)}) {
        Person person = *all.people.find(id);
        person.email = address;
        all.people = all.people.with(person);
    }
    all.identityProviders = Table<IdentityProvider>({provider});
    return all;
}

QList<What> openIn(const IdentityProvider &provider, Instant now = today)
{
    QList<What> open;
    for (const ActivationStep &step : activationOf(with(provider), providerId, now)) {
        if (!step.isDone)
            open << step.what;
    }
    return open;
}

QStringList missingIn(const IdentityProvider &provider, What what, Instant now = today)
{
    QStringList missing;
    for (const ActivationStep &step : activationOf(with(provider), providerId, now)) {
        if (step.what != what)
            continue;
        for (const Finding &finding : step.missing)
            missing << finding.code + u'@' + finding.field;
    }
    missing.sort();
    return missing;
}

bool isSent(const IdentityProvider &provider, const Id &id)
{
    return isSentTo(provider, *with(provider).people.find(id));
}

} // namespace

class ActivationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goesFromADraftToEverybody()
    {
        IdentityProvider provider = draft();
        QCOMPARE(openIn(provider), (QList<What>{What::People, What::Connection, What::TestUsers, What::Active,
                                                What::Tested, What::Enforced}));
        QCOMPARE(missingIn(provider, What::People),
                 (QStringList{u"sso.break_glass@exempt_users"_s, u"sso.no_exempt@exempt_users"_s}));
        QCOMPARE(missingIn(provider, What::Connection),
                 (QStringList{u"sso.missing@client_id"_s, u"sso.missing@client_secret"_s, u"sso.missing@entity_id"_s}));
        QCOMPARE(missingIn(provider, What::TestUsers), QStringList{u"sso.no_test_people@test_users"_s});
        QCOMPARE(missingIn(provider, What::Tested), QStringList{u"sso.not_tested@login_enforcement_type"_s});

        provider = ready();
        QCOMPARE(openIn(provider), (QList<What>{What::Active, What::Tested, What::Enforced}));
        provider.isActive = true;
        QCOMPARE(openIn(provider), (QList<What>{What::Tested, What::Enforced}));
        provider = tested();
        QCOMPARE(openIn(provider), QList<What>{What::Enforced});
        provider.enforcement = Enforcement::Global;
        provider.testPeople.clear(); // nobody asks for them any more
        QCOMPARE(openIn(provider), QList<What>());
    }

    void hasTheWholeListInOrder()
    {
        const auto steps = activationOf(with(draft()), providerId, today);
        QCOMPARE(steps.size(), size_t(7));
        QVERIFY(std::ranges::is_sorted(steps, {}, &ActivationStep::what));
        QVERIFY(activationOf(with(draft()), Id(9, 9), today).empty());
    }

    void tellsWhatRunsOut()
    {
        const IdentityProvider oidc = tested();
        QCOMPARE(missingIn(oidc, What::Connection, later - std::chrono::milliseconds(1)), QStringList());
        QCOMPARE(missingIn(oidc, What::Connection, later), QStringList{u"sso.expired@client_secret"_s});

        IdentityProvider saml = ready();
        saml.protocol = IdentityProvider::Protocol::Saml;
        saml.loginUrl = u"https://login.example.org/in"_s;
        saml.logoutUrl = u"https://login.example.org/out"_s;
        const Certificate first{.fingerprint = QString(64, u'a'), .expiresAt = later, .isInUse = true};
        saml.certificates = {first};
        QCOMPARE(missingIn(saml, What::Connection, today), QStringList());
        QCOMPARE(missingIn(saml, What::Connection, later), QStringList{u"sso.expired@certificates"_s});
        Certificate second = first;
        second.fingerprint = QString(64, u'b');
        second.expiresAt = later + std::chrono::days(365);
        saml.certificates << second;
        QCOMPARE(missingIn(saml, What::Connection, later), QStringList());
        saml.certificates.last().isInUse = false;
        QCOMPARE(missingIn(saml, What::Connection, later), QStringList{u"sso.expired@certificates"_s});
    }

    void putsTheRestBesides()
    {
        IdentityProvider provider = tested();
        provider.claimRules = {{.claim = u" "_s, .value = u"staff"_s, .role = manager}};
        QCOMPARE(openIn(provider), (QList<What>{What::Rest, What::Enforced}));
        QCOMPARE(missingIn(provider, What::Rest), QStringList{u"sso.claim_empty@claim_rules"_s});
    }

    /// Of what another form was tested nothing is known; back again it is what was tested.
    void isTestedAsItIs_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<bool>("isStillTested");
        QTest::newRow("issuer") << u"entity"_s << false;
        QTest::newRow("program") << u"client"_s << false;
        QTest::newRow("where people are sent") << u"login"_s << false;
        QTest::newRow("protocol") << u"protocol"_s << false;
        QTest::newRow("encryption") << u"encrypted"_s << false;
        QTest::newRow("name") << u"name"_s << true;
        QTest::newRow("secret") << u"secret"_s << true;
        QTest::newRow("certificates") << u"certificates"_s << true;
        QTest::newRow("test users") << u"people"_s << true;
        QTest::newRow("for all") << u"global"_s << true;
    }
    void isTestedAsItIs()
    {
        QFETCH(QString, field);
        QFETCH(bool, isStillTested);
        IdentityProvider provider = tested();
        QVERIFY(isTested(provider));
        if (field == "entity"_L1)
            provider.entityId += u'x';
        else if (field == "client"_L1)
            provider.clientId += u'x';
        else if (field == "login"_L1)
            provider.loginUrl = u"https://login.example.org/in"_s;
        else if (field == "protocol"_L1)
            provider.protocol = IdentityProvider::Protocol::Saml;
        else if (field == "encrypted"_L1)
            provider.requiresEncryptedAssertions = true;
        else if (field == "name"_L1)
            provider.name += u'x';
        else if (field == "secret"_L1)
            provider.clientSecret.expiresAt = later + std::chrono::days(1);
        else if (field == "certificates"_L1)
            provider.certificates = {{.fingerprint = QString(64, u'a')}};
        else if (field == "people"_L1)
            provider.testPeople.clear();
        else
            provider.enforcement = Enforcement::Global;
        QCOMPARE(isTested(provider), isStillTested);
        QCOMPARE(testedAt(provider).has_value(), isStillTested);

        IdentityProvider untested = ready();
        untested.testedForm = formOf(untested); // of no time
        QVERIFY(!isTested(untested));
    }

    /// Two fields of one text each must not be one field of both.
    void formsDiffer()
    {
        IdentityProvider one = ready(), other = ready();
        one.loginUrl = u"ab"_s;
        one.clientId = u"c"_s;
        other.loginUrl = u"a"_s;
        other.clientId = u"bc"_s;
        QVERIFY(formOf(one) != formOf(other));
        QCOMPARE(formOf(one).size(), 64);
    }

    void sendsTestUsersThenEverybody()
    {
        IdentityProvider provider = ready();
        QVERIFY(!isSent(provider, max)); // it is off
        provider.isActive = true;
        QVERIFY(isSent(provider, max));
        QVERIFY(!isSent(provider, mia));
        provider.enforcement = Enforcement::Global;
        QVERIFY(isSent(provider, max) && isSent(provider, mia)); // capitals or not
        QVERIFY(!isSent(provider, ben));                         // exempt
        QVERIFY(!isSent(provider, ada));                         // of another domain
        provider.enforcement = Word<Enforcement>::fromText(u"some_day"_s);
        QVERIFY(!isSent(provider, max) && !isSent(provider, mia));
    }

    void knowsWhoCameThrough()
    {
        IdentityProvider provider = ready();
        QVERIFY(isPassedBy(provider, provider.entityId, {}));
        QVERIFY(isPassedBy(provider, u"https://broker.example"_s, provider.entityId));
        QVERIFY(!isPassedBy(provider, provider.entityId + u'/', {}));
        QVERIFY(!isPassedBy(provider, u"https://broker.example"_s, u"https://other.example"_s));
        provider.protocol = IdentityProvider::Protocol::Saml;
        QVERIFY(!isPassedBy(provider, provider.entityId, {})); // such a one makes no tokens
        QVERIFY(isPassedBy(provider, u"https://broker.example"_s, provider.entityId));
        provider.entityId.clear();
        QVERIFY(!isPassedBy(provider, {}, {}));
    }
};

STEWARD_TEST(ActivationTest, "activation", Core)

} // namespace steward::domain

#include "activationtest.moc"
