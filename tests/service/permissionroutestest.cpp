// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/catalogue.h"
#include "domain/fields.h"
#include "service/objects.h"
#include "service/permissionrules.h"
#include "service/router.h"
#include "service/testruns.h"
#include "service/world.h"
#include "support/levels.h"
#include "support/testmain.h"
#include "wire/routes.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::tests;
using Verb = Request::Verb;
using Reach = Standing::Reach;

namespace {

/// Somebody of one standing.
struct Somebody
{
    Id id;
    QString name;
    Standing standing;
};

const Id bare{0x62, 1}; ///< a role that grants nothing and that whoever edits people may give
const Id invited{0x62, 2};

/// Each permission of the catalogue alone, none, and together what some route asks for together.
QList<QStringList> grants()
{
    QList<QStringList> all{{}};
    for (int i = 0; i < domain::catalogue().size(); ++i)
        all << QStringList{domain::catalogue().at(i).key};
    for (const RouteRule &rule : routeRules()) {
        for (const QLatin1StringView keys : {rule.ask, rule.see, rule.act}) {
            const QStringList together = QString(keys).split(u'+');
            if (together.size() > 1 && !all.contains(together))
                all << together;
        }
    }
    return all;
}

QList<Somebody> makeCallers()
{
    QList<Somebody> all;
    for (const QStringList &keys : grants()) {
        for (const auto &[reach, where] :
             {std::pair(Reach::Everywhere, u"everywhere"_s), std::pair(Reach::OnePlace, u"one place"_s),
              std::pair(Reach::NoPlace, u"no place"_s)})
            all << Somebody{{0x61, quint64(all.size()) + 1}, keys.join(u'+') + u", "_s + where, {keys, reach}};
    }
    return all;
}

const QList<Somebody> &callers()
{
    static const QList<Somebody> all = makeCallers();
    return all;
}

domain::Project project()
{
    domain::Project all = withAllKinds(World::small());
    all.roles = all.roles.with({.id = bare, .name = u"Bare"_s, .isNonAdminEditable = true});
    all.invitations = all.invitations.with({.id = invited,
                                            .email = u"yes@x.example"_s,
                                            .role = bare,
                                            .places = {clinic},
                                            .expiresAt = Instant(std::chrono::days(30'000))});
    for (const Somebody &caller : callers()) {
        QJsonObject held;
        for (const QString &key : caller.standing.granted)
            held.insert(key, true);
        if (caller.standing.reach == Reach::Everywhere)
            held.insert(u"access_all_locations"_s, true);
        const Id role(0x60, caller.id.halves().second);
        all.roles =
            all.roles.with({.id = role, .name = caller.name, .permissions = domain::PermissionSet::fromJson(held)});
        domain::Person person{.id = caller.id,
                              .kind = domain::Person::Kind::WebUser,
                              .name = caller.name,
                              .handle = u"c%1@x.example"_s.arg(caller.id.halves().second),
                              .role = role};
        if (caller.standing.reach == Reach::OnePlace) {
            person.primaryPlace = north;
            person.places = {north};
        }
        all.people = all.people.with(person);
    }
    return all;
}

struct Sample
{
    QString path;
    QJsonObject body;
    Headers headers;
};

/// With the version that is asked for, and dry where that can be.
Sample ofObject(const domain::Project &project, const QString &pattern, const domain::EntityRef &entity,
                const QJsonObject &body)
{
    const QByteArray version = tag(domain::versionOf(project, entity).value_or(0));
    return {QString(pattern).replace(u"{}"_s, entity.id.toString()), body, {{"if-match", version}}};
}

QJsonObject madeBy(const Id &caller, const domain::EntityKind &kind, bool isElsewhere)
{
    const QString place = (isElsewhere ? south : north).toString();
    QJsonObject made = sampleOf(kind).made;
    if (kind.name() == "place"_L1)
        made.insert(u"parent"_s, place);
    if (kind.name() == "api_key"_L1)
        made.insert(u"owner"_s, caller.toString());
    if (kind.name() == "person"_L1)
        made = {{u"kind"_s, u"mobile_worker"_s}, {u"name"_s, u"Ada"_s},       {u"handle"_s, u"ada@x.example"_s},
                {u"role"_s, bare.toString()},    {u"primary_place"_s, place}, {u"places"_s, QJsonArray{place}}};
    if (kind.name() == "invitation"_L1)
        made = {{u"email"_s, u"new@x.example"_s},
                {u"role"_s, bare.toString()},
                {u"primary_place"_s, place},
                {u"places"_s, QJsonArray{place}}};
    return made;
}

std::optional<Sample> ofResource(const domain::Project &project, const Route &route, const Id &caller, bool isElsewhere)
{
    for (const domain::EntityKind *kind : domain::kinds()) {
        const QString all = wire::routes::ofKind(kind->plural());
        if (route.pattern != all && !route.pattern.startsWith(all + u'/'))
            continue;
        Id id = sampleOf(*kind).id;
        QJsonObject patch = sampleOf(*kind).patch;
        if (kind->name() == "place"_L1 && isElsewhere)
            id = south;
        if (kind->name() == "person"_L1) {
            id = isElsewhere ? banda : zulu;
            patch = {{u"name"_s, u"Other"_s}};
        }
        if (kind->name() == "invitation"_L1) {
            id = invited;
            patch = {{u"email"_s, u"other@x.example"_s}};
        }
        if (route.verb == Verb::Post)
            return Sample{QString(route.pattern).replace(u"{}"_s, id.toString()),
                          route.pattern == all ? madeBy(caller, *kind, isElsewhere)
                                               : QJsonObject{{u"reason"_s, u"x"_s}},
                          {}};
        const QJsonObject body = route.verb == Verb::Patch ? patch
                                 : route.verb == Verb::Put ? QJsonObject{{u"value"_s, u"s3cret"_s}}
                                                           : QJsonObject();
        return ofObject(project, route.pattern, {QString(kind->name()), id}, body);
    }
    return std::nullopt;
}

Sample sampleFor(const World &world, const domain::Project &project, const Route &route, const Id &caller,
                 bool isElsewhere)
{
    const QString code = Id(0x63, 1).toString() + u".guessed"_s;
    const QMap<QString, QJsonObject> bodies{
        {wire::routes::claims, {{u"code"_s, u"guessed"_s}}},
        {wire::routes::acceptances, {{u"code"_s, code}}},
        {wire::routes::accessRequest, {{u"full_name"_s, u"Chisomo"_s}}},
        {wire::routes::testRuns, {{u"code"_s, TestRunCode{Id(0x63, 2), wezi, u"guessed"_s}.toString()}}},
        {wire::routes::uploads, {{u"id"_s, Id(0x64, caller.halves().second).toString()}}},
        {wire::routes::changeSets,
         World::set({world.change(u"person"_s, isElsewhere ? banda : zulu, u"name"_s, u"Other"_s)})},
    };
    if (route.verb == Verb::Post && bodies.contains(route.pattern))
        return {route.pattern, bodies.value(route.pattern), {}};
    if (auto sample = ofResource(project, route, caller, isElsewhere))
        return *std::move(sample);
    QString path = QString(route.pattern).replace(u"{}"_s, Id(0x63, 9).toString());
    if (route.pattern.startsWith(wire::routes::snapshot + u'/'))
        path = wire::routes::snapshot + u"/people/0"_s;
    if (route.pattern == wire::routes::changes)
        path += u"?since=0"_s;
    return {path, route.pattern.endsWith("/commit"_L1) ? QJsonObject{{u"parts"_s, 1}} : QJsonObject(), {}};
}

/// What is no change set, and so has no dry run.
bool isTriedDry(const Route &route)
{
    static const QStringList doors{wire::routes::claims, wire::routes::acceptances, wire::routes::accessRequest,
                                   wire::routes::testRuns};
    return route.verb != Verb::Get && !doors.contains(route.pattern) && !route.pattern.endsWith("/test-runs"_L1)
           && !route.pattern.startsWith(wire::routes::sessions) && !route.pattern.startsWith(wire::routes::uploads)
           && !route.pattern.startsWith(wire::routes::jobs);
}

QString nameOf(const Route &route)
{
    return QString::fromLatin1(verbName(route.verb)) + u' ' + route.pattern;
}

} // namespace

/// Every route × every permission × all places, one place, no place.
class PermissionRoutesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void rules_areOfEveryRoute();
    void status_data();
    void status();
    void cleanupTestCase();

private:
    void askAll(const Route &route, const RouteRule &rule, bool isElsewhere);

    std::unique_ptr<World> m_world; ///< one, as nobody changes it
    domain::Project m_project;
    QByteArray m_print;
    QStringList m_wrong;
    int m_good = 0;
};

void PermissionRoutesTest::initTestCase()
{
    m_world = std::make_unique<World>(project());
    m_world->keepsExchanges = false; // many and alike
    m_project = m_world->project();
    m_print = m_world->print();
    QVERIFY(callers().size() >= 3 * (domain::catalogue().size() + 1));
}

void PermissionRoutesTest::rules_areOfEveryRoute()
{
    QStringList ofRules;
    for (const RouteRule &rule : routeRules())
        ofRules << QString(rule.route);
    QStringList ofRoutes;
    for (const Route &route : routes())
        ofRoutes << nameOf(route);
    ofRules.sort();
    ofRoutes.sort();
    QCOMPARE(ofRules, ofRoutes);
}

void PermissionRoutesTest::status_data()
{
    QTest::addColumn<int>("row");
    for (int row = 0; row < routeRules().size(); ++row)
        QTest::newRow(routeRules().at(row).route.data()) << row;
}

void PermissionRoutesTest::status()
{
    QFETCH(int, row);
    const RouteRule &rule = routeRules().at(row);
    const auto named = std::ranges::find_if(routes(), [&rule](const Route &one) { return nameOf(one) == rule.route; });
    QVERIFY(named != routes().end());
    m_wrong.clear();
    m_good = 0;
    askAll(*named, rule, false);
    if (rule.elsewhere != 0)
        askAll(*named, rule, true);
    QVERIFY2(m_wrong.isEmpty(), qPrintable(m_wrong.mid(0, 12).join(u'\n')));
    const bool isOpenToSome = rule.ask != "admin"_L1 && rule.act != "admin"_L1 && rule.see != "own"_L1;
    QCOMPARE(m_good > 0, isOpenToSome);
}

void PermissionRoutesTest::askAll(const Route &route, const RouteRule &rule, bool isElsewhere)
{
    for (const Somebody &caller : callers()) {
        const Sample sample = sampleFor(*m_world, m_project, route, caller.id, isElsewhere);
        const QString query = isTriedDry(route) ? u"?dryRun=true"_s : QString();
        const Response response = m_world->ask(caller.id, route.verb, sample.path + query, sample.body, sample.headers);
        const int expected = rule.statusFor(caller.standing, isElsewhere);
        m_good += response.status == rule.good ? 1 : 0;
        if (response.status != expected)
            m_wrong << u"%1%2: %3, not %4: %5"_s.arg(caller.name, isElsewhere ? u", of elsewhere"_s : QString())
                           .arg(response.status)
                           .arg(expected)
                           .arg(QString::fromUtf8(response.body.left(300)));
    }
}

void PermissionRoutesTest::cleanupTestCase()
{
    QCOMPARE(m_world->print(), m_print);
}

STEWARD_TEST(PermissionRoutesTest, "permissionroutes", Core)
#include "permissionroutestest.moc"
