// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/explain.h"
#include "cli/ask.h"
#include "cli/naming.h"
#include "demo/pack.h"
#include "domain/access/accesswords.h"
#include "domain/access/whatcansee.h"
#include "domain/catalogue.h"
#include "support/testmain.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::tests;
using namespace steward::cli;
using domain::Access;
using domain::Person;
using domain::Sought;

/// What stewardctl says is what the rules say.
class ExplainTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void permissionsOfEverybody();
    void bearings_data();
    void bearings();
    void reachOfEverybody();
    void everyPlaceFromEverySide();
    void everyPermission();
    void oneAlone();
    void settings();
    void settingsNotReported();
    void limits();
    void byHandleIdOrName();
    void unknown_data();
    void unknown();
    void text();

private:
    const demo::Pack m_pack = demo::generate(demo::shapeOf(demo::PackSize::S));
    const Access m_access{m_pack.project, demo::virtualStart};

    [[nodiscard]] QString siteCode(const QString &plant) const
    {
        return m_pack.project.places.find(m_pack.plants.value(plant))->siteCode;
    }
    [[nodiscard]] QString handle(const QString &plant) const
    {
        return m_pack.project.people.find(m_pack.plants.value(plant))->handle;
    }
};

void ExplainTest::permissionsOfEverybody()
{
    for (int row = 0; row < m_pack.project.people.size(); ++row) {
        const Person &person = m_pack.project.people.at(row);
        const auto answer = explainUser(m_access, person.handle);
        QVERIFY(answer);
        const auto expected = m_access.effectivePermissions(person);
        const QJsonArray told = answer->value(u"permissions"_s).toArray();
        QCOMPARE(told.size(), domain::catalogue().size());
        for (int permission = 0; permission < domain::catalogue().size(); ++permission) {
            const QJsonObject one = told.at(permission).toObject();
            QCOMPARE(one.value(u"key"_s), domain::catalogue().at(permission).key);
            QCOMPARE(one.value(u"reason"_s), wordOf(expected.at(permission).reason));
            QCOMPARE(one.value(u"state"_s), wordOf(expected.at(permission).effective.state));
            QCOMPARE(one.value(u"path"_s).toArray().size(), expected.answer(permission).path.size());
            QCOMPARE(one.contains(u"bearing"_s), expected.at(permission).effective.cause >= 0);
        }
        QCOMPARE(answer->value(u"enters"_s), wordOf(m_access.standing(person).reason));
    }
}

void ExplainTest::bearings_data()
{
    QTest::addColumn<QStringList>("held");
    QTest::addColumn<QString>("asked");
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("cause");
    QTest::addColumn<QString>("bearing");
    const auto row = [](const char *name, const QStringList &held, const char *asked, const char *state,
                        const char *cause, const char *bearing) {
        QTest::newRow(name) << held << QString::fromLatin1(asked) << QString::fromLatin1(state)
                            << QString::fromLatin1(cause) << QString::fromLatin1(bearing);
    };
    const QString everywhere = u"access_all_locations"_s;
    row("implied", {u"edit_locations"_s}, "view_locations", "implied", "edit_locations", "implies");
    row("needs", {}, "view_apps", "blocked", "access_all_locations", "needs");
    row("needs what needs", {}, "edit_users_in_groups", "blocked", "access_all_locations", "needs");
    row("excluded", {everywhere, u"login_as_all_users"_s}, "limited_login_as", "blocked", "login_as_all_users",
        "excludes");
    row("needs what is excluded", {everywhere, u"login_as_all_users"_s}, "access_default_login_as_user", "blocked",
        "login_as_all_users", "excludes");
}

/// How one permission hangs on another.
void ExplainTest::bearings()
{
    QFETCH(QStringList, held);
    QFETCH(QString, asked);
    domain::Project project = m_pack.project;
    domain::Role role = *project.roles.find(m_pack.plants.value(u"read_only_role"_s));
    role.permissions = {};
    for (const QString &key : held)
        role.permissions.grant(domain::catalogue().indexOf(key));
    project.roles = project.roles.with(role);
    Person person = *project.people.find(m_pack.plants.value(u"viewer"_s));
    person.places = {m_pack.plants.value(u"market_district"_s)};
    project.people = project.people.with(person);
    const auto answer = explainUser(Access(project, demo::virtualStart), person.handle);
    QVERIFY(answer);
    const QJsonArray permissions = answer->value(u"permissions"_s).toArray();
    const QJsonObject one = permissions.at(domain::catalogue().indexOf(asked)).toObject();
    QTEST(one.value(u"state"_s).toString(), "state");
    QTEST(one.value(u"cause"_s).toString(), "cause");
    QTEST(one.value(u"bearing"_s).toString(), "bearing");
    QTEST(one.value(u"path"_s).toArray().last()[u"bearing"].toString(), "bearing");
}

