// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/randomproject.h"

#include "domain/catalogue.h"
#include "domain/dice.h"
#include "domain/effective.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace steward::domain::sample {

namespace {

/// Makes the tables one after the other, each from those before it.
class Maker
{
public:
    Maker(std::mt19937_64 &random, Size size)
        : m_dice(random)
        , m_size(size)
    {
    }

    Project make()
    {
        m_project.id = m_dice.id();
        m_project.name = name();
        m_project.revision = m_dice.between(10, 500);
        m_project.environment = static_cast<Environment>(m_dice.below(3));
        makeLists();
        m_project.locationTypes = table<LocationType>(m_dice.between(2, 6), &Maker::locationType);
        m_project.customFields = table<CustomField>(m_dice.below(5), &Maker::customField);
        m_project.profiles = table<Profile>(m_dice.below(5), &Maker::profile);
        m_project.places = table<Place>(m_size.places, &Maker::place);
        m_project.roles = table<Role>(m_size.roles, &Maker::role);
        m_project.people = table<Person>(m_size.people, &Maker::person);
        m_project.groups = table<Group>(m_dice.below(4), &Maker::group);
        m_project.invitations = table<Invitation>(m_dice.below(5), &Maker::invitation);
        m_project.accessRequests = table<AccessRequest>(m_dice.below(6), &Maker::accessRequest);
        m_project.settings = table<Settings>(m_dice.chance(90) ? 1 : 0, &Maker::settings);
        m_project.ipAccess = table<IpAccess>(m_dice.chance(90) ? 1 : 0, &Maker::ipAccess);
        m_project.identityProviders = table<IdentityProvider>(m_dice.below(3), &Maker::identityProvider);
        m_project.apiKeys = table<ApiKey>(m_dice.below(5), &Maker::apiKey);
        m_project.oauthClients = table<OAuthClient>(m_dice.below(3), &Maker::oauthClient);
        m_project.agreements = table<Agreement>(m_dice.below(4), &Maker::agreement);
        m_project.dataProtection = table<DataProtection>(m_dice.below(2), &Maker::dataProtection);
        m_project.retention = table<Retention>(m_dice.chance(90) ? 1 : 0, &Maker::retention);
        m_project.placeFacts = facts<PlaceFacts>(m_places, &Maker::placeFacts);
        m_project.personFacts = facts<PersonFacts>(m_people, &Maker::personFacts);
        return std::move(m_project);
    }

private:
    template<typename Row>
    Table<Row> table(int count, void (Maker::*fill)(Row &))
    {
        std::vector<Row> rows;
        for (m_row = 0; m_row < count; ++m_row)
            rows.push_back(row<Row>(m_dice.id(), fill));
        return Table<Row>(std::move(rows));
    }
    /// Of some of \a all, under their ids.
    template<typename Row>
    Table<Row> facts(const QList<Id> &all, void (Maker::*fill)(Row &))
    {
        std::vector<Row> rows;
        for (const Id &id : all) {
            if (m_dice.chance(30))
                rows.push_back(row<Row>(id, fill));
        }
        return Table<Row>(std::move(rows));
    }
    template<typename Row>
    Row row(const Id &id, void (Maker::*fill)(Row &))
    {
        Row row;
        row.id = id;
        row.version = m_dice.between(1, static_cast<int>(m_project.revision));
        if (m_dice.chance(5))
            row.rest.insert(u"colour"_s, m_dice.chance(50) ? QJsonValue(m_dice.below(9)) : QJsonValue(name()));
        (this->*fill)(row);
        return row;
    }

