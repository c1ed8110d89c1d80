// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/author.h"
#include "domain/authority.h"
#include "domain/effective.h"
#include "domain/sample.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace steward::domain {

using namespace sample;

namespace {

constexpr Id keyId(7, 1);

/// With a key of \a owner.
Project withKey(const Id &owner, const Id &role = {})
{
    Project all = project();
    all.apiKeys = Table<ApiKey>({{.id = keyId, .owner = owner, .name = u"k"_s, .role = role}});
    return all;
}

const Author byKey = [] {
    Author author(mia);
    author.key = keyId;
    return author;
}();

PermissionSet from(const QJsonObject &held)
{
    return PermissionSet::fromJson(held);
}

Change update(const QString &kind, const QString &field, const QJsonValue &after)
{
    return {.entity = {kind, keyId}, .field = field, .after = after};
}

} // namespace

/// Who asks by an API key.
class AuthorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void common_isWhatBothHold_data()
    {
        QTest::addColumn<QJsonObject>("one");
        QTest::addColumn<QJsonObject>("other");
        QTest::addColumn<QJsonObject>("both");
        const QString reports = u"view_reports"_s;
        const auto some = [&reports](const QStringList &items) {
            return QJsonObject{{reports, QJsonArray::fromStringList(items)}};
        };
        const QJsonObject all{{reports, true}};
        const auto row = [](const char *name, const QJsonObject &one, const QJsonObject &other,
                            const QJsonObject &both) { QTest::newRow(name) << one << other << both; };
        row("nothing", {}, {{u"edit_data"_s, true}}, {});
        row("the same", {{u"edit_data"_s, true}}, {{u"edit_data"_s, true}}, {{u"edit_data"_s, true}});
        row("all and some", all, some({u"a"_s, u"b"_s}), some({u"a"_s, u"b"_s}));
        row("some of both", some({u"a"_s, u"b"_s}), some({u"b"_s, u"c"_s}), some({u"b"_s}));
        row("others", some({u"a"_s}), some({u"c"_s}), {});
        row("brought along by both", {{u"edit_web_users"_s, true}}, {{u"view_web_users"_s, true}},
            {{u"view_web_users"_s, true}});
        row("of a newer server, the same", {{u"newer"_s, true}}, {{u"newer"_s, true}}, {{u"newer"_s, true}});
        row("of a newer server, less", {{u"newer"_s, true}}, {{u"newer"_s, QJsonArray{1}}},
            {{u"newer"_s, QJsonArray{1}}});
        row("of a newer server, another", {{u"newer"_s, QJsonArray{2}}}, {{u"newer"_s, QJsonArray{1}}}, {});
    }
    void common_isWhatBothHold()
    {
        QFETCH(QJsonObject, one);
        QFETCH(QJsonObject, other);
        QFETCH(QJsonObject, both);
        QCOMPARE(common(from(one), from(other)).toJson(), both);
        QCOMPARE(common(from(other), from(one)).toJson(), both);
    }

    void withoutRole_isTheOwner()
    {
        const Project all = withKey(ada);
        const auto bearer = personThrough(all, all.apiKeys.at(0));
        QVERIFY(bearer && bearer->isAdmin && bearer->through);
        QVERIFY(!roleOf(all, *bearer));
        QVERIFY(may(all, *bearer, Act::EditRoles).allowed);
    }

    void withRole_isNoAdminAnyMore()
    {
        const Project all = withKey(ada, manager);
        const auto bearer = personThrough(all, all.apiKeys.at(0));
        QVERIFY(bearer && !bearer->isAdmin);
        QCOMPARE(may(all, *bearer, Act::EditRoles).missing, u"admin"_s);
        QVERIFY(holds(all, *bearer, permission(u"access_api")));
        QVERIFY(all.people.find(ada)->isAdmin); // he himself is what he was
        QVERIFY(!all.people.find(ada)->through);
    }

    void narrowerRole_narrows()
    {
        const Project all = withKey(mia, supervisor);
        const auto bearer = personThrough(all, all.apiKeys.at(0));
        QVERIFY(bearer);
        for (int permission = 0; permission < catalogue().size(); ++permission) {
            const bool areBoth = holds(all, *all.people.find(mia), permission)
                                 && effective(all.roles.find(supervisor)->permissions, permission).holds();
            QCOMPARE(holds(all, *bearer, permission), areBoth);
        }
    }

    void widerRole_givesNothing()
    {
        Project all = withKey(sue, manager);
        const auto bearer = personThrough(all, all.apiKeys.at(0));
        QVERIFY(bearer && !holds(all, *bearer, permission(u"access_api")));
        QVERIFY(isLimitedToPlaces(roleOf(all, *bearer)->permissions));
    }

    void whatIsGone_givesNothing()
    {
        QVERIFY(!personThrough(withKey(mia, Id(9, 9)), withKey(mia, Id(9, 9)).apiKeys.at(0)));
        QVERIFY(!personThrough(withKey(Id(9, 9)), withKey(Id(9, 9)).apiKeys.at(0)));
        const Project unheld = withKey(wes, manager); // has no role himself
        QVERIFY(!canEnter(unheld, *personThrough(unheld, unheld.apiKeys.at(0))));
        const Project archived = withKey(mia, old);
        QVERIFY(!canEnter(archived, *personThrough(archived, archived.apiKeys.at(0))));
    }

    void isFoundAgain()
    {
        Project all = withKey(mia);
        QCOMPARE(personFor(all, mia)->through, ThroughKey());
        QCOMPARE(personFor(all, byKey)->through.key, keyId);
        QCOMPARE(Author(*personFor(all, byKey)), byKey);
        ApiKey key = all.apiKeys.at(0);
        key.isActive = false;
        all.apiKeys = all.apiKeys.with(key);
        QVERIFY(!personFor(all, byKey));
        QVERIFY(!personFor(withKey(max), byKey)); // another's
        QVERIFY(!personFor(project(), byKey));
        QVERIFY(!personFor(project(), Id(9, 9)));
    }

    void aSetByAKey_isJudgedByWhatTheKeyGives()
    {
        const Project all = withKey(ada, manager);
        Author author(ada);
        author.key = keyId;
        const ChangeSet set = setOf({permit(all, spare, u"edit_data"_s)});
        QVERIFY(notAllowed(all, set, ada).isEmpty());
        QCOMPARE(notAllowed(all, set, author).constFirst().missing, u"admin"_s);
        QVERIFY(!apply(all, set, author).isGood());
        QVERIFY(apply(withKey(ada), set, author).isGood());
        QCOMPARE(notAllowed(withKey(max), set, author).constFirst().missing, u"entry"_s);
    }

    /// Neither a longer life nor a wider role comes of what may have been stolen.
    void keysAndSecrets_areNotTouchedByAKey_data()
    {
        QTest::addColumn<Change>("change");
        QTest::newRow("its role") << update(u"api_key"_s, u"role_id"_s, QJsonValue::Null);
        QTest::newRow("its end") << update(u"api_key"_s, u"expiration_date"_s, QJsonValue::Null);
        QTest::newRow("its value") << update(u"api_key"_s, u"value"_s, QJsonObject{{u"has_value"_s, true}});
        QTest::newRow("a new one") << Change{.entity = {u"api_key"_s, Id(7, 9)},
                                             .op = Change::Op::Create,
                                             .after = QJsonObject{{u"owner"_s, ada.toString()}, {u"name"_s, u"n"_s}}};
        QTest::newRow("another's removal") << Change{.entity = {u"api_key"_s, Id(7, 9)}, .op = Change::Op::Remove};
        QTest::newRow("a client's secret") << update(u"oauth_client"_s, u"secret"_s, QJsonObject());
        QTest::newRow("a provider's") << update(u"identity_provider"_s, u"client_secret"_s, QJsonObject());
    }
    void keysAndSecrets_areNotTouchedByAKey()
    {
        QFETCH(Change, change);
        const Project all = withKey(ada);
        QCOMPARE(mayChange(all, *personThrough(all, all.apiKeys.at(0)), change).missing, u"sign_in"_s);
    }

    /// Whoever knew the value could act in his name: an admin may take it away, and no more.
    void value_isGivenByItsOwnerAlone()
    {
        const Project all = withKey(mia);
        const auto mayGive = [&all](const Id &who, bool hasValue) {
            const Change change = update(u"api_key"_s, u"value"_s, QJsonObject{{u"has_value"_s, hasValue}});
            return mayChange(all, *all.people.find(who), change);
        };
        QVERIFY(mayGive(mia, true).allowed);
        QCOMPARE(mayGive(ada, true).missing, u"owner"_s);
        QVERIFY(mayGive(ada, false).allowed);
        QVERIFY(!mayGive(max, true).allowed);
        QVERIFY(!mayGive(max, false).allowed);
    }
};

STEWARD_TEST(AuthorTest, "author", Core)

} // namespace steward::domain

#include "authortest.moc"
