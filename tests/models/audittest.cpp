// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/recovered.h"
#include "models/auditentry.h"
#include "models/auditmodel.h"
#include "models/audittext.h"
#include "models/demoline.h"
#include "models/desk.h"
#include "models/format.h"
#include "support/testmain.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace steward {

using namespace domain;
using tests::at;
using tests::DemoLine;

namespace {

wire::LogEntry entryOf(const QList<Change> &changes)
{
    return {.revision = 12, .set = Id::random(), .author = Id::random(), .authorName = u"Wezi"_s, .changes = changes};
}

QString said(const wire::LogEntry &entry, const Project &project = {})
{
    return auditSentence(entry, project).plain();
}

} // namespace

class AuditTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_line = std::make_unique<DemoLine>();
        QVERIFY(m_line->load());
    }

    void sentencesSayWhatWasDone()
    {
        const EntityRef role{u"role"_s, Id::random()};
        const EntityRef person{u"person"_s, Id::random()};
        Project project;
        project.roles = Table<Role>({Role{.id = role.id, .name = u"Read Only"_s}});
        project.people = Table<Person>({Person{.id = person.id, .name = u"Tadala"_s}});
        const auto update = [](const EntityRef &entity, const QString &field, const QJsonValue &after,
                               const QJsonValue &before = QJsonValue::Null) {
            return Change{.entity = entity, .field = field, .before = before, .after = after};
        };
        const auto one = [&](const Change &change) { return said(entryOf({change}), project); };
        QCOMPARE(one(update(role, u"landing_page"_s, u"reports"_s)), u"Wezi changed the role Read Only"_s);
        QCOMPARE(one(update(role, u"is_archived"_s, true)), u"Wezi archived the role Read Only"_s);
        QCOMPARE(one(update(role, u"is_archived"_s, false)), u"Wezi put the role Read Only back in use"_s);
        QCOMPARE(one(update(role, u"name"_s, u"Read Only"_s, u"Reader"_s)),
                 u"Wezi renamed the role Reader to Read Only"_s);
        QCOMPARE(one(update(person, u"role"_s, role.id.toString())), u"Wezi gave Tadala the role Read Only"_s);
        QCOMPARE(one(update(person, u"role"_s, QJsonValue::Null)), u"Wezi took the role from Tadala"_s);
        QCOMPARE(one(update(person, u"is_active"_s, false)), u"Wezi deactivated Tadala"_s);
        QCOMPARE(one(update(person, u"is_admin"_s, true)), u"Wezi made Tadala an admin"_s);
        QCOMPARE(one(update(person, u"places"_s, QJsonArray())), u"Wezi changed the places of Tadala"_s);
        const Change made{.entity = {u"role"_s, Id::random()},
                          .op = Change::Op::Create,
                          .after = QJsonObject{{u"name"_s, u"Auditor"_s}}};
        QCOMPARE(one(made), u"Wezi made the role Auditor"_s);
        const Change gone{.entity = {u"role"_s, Id::random()},
                          .op = Change::Op::Remove,
                          .before = QJsonObject{{u"name"_s, u"Old"_s}}};
        QCOMPARE(one(gone), u"Wezi removed the role Old"_s);
    }

    void severalObjectsAreCounted()
    {
        const Change role{.entity = {u"role"_s, Id::random()}, .field = u"name"_s, .after = u"a"_s};
        const Change other{.entity = {u"role"_s, Id::random()}, .field = u"name"_s, .after = u"b"_s};
        const Change person{.entity = {u"person"_s, Id::random()}, .field = u"is_active"_s, .after = true};
        QCOMPARE(said(entryOf({role, other})), u"Wezi changed 2 roles"_s);
        QCOMPARE(said(entryOf({role, other, person})), u"Wezi changed 3 objects"_s);
        QCOMPARE(said(entryOf({})), u"Wezi applied a set that changed nothing"_s);
        wire::LogEntry back = entryOf({role, other});
        back.inverseOf = Id::random();
        QCOMPARE(said(back), u"Wezi put back 2 roles"_s);

        Change followed = other; // what follows by rule makes it no set of several
        followed.cause = u"removed"_s;
        QVERIFY(onlyEntity(entryOf({role, followed})) == role.entity);
        QCOMPARE(auditNote(entryOf({role, followed}), Format()), u"set 12, 2 fields"_s);
        QCOMPARE(auditNote(entryOf({role}), Format()), u"set 12, 1 field"_s);
    }

    void rulesAndTheErasedHaveNames()
    {
        wire::LogEntry entry = entryOf({});
        entry.authorName.clear();
        QVERIFY(said(entry).startsWith(u"Someone who was erased "_s));
        entry.author = Id();
        QVERIFY(said(entry).startsWith(u"A rule of the project "_s));
        wire::LogEntry erased =
            entryOf({{.entity = {u"person"_s, Id::random()}, .field = u"is_active"_s, .after = true}});
        erased.isErased = true;
        QCOMPARE(said(erased), u"Wezi activated someone who was erased"_s);
    }

    void theOperatorIsSaidToBeOne()
    {
        const Id wezi = Id::random();
        Project project;
        project.people = Table<Person>({Person{.id = wezi, .name = u"Wezi"_s}});
        wire::LogEntry entry = entryOf({});
        entry.acknowledged = {recoveryOf(wezi)};
        QCOMPARE(said(entry, project), u"Wezi applied a set that changed nothing"_s); // anybody may write the word
        entry.author = operatorsId;
        entry.authorName = u"root"_s;
        QCOMPARE(said(entry, project), u"root let in Wezi at the server itself"_s);
        QCOMPARE(said(entry), u"root let in something that is gone at the server itself"_s);
    }

    void whoAsksFromOutsideIsNoRule()
    {
        const EntityRef request{u"access_request"_s, Id::random()};
        Project project;
        project.accessRequests = Table<AccessRequest>({AccessRequest{.id = request.id, .fullName = u"Chisomo"_s}});
        wire::LogEntry entry = entryOf({{.entity = request, .op = Change::Op::Create}});
        QCOMPARE(said(entry, project), u"Wezi added Chisomo"_s); // a way back
        entry.author = Id();
        QCOMPARE(said(entry, project), u"Chisomo asked for access"_s);
    }

    /// As domain::dueBy() makes them: each change has a cause, and the date that fell due is its own.
    void whatFallsDueIsSaidToBeByRule()
    {
        const EntityRef tadala{u"person"_s, Id::random()};
        const EntityRef wezi{u"person"_s, Id::random()};
        Project project;
        project.people = Table<Person>({Person{.id = tadala.id, .name = u"Tadala"_s}, Person{.id = wezi.id}});
        const auto due = [](const EntityRef &entity, const QString &date, const QStringList &ended) {
            QList<Change> changes{{.entity = entity, .field = date, .before = u"2026-11-22"_s, .cause = date}};
            for (const QString &field : ended)
                changes << Change{.entity = entity, .field = field, .before = u"x"_s, .cause = date};
            return changes;
        };
        const auto byRule = [](const QList<Change> &changes) {
            wire::LogEntry entry = entryOf(changes);
            entry.author = Id();
            entry.authorName.clear();
            return entry;
        };
        const QList<Change> role = due(tadala, u"role_until"_s, {u"role"_s, u"role_after"_s});
        QCOMPARE(said(byRule(role), project), u"By rule: the role of Tadala ended"_s);
        QVERIFY(onlyEntity(byRule(role)) == tadala);
        const QList<Change> off = due(tadala, u"deactivate_after"_s, {u"is_active"_s});
        QCOMPARE(said(byRule(off), project), u"By rule: Tadala was deactivated"_s);
        QCOMPARE(said(byRule(role + off), project), u"By rule: Tadala changed"_s);
        QCOMPARE(said(byRule(off + due(wezi, u"deactivate_after"_s, {u"is_active"_s})), project),
                 u"By rule: 2 people changed"_s);
        const EntityRef settings{u"settings"_s, Id::random()};
        QCOMPARE(said(byRule(due(settings, u"vendor_access_until"_s, {u"restrict_superusers"_s})), project),
                 u"By rule: vendor staff was shut out again"_s);
        QCOMPARE(said(entryOf(role), project), u"Wezi changed Tadala"_s); // a person's set is never by rule
    }

    /// Every date that the rules know has a sentence of its own.
    void everyDateHasWords()
    {
        for (const auto &[kind, field] : std::initializer_list<std::pair<QString, QString>>{
                 {u"person"_s, u"role_until"_s},
                 {u"person"_s, u"place_ends"_s},
                 {u"person"_s, u"deactivate_after"_s},
                 {u"person"_s, u"two_factor_paused_until"_s},
                 {u"settings"_s, u"two_factor_next_at"_s},
                 {u"settings"_s, u"strong_mobile_passwords_next_at"_s},
                 {u"settings"_s, u"vendor_access_until"_s},
                 {u"invitation"_s, u"expires_at"_s},
                 {u"api_key"_s, u"expiration_date"_s},
                 {u"oauth_client"_s, u"expires_at"_s},
             }) {
            wire::LogEntry entry = entryOf({{.entity = {kind, Id::random()}, .field = field, .cause = field}});
            entry.author = Id();
            const QString text = said(entry);
            QVERIFY2(text.startsWith(u"By rule: "_s) && !text.endsWith(u" changed"_s), qPrintable(text));
        }
    }

    void moreThanAPageIsFetchedOnce()
    {
        for (int i = 0; i < 70; ++i)
            QVERIFY(m_line->applySomething());
        AuditModel audit;
        const QAbstractItemModelTester tester(&audit);
        audit.setWorkspace(&m_line->workspace());
        QCOMPARE(audit.loadState(), AuditModel::LoadState::Loading);
        QTRY_COMPARE(audit.loadState(), AuditModel::LoadState::Ready);
        QCOMPARE(audit.rowCount(), 50);
        const int total = audit.summary().section(u' ', 0, 0).toInt();
        QVERIFY2(total > 70, qPrintable(audit.summary()));
        const auto log = m_line->host().store().rowsAfter(0, 1);
        QVERIFY(log && log->size() == 1);
        const QString since = u" entries since %1. "_s.arg(
            Format(m_line->workspace().project().utcOffsetMinutes).date(log->constFirst().at));
        QTRY_VERIFY2(audit.summary().contains(since), qPrintable(audit.summary() + since));
        QVERIFY(audit.canFetchMore({}));
        audit.fetchMore({});
        QVERIFY(!audit.canFetchMore({})); // a view asks again and again
        audit.fetchMore({});
        while (audit.rowCount() < total) {
            QTRY_VERIFY(audit.canFetchMore({}) || audit.rowCount() == total);
            audit.fetchMore({});
        }
        QTRY_VERIFY(!audit.canFetchMore({}));
        QCOMPARE(audit.rowCount(), total);
        QSet<QString> keys;
        for (int row = 0; row < total; ++row) {
            keys << audit.keyAt(row);
            QVERIFY(row == 0
                    || audit.entry(audit.keyAt(row - 1))->revision == audit.entry(audit.keyAt(row))->revision + 1);
        }
        QCOMPARE(keys.size(), total);
        QTRY_COMPARE(audit.chainState(), AuditModel::ChainState::Good);
    }

    void newRowsComeOnTopOfWhatIsRead()
    {
        QVERIFY(m_line->applySomething());
        AuditModel audit;
        const QAbstractItemModelTester tester(&audit);
        audit.setWorkspace(&m_line->workspace());
        QTRY_COMPARE(audit.loadState(), AuditModel::LoadState::Ready);
        AuditEntry entry;
        const QAbstractItemModelTester entryTester(&entry);
        entry.setAudit(&audit);
        entry.setKey(audit.keyAt(0));
        QVERIFY(entry.isThere());
        const QPersistentModelIndex first = audit.index(0);
        const int before = audit.rowCount();
        QSignalSpy resets(&audit, &QAbstractItemModel::modelReset);
        QSignalSpy entryResets(&entry, &QAbstractItemModel::modelReset);
        QVERIFY(m_line->applyElsewhere(
            {.entity = m_line->role(u"ddo_role"_s), .field = u"landing_page"_s, .after = u"webapps"_s}));
        QTRY_COMPARE(audit.rowCount(), before + 1);
        QCOMPARE(first.row(), 1);
        QCOMPARE(resets.count(), 0);
        QCOMPARE(entryResets.count(), 0);
        const QString what = at(audit, 0, AuditModel::WhatRole).value<Sentence>().plain();
        QVERIFY2(what.startsWith(u"Wezi Nyirenda changed the role "_s), qPrintable(what));
        QCOMPARE(at(audit, 0, AuditModel::InitialsRole).toString(), u"WN"_s);
        QVERIFY(at(audit, 0, AuditModel::DayRole).toString().startsWith(u"Today, "_s));
    }

    void anEntryTellsItsFieldsAndTheWayBack()
    {
        const EntityRef role = m_line->role(u"ddo_role"_s);
        m_line->workspace().stage(role, u"permissions.access_all_locations"_s, false);
        for (const Id &person : m_line->workspace().review().lockOut.people)
            m_line->workspace().acknowledge(
                {u"locked_out"_s, {u"person"_s, person}, m_line->workspace().project().people.find(person)->name});
        const qint64 was = *versionOf(m_line->workspace().project(), role);
        m_line->workspace().setReason(u"November review"_s);
        m_line->workspace().apply();
        QTRY_VERIFY(m_line->workspace().journal().size() == 1);

        AuditModel audit;
        audit.setWorkspace(&m_line->workspace());
        QTRY_COMPARE(audit.loadState(), AuditModel::LoadState::Ready);
        AuditEntry entry;
        const QAbstractItemModelTester tester(&entry);
        entry.setAudit(&audit);
        entry.setKey(audit.keyAt(0));
        const qint64 revision = m_line->workspace().project().revision;
        QCOMPARE(entry.title(), u"District Data Officer, version %1 to %2"_s.arg(was).arg(revision));
        QCOMPARE(entry.author(), u"Thokozani Mwale"_s);
        QCOMPARE(entry.authorText(), u"Thokozani Mwale, Admin"_s);
        QCOMPARE(entry.reason(), u"November review"_s);
        QVERIFY(entry.rowCount() > 1);
        QCOMPARE(entry.countText(), u"%1 fields"_s.arg(entry.rowCount()));
        QCOMPARE(at(entry, 0, AuditEntry::TitleRole).toString(), u"Full Organization Access"_s);
        QCOMPARE(at(entry, 0, AuditEntry::FieldRole).toString(), u"permissions.access_all_locations"_s);
        QCOMPARE(at(entry, 0, AuditEntry::ReadingRole).toString(), u"Full Organization Access: was On, now Off"_s);
        QCOMPARE(at(entry, 0, AuditEntry::BecauseRole).toString(), QString());
        QCOMPARE(at(entry, 1, AuditEntry::BecauseRole).toString(), u"follows from Full Organization Access"_s);
        QCOMPARE(at(entry, 0, AuditEntry::MarkRole).value<AuditEntry::Mark>(), AuditEntry::Mark::Removed);
        QVERIFY(entry.chainText().startsWith(u"entry "_s));

        QCOMPARE(entry.backLabel(), u"Undo"_s);
        QCOMPARE(entry.backBlocked(), QString());
        QVERIFY(entry.backText().startsWith(u"Undo: stages the way back of 1 edit, alone"_s));
        m_line->workspace().stage(m_line->role(u"read_only_role"_s), u"landing_page"_s, u"webapps"_s);
        QVERIFY(entry.backText().endsWith(u"Your own draft is set aside meanwhile and comes back."_s));
        m_line->clock().advance(std::chrono::hours(24));
        QCOMPARE(entry.backLabel(), u"Put this back"_s);
        m_line->cut();
        m_line->workspace().tryNow();
        QTRY_VERIFY(entry.backBlocked().startsWith(u"Waits for the connection"_s));
    }

    void erasedValuesAreNotEmptyOnes()
    {
        // as a server answers after an erasure: the values are gone, the entry stands
        const auto answer = [](bool isErased) {
            const wire::LogEntry entry{.revision = 1,
                                       .set = Id::random(),
                                       .author = Id::random(),
                                       .changes = {{.entity = {u"person"_s, Id::random()},
                                                    .field = u"name"_s,
                                                    .before = QJsonValue::Null,
                                                    .after = QJsonValue::Null}},
                                       .isErased = isErased,
                                       .hash = u"ab"_s};
            return QJsonObject{{u"items"_s, QJsonArray{wire::toJson(entry)}}, {u"total"_s, 1}, {u"revision"_s, 1}};
        };
        for (const bool isErased : {true, false}) {
            m_line->refuseNext(u"/v1/audit"_s, 200, {}, answer(isErased));
            AuditModel audit;
            audit.setWorkspace(&m_line->workspace());
            QTRY_COMPARE(audit.loadState(), AuditModel::LoadState::Ready);
            AuditEntry entry;
            entry.setAudit(&audit);
            entry.setKey(audit.keyAt(0));
            QCOMPARE(entry.author(), u"Someone who was erased"_s);
            QCOMPARE(at(entry, 0, AuditEntry::WasRole).toString(), isErased ? u"erased"_s : u"none"_s);
            QCOMPARE(entry.backBlocked().isEmpty(), !isErased);
        }
    }

    void whoMayNotReadItIsTold()
    {
        m_line->refuseNext(u"/v1/audit"_s, 403, u"permission.missing"_s, {{u"missing"_s, u"admin"_s}});
        AuditModel audit;
        const QAbstractItemModelTester tester(&audit);
        audit.setWorkspace(&m_line->workspace());
        QTRY_COMPARE(audit.loadState(), AuditModel::LoadState::NotAllowed);
        QCOMPARE(audit.errorText(), u"Only the built-in Admin may do this. Ask an admin of the project."_s);
        QCOMPARE(audit.rowCount(), 0);
        QVERIFY(!audit.canFetchMore({}));
    }

    void aFailureKeepsWhatIsThereAndEndsWithTheLine()
    {
        QVERIFY(m_line->applySomething());
        AuditModel audit;
        audit.setWorkspace(&m_line->workspace());
        QTRY_COMPARE(audit.loadState(), AuditModel::LoadState::Ready);
        const int rows = audit.rowCount();
        m_line->refuseNext(u"/v1/audit"_s, 503, u"server.busy"_s);
        audit.refresh();
        QTRY_COMPARE(audit.loadState(), AuditModel::LoadState::Failed);
        QCOMPARE(audit.rowCount(), rows);
        QCOMPARE(audit.errorTitle(), u"The server could not load the audit."_s);
        QVERIFY(audit.errorText().startsWith(u"What you see may be older. "_s));
        m_line->workspace().tryNow();
        QTRY_COMPARE(audit.loadState(), AuditModel::LoadState::Ready);
        QCOMPARE(audit.errorTitle(), QString());
        m_line->refuseNext(u"/v1/verification"_s, 500, u"log.damaged"_s);
        audit.verify();
        QCOMPARE(audit.chainText(), u"Verifying the chain"_s);
    }

    void anotherWorkspaceIsAnotherAudit()
    {
        QVERIFY(m_line->applySomething());
        AuditModel audit;
        const QAbstractItemModelTester tester(&audit);
        audit.setWorkspace(&m_line->workspace());
        AuditEntry entry;
        entry.setAudit(&audit);
        QTRY_COMPARE(audit.loadState(), AuditModel::LoadState::Ready);
        entry.setKey(audit.keyAt(0));
        QVERIFY(entry.isThere());
        m_line.reset();
        QCOMPARE(audit.rowCount(), 0);
        QCOMPARE(audit.loadState(), AuditModel::LoadState::Idle);
        QVERIFY(!entry.isThere());
        QCOMPARE(entry.title() + entry.backText() + entry.chainText(), QString());
    }

private:
    std::unique_ptr<DemoLine> m_line;
};

STEWARD_TEST(AuditTest, "audit", Core)

} // namespace steward

#include "audittest.moc"