    QString name()
    {
        static const QStringList first{u"Ba"_s, u"Chi"_s, u"Dzo"_s, u"Ka"_s, u"Li"_s, u"Mzu"_s, u"Né"_s, u"Zo"_s};
        static const QStringList last{u"lira"_s, u"mba"_s, u"ngo"_s, u"nda"_s, u"we"_s, u"ya"_s};
        return m_dice.oneOf(first) + m_dice.oneOf(last);
    }
    QString fullName()
    {
        const QString first = name(); // in a step of its own: the compiler chooses the order within one
        return first + u' ' + name();
    }
    /// No two are the same, nor differ in case alone.
    QString unique() { return name() + u' ' + QString::number(++m_serial); }
    static QString slug(const QString &text)
    {
        QString slug = text.toLower();
        return slug.replace(u' ', u'-').replace(u'é', u'e');
    }
    QString address() { return slug(unique()) + u"@example.org"_s; }
    QStringList ranges(int most)
    {
        return m_dice.some<QString>({u"10.0.0.0/8"_s, u"192.0.2.7"_s, u"2001:db8::/32"_s}, most);
    }

    /// By the slugs of the fields of \a of; what is required is there.
    QJsonObject customData(CustomField::Of of)
    {
        QJsonObject data;
        for (int row = 0; row < m_project.customFields.size(); ++row) {
            const CustomField &field = m_project.customFields.at(row);
            if (field.of.is(of) && (field.isRequired || m_dice.chance(30)))
                data.insert(field.slug, field.choices.isEmpty() ? name() : m_dice.oneOf(field.choices));
        }
        return data;
    }

    void makeLists()
    {
        for (int index = 0; index < catalogue().size(); ++index) {
            const Permission &permission = catalogue().at(index);
            if (permission.hasItems() && !m_project.items.contains(permission.itemKind)) {
                for (int item = m_dice.below(5); item > 0; --item)
                    m_project.items[permission.itemKind] << Item{u"i%1"_s.arg(item), name()};
            }
            if (m_dice.chance(4))
                m_project.capabilities.permissionsNotOffered << permission.key;
        }
    }

    void locationType(LocationType &type)
    {
        type.name = unique();
        type.code = slug(type.name);
        // The first is the top; the others hang below any that stand already, most below the last.
        type.parentType = m_dice.chance(70) ? (m_types.isEmpty() ? Id() : m_types.last()) : m_dice.oneOf(m_types);
        type.isAdministrative = m_dice.chance(50);
        type.sharesCases = m_dice.chance(40);
        type.viewsDescendants = m_dice.chance(40);
        type.hasUsers = m_types.isEmpty() || m_dice.chance(85);
        type.includeOnly = m_dice.chance(20) ? m_dice.some(m_types, 2) : QList<Id>();
        m_types << type.id;
        if (type.hasUsers)
            m_typesWithUsers.insert(type.id);
    }

    void customField(CustomField &field)
    {
        field.of = m_dice.chance(50) ? CustomField::Of::Places : CustomField::Of::People;
        field.label = unique();
        field.slug = slug(field.label);
        field.isRequired = m_dice.chance(20);
        if (m_dice.chance(40))
            field.choices = {name(), unique()};
    }

    void profile(Profile &profile)
    {
        profile.name = unique();
        profile.handle = slug(profile.name);
        profile.values = customData(CustomField::Of::People);
        if (m_row > 0) // the first nobody has
            m_profiles << profile.id;
    }

    void place(Place &place)
    {
        place.name = unique();
        place.siteCode = slug(place.name);
        place.externalId = m_dice.chance(30) ? u"ext-%1"_s.arg(m_serial) : QString();
        place.type = m_types.first();
        if (const Id parent = m_dice.oneOf(m_parents); !parent.isNull() && m_dice.chance(95))
            placeBelow(place, parent);
        place.isArchived = place.isArchived || (m_places.size() > 1 && m_dice.chance(6));
        if (place.isArchived)
            place.archivedAt = m_dice.day(100);
        if (m_dice.chance(20)) {
            place.latitude = m_dice.below(180) - 90 + 0.25;
            place.longitude = m_dice.below(360) - 180 + 0.5;
        }
        place.customData = customData(CustomField::Of::Places);
        if (m_dice.chance(60))
            place.cases = m_dice.below(5000);
        m_places << place.id;
        m_typeOf.insert(place.id, place.type);
        if (place.isArchived)
            m_archived << place.id;
        else if (m_typesWithUsers.contains(place.type))
            m_open << place.id;
        m_parents << place.id;
    }
    /// Below \a parent, if its level has one below it.
    void placeBelow(Place &place, const Id &parent)
    {
        QList<Id> types;
        const int used = std::max(2, m_project.locationTypes.size() - 1); // of the last there are no places
        for (int row = 0; row < used; ++row) {
            if (m_project.locationTypes.at(row).parentType == m_typeOf.value(parent))
                types << m_project.locationTypes.at(row).id;
        }
        if (types.isEmpty())
            return;
        place.type = m_dice.oneOf(types);
        place.parent = parent;
        place.isArchived = m_archived.contains(parent);
    }

