// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/fields.h"
#include "domain/sample.h"
#include "support/testmain.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;

namespace steward::domain {

using namespace sample;

class FieldsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyObjectSurvivesARoundTrip()
    {
        Project all = project();
        Role full = *all.roles.find(supervisor);
        full.landingPage = u"reports"_s;
        full.isNonAdminEditable = true;
        full.assignableBy = {manager, spare};
        full.isArchived = true;
        full.isPreset = true;
        full.isMobileWorkerDefault = true;
        full.upstreamId = u"up"_s;
        full.permissions.setUnknown(u"edit_weather"_s, true);
        full.rest = {{u"colour"_s, u"green"_s}};
        QCOMPARE(fromJson<Role>(toJson(full)), std::optional(full));
        Person rich = *all.people.find(sue);
        rich.lastSignIn = Instant(std::chrono::milliseconds(1795000000123));
        rich.rest = {{u"phone"_s, QJsonArray{1, 2}}};
        QCOMPARE(fromJson<Person>(toJson(rich)), std::optional(rich));
        for (int row = 0; row < all.roles.size(); ++row)
            QCOMPARE(fromJson<Role>(toJson(all.roles.at(row))), std::optional(all.roles.at(row)));
        for (int row = 0; row < all.people.size(); ++row)
            QCOMPARE(fromJson<Person>(toJson(all.people.at(row))), std::optional(all.people.at(row)));
        for (int row = 0; row < all.places.size(); ++row)
            QCOMPARE(fromJson<Place>(toJson(all.places.at(row))), std::optional(all.places.at(row)));
    }

    void saysNotReportedByNull()
    {
        const Project all = project();
        QVERIFY(toJson(*all.places.find(e1)).value(u"cases").isNull());
        QCOMPARE(toJson(*all.places.find(n1)).value(u"cases"), QJsonValue(10));
        QVERIFY(toJson(*all.people.find(sue)).value(u"last_sign_in").isNull());
        QVERIFY(toJson(*all.people.find(pat)).value(u"role").isNull());
        QVERIFY(toJson(*all.places.find(country)).value(u"parent").isNull());
    }

    /// As many ids as a request has room for. Compared each with each they would take minutes.
    void readsManyIdsSoon()
    {
        QJsonArray ids;
        for (quint64 i = 1; i <= 240'000; ++i)
            ids << Id(7, i).toString();
        QJsonObject object = toJson(*project().people.find(sue));
        object[u"places"] = ids;
        QElapsedTimer spent;
        spent.start();
        const auto read = fromJson<Person>(object);
        QVERIFY(read);
        QCOMPARE(read->places.size(), ids.size());
        ids << Id(7, 1).toString();
        object[u"places"] = ids;
        QVERIFY(!fromJson<Person>(object)); // one of them twice
        QVERIFY2(spent.elapsed() < 8000, qPrintable(QString::number(spent.elapsed())));
    }

    void namesTheMemberThatIsWrong_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("member");
        QTest::addColumn<QJsonValue>("value");
        const auto row = [](const QString &kind, const QString &member, const QJsonValue &value) {
            QTest::addRow("%s %s %d", qPrintable(kind), qPrintable(member), int(value.type()))
                << kind << member << value;
        };
        row(u"role"_s, u"id"_s, u"short"_s);
        row(u"role"_s, u"id"_s, QJsonValue());
        row(u"role"_s, u"id"_s, QJsonValue(QJsonValue::Undefined));
        row(u"role"_s, u"name"_s, 5);
        row(u"role"_s, u"version"_s, 1.5);
        row(u"role"_s, u"permissions"_s, QJsonArray());
        row(u"role"_s, u"permissions"_s, QJsonObject{{u"edit_data"_s, u"yes"_s}});
        row(u"role"_s, u"assignable_by"_s, QJsonArray{u"x"_s});
        row(u"role"_s, u"assignable_by"_s, QJsonArray{text(spare), text(spare), 1});
        row(u"role"_s, u"is_archived"_s, 1);
        row(u"person"_s, u"kind"_s, u"robot"_s);
        row(u"person"_s, u"places"_s, u"x"_s);
        row(u"person"_s, u"places"_s, QJsonArray{text(n1), text(n1)});
        row(u"person"_s, u"role"_s, true);
        row(u"person"_s, u"last_sign_in"_s, u"yesterday"_s);
        row(u"place"_s, u"latitude"_s, u"south"_s);
        row(u"place"_s, u"type"_s, u"village"_s);
        row(u"place"_s, u"cases"_s, -1);
        row(u"place"_s, u"cases"_s, u"many"_s);
        row(u"place"_s, u"parent"_s, u"up"_s);
    }

    void namesTheMemberThatIsWrong()
    {
        QFETCH(QString, kind);
        QFETCH(QString, member);
        QFETCH(QJsonValue, value);
        const Project all = project();
        QJsonObject object = kind == u"role"     ? toJson(*all.roles.find(spare))
                             : kind == u"person" ? toJson(*all.people.find(sue))
                                                 : toJson(*all.places.find(n1));
        if (value.isUndefined())
            object.remove(member);
        else
            object[member] = value;
        QString problem;
        const bool read = kind == u"role"     ? fromJson<Role>(object, &problem).has_value()
                          : kind == u"person" ? fromJson<Person>(object, &problem).has_value()
                                              : fromJson<Place>(object, &problem).has_value();
        QVERIFY(!read);
        QCOMPARE(problem, member);
    }

