// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/auditfields.h"
#include "domain/catalogue.h"
#include "domain/fields.h"
#include "models/auditentry.h"
#include "models/auditfinder.h"
#include "models/auditlink.h"
#include "models/demoline.h"
#include "models/desk.h"
#include "support/testmain.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace steward {

using namespace domain;
using tests::at;
using tests::DemoLine;
using Lack = AuditFields::Lack;

namespace {

const EntityRef role{u"role"_s, Id(7, 1)};

wire::LogEntry entryOf(qint64 revision, const QList<Change> &changes)
{
    return {.revision = revision, .set = Id::random(), .author = Id::random(), .changes = changes};
}

Change update(const QString &field, const QJsonValue &before, const QJsonValue &after)
{
    return {.entity = role, .field = field, .before = before, .after = after, .baseVersion = 1};
}

Project projectWith(qint64 revision, const QList<Role> &roles)
{
    Project project;
    project.revision = revision;
    project.roles = Table<Role>(std::vector<Role>(roles.cbegin(), roles.cend()));
    return project;
}

/// "before → after" of a field, or what became of it.
QString told(const AuditFields &fields, const QString &field)
{
    const auto text = [](const QJsonValue &value) {
        return value.isUndefined() ? u"-"_s : value.isBool() ? QVariant(value.toBool()).toString() : value.toString();
    };
    for (const auto &[change, isSame] : fields.fields) {
        if (change.field == field && change.entity == role)
            return text(change.before) + (isSame ? u" = "_s : u" → "_s) + text(change.after);
    }
    return u"not told"_s;
}

} // namespace

class AuditFieldsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void linksAreRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isMeant");
        QTest::addColumn<bool>("isRead");
        const QString project = Id(1, 2).toString();
        const QString set = Id(3, 4).toString();
        const QString link = u"steward://project/%1/audit/%2"_s.arg(project, set);
        QTest::newRow("as written") << link << true << true;
        QTest::newRow("with blanks around") << u" %1\n"_s.arg(link) << true << true;
        QTest::newRow("cut off") << link.chopped(1) << true << false;
        QTest::newRow("with more") << link + u"?x=1"_s << true << false;
        QTest::newRow("capitals") << link.toUpper() << true << false;
        QTest::newRow("two projects") << u"steward://project/%1/audit/%1/audit/%2"_s.arg(project, set) << true << false;
        QTest::newRow("no set") << u"steward://project/%1/audit/"_s.arg(project) << true << false;
        QTest::newRow("of something else") << u"steward://project/%1/role/%2"_s.arg(project, set) << true << false;
        QTest::newRow("a word") << u"steward"_s << false << false;
        QTest::newRow("of the web") << u"https://example.org/"_s + link << false << false;
        QTest::newRow("nothing") << QString() << false << false;
    }

    void linksAreRead()
    {
        QFETCH(const QString, text);
        QFETCH(const bool, isMeant);
        QFETCH(const bool, isRead);
        QCOMPARE(AuditLink::isMeant(text), isMeant);
        const auto link = AuditLink::fromString(text);
        QCOMPARE(link.has_value(), isRead);
        if (isRead) {
            QVERIFY(*link == (AuditLink{Id(1, 2), Id(3, 4)}));
            QCOMPARE(link->toString(), text.trimmed());
        }
    }

    void aFieldIsToldAsItWasThen()
    {
        const QString data = u"permissions.edit_data"_s;
        Role now{.id = role.id, .name = u"Third"_s, .landingPage = u"reports"_s};
        QVERIFY(now.permissions.setValue(catalogue().indexOf(u"edit_data"), true));
        const Project project = projectWith(14, {now});
        const wire::LogEntry shown = entryOf(11, {update(u"landing_page"_s, u""_s, u"webapps"_s)});
        const QList<wire::LogEntry> entries{
            entryOf(14, {update(u"landing_page"_s, u"webapps"_s, u"reports"_s), update(data, false, true)}),
            entryOf(13, {update(u"name"_s, u"Second"_s, u"Third"_s)}),
            entryOf(12, {update(u"name"_s, u"First"_s, u"Second"_s)}), shown};
        const AuditFields all = auditFields(shown, entries, project);
        QCOMPARE(all.lack, Lack::Nothing);
        QCOMPARE(all.fields.size(), 6 + catalogue().size());
        QCOMPARE(told(all, u"name"_s), u"First = First"_s);
        QCOMPARE(told(all, u"landing_page"_s), u" → webapps"_s);
        QCOMPARE(told(all, data), u"false = false"_s);
        QCOMPARE(told(auditFields(entries.at(1), entries, project), u"landing_page"_s), u"webapps = webapps"_s);
        QCOMPARE(told(auditFields(entries.at(0), entries, project), data), u"false → true"_s);
        // the list may have heard of more than the replica
        const QList<wire::LogEntry> ahead = QList{entryOf(15, {update(u"name"_s, u"Third"_s, u"Fourth"_s)})} + entries;
        QCOMPARE(told(auditFields(shown, ahead, project), u"name"_s), u"First = First"_s);
    }

    void aWholeObjectIsToldFieldByField()
    {
        const Role made{.id = role.id, .version = 11, .name = u"First"_s, .landingPage = u"webapps"_s};
        const wire::LogEntry making = entryOf(11, {{.entity = role, .op = Change::Op::Create, .after = toJson(made)}});
        const wire::LogEntry renaming = entryOf(12, {update(u"name"_s, u"First"_s, u"Last"_s)});
        Role last = made;
        last.name = u"Last"_s;
        Change followed = {.entity = {u"person"_s, Id(9, 9)}, .field = u"role"_s, .cause = u"removed"_s};
        const wire::LogEntry removal =
            entryOf(13, {{.entity = role, .op = Change::Op::Remove, .before = toJson(last)}, followed});
        const QList<wire::LogEntry> entries{removal, renaming, making};
        const Project project = projectWith(13, {}); // it is gone

        const AuditFields atMaking = auditFields(making, entries, project);
        QCOMPARE(told(atMaking, u"name"_s), u"- → First"_s);
        QCOMPARE(told(atMaking, u"landing_page"_s), u"- → webapps"_s);
        QCOMPARE(told(auditFields(renaming, entries, project), u"landing_page"_s), u"webapps = webapps"_s);
        const AuditFields atRemoval = auditFields(removal, entries, project);
        QCOMPARE(told(atRemoval, u"name"_s), u"Last → -"_s);
        QCOMPARE(atRemoval.fields.constLast().change, followed);
    }

    void whatIsMissingIsSaid()
    {
        const Project project = projectWith(14, {Role{.id = role.id, .name = u"Third"_s}});
        const wire::LogEntry shown = entryOf(11, {update(u"name"_s, u"a"_s, u"b"_s)});
        const wire::LogEntry newest = entryOf(14, {update(u"name"_s, u"b"_s, u"Third"_s)});
        QCOMPARE(auditFields(shown, {newest}, project).lack, Lack::NewerEntries); // the list ends before it
        QCOMPARE(auditFields(shown, {shown}, project).lack, Lack::NewerEntries);  // and begins after it
        QCOMPARE(auditFields(shown, {}, project).lack, Lack::NewerEntries);
        wire::LogEntry several = shown;
        several.changes << Change{.entity = {u"role"_s, Id(7, 2)}, .field = u"name"_s, .after = u"c"_s};
        QCOMPARE(auditFields(several, {newest, shown}, project).lack, Lack::SeveralObjects);
        QCOMPARE(auditFields(shown, {newest, shown}, projectWith(14, {})).lack, Lack::Object); // erased elsewhere
    }

    void anEntryShowsEither()
    {
        DemoLine line;
        QVERIFY(line.load());
        QVERIFY(line.applySomething());
        AuditModel audit;
        audit.setWorkspace(&line.workspace());
        QTRY_COMPARE(audit.loadState(), AuditModel::LoadState::Ready);
        AuditEntry entry;
        const QAbstractItemModelTester tester(&entry);
        entry.setAudit(&audit);
        entry.setKey(audit.keyAt(0));
        QCOMPARE(entry.allBlocked(), QString());
        QCOMPARE(entry.rowCount(), 1);
        const QString changed = at(entry, 0, AuditEntry::ReadingRole).toString();
        entry.setShowsAll(true);
        const qsizetype fields = 6 + catalogue().size();
        QCOMPARE(entry.rowCount(), fields);
        QCOMPARE(entry.countText(), u"1 of %1 fields"_s.arg(fields));
        QStringList readings;
        for (int row = 0; row < entry.rowCount(); ++row) {
            const QString reading = at(entry, row, AuditEntry::ReadingRole).toString();
            const bool isSame =
                at(entry, row, AuditEntry::MarkRole).value<AuditEntry::Mark>() == AuditEntry::Mark::Same;
            QCOMPARE(reading.endsWith(u", not changed"_s), isSame);
            QCOMPARE(at(entry, row, AuditEntry::WasRole).toString().isEmpty(), isSame);
            QVERIFY(!at(entry, row, AuditEntry::NowRole).toString().isEmpty());
            readings << reading;
        }
        QCOMPARE(readings.filter(changed).size(), 1);
        QSignalSpy resets(&entry, &QAbstractItemModel::modelReset);
        line.workspace().stage(line.role(u"ddo_role"_s), u"name"_s, u"Reader"_s); // the draft is nothing to the past
        QCOMPARE(resets.count(), 0);
        entry.setShowsAll(false);
        QCOMPARE(entry.rowCount(), 1);
        QCOMPARE(entry.countText(), u"1 field"_s);

        // a change of several objects has no one whole
        line.workspace().stage(line.role(u"read_only_role"_s), u"landing_page"_s, u"dashboard"_s);
        line.workspace().apply();
        QTRY_VERIFY(line.workspace().draft().isEmpty());
        QTRY_COMPARE(audit.entry(audit.keyAt(0))->changes.size(), 2);
        entry.setKey(audit.keyAt(0));
        entry.setShowsAll(true);
        QVERIFY(entry.allBlocked().startsWith(u"This set is about several objects"_s));
        QCOMPARE(entry.rowCount(), 2);
    }

    void aFinderAsksForTheOneEntry()
    {
        DemoLine line;
        QVERIFY(line.load());
        QVERIFY(line.applySomething());
        AuditModel audit;
        audit.setWorkspace(&line.workspace());
        QTRY_COMPARE(audit.loadState(), AuditModel::LoadState::Ready);
        const auto log = line.host().store().rowsAfter(0, 1);
        QVERIFY(log && log->size() == 1);
        const Id project = line.workspace().project().id;
        const auto link = [&project](const Id &set) { return AuditLink{project, set}.toString(); };

        AuditFinder finder;
        QSignalSpy found(&finder, &AuditFinder::found);
        finder.open(link(log->constFirst().set)); // nothing to ask by
        finder.setAudit(&audit);
        finder.open(u"steward://nonsense"_s);
        finder.open(link(Id::random())); // the second takes its place
        finder.open(link(log->constFirst().set));
        QTRY_COMPARE(found.count(), 1);
        const QString key = found.constFirst().constFirst().toString();
        QCOMPARE(key, log->constFirst().set.toString());
        QVERIFY(audit.entry(key));
        QCOMPARE(audit.entry(key)->revision, log->constFirst().revision);
        QCOMPARE(finder.problemTitle() + finder.waitText(), QString());

        finder.open(link(Id::random()));
        QTRY_COMPARE(finder.problemTitle(), u"There is no such entry in the audit of this project."_s);
        line.refuseNext(u"/v1/change-sets"_s, 503, u"server.busy"_s);
        finder.open(link(log->constFirst().set));
        QCOMPARE(finder.problemTitle(), QString());
        QTRY_COMPARE(finder.problemTitle(), u"The server could not load the audit."_s);
        finder.dismiss();
        QCOMPARE(finder.problemTitle(), QString());
        QCOMPARE(found.count(), 1);
    }
};

STEWARD_TEST(AuditFieldsTest, "auditfields", Core)

} // namespace steward

#include "auditfieldstest.moc"
