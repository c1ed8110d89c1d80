// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/fields.h"
#include "domain/replay.h"
#include "domain/sample.h"
#include "support/testmain.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;

namespace steward::domain {

using namespace sample;

namespace {

Project with(const Project &all, const QList<Change> &changes)
{
    return replayed(all, changes, all.revision + 1);
}

} // namespace

class MergeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mergesOneField_data()
    {
        QTest::addColumn<QJsonValue>("theirs"); // what stands there now; the draft goes from [a, b] to [a]
        QTest::addColumn<Merge::Kind>("kind");
        const QJsonValue base = QJsonArray{u"a"_s, u"b"_s};
        QTest::newRow("nobody touched it") << base << Merge::Kind::Clean;
        QTest::newRow("somebody did the same") << QJsonValue(QJsonArray{u"a"_s}) << Merge::Kind::Done;
        QTest::newRow("somebody did another thing") << QJsonValue(true) << Merge::Kind::Conflict;
        QTest::newRow("somebody took it away") << QJsonValue(false) << Merge::Kind::Conflict;
    }

    void mergesOneField()
    {
        QFETCH(QJsonValue, theirs);
        QFETCH(Merge::Kind, kind);
        const Project all = project();
        const Change mine = permit(all, supervisor, u"view_reports"_s, QJsonArray{u"a"_s});
        const Project now = with(all, {permit(all, supervisor, u"view_reports"_s, theirs),
                                       update(all, role(supervisor), u"name"_s, u"Renamed"_s)});
        const Merge merged = merge(mine, now);
        QCOMPARE(merged.kind, kind);
        QCOMPARE(merged.change.baseVersion, 8);
        QCOMPARE(merged.change.before, mine.before);
        QCOMPARE(merged.change.after, mine.after);
        QCOMPARE(merged.theirs, kind == Merge::Kind::Conflict ? theirs : QJsonValue());
    }

    void aCleanOneThenApplies()
    {
        const Project all = project();
        const Change mine = permit(all, spare, u"edit_data"_s);
        const Project now = with(all, {update(all, role(spare), u"name"_s, u"Renamed"_s)});
        QVERIFY(apply(now, setOf({merge(mine, now).change}), ada).isGood());
        const Change ending = removal(all, spare);
        QCOMPARE(merge(ending, now).kind, Merge::Kind::Conflict);
    }

    void spellingIsNoConflict()
    {
        const Project all = project();
        Change mine = permit(all, supervisor, u"view_reports"_s, QJsonArray{u"c"_s, u"a"_s});
        mine.before = QJsonArray{u"b"_s, u"a"_s};
        QCOMPARE(merge(mine, all).kind, Merge::Kind::Clean);
        const Project now = with(all, {permit(all, supervisor, u"view_reports"_s, QJsonArray{u"a"_s, u"c"_s})});
        QCOMPARE(merge(mine, now).kind, Merge::Kind::Done);
    }

    void aFieldOfWhatIsGoneIsGone()
    {
        const Project all = project();
        const Project now = with(all, {removal(all, spare)});
        QCOMPARE(merge(permit(all, spare, u"edit_data"_s), now).kind, Merge::Kind::Gone);
    }

    void mergesARemoval()
    {
        const Project all = project();
        const Change mine = removal(all, spare);
        QCOMPARE(merge(mine, all).kind, Merge::Kind::Clean);
        QCOMPARE(merge(mine, with(all, {mine})).kind, Merge::Kind::Done);

        const Project renamed = with(all, {update(all, role(spare), u"name"_s, u"Renamed"_s)});
        const Merge conflict = merge(mine, renamed);
        QCOMPARE(conflict.kind, Merge::Kind::Conflict);
        QCOMPARE(conflict.theirs.toObject().value(u"name"), QJsonValue(u"Renamed"_s));
        QCOMPARE(conflict.change.baseVersion, 8);

        // Renamed and named back: another version, the same object.
        const Project back = replayed(renamed, {update(renamed, role(spare), u"name"_s, u"Spare"_s)}, 9);
        const Merge clean = merge(mine, back);
        QCOMPARE(clean.kind, Merge::Kind::Clean);
        QCOMPARE(clean.change.baseVersion, 9);
    }

    void mergesAMaking()
    {
        const Project all = project();
        Role row;
        row.id = Id(2, 99);
        row.name = u"Fresh"_s;
        const Change mine = make(row);
        QCOMPARE(merge(mine, all).kind, Merge::Kind::Clean);
        const Project now = with(all, {mine});
        QCOMPARE(merge(mine, now).kind, Merge::Kind::Done);
        const Project other = with(now, {update(now, role(row.id), u"name"_s, u"Other"_s)});
        QCOMPARE(merge(mine, other).kind, Merge::Kind::Conflict);
    }

    void tellsRemovalsAndAdditions_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QJsonValue>("before");
        QTest::addColumn<QJsonValue>("after");
        QTest::addColumn<QString>("is");
        const QJsonValue some = QJsonArray{u"a"_s, u"b"_s};
        const QJsonValue one = QJsonArray{u"a"_s};
        const QJsonValue other = QJsonArray{u"c"_s};
        const auto row = [](const char *name, const char *field, const QJsonValue &before, const QJsonValue &after,
                            const char *is, const QString &kind = u"role"_s) {
            QTest::newRow(name) << kind << QString::fromLatin1(field) << before << after << QString::fromLatin1(is);
        };
        row("granted", "permissions.edit_data", false, true, "addition");
        row("granted for some", "permissions.view_reports", false, some, "addition");
        row("revoked", "permissions.edit_data", true, false, "removal");
        row("narrowed from all", "permissions.view_reports", true, some, "removal");
        row("narrowed", "permissions.view_reports", some, one, "removal");
        row("exchanged", "permissions.view_reports", some, other, "removal");
        row("widened", "permissions.view_reports", one, some, "");
        row("widened to all", "permissions.view_reports", some, true, "");
        row("reach narrowed", "permissions.access_all_locations", true, false, "removal");
        row("renamed", "name", u"a"_s, u"b"_s, "");
        row("archived", "is_archived", false, true, "removal");
        row("taken out of the archive", "is_archived", true, false, "");
        row("deactivated", "is_active", true, false, "removal", u"person"_s);
        row("activated", "is_active", false, true, "", u"person"_s);
        row("no admin any more", "is_admin", true, false, "removal", u"person"_s);
        row("no role any more", "role", u"x"_s, QJsonValue(), "removal", u"person"_s);
        row("another role", "role", u"x"_s, u"y"_s, "", u"person"_s);
        row("a place less", "places", some, one, "removal", u"person"_s);
        row("a place more", "places", one, some, "", u"person"_s);
    }

    void tellsRemovalsAndAdditions()
    {
        QFETCH(QString, kind);
        QFETCH(QString, field);
        QFETCH(QJsonValue, before);
        QFETCH(QJsonValue, after);
        QFETCH(QString, is);
        const Change change{{kind, spare}, Change::Op::Update, field, before, after, 1, {}};
        QCOMPARE(isRemoval(change), is == u"removal");
        QCOMPARE(isAddition(change), is == u"addition");
    }

    void tellsWholeObjects()
    {
        const Project all = project();
        QVERIFY(isRemoval(removal(all, spare)));
        QVERIFY(!isAddition(removal(all, spare)));
        QVERIFY(isAddition(make(*all.roles.find(spare))));
        QVERIFY(!isRemoval(make(*all.roles.find(spare))));
    }
};

STEWARD_TEST(MergeTest, "merge", Core)

} // namespace steward::domain

#include "mergetest.moc"