    void splitsPermissionsUp()
    {
        const QJsonObject flat = fields(project(), role(supervisor));
        QCOMPARE(flat.value(u"permissions.view_reports"), QJsonValue(QJsonArray{u"a"_s, u"b"_s}));
        QCOMPARE(flat.value(u"permissions.view_locations"), QJsonValue(true));
        QCOMPARE(flat.value(u"name"), QJsonValue(u"Supervisor"_s));
        QVERIFY(!flat.contains(u"permissions") && !flat.contains(u"id") && !flat.contains(u"version"));
        QVERIFY(fields(project(), role(Id(5, 5))).isEmpty());
        QVERIFY(fields(project(), {u"ship"_s, spare}).isEmpty());
    }

    void readsOneField()
    {
        const Project all = project();
        QCOMPARE(fieldValue(all, role(manager), u"permissions.edit_data"_s), QJsonValue(true));
        QCOMPARE(fieldValue(all, role(spare), u"permissions.edit_data"_s), QJsonValue(false));
        QCOMPARE(fieldValue(all, role(spare), u"permissions.edit_weather"_s), QJsonValue(false));
        QCOMPARE(fieldValue(all, person(sue), u"places"_s), QJsonValue(texts({north})));
        QCOMPARE(fieldValue(all, place(n1), u"cases"_s), QJsonValue(10));
        QVERIFY(fieldValue(all, role(spare), u"colour"_s).isUndefined());
        QVERIFY(fieldValue(all, role(spare), u"version"_s).isUndefined());
        QVERIFY(fieldValue(all, role(Id(5, 5)), u"name"_s).isUndefined());
        QVERIFY(fieldValue(all, {u"ship"_s, spare}, u"name"_s).isUndefined());
    }

    void everyFieldReadAloneIsTheFlatOne()
    {
        const Project all = project();
        for (const EntityRef &entity : {role(manager), role(supervisor), person(sue), person(ada), place(n1)}) {
            const QJsonObject flat = fields(all, entity);
            QVERIFY(!flat.isEmpty());
            for (auto it = flat.begin(); it != flat.end(); ++it)
                QCOMPARE(fieldValue(all, entity, it.key()), it.value());
        }
    }

    /// A newer server may give people permissions of their own. What is only called like a permission is none, neither
    /// among the fields nor alone.
    void tellsPermissionsFromWhatIsCalledSo()
    {
        Project all = project();
        Role role = *all.roles.find(spare);
        role.permissions.setUnknown(QString(), true);
        role.rest = {{u"permissions.edit_data"_s, true}, {u"permissions."_s, 1}};
        all.roles = all.roles.with(role);
        Person person = *all.people.find(sue);
        person.rest = {{u"permissions"_s, QJsonObject{{u"sail"_s, u"far"_s}}}, {u"permissions.steer"_s, true}};
        all.people = all.people.with(person);
        Place place = *all.places.find(n1);
        place.rest = {{u"permissions"_s, 5}};
        all.places = all.places.with(place);

        QCOMPARE(fieldValue(all, sample::role(spare), u"permissions.edit_data"_s), QJsonValue(false));
        QCOMPARE(fieldValue(all, sample::person(sue), u"permissions.sail"_s), QJsonValue(u"far"_s));
        QVERIFY(fieldValue(all, sample::person(sue), u"permissions.steer"_s).isUndefined());
        QVERIFY(!fields(all, sample::role(spare)).contains(u"permissions.edit_data"));
        QVERIFY(fields(all, sample::person(sue)).contains(u"permissions.sail"));
        for (const EntityRef &entity : {sample::role(spare), sample::person(sue), sample::place(n1)}) {
            const QJsonObject flat = fields(all, entity);
            for (auto it = flat.begin(); it != flat.end(); ++it)
                QCOMPARE(fieldValue(all, entity, it.key()), it.value());
        }
    }

    /// Where there is a cell for each member, as in a snapshot, the two could not be told apart.
    void anUnknownMemberThatIsNullIsNone()
    {
        QJsonObject object = toJson(*project().roles.find(spare));
        const auto plain = fromJson<Role>(object);
        object.insert(u"colour"_s, QJsonValue::Null);
        QCOMPARE(fromJson<Role>(object), plain);
        object.insert(u"colour"_s, QJsonArray{QJsonValue::Null});
        QCOMPARE(fromJson<Role>(object)->rest, (QJsonObject{{u"colour"_s, QJsonArray{QJsonValue::Null}}}));
    }

    void tellsVersionAndName()
    {
        const Project all = project();
        QCOMPARE(versionOf(all, role(spare)), std::optional<qint64>(3));
        QCOMPARE(versionOf(all, person(sue)), std::optional<qint64>(4));
        QCOMPARE(versionOf(all, place(n1)), std::optional<qint64>(2));
        QVERIFY(!versionOf(all, person(spare)));
        QCOMPARE(nameOf(all, person(sue)), u"Sue"_s);
        QCOMPARE(nameOf(all, role(spare)), u"Spare"_s);
        QVERIFY(nameOf(all, place(sue)).isEmpty());
    }

    void knowsWhatIsPersonal()
    {
        QVERIFY(isPersonal(person(sue), u"name"_s));
        QVERIFY(isPersonal(person(sue), u"handle"_s));
        QVERIFY(!isPersonal(person(sue), u"role"_s));
        QVERIFY(!isPersonal(role(spare), u"name"_s));
        QVERIFY(!isPersonal(place(n1), u"name"_s));
    }
};

STEWARD_TEST(FieldsTest, "fields", Core)

} // namespace steward::domain

#include "fieldstest.moc"
