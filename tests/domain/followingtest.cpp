// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/fields.h"
#include "domain/wrongs.h"
#include "support/testmain.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;

namespace steward::domain {

using namespace sample;

namespace {

/// The making of any object out of some members.
Change making(const QString &kind, const Id &id, const QJsonObject &members)
{
    return {{kind, id}, Change::Op::Create, {}, {}, members, 0, {}};
}

Change removing(const Project &project, const EntityRef &entity)
{
    return {entity, Change::Op::Remove, {}, wholeObject(project, entity), {}, versionOf(project, entity).value_or(0),
            {}};
}

Change archiving(const Project &project, const Id &id)
{
    return update(project, place(id), u"is_archived"_s, true);
}

ChangeSet undoOf(const Outcome &outcome)
{
    ChangeSet set = setOf(inverse(outcome.changes, *outcome.project));
    set.inverseOf = Id(8, 8);
    return set;
}

} // namespace

/// What apply() does beyond what it is asked, and what it does not do, for kinds that have no rules of their own there.
class FollowingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesHandlesOnce()
    {
        const Project all = everything();
        const Outcome outcome =
            apply(all,
                  setOf({making(u"place"_s, Id(1, 30),
                                {{u"name"_s, u"Saint-Élie  Clinic (new)"_s},
                                 {u"type"_s, text(facilities)},
                                 {u"parent"_s, text(north)}}),
                         making(u"place"_s, Id(1, 31),
                                {{u"name"_s, u"N1"_s}, {u"type"_s, text(facilities)}, {u"parent"_s, text(south)}}),
                         making(u"group"_s, Id(5, 30), {{u"name"_s, u"Riders of the north"_s}}),
                         making(u"group"_s, Id(5, 31), {{u"name"_s, u"…"_s}}),
                         making(u"group"_s, Id(5, 32), {{u"name"_s, u"Named"_s}, {u"handle"_s, u"mine"_s}})}),
                  ada);
        QVERIFY2(outcome.isGood(), qPrintable(codes(outcome)));
        QCOMPARE(outcome.project->places.find(Id(1, 30))->siteCode, u"saint_elie_clinic_new"_s);
        QCOMPARE(outcome.project->places.find(Id(1, 31))->siteCode, u"n1_2"_s); // n1 is taken
        QCOMPARE(outcome.project->groups.find(Id(5, 30))->handle, u"riders-of-the-north"_s);
        QCOMPARE(outcome.project->groups.find(Id(5, 31))->handle, u"group"_s);
        QCOMPARE(outcome.project->groups.find(Id(5, 32))->handle, u"mine"_s);
        // Told as part of the making, so that the way back is complete.
        QCOMPARE(outcome.changes.first().after.toObject().value(u"site_code"), QJsonValue(u"saint_elie_clinic_new"_s));

        const Outcome renamed = apply(all, setOf({update(all, place(n1), u"name"_s, u"Another"_s)}), ada);
        QCOMPARE(renamed.project->places.find(n1)->siteCode, u"n1"_s);
    }

    void findsAFreeHandleAmongMany()
    {
        Project all = everything();
        QList<Change> changes;
        for (quint64 number = 0; number < 40; ++number)
            changes << making(u"place"_s, Id(6, number + 1),
                              {{u"name"_s, u"Camp"_s + QString(qsizetype(number), u'!')},
                               {u"type"_s, text(facilities)},
                               {u"parent"_s, text(north)}});
        const Outcome outcome = apply(all, setOf(changes), ada);
        QVERIFY2(outcome.isGood(), qPrintable(codes(outcome)));
        QSet<QString> seen;
        for (quint64 number = 0; number < 40; ++number)
            seen.insert(outcome.project->places.find(Id(6, number + 1))->siteCode);
        QCOMPARE(seen.size(), 40);
        QVERIFY(seen.contains(u"camp"_s) && seen.contains(u"camp_40"_s));
    }

    void archivesWhatIsBelow()
    {
        Project all = everything();
        all.people = all.people.without({sue, mia, ina, pam, pat, mum});
        all.groups = {};
        all.apiKeys = {};
        all.personFacts = {};
        const Outcome outcome = apply(all, setOf({archiving(all, north)}), ada);
        QVERIFY2(outcome.isGood(), qPrintable(codes(outcome)));
        QVERIFY(outcome.project->places.find(n1)->isArchived && outcome.project->places.find(n2)->isArchived);
        QVERIFY(!outcome.project->places.find(s1)->isArchived);
        QCOMPARE(outcome.changes.size(), 3);
        QCOMPARE(outcome.changes.last().cause, u"archived_above"_s);
        QCOMPARE(outcome.project->places.find(n2)->version, 8);

        Outcome back = apply(*outcome.project, undoOf(outcome), ada);
        QVERIFY2(back.isGood(), qPrintable(codes(back)));
        for (const Id &id : {north, n1, n2})
            QVERIFY(!back.project->places.find(id)->isArchived);

        const Outcome alone =
            apply(*outcome.project, setOf({update(*outcome.project, place(n1), u"is_archived"_s, false)}), ada);
        QCOMPARE(codes(alone), u"place.parent_archived@0"_s);
        QCOMPARE(alone.problems.first().arguments.value(u"place"), QJsonValue(u"north"_s));
    }

