// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/effective.h"
#include "domain/fields.h"
#include "domain/replay.h"
#include "domain/sample.h"
#include "support/testmain.h"

#include <QJsonArray>
#include <QTest>

#include <random>

using namespace Qt::StringLiterals;

namespace steward::domain {

using namespace sample;

namespace {

/// Everything but versions and the order of rows.
QMap<QString, QJsonObject> content(const Project &all)
{
    QMap<QString, QJsonObject> content;
    for (int row = 0; row < all.roles.size(); ++row)
        content.insert(u"role "_s + all.roles.at(row).id.toString(), flattened(toJson(all.roles.at(row))));
    for (int row = 0; row < all.people.size(); ++row)
        content.insert(u"person "_s + all.people.at(row).id.toString(), flattened(toJson(all.people.at(row))));
    return content;
}

/// Asks for things at random; about half of the sets are valid.
class Asker
{
public:
    explicit Asker(unsigned seed)
        : m_random(seed)
    {
    }

    ChangeSet ask(const Project &all)
    {
        QList<Change> changes;
        for (unsigned count = 1 + below(6); count > 0; --count)
            changes << (below(3) > 0 ? ofRole(all) : ofPerson(all));
        QList<Id> everybody;
        for (int row = 0; row < all.people.size(); ++row)
            everybody << all.people.at(row).id;
        return acknowledging(all, setOf(changes), everybody);
    }

private:
    unsigned below(unsigned limit) { return static_cast<unsigned>(m_random() % limit); }

    const Id &oneOf(const QList<Id> &ids) { return ids.at(static_cast<int>(below(static_cast<unsigned>(ids.size())))); }

    QJsonValue value(int permission)
    {
        if (catalogue().at(permission).hasItems() && below(2) == 0)
            return below(2) == 0 ? QJsonArray{u"a"_s} : QJsonArray{u"c"_s, u"b"_s};
        return below(2) == 0;
    }

    Change ofRole(const Project &all)
    {
        const Id id = all.roles.at(static_cast<int>(below(static_cast<unsigned>(all.roles.size())))).id;
        switch (below(8)) {
        case 0:
            return removal(all, id);
        case 1: {
            Role row;
            row.id = Id(6, m_random());
            row.name = u"Made %1"_s.arg(m_random());
            row.permissions = granted({"access_all_locations", "edit_groups"});
            row.rest = {{u"colour"_s, u"green"_s}};
            return make(row);
        }
        case 2:
            return update(all, role(id), u"name"_s, u"Name %1"_s.arg(below(1000)));
        case 3:
            return update(all, role(id), u"assignable_by"_s, texts({oneOf({manager, supervisor, phone})}));
        case 4:
            return update(all, role(id), u"is_archived"_s, below(2) == 0);
        case 5:
            return permit(all, id, u"access_all_locations"_s, below(2) == 0);
        default: {
            const int index = static_cast<int>(below(static_cast<unsigned>(catalogue().size())));
            return permit(all, id, catalogue().at(index).key, value(index));
        }
        }
    }

    Change ofPerson(const Project &all)
    {
        const Id id = oneOf({mia, max, moe, mum, sue, pam, pat, ina, wes});
        switch (below(4)) {
        case 0:
            return update(all, person(id), u"role"_s, text(oneOf({manager, supervisor, phone, spare})));
        case 1:
            return update(all, person(id), u"is_active"_s, below(2) == 0);
        case 2:
            return update(all, person(id), u"is_admin"_s, below(2) == 0);
        default: {
            const Id one = oneOf({north, south, n1});
            const Id other = oneOf({east, s1, e1});
            return update(all, person(id), u"places"_s, below(3) == 0 ? texts({}) : texts({one, other}));
        }
        }
    }

    std::mt19937 m_random;
};

} // namespace

class InverseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// What is never removed is not put back either: from there no way would lead back.
    void makesNoRoleThatCannotGo()
    {
        const Project all = project();
        Role made{.id = Id(6, 1), .name = u"Made"_s};
        ChangeSet back = setOf({sample::make(made)});
        back.inverseOf = Id(7, 7);
        QCOMPARE(codes(apply(all, back, {})), QString());
        made.isMobileWorkerDefault = true;
        back.changes = {sample::make(made)};
        QCOMPARE(codes(apply(all, back, {})), u"field.read_only@0"_s);
        made.isMobileWorkerDefault = false;
        made.upstreamId = u"0123"_s;
        back.changes = {sample::make(made)};
        QCOMPARE(codes(apply(all, back, {})), u"field.read_only@0"_s);
    }