void ExplainTest::reachOfEverybody()
{
    int limited = 0;
    for (int row = 0; row < m_pack.project.people.size(); ++row) {
        const Person &person = m_pack.project.people.at(row);
        const auto view = domain::whatCanSee(m_access, person);
        const auto answer = explainUser(m_access, person.handle);
        QVERIFY(answer);
        const QJsonArray sees = answer->value(u"sees"_s).toArray();
        QCOMPARE(sees.size(), qsizetype(view.reach.size()));
        for (size_t index = 0; index < view.reach.size(); ++index) {
            const QJsonObject one = sees.at(static_cast<qsizetype>(index)).toObject();
            QCOMPARE(one.value(u"sight"_s), wordOf(view.reach.at(index).sight));
            QCOMPARE(one.value(u"reason"_s), wordOf(view.reach.at(index).reason));
            QCOMPARE(one.value(u"everywhere"_s), view.reach.at(index).isEverywhere);
        }
        QCOMPARE(answer->value(u"places"_s).toArray().size(), view.places.size());
        limited += view.places.isEmpty() ? 0 : 1;
        QCOMPARE(answer->value(u"keys"_s).toArray().size(), view.keys.size());
        QCOMPARE(answer->value(u"remarks"_s).toArray().size(), view.remarks.size());
    }
    QVERIFY(limited > 0);
}

void ExplainTest::everyPlaceFromEverySide()
{
    for (int row = 0; row < m_pack.project.places.size(); ++row) {
        const domain::Place &place = m_pack.project.places.at(row);
        const auto answer = explainLocation(m_access, place.siteCode, {.limit = 1000});
        QVERIFY(answer);
        const QJsonArray told = answer->value(u"answers"_s).toArray();
        QCOMPARE(told.size(), qsizetype(domain::allSights.size()));
        for (size_t index = 0; index < domain::allSights.size(); ++index) {
            const auto sight = domain::allSights.at(index);
            const auto expected = m_access.whoCanSee(Sought::place(place.id, sight), {.limit = 1000});
            const QJsonObject one = told.at(static_cast<qsizetype>(index)).toObject();
            QCOMPARE(one.value(u"ask"_s), wordOf(sight));
            QCOMPARE(one.value(u"count"_s), expected.count);
            const QJsonArray people = one.value(u"people"_s).toArray();
            QCOMPARE(people.size(), expected.page.size());
            int sum = 0;
            const QJsonObject reasons = one.value(u"reasons"_s).toObject();
            for (const QJsonValue &number : reasons)
                sum += number.toInt();
            QCOMPARE(sum, m_pack.project.people.size());
            for (qsizetype i = 0; i < people.size(); ++i) {
                const QJsonObject user = people.at(i).toObject().value(u"user"_s).toObject();
                QCOMPARE(user.value(u"id"_s), expected.page.at(i).person.toString());
            }
        }
    }
}

void ExplainTest::everyPermission()
{
    for (int permission = 0; permission < domain::catalogue().size(); ++permission) {
        const auto answer = explainPermission(m_access, domain::catalogue().at(permission).key, {});
        QVERIFY(answer);
        const auto expected = m_access.whoCanSee(Sought::permission(permission));
        QCOMPARE(answer->value(u"answers"_s).toArray().at(0)[u"count"], expected.count);
    }
}

/// With --user the answer is his, for whoever it is: the same verdict as in the list of all.
void ExplainTest::oneAlone()
{
    const QString code = siteCode(u"market_district"_s);
    const Sought data = Sought::place(m_pack.plants.value(u"market_district"_s), domain::Sight::Data);
    for (int row = 0; row < m_pack.project.people.size(); ++row) {
        const Person &person = m_pack.project.people.at(row);
        const auto answer = explainLocation(m_access, code, {.only = person.handle});
        QVERIFY(answer);
        QCOMPARE(answer->value(u"user"_s)[u"handle"], person.handle);
        QCOMPARE(answer->value(u"answers"_s).toArray().at(3)[u"reason"], wordOf(m_access.canSee(person, data).reason));
    }
}

void ExplainTest::settings()
{
    domain::Project project = m_pack.project;
    project.settings = domain::Table<domain::Settings>({{.id = project.id, .restrictSuperusers = true}});
    const Access access(project, demo::virtualStart);
    const auto open = explainSetting(access, u"two_factor_auth"_s, {});
    QVERIFY(open);
    const QJsonArray answers = open->value(u"answers"_s).toArray();
    QCOMPARE(answers.at(0)[u"ask"], u"read"_s);
    QCOMPARE(answers.at(1)[u"ask"], u"change"_s);
    const int admins = access.whoCanSee({.who = Sought::Who::Admins}).count;
    QVERIFY(admins > 0);
    QCOMPARE(answers.at(0)[u"count"], admins);
    QCOMPARE(answers.at(1)[u"count"], admins);
    QCOMPARE(open->value(u"setting"_s)[u"value"], false);
    QCOMPARE(open->value(u"vendor"_s)[u"state"], u"out"_s);

    const auto mark = explainSetting(access, u"hipaa_compliant"_s, {}); // DOMAIN.md 4.6
    QVERIFY(mark);
    QCOMPARE(mark->value(u"answers"_s).toArray().at(1)[u"count"], 0);
    QCOMPARE(mark->value(u"answers"_s).toArray().at(1)[u"reasons"][u"vendor_only"],
             m_access.whoCanSee({.who = Sought::Who::Vendor}).tally.at(size_t(domain::Reason::VendorOnly)));

    const auto mistyped = explainSetting(access, u"two_factor_aut"_s, {});
    QVERIFY(!mistyped);
    QVERIFY2(mistyped.error().detail.contains("two_factor_auth"_L1), qPrintable(mistyped.error().detail));
}

