// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/sizes.h"
#include "demo/tables.h"
#include "domain/catalogue.h"
#include "support/testmain.h"

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::demo;
using namespace steward::domain;

namespace {

constexpr Instant now = virtualStart;

bool endsWithin(const std::optional<Instant> &end, int days)
{
    return end && *end > now && *end - now <= std::chrono::days(days);
}

/// More than one sign in with it: it is called after a team or a ward, where others have a given and a family name.
bool isShared(const Person &person)
{
    const Region &region = tables().region;
    const QStringList words = person.name.split(u' ');
    return std::ranges::none_of(words, [&region](const QString &word) {
        return region.women.contains(word) || region.men.contains(word) || region.family.contains(word);
    });
}

template<typename Row, typename Fits>
int count(const Table<Row> &table, const Fits &fits)
{
    int found = 0;
    for (int row = 0; row < table.size(); ++row)
        found += fits(table.at(row)) ? 1 : 0;
    return found;
}

} // namespace

/// What is wrong with a pack on purpose: how many there are of each, for those who look for them to find.
class PlantedFaultsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void switches_data() { tests::addSizes(); }
    void switches();
    void inNumbers_data();
    void inNumbers();
    void provider_data() { tests::addSizes(); }
    void provider();
    void invitations_data() { tests::addSizes(); }
    void invitations();
    void sharedAccounts_data() { tests::addSizes(); }
    void sharedAccounts();
};

void PlantedFaultsTest::switches()
{
    QFETCH(QString, letter);
    const Project &project = tests::packOf(letter).project;
    const bool isS = letter == "S"_L1;
    const Settings &settings = project.settings.at(0);
    QVERIFY(!settings.restrictSuperusers && !settings.vendorAccessUntil); // open to the vendor's staff
    QVERIFY(!settings.twoFactorAuth && !settings.strongMobilePasswords && !settings.secureSessions);
    QVERIFY(!settings.allowInviteEmailOnly && settings.allowDomainRequests);
    QCOMPARE(settings.secureSubmissions, isS);
    QCOMPARE(settings.disableMobileLoginLockout, !isS);

    const auto verified = project.dataProtection.at(0).backupVerifiedAt;
    QVERIFY(!verified || now - *verified > std::chrono::days(90));
    const Retention &retention = project.retention.at(0);
    QVERIFY(retention.deletedDataDays && retention.auditDays && retention.exportDays);
    QCOMPARE(retention.signInEventDays.has_value(), isS);
    const IpAccess &access = project.ipAccess.at(0);
    QVERIFY(!access.denied.isEmpty());
    QCOMPARE(access.allowed.isEmpty(), isS);
}

void PlantedFaultsTest::inNumbers_data()
{
    QTest::addColumn<QString>("letter");
    QTest::addColumn<QList<int>>("counts");
    // keys without an end, unused for 180 days, of admins; agreements expired, ending in 30 days; secrets ending in 30
    // days; inactive people who are reminded, and who are exempt; roles of nobody; admins who have not signed in for 90
    // days
    QTest::newRow("S") << u"S"_s << QList<int>{1, 0, 0, 0, 1, 0, 0, 0, 1, 0};
    QTest::newRow("M") << u"M"_s << QList<int>{2, 1, 1, 1, 2, 1, 1, 1, 2, 1};
}

void PlantedFaultsTest::inNumbers()
{
    QFETCH(QString, letter);
    const Project &project = tests::packOf(letter).project;
    const auto isGone = [&project](const Id &id) { return !project.people.find(id)->isActive; };
    int reminded = 0, exempt = 0;
    for (int row = 0; row < project.identityProviders.size(); ++row) {
        const IdentityProvider &provider = project.identityProviders.at(row);
        reminded += static_cast<int>(std::ranges::count_if(provider.reminded, isGone));
        exempt += static_cast<int>(std::ranges::count_if(provider.exemptPeople, isGone));
    }
    const QList<int> counts{
        count(project.apiKeys, [](const ApiKey &key) { return !key.expiresAt; }),
        count(project.apiKeys, [](const ApiKey &key) { return now - *key.lastUsedAt > std::chrono::days(180); }),
        count(project.apiKeys, [&](const ApiKey &key) { return project.people.find(key.owner)->isAdmin; }),
        count(project.agreements, [](const Agreement &each) { return each.expiresAt && *each.expiresAt < now; }),
        count(project.agreements, [](const Agreement &each) { return endsWithin(each.expiresAt, 30); }),
        count(project.identityProviders,
              [](const IdentityProvider &each) {
                  return endsWithin(each.clientSecret.expiresAt, 30) || endsWithin(each.apiSecret.expiresAt, 30);
              }),
        reminded,
        exempt,
        count(project.roles, [&project](const Role &role) { return holders(project, role.id).isEmpty(); }),
        count(project.people, [](const Person &person) {
            return person.isAdmin && now - person.lastSignIn.value_or(Instant()) > std::chrono::days(90);
        })};
    QTEST(counts, "counts");
}