    void restoresExactly()
    {
        Asker asker(20261119);
        Project all = project();
        Role held = *all.roles.find(spare); // something that can be put back but not newly given
        held.permissions.grant(permission(u"view_tableau"));
        held.permissions.grant(permission(u"edit_ucrs"));
        held.permissions.setUnknown(u"edit_weather"_s, true);
        all.roles = all.roles.with(held);
        Person settled = *all.people.find(pam);
        settled.places = {n1, closed};
        all.people = all.people.with(settled);

        int valid = 0;
        int withFollowers = 0;
        for (int round = 0; round < 600; ++round) {
            const ChangeSet asked = asker.ask(all);
            const Outcome done = apply(all, asked, ada);
            if (!done.isGood())
                continue;
            ++valid;
            withFollowers += std::ranges::any_of(done.changes, [](const Change &c) { return !c.cause.isEmpty(); });

            ChangeSet back = setOf(inverse(done.changes, *done.project));
            back.inverseOf = asked.id;
            for (const Change &change : std::as_const(back.changes))
                QVERIFY(change.cause.isEmpty());
            if (back.changes.isEmpty())
                continue;
            QList<Id> everybody{mia, max, moe, mum, sue, pam, pat, ina, wes};
            const Outcome undone = apply(*done.project, acknowledging(*done.project, back, everybody), ada);
            QVERIFY2(undone.isGood(), qPrintable(codes(undone)));
            QCOMPARE(content(*undone.project), content(all));
            for (const Change &change : undone.changes)
                QVERIFY(change.cause.isEmpty()); // complete in itself: nothing had to follow

            ChangeSet forth = setOf(inverse(undone.changes, *undone.project));
            forth.inverseOf = back.id;
            const Outcome redone = apply(*undone.project, acknowledging(*undone.project, forth, everybody), ada);
            QVERIFY2(redone.isGood(), qPrintable(codes(redone)));
            QCOMPARE(content(*redone.project), content(*done.project));
            if (round % 3 == 0)
                all = *done.project; // wander on, so that the states differ
        }
        QVERIFY2(valid > 200, qPrintable(QString::number(valid)));
        QVERIFY2(withFollowers > 40, qPrintable(QString::number(withFollowers)));
    }

    void staysNormal()
    {
        Asker asker(5);
        Project all = project();
        for (int round = 0; round < 400; ++round) {
            const Outcome done = apply(all, asker.ask(all), ada);
            if (!done.isGood())
                continue;
            all = *done.project;
            for (int row = 0; row < all.roles.size(); ++row)
                QVERIFY(isNormal(all.roles.at(row).permissions));
            for (int row = 0; row < all.people.size(); ++row) {
                const Person &person = all.people.at(row);
                QVERIFY(person.primaryPlace.isNull() || person.places.contains(person.primaryPlace));
                QVERIFY(person.role.isNull() || all.roles.find(person.role));
            }
        }
    }

    void theDifferenceIsWhatWasDone()
    {
        Asker asker(7);
        const Project all = project();
        int compared = 0;
        for (int round = 0; round < 300; ++round) {
            const Outcome done = apply(all, asker.ask(all), ada);
            if (!done.isGood())
                continue;
            const QList<Change> difference = diff(all, *done.project);
            QCOMPARE(difference.size(), done.changes.size());
            for (Change change : done.changes) {
                change.cause.clear();
                QVERIFY(difference.contains(change));
            }
            QCOMPARE(content(replayed(all, difference, done.project->revision)), content(*done.project));
            ++compared;
        }
        QVERIFY(compared > 100);
        QVERIFY(diff(all, all).isEmpty());
    }

    void takesItsVersionsFromNow()
    {
        const Project all = project();
        const Outcome done = apply(all, setOf({permit(all, spare, u"edit_data"_s)}), ada);
        const Outcome later =
            apply(*done.project, setOf({update(*done.project, role(spare), u"name"_s, u"New"_s)}), ada);
        const QList<Change> back = inverse(done.changes, *later.project);
        QCOMPARE(back.size(), 1);
        QCOMPARE(back.first().baseVersion, later.project->roles.find(spare)->version);
        QCOMPARE(back.first().before, QJsonValue(true));
        QCOMPARE(back.first().after, QJsonValue(false));
        QVERIFY(apply(*later.project, setOf(back), ada).isGood());
    }

    void meetsWhatChangedSince()
    {
        const Project all = project();
        const Outcome done = apply(all, setOf({update(all, role(spare), u"name"_s, u"New"_s)}), ada);
        const Outcome later =
            apply(*done.project, setOf({update(*done.project, role(spare), u"name"_s, u"Newer"_s)}), ada);
        const QList<Change> back = inverse(done.changes, *later.project);
        QCOMPARE(codes(apply(*later.project, setOf(back), ada)), u"field.stale@0"_s);
    }

    void putsBackWhatFollowedInALockedRole()
    {
        Project all = project();
        Role locked = *all.roles.find(upstream);
        locked.assignableBy = {spare};
        all.roles = all.roles.with(locked);
        const Outcome done = apply(all, setOf({removal(all, spare)}), ada);
        QVERIFY2(done.isGood(), qPrintable(codes(done)));
        ChangeSet back = setOf(inverse(done.changes, *done.project));
        QCOMPARE(codes(apply(*done.project, back, ada)), u"role.upstream_locked@0"_s);
        back.inverseOf = Id(8, 8);
        const Outcome undone = apply(*done.project, back, ada);
        QVERIFY2(undone.isGood(), qPrintable(codes(undone)));
        QCOMPARE(content(*undone.project), content(all));
    }

    void onlyTheInverseMayPutBackWhatIsNotOffered()
    {
        Project all = project();
        Role held = *all.roles.find(spare);
        held.permissions.grant(permission(u"edit_ucrs"));
        all.roles = all.roles.with(held);
        const Outcome done = apply(all, setOf({permit(all, spare, u"edit_ucrs"_s, false)}), ada);
        QVERIFY(done.isGood());
        ChangeSet back = setOf(inverse(done.changes, *done.project));
        QCOMPARE(codes(apply(*done.project, back, ada)), u"permission.not_offered@0"_s);
        back.inverseOf = Id(8, 8);
        QVERIFY(apply(*done.project, back, ada).isGood());
    }
};

STEWARD_TEST(InverseTest, "inverse", Core)

} // namespace steward::domain

#include "inversetest.moc"
