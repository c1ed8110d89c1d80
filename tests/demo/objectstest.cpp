// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/sizes.h"
#include "demo/tables.h"
#include "domain/catalogue.h"
#include "domain/kinds.h"
#include "support/testmain.h"

#include <functional>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::demo;
using namespace steward::domain;

namespace {

constexpr Instant now = virtualStart;

template<typename Row>
int count(const Table<Row> &table, const std::function<bool(const Row &)> &fits)
{
    int found = 0;
    for (int row = 0; row < table.size(); ++row)
        found += fits(table.at(row)) ? 1 : 0;
    return found;
}

int certificatesAndSecrets(const Project &project)
{
    int found = 0;
    for (int row = 0; row < project.identityProviders.size(); ++row) {
        const IdentityProvider &provider = project.identityProviders.at(row);
        found += static_cast<int>(provider.certificates.size());
        found += (provider.clientSecret.hasValue ? 1 : 0) + (provider.apiSecret.hasValue ? 1 : 0);
    }
    return found;
}

} // namespace

/// Groups, sign-in, keys, agreements and the like: as many as the shape says, and each what it should be.
class ObjectsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void counts_data();
    void counts();
    void handles_areUnique_data() { tests::addSizes(); }
    void handles_areUnique();
    void groups_haveWorkersOfOnePlace_data() { tests::addSizes(); }
    void groups_haveWorkersOfOnePlace();
    void profiles_areTheItems_data() { tests::addSizes(); }
    void profiles_areTheItems();
    void invitations_goToNobodyInside_data() { tests::addSizes(); }
    void invitations_goToNobodyInside();
    void keys_areOfWhoMayUseThem_data() { tests::addSizes(); }
    void keys_areOfWhoMayUseThem();
    void facts_sumToThePlaces_data() { tests::addSizes(); }
    void facts_sumToThePlaces();
    void facts_areOfWhatIsHeld_data() { tests::addSizes(); }
    void facts_areOfWhatIsHeld();
    void nothing_isDueYet_data() { tests::addSizes(); }
    void nothing_isDueYet();
    void factors_holdTheirWeights();
};