void PlantedFaultsTest::provider()
{
    QFETCH(QString, letter);
    const Pack &pack = tests::packOf(letter);
    const auto provider = pack.project.identityProviders.find(pack.plants.value(u"provider"_s));
    QVERIFY(provider && provider->isActive && provider->protocol.is(IdentityProvider::Protocol::Saml));
    QVERIFY(provider->enforcement.is(IdentityProvider::Enforcement::Test));
    QCOMPARE(provider->emailDomains.size(), 1);
    QCOMPARE(provider->testPeople, QList<Id>{pack.plants.value(u"sso_tester"_s)});
    QCOMPARE(provider->certificates.size(), 1); // the plant provider_certificate
    QVERIFY(provider->certificates.first().isInUse);
    QCOMPARE(provider->certificates.first().fingerprint.size(), 64);
    QCOMPARE(*provider->certificates.first().expiresAt - now, std::chrono::days(26));

    // one door beside it, which is too few; those who would make good ones are not listed yet
    int doors = 0;
    for (const Id &person : provider->exemptPeople) {
        const auto one = pack.project.people.find(person);
        QVERIFY(one && one->handle.endsWith(u'@' + provider->emailDomains.first()));
        doors += one->isActive && one->isAdmin ? 1 : 0;
    }
    QCOMPARE(doors, 1);
    for (const QString &door : {u"door_a"_s, u"door_b"_s})
        QVERIFY(!provider->exemptPeople.contains(pack.plants.value(door)));
    for (const QString &admin : {u"me"_s, u"second_admin"_s, u"third_admin"_s}) {
        const auto person = pack.project.people.find(pack.plants.value(admin));
        QVERIFY(!person ? letter == "S"_L1 : person->hasTwoFactor == true);
    }
    const auto tester = pack.project.people.find(pack.plants.value(u"sso_tester"_s));
    QVERIFY(tester && tester->isActive && !tester->isAdmin);
    for (int row = 0; row < pack.project.identityProviders.size(); ++row) {
        const IdentityProvider &other = pack.project.identityProviders.at(row);
        QVERIFY(other.id == provider->id || !other.emailDomains.contains(provider->emailDomains.first()));
    }
}

void PlantedFaultsTest::invitations()
{
    QFETCH(QString, letter);
    const Pack &pack = tests::packOf(letter);
    const auto isDying = [](const Invitation &each) {
        return each.status.is(Invitation::Status::Open) && endsWithin(each.expiresAt, 7);
    };
    const auto hasDeadRole = [&pack](const Invitation &each) { return pack.project.roles.find(each.role)->isArchived; };
    const bool isS = letter == "S"_L1;
    QCOMPARE(count(pack.project.invitations, isDying), isS ? 0 : 3);
    QCOMPARE(count(pack.project.invitations, hasDeadRole), isS ? 0 : 1);
    if (isS)
        return;
    const auto dying = pack.project.invitations.find(pack.plants.value(u"dying_invitation"_s));
    QVERIFY(dying && *dying->expiresAt - now == std::chrono::days(3));
    const auto dead = pack.project.invitations.find(pack.plants.value(u"dead_role_invitation"_s));
    QVERIFY(dead && dead->status.is(Invitation::Status::Open) && hasDeadRole(*dead));
}

void PlantedFaultsTest::sharedAccounts()
{
    QFETCH(QString, letter);
    const Pack &pack = tests::packOf(letter);
    QSet<Id> found;
    for (int row = 0; row < pack.project.people.size(); ++row) {
        const Person &person = pack.project.people.at(row);
        if (isShared(person)) {
            QVERIFY2(person.isActive, qPrintable(person.name));
            found.insert(person.id);
        }
    }
    QSet<Id> planted{pack.plants.value(u"shared_account"_s)};
    if (letter != "S"_L1)
        planted.insert(pack.plants.value(u"second_shared_account"_s));
    QVERIFY(!planted.contains(Id()));
    QCOMPARE(found, planted);
}

STEWARD_TEST(PlantedFaultsTest, "plantedfaults", Core)
#include "plantedfaultstest.moc"