void ExplainTest::settingsNotReported()
{
    domain::Project project = m_pack.project;
    project.settings = {};
    project.ipAccess = {};
    project.retention = {};
    const auto answer = explainSetting(Access(project, demo::virtualStart), u"two_factor_auth"_s, {});
    QVERIFY(!answer);
    QVERIFY2(answer.error().detail.contains("not reported"_L1), qPrintable(answer.error().detail));
}

void ExplainTest::limits()
{
    const QString code = siteCode(u"market_district"_s);
    for (const int limit : {0, 1, 3, 1000}) {
        const auto answer = explainLocation(m_access, code, {.limit = limit});
        QVERIFY(answer);
        const QJsonObject data = answer->value(u"answers"_s).toArray().at(3).toObject();
        QCOMPARE(data.value(u"people"_s).toArray().size(), std::min(limit, data.value(u"count"_s).toInt()));
    }
    QVERIFY(ask(u"explain location %1 --limit 1"_s.arg(code)).out.contains(u" more\n"_s));
    QVERIFY(!ask(u"explain location %1 --limit 1000"_s.arg(code)).out.contains(u" more\n"_s));
}

void ExplainTest::byHandleIdOrName()
{
    const Person me = *m_pack.project.people.find(m_pack.plants.value(u"me"_s));
    for (const QString &text : {me.handle, me.handle.toUpper(), me.name, me.id.toString()}) {
        const auto id = find(m_pack.project, u"person"_s, text);
        QVERIFY2(id, qPrintable(text));
        QCOMPARE(*id, me.id);
    }
    // Two of one name: neither is taken for the other.
    domain::Project twins = m_pack.project;
    Person other = twins.people.at(7);
    other.name = me.name;
    twins.people = twins.people.with(other);
    const auto unclear = find(twins, u"person"_s, me.name);
    QVERIFY(!unclear);
    QVERIFY(unclear.error().detail.contains(me.handle));
    QVERIFY(unclear.error().detail.contains(other.handle));
    QCOMPARE(*find(twins, u"person"_s, me.handle), me.id);
}

void ExplainTest::unknown_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("complaint");
    const auto row = [](const QString &line, const QString &complaint) {
        QTest::newRow(qPrintable(line)) << line << complaint;
    };
    row(u"explain user nobody.at.all"_s, u"there is no user \"nobody.at.all\""_s);
    row(u"explain user thokozani.mwalle@umoyo.example"_s, u"do you mean thokozani.mwale@umoyo.example"_s);
    row(u"explain location nowhere"_s, u"there is no location \"nowhere\""_s);
    row(u"explain location MW-D-00001"_s, u"do you mean mw-d-000001"_s);
    row(u"explain permission edit_dat"_s, u"do you mean edit_data"_s);
    row(u"explain permission EDIT_DATA"_s, u"do you mean edit_data"_s);
    row(u"explain setting edit_data"_s, u"setting"_s);
    row(u"explain location mw-d-000001 --user nobody.at.all"_s, u"there is no user \"nobody.at.all\""_s);
    row(u"explain user x --pack Q"_s, u"--pack: there is no pack \"Q\", only S, M, L, XL"_s);
    row(u"explain user %1"_s.arg(QString(100'000, u'a')), u"there is no user"_s);
}

void ExplainTest::unknown()
{
    QFETCH(QString, line);
    QFETCH(QString, complaint);
    const Told told = ask(line);
    QCOMPARE(told.status, 2);
    QVERIFY(told.out.isEmpty());
    QVERIFY2(told.err.contains(complaint), qPrintable(told.err));
}

/// What a person reads names what the JSON says.
void ExplainTest::text()
{
    const QString worker = handle(u"lost_worker"_s);
    const QString out = ask(u"explain user "_s + worker).out;
    QVERIFY(out.contains(worker));
    const QJsonObject json = askJson(u"explain user "_s + worker);
    const QJsonArray permissions = json.value(u"permissions"_s).toArray();
    for (const QJsonValue &one : permissions) {
        if (one[u"reason"] == "open"_L1)
            QVERIFY2(out.contains(one[u"key"].toString()), qPrintable(out));
    }
    for (const QString &line : out.split(u'\n'))
        QVERIFY2(!line.endsWith(u' '), qPrintable(line));

    const QString location = ask(u"explain location "_s + siteCode(u"market_district"_s)).out;
    QVERIFY(location.contains(siteCode(u"market_district"_s)));
    QVERIFY(location.contains("permission not granted"_L1));
    QVERIFY(ask(u"explain permission access_api"_s).out.contains("Admin, built in"_L1));
}

STEWARD_TEST(ExplainTest, "explain", Core)

#include "explaintest.moc"