    PermissionSet permissions()
    {
        PermissionSet set;
        const int percent = m_dice.between(5, 70);
        for (int index = 0; index < catalogue().size(); ++index) {
            if (!m_dice.chance(percent))
                continue;
            const QString &kind = catalogue().at(index).itemKind;
            QStringList items;
            for (const Item &item : m_project.items.value(kind))
                items << item.id;
            if (!kind.isEmpty() && m_dice.chance(50))
                set.grantOnly(index, m_dice.some(items, 3));
            else
                set.grant(index);
        }
        if (m_dice.chance(8))
            set.setUnknown(u"edit_weather"_s, m_dice.chance(50) ? QJsonValue(true) : QJsonValue(QJsonArray{u"rain"_s}));
        return normalised(set);
    }

    void role(Role &role)
    {
        role.name = unique();
        role.handle = slug(role.name);
        role.permissions = permissions();
        role.landingPage = m_dice.oneOf<QString>({{}, u"dashboard"_s, u"webapps"_s, u"reports"_s});
        role.isNonAdminEditable = m_dice.chance(25);
        role.assignableBy = m_dice.some(m_roles, 2);
        role.isMobileWorkerDefault = m_row == 0;
        role.isPreset = m_row == 0 || m_dice.chance(20);
        role.upstreamId = m_row > 1 && m_dice.chance(5) ? u"%1"_s.arg(m_serial) : QString();
        role.isArchived = m_row > 1 && m_dice.chance(10);
        m_roles << role.id;
        if (!role.isArchived)
            m_rolesInUse << role.id;
    }

    void person(Person &person)
    {
        const bool isAdmin = m_row < 2 || m_dice.chance(3);
        person.kind = isAdmin || m_dice.chance(40) ? Person::Kind::WebUser : Person::Kind::MobileWorker;
        person.name = fullName();
        person.handle = address();
        person.email = person.kind == Person::Kind::WebUser ? person.handle : QString();
        person.isAdmin = isAdmin;
        person.isBreakGlass = m_row == 1;
        person.isActive = m_row < 2 || m_dice.chance(90);
        if (!isAdmin || m_dice.chance(20))
            person.role = m_dice.chance(88) ? m_dice.oneOf(m_rolesInUse) : Id();
        if (m_row > 1 && !person.role.isNull() && m_dice.chance(10)) {
            person.roleUntil = m_dice.day(100);
            person.roleAfter = m_dice.chance(60) ? m_dice.oneOf(m_rolesInUse) : Id();
        }
        assign(person);
        person.isAccountConfirmed = m_dice.chance(95);
        person.deactivateAfter = m_row > 1 ? m_dice.day(5) : std::nullopt;
        person.profile = person.kind == Person::Kind::MobileWorker ? m_dice.oneOf(m_profiles) : Id();
        person.userData = customData(CustomField::Of::People);
        if (m_dice.chance(60))
            person.hasTwoFactor = m_dice.chance(50);
        person.lastSignIn = m_dice.day(60);
        m_people << person.id;
        if (person.kind == Person::Kind::MobileWorker)
            m_workers << person.id;
    }
    void assign(Person &person)
    {
        person.places = m_dice.some(m_open, m_dice.chance(80) ? 3 : 1);
        const Id archived = m_dice.chance(5) ? m_dice.oneOf(m_archived) : Id();
        if (m_typesWithUsers.contains(m_typeOf.value(archived)))
            person.places << archived;
        person.primaryPlace = m_dice.chance(90) ? m_dice.oneOf(person.places) : Id();
        for (const Id &place : std::as_const(person.places)) {
            if (m_dice.chance(8))
                person.placeEnds.insert(place, *m_dice.day(100));
        }
    }