void ObjectsTest::counts_data()
{
    QTest::addColumn<QString>("letter");
    QTest::addColumn<QList<int>>("counts");
    QTest::newRow("S") << u"S"_s << QList<int>{2, 2, 1, 1, 1, 1, 2};
    QTest::newRow("M") << u"M"_s << QList<int>{40, 14, 5, 2, 3, 6, 5};
    QTest::newRow("L") << u"L"_s << QList<int>{300, 60, 12, 3, 6, 20, 6};
    if (tests::isFull())
        QTest::newRow("XL") << u"XL"_s << QList<int>{1'500, 240, 40, 6, 14, 60, 8};
}

void ObjectsTest::counts()
{
    QFETCH(QString, letter);
    const Project &project = tests::packOf(letter).project;
    const QList<int> counted{project.groups.size(),           project.invitations.size(),
                             project.accessRequests.size(),   project.identityProviders.size(),
                             certificatesAndSecrets(project), project.apiKeys.size(),
                             project.agreements.size()};
    QTEST(counted, "counts");
    QCOMPARE(project.oauthClients.size(), tests::shapeFor(letter).oauthClients);
    for (const EntityKind *kind : kinds()) {
        QVERIFY2(kind->size(project) > 0, qPrintable(kind->plural()));
        if (kind->life() == EntityKind::Life::Single) {
            QCOMPARE(kind->size(project), 1);
            QCOMPARE(kind->idAt(project, 0), project.id);
        }
    }
    QVERIFY(project.placeFacts.size() > tests::shapeFor(letter).places[PackShape::Village] * 9 / 10);
}

void ObjectsTest::handles_areUnique()
{
    QFETCH(QString, letter);
    const Project &project = tests::packOf(letter).project;
    for (const EntityKind *kind : kinds()) {
        QSet<Id> ids;
        QSet<QString> handles;
        int withHandle = 0;
        for (int row = 0; row < kind->size(project); ++row) {
            ids << kind->idAt(project, row);
            const QString handle = kind->handleAt(project, row);
            withHandle += handle.isEmpty() ? 0 : 1;
            handles << handle.toLower();
            QVERIFY2(kind->restAt(project, row).isEmpty(), qPrintable(kind->plural()));
        }
        handles.remove(QString());
        QCOMPARE(ids.size(), kind->size(project));
        QVERIFY2(kind->name() == "invitation"_L1 || handles.size() == withHandle, qPrintable(kind->plural()));
    }
}

void ObjectsTest::groups_haveWorkersOfOnePlace()
{
    QFETCH(QString, letter);
    const Project &project = tests::packOf(letter).project;
    int empty = 0;
    QSet<QString> names;
    for (int row = 0; row < project.groups.size(); ++row) {
        const Group &group = project.groups.at(row);
        names << group.name.toLower();
        empty += group.members.isEmpty() ? 1 : 0;
        QVERIFY(group.members.size() <= 40);
        QSet<Id> facilities;
        for (const Id &member : group.members) {
            const auto person = project.people.find(member);
            QVERIFY(person && person->kind == Person::Kind::MobileWorker && person->isActive);
            const auto place = project.places.find(person->primaryPlace);
            const auto type = project.locationTypes.find(place->type);
            facilities << (type->code == "village"_L1 ? place->parent : place->id);
        }
        QVERIFY(facilities.size() <= 1);
    }
    QCOMPARE(names.size(), project.groups.size());
    QVERIFY(empty <= project.groups.size() / 10);
}

/// The permission to edit profiles names them by what is the handle here.
void ObjectsTest::profiles_areTheItems()
{
    QFETCH(QString, letter);
    const Project &project = tests::packOf(letter).project;
    QList<Item> items;
    for (int row = 0; row < project.profiles.size(); ++row)
        items << Item{project.profiles.at(row).handle, project.profiles.at(row).name};
    QCOMPARE(items, project.items.value(catalogue().at(catalogue().indexOf(u"edit_user_profile")).itemKind));
    int workers = 0, withProfile = 0;
    for (int row = 0; row < project.people.size(); ++row) {
        const Person &person = project.people.at(row);
        QVERIFY(person.profile.isNull() || project.profiles.find(person.profile));
        if (person.kind == Person::Kind::MobileWorker) {
            ++workers;
            withProfile += person.profile.isNull() ? 0 : 1;
        }
    }
    QCOMPARE(withProfile, workers);
}

void ObjectsTest::invitations_goToNobodyInside()
{
    QFETCH(QString, letter);
    const Project &project = tests::packOf(letter).project;
    QSet<QString> handles;
    for (int row = 0; row < project.people.size(); ++row)
        handles << project.people.at(row).handle;
    QSet<QString> invited;
    for (int row = 0; row < project.invitations.size(); ++row) {
        const Invitation &invitation = project.invitations.at(row);
        const bool isOpen = invitation.status.is(Invitation::Status::Open);
        QCOMPARE(handles.contains(invitation.email), invitation.status.is(Invitation::Status::Accepted));
        QVERIFY(!isOpen || !invited.contains(invitation.email));
        if (isOpen)
            invited << invitation.email;
        QVERIFY(project.roles.find(invitation.role) && project.people.find(invitation.invitedBy)->isAdmin);
        QVERIFY(invitation.email.endsWith(".example"_L1));
        QVERIFY(*invitation.invitedAt < now && *invitation.invitedAt < *invitation.expiresAt);
        QCOMPARE(*invitation.expiresAt > now || !isOpen, true);
    }
    for (int row = 0; row < project.accessRequests.size(); ++row) {
        const AccessRequest &request = project.accessRequests.at(row);
        QVERIFY(!handles.contains(request.email) && *request.requestedAt < now);
    }
    QVERIFY(project.accessRequests.at(0).status.is(AccessRequest::Status::Open));
}

void ObjectsTest::keys_areOfWhoMayUseThem()
{
    QFETCH(QString, letter);
    const Project &project = tests::packOf(letter).project;
    QSet<QString> names;
    for (int row = 0; row < project.apiKeys.size(); ++row) {
        const ApiKey &key = project.apiKeys.at(row);
        const auto owner = project.people.find(key.owner);
        QVERIFY(owner);
        names << owner->handle + u'/' + key.name;
        const bool mayUse =
            owner->isAdmin || project.roles.find(owner->role)->permissions.holds(catalogue().indexOf(u"access_api"));
        QVERIFY2(mayUse, qPrintable(key.name));
        QVERIFY(key.role.isNull() || key.role == owner->role || owner->isAdmin);
        QVERIFY(*key.createdAt < *key.lastUsedAt && *key.lastUsedAt < now);
    }
    QCOMPARE(names.size(), project.apiKeys.size());
}

void ObjectsTest::facts_sumToThePlaces()
{
    QFETCH(QString, letter);
    const Project &project = tests::packOf(letter).project;
    for (int row = 0; row < project.placeFacts.size(); ++row) {
        const PlaceFacts &facts = project.placeFacts.at(row);
        const auto place = project.places.find(facts.id);
        QVERIFY(place && place->cases && facts.reportedAt && *facts.reportedAt < now);
        QCOMPARE(facts.cases.size(), 4);
        qint64 cases = 0;
        for (const CaseCount &each : facts.cases) {
            QVERIFY(*each.cases >= 0 && *each.bytes >= 700 * *each.cases);
            cases += *each.cases;
        }
        QCOMPARE(cases, *place->cases);
    }
}

void ObjectsTest::facts_areOfWhatIsHeld()
{
    QFETCH(QString, letter);
    const Project &project = tests::packOf(letter).project;
    int uses = 0;
    for (int row = 0; row < project.personFacts.size(); ++row) {
        const PersonFacts &facts = project.personFacts.at(row);
        const auto person = project.people.find(facts.id);
        QVERIFY(person && person->kind == Person::Kind::WebUser);
        for (auto it = facts.lastUse.begin(); it != facts.lastUse.end(); ++it) {
            const int permission = catalogue().indexOf(it.key());
            QVERIFY(permission >= 0 && it.value() <= *facts.reportedAt);
            QVERIFY(it.value() <= *person->lastSignIn || it.key() == "access_api"_L1); // a key signs nobody in
            QVERIFY(!project.capabilities.permissionsNotOffered.contains(it.key()));
            QVERIFY(person->isAdmin || project.roles.find(person->role)->permissions.holds(permission));
            ++uses;
        }
    }
    QVERIFY(uses > project.personFacts.size());
}

/// A rule that acted the moment a demo begins would change what the lesson is about.
void ObjectsTest::nothing_isDueYet()
{
    QFETCH(QString, letter);
    const Project &project = tests::packOf(letter).project;
    const auto isSoon = [](const std::optional<Instant> &end) { return end && !(*end - now > std::chrono::days(2)); };
    int ends = 0;
    for (int row = 0; row < project.people.size(); ++row) {
        const Person &person = project.people.at(row);
        QVERIFY(!isSoon(person.roleUntil) && !isSoon(person.deactivateAfter) && !isSoon(person.twoFactorPausedUntil));
        for (auto it = person.placeEnds.begin(); it != person.placeEnds.end(); ++it)
            QVERIFY(!isSoon(it.value()) && person.places.contains(it.key()));
        QCOMPARE(person.roleUntil && person.role.isNull(), false);
        QVERIFY(person.roleUntil || person.roleAfter.isNull());
        ends += person.roleUntil || person.deactivateAfter || !person.placeEnds.isEmpty() ? 1 : 0;
    }
    QVERIFY2(ends >= 3 && ends < project.people.size() / 10, qPrintable(QString::number(ends)));
    for (int row = 0; row < project.apiKeys.size(); ++row)
        QVERIFY(!isSoon(project.apiKeys.at(row).expiresAt));
    for (int row = 0; row < project.invitations.size(); ++row) {
        const Invitation &invitation = project.invitations.at(row);
        QVERIFY(!invitation.status.is(Invitation::Status::Open) || !isSoon(invitation.expiresAt));
    }
}

void ObjectsTest::factors_holdTheirWeights()
{
    const Project &project = tests::packOf(u"M"_s).project;
    const int with = count<Person>(project.people, [](const Person &one) { return one.hasTwoFactor.value_or(false); });
    QVERIFY2(qAbs(with - 180 * 72 / 100) <= 10, qPrintable(QString::number(with)));
    const auto workers = [&project](const std::function<bool(const Person &)> &fits) {
        return count<Person>(
            project.people, [&fits](const Person &one) { return one.kind == Person::Kind::MobileWorker && fits(one); });
    };
    const int strong = workers([](const Person &one) { return one.hasStrongPassword.value_or(false); });
    const int silent = workers([](const Person &one) { return !one.hasStrongPassword.has_value(); });
    QVERIFY2(qAbs(strong - 2'820 * 62 / 100) <= 2'820 / 50, qPrintable(QString::number(strong)));
    QVERIFY2(qAbs(silent - 2'820 * 10 / 100) <= 2'820 / 50, qPrintable(QString::number(silent)));
}

STEWARD_TEST(ObjectsTest, "objects", Core)
#include "objectstest.moc"