    void archivesNoTopInUseAndNobodysLastPlace()
    {
        const Project all = everything();
        const Outcome top = apply(all, setOf({archiving(all, country)}), ada);
        QCOMPARE(codes(top), u"place.top_in_use@0 place.needed@0"_s);
        QCOMPARE(top.problems.first().count, 7);
        QCOMPARE(top.problems.first().kind, Problem::Kind::Objection);
        const Outcome last = apply(all, setOf({archiving(all, n2)}), ada);
        QCOMPARE(codes(last), u"place.needed@0"_s);
        QCOMPARE(last.problems.first().people, QList<Id>{pat});
        const Outcome moved =
            apply(all, setOf({archiving(all, n2), update(all, person(pat), u"places"_s, texts({n1}))}), ada);
        QVERIFY2(moved.isGood(), qPrintable(codes(moved)));
    }

    void removesNothingThatOthersPointAt_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<Id>("id");
        QTest::addColumn<int>("count");
        QTest::newRow("a profile that is given") << u"profile"_s << profileId << 1;
        QTest::newRow("a type with places") << u"location_type"_s << facilities << 5;
        QTest::newRow("a type with places and types below") << u"location_type"_s << districts << 4;
        QTest::newRow("a person with a key") << u"person"_s << mia << 1;
        QTest::newRow("a role in an invitation, a key and a claim") << u"role"_s << spare << 3;
    }

    void removesNothingThatOthersPointAt()
    {
        QFETCH(QString, kind);
        QFETCH(Id, id);
        QFETCH(int, count);
        Project all = everything();
        edit(all.invitations, invitationId, [](Invitation &invitation) { invitation.role = spare; });
        edit(all.apiKeys, keyId, [](ApiKey &key) { key.role = spare; });
        edit(all.identityProviders, providerId, [](IdentityProvider &idp) { idp.claimRules[0].role = spare; });
        const Outcome outcome = apply(all, setOf({removing(all, {kind, id})}), ada);
        QCOMPARE(codes(outcome), u"object.referred@0"_s);
        QCOMPARE(outcome.problems.first().count, count);
        QCOMPARE(outcome.problems.first().kind, Problem::Kind::Objection);
        QVERIFY(!outcome.problems.first().arguments.value(u"kinds").toArray().isEmpty());
    }

    void forgetsWhoIsRemoved()
    {
        Project all = everything();
        edit(all.invitations, invitationId, [](Invitation &invitation) { invitation.invitedBy = pam; });
        edit(all.identityProviders, providerId, [](IdentityProvider &idp) { idp.reminded = {pam, ada}; });
        const ChangeSet set = acknowledging(all, setOf({removing(all, person(pam))}), {pam});
        const Outcome outcome = apply(all, set, ada);
        QVERIFY2(outcome.isGood(), qPrintable(codes(outcome)));
        QCOMPARE(outcome.project->groups.find(groupId)->members, QList<Id>{pat});
        QCOMPARE(outcome.project->identityProviders.find(providerId)->reminded, QList<Id>{ada});
        QVERIFY(outcome.project->invitations.find(invitationId)->invitedBy.isNull());
        for (qsizetype index = 1; index < outcome.changes.size(); ++index)
            QCOMPARE(outcome.changes.at(index).cause, u"removed"_s);
    }

    void tellsAFindingBesideItsChange()
    {
        const Project all = everything();
        const Outcome outcome = apply(all,
                                      setOf({update(all, {u"settings"_s, settingsId}, u"grace_days"_s, 7),
                                             update(all, {u"settings"_s, settingsId}, u"secure_sessions_timeout"_s, 0),
                                             update(all, {u"location_type"_s, districts}, u"has_users"_s, false)}),
                                      ada);
        QCOMPARE(codes(outcome), u"settings.timeout@1 places.takes_nobody@-1 places.takes_nobody@-1 "
                                 "places.takes_nobody@-1"_s);
        QCOMPARE(outcome.problems.first().kind, Problem::Kind::Invalid);
        QCOMPARE(outcome.problems.first().field, u"secure_sessions_timeout"_s);
        QCOMPARE(outcome.problems.first().arguments.value(u"least"), QJsonValue(1));
        QCOMPARE(outcome.problems.at(1).arguments.value(u"entity"), QJsonValue(text(mum)));
        QVERIFY(!outcome.problems.at(1).arguments.contains(u"entityName")); // of a person
    }

    void letsWarningsPassAndPutsBackWhatWasWrong()
    {
        Project all = everything();
        edit(all.settings, settingsId, [](Settings &settings) { settings.graceDays = 400; });
        const EntityRef settings{u"settings"_s, settingsId};
        const Outcome put = apply(all, setOf({update(all, settings, u"grace_days"_s, 10)}), ada);
        QVERIFY2(put.isGood(), qPrintable(codes(put)));
        const Outcome back = apply(*put.project, undoOf(put), ada);
        QVERIFY2(back.isGood(), qPrintable(codes(back)));
        QCOMPARE(codes(apply(*put.project, setOf({update(*put.project, settings, u"grace_days"_s, 400)}), ada)),
                 u"settings.grace_days@0"_s);
        const Outcome warned = apply(
            all, setOf({update(all, {u"ip_access"_s, ipId}, u"ip_denylist"_s, QJsonArray{u"10.0.0.0/8"_s})}), ada);
        QVERIFY2(warned.isGood(), qPrintable(codes(warned)));
    }
};

STEWARD_TEST(FollowingTest, "following", Core)

} // namespace steward::domain

#include "followingtest.moc"