    void group(Group &group)
    {
        group.name = unique();
        group.handle = slug(group.name);
        group.members = m_dice.some(m_workers, 6);
        group.sharesCases = m_dice.chance(50);
        group.isForReporting = m_dice.chance(50);
        group.customData = m_dice.chance(30) ? QJsonObject{{u"area"_s, name()}} : QJsonObject();
    }

    void invitation(Invitation &invitation)
    {
        invitation.email = address();
        invitation.isAdmin = m_dice.chance(10);
        invitation.role = invitation.isAdmin ? Id() : m_dice.oneOf(m_rolesInUse);
        invitation.places = m_dice.some(m_open, 2);
        invitation.primaryPlace = m_dice.oneOf(invitation.places);
        invitation.userData = customData(CustomField::Of::People);
        invitation.invitedBy = m_people.first();
        invitation.invitedAt = m_dice.day(100);
        invitation.expiresAt = *invitation.invitedAt + std::chrono::hours(24 * 30);
        invitation.mail = static_cast<Invitation::Mail>(m_dice.below(4));
    }

    void accessRequest(AccessRequest &request)
    {
        const int row = m_requests++; // some are of whom an invitation waits for: these can be approved
        request.email = row < m_project.invitations.size() ? m_project.invitations.at(row).email : address();
        request.fullName = fullName();
        request.requestedAt = m_dice.day(90);
        request.status =
            m_dice.chance(70) ? AccessRequest::Status::Open : static_cast<AccessRequest::Status>(m_dice.below(3));
    }

    void settings(Settings &settings)
    {
        settings.secureSubmissions = m_dice.chance(50);
        settings.secureSessions = m_dice.chance(50);
        if (settings.secureSessions && m_dice.chance(50))
            settings.secureSessionsTimeout = m_dice.between(5, 600);
        settings.allowDomainRequests = m_dice.chance(50);
        settings.twoFactorAuth = m_dice.chance(50);
        if (settings.twoFactorAuth && m_dice.chance(60)) {
            settings.twoFactorStage = m_dice.chance(50) ? Stage::Warn : Stage::Grace;
            settings.twoFactorNextAt = m_dice.day(100);
        }
        settings.strongMobilePasswords = m_dice.chance(50);
        settings.restrictSuperusers = m_dice.chance(50);
        if (settings.restrictSuperusers && m_dice.chance(40)) {
            settings.vendorAccessUntil = m_dice.day(100);
            settings.vendorAccessReason = name();
        }
    }

    void ipAccess(IpAccess &access)
    {
        access.countries = m_dice.some<QString>({u"MW"_s, u"ZM"_s, u"TZ"_s}, 3);
        access.allowed = ranges(2);
        access.denied = m_dice.chance(30) ? QStringList{u"203.0.113.9"_s} : QStringList();
        access.comment = name();
    }

    void identityProvider(IdentityProvider &provider)
    {
        provider.name = unique();
        provider.handle = slug(provider.name);
        provider.protocol = m_dice.chance(50) ? IdentityProvider::Protocol::Saml : IdentityProvider::Protocol::Oidc;
        provider.entityId = u"https://%1.example.org"_s.arg(provider.handle);
        provider.loginUrl = provider.entityId + u"/login"_s;
        provider.clientId = slug(unique());
        provider.clientSecret = {.hasValue = true, .expiresAt = m_dice.day(80)};
        provider.certificates << Certificate{.fingerprint = QString(64, u'a'), .expiresAt = m_dice.day(100)};
        // Everybody's domain is linked with the first; of others' domains nobody is.
        provider.emailDomains << (m_row == 0 ? u"example.org"_s : provider.handle + u".example.org"_s);
        if (m_row == 0) {
            provider.exemptPeople = m_dice.some(m_people, 2);
            provider.testPeople = m_dice.some(m_people, 2);
            provider.testPeople.removeIf([&](const Id &id) { return provider.exemptPeople.contains(id); });
        }
        provider.reminded = m_dice.some(m_people, 2);
        if (m_dice.chance(50))
            provider.claimRules << ClaimRule{u"groups"_s, name(), m_dice.oneOf(m_rolesInUse), m_dice.some(m_open, 2)};
    }

    void apiKey(ApiKey &key)
    {
        key.owner = m_dice.oneOf(m_people);
        key.name = unique();
        const auto owner = m_project.people.find(key.owner);
        if (m_dice.chance(50))
            key.role = owner->isAdmin ? m_dice.oneOf(m_rolesInUse) : owner->role;
        key.ipAllowed = ranges(2);
        key.isActive = m_dice.chance(80);
        key.createdAt = m_dice.day(100);
        if (m_dice.chance(60))
            key.expiresAt = *key.createdAt + std::chrono::hours(24 * m_dice.between(1, 200));
        key.lastUsedAt = m_dice.day(40);
    }

    void oauthClient(OAuthClient &client)
    {
        client.name = unique();
        client.handle = slug(client.name);
        client.owner = m_dice.oneOf(m_people);
        client.scopes = m_dice.some<QString>({u"access_apis"_s, u"reports:view"_s, u"mobile_access"_s, u"sync"_s}, 2);
        client.scopes << u"openid"_s;
        client.redirectUris = {u"https://%1.example.org/back"_s.arg(client.handle)};
        client.secret = {.hasValue = m_dice.chance(70), .expiresAt = m_dice.day(50)};
        client.ipAllowed = ranges(2);
    }

    void agreement(Agreement &agreement)
    {
        agreement.title = unique();
        agreement.handle = slug(agreement.title);
        agreement.kind = static_cast<Agreement::Kind>(m_dice.below(4));
        agreement.counterparty = name();
        agreement.signedAt = m_dice.day(80);
        agreement.expiresAt =
            agreement.signedAt ? std::optional(*agreement.signedAt + std::chrono::hours(24 * 365)) : std::nullopt;
    }

    void dataProtection(DataProtection &data)
    {
        data.storedIn = name();
        data.backups = m_dice.below(9);
        data.backupPlaces = {name()};
        data.reportedAt = m_dice.day(90);
    }

    void retention(Retention &retention)
    {
        retention.auditDays = m_dice.chance(60) ? std::optional(m_dice.between(30, 3000)) : std::nullopt;
        retention.exportDays = m_dice.chance(60) ? std::optional(m_dice.between(1, 90)) : std::nullopt;
    }

    void placeFacts(PlaceFacts &facts)
    {
        facts.cases << CaseCount{name(), m_dice.below(900), m_dice.below(90000)};
        facts.reportedAt = m_dice.day(90);
    }

    void personFacts(PersonFacts &facts)
    {
        const int permission = m_dice.below(catalogue().size());
        facts.lastUse.insert(catalogue().at(permission).key, *m_dice.day(100));
        facts.reportedAt = m_dice.day(90);
    }

    Dice m_dice;
    Size m_size;
    Project m_project;
    int m_row = 0;
    int m_serial = 0;
    int m_requests = 0;
    QList<Id> m_types;
    QSet<Id> m_typesWithUsers;
    QList<Id> m_profiles;
    QList<Id> m_places;
    QList<Id> m_parents;
    QHash<Id, Id> m_typeOf;
    QList<Id> m_open; ///< places people may be assigned to
    QList<Id> m_archived;
    QList<Id> m_roles;
    QList<Id> m_rolesInUse;
    QList<Id> m_people;
    QList<Id> m_workers;
};

} // namespace

Size Size::any(std::mt19937_64 &random)
{
    Dice dice(random);
    const Size median;
    const int percent = dice.between(20, 180);
    const auto scaled = [percent](int rows) { return std::max(2, rows * percent / 100); };
    return {.places = scaled(median.places), .people = scaled(median.people), .roles = scaled(median.roles)};
}

Project randomProject(std::mt19937_64 &random, Size size)
{
    return Maker(random, size).make();
}

} // namespace steward::domain::sample
