// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/auditfilter.h"
#include "models/auditentry.h"
#include "models/auditmodel.h"
#include "models/authorpickermodel.h"
#include "models/demoline.h"
#include "models/desk.h"
#include "support/testmain.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace steward {

using namespace domain;
using tests::at;
using tests::DemoLine;
using LoadState = AuditModel::LoadState;
using When = AuditFilter::When;

/// The audit, when only some of its entries are wanted.
class AuditFilterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_line = std::make_unique<DemoLine>();
        QVERIFY(m_line->load());
        m_audit = std::make_unique<AuditModel>();
        m_tester = std::make_unique<QAbstractItemModelTester>(m_audit.get());
        m_audit->setWorkspace(&m_line->workspace());
        QTRY_COMPARE(m_audit->loadState(), LoadState::Ready);
    }

    void cleanup()
    {
        m_tester.reset();
        m_audit.reset();
        m_line.reset();
    }

    void whatFitsIsShown()
    {
        QVERIFY(m_line->applySomething());
        QVERIFY(landAt(u"webapps"_s));
        QTRY_COMPARE(m_audit->rowCount(), stored({}).size());
        QCOMPARE(m_audit->countText(), u"%1 entries"_s.arg(m_audit->rowCount()));

        filter().set(key(u"second_admin"_s), {}, When::AnyTime);
        QVERIFY(m_audit->isFiltered());
        QCOMPARE(m_audit->loadState(), LoadState::Loading);
        QCOMPARE(m_audit->rowCount(), 0);
        QTRY_COMPARE(m_audit->loadState(), LoadState::Ready);
        const LogFilter byHer{.author = m_line->host().plant(u"second_admin"_s)};
        QCOMPARE(shown(), stored(byHer));
        QVERIFY(!shown().isEmpty() && shown().size() < stored({}).size());
        QCOMPARE(m_audit->countText(), u"%1 of %2 entries"_s.arg(shown().size()).arg(stored({}).size()));

        filter().set({}, u"person"_s, When::AnyTime);
        QTRY_COMPARE(m_audit->loadState(), LoadState::Ready);
        QCOMPARE(shown(), stored({.kind = u"person"_s}));
        filter().set(AuthorPickerModel::ruleKey, {}, When::AnyTime);
        QTRY_COMPARE(m_audit->loadState(), LoadState::Ready);
        QCOMPARE(shown(), stored({.author = Id()}));
        filter().set(key(u"second_admin"_s), u"place"_s, When::Today);
        QTRY_COMPARE(m_audit->loadState(), LoadState::Ready);
        QCOMPARE(m_audit->rowCount(), 0);
        QVERIFY(!m_audit->canFetchMore({}));

        filter().clear();
        QCOMPARE(m_audit->loadState(), LoadState::Ready); // these are there still
        QCOMPARE(shown(), stored({}));
    }

    void newEntriesAreFilteredToo()
    {
        QVERIFY(landAt(u"webapps"_s));
        filter().set(key(u"second_admin"_s), {}, When::AnyTime);
        QTRY_COMPARE(m_audit->loadState(), LoadState::Ready);
        const auto rows = shown();
        QVERIFY(!rows.isEmpty());
        const QPersistentModelIndex first = m_audit->index(0);
        QSignalSpy resets(m_audit.get(), &QAbstractItemModel::modelReset);
        QVERIFY(m_line->applySomething()); // mine
        const QString total = u" of %1 entries"_s.arg(stored({}).size());
        QTRY_VERIFY2(m_audit->countText().endsWith(total), qPrintable(m_audit->countText()));
        QCOMPARE(shown(), rows);
        QVERIFY(landAt(u"reports"_s)); // hers
        QTRY_COMPARE(m_audit->rowCount(), rows.size() + 1);
        QCOMPARE(shown().constFirst(), m_line->host().store().rowsBefore(0, 1)->constFirst().set);
        QCOMPARE(first.row(), 1);
        QCOMPARE(resets.count(), 0);
    }

    /// The rows have gaps then. What an object once was is worked out from all of the log all the same.
    void theWholeObjectIsToldFromAllEntries()
    {
        const Id mine = [&] {
            return m_line->applySomething() ? m_line->host().store().rowsBefore(0, 1)->constFirst().set : Id();
        }();
        const EntityRef role = m_line->role(u"read_only_role"_s);
        QVERIFY(m_line->applyElsewhere({.entity = role, .field = u"name"_s, .after = u"Lookers"_s}));
        QVERIFY(m_line->applyElsewhere({.entity = role, .field = u"permissions.edit_data"_s, .after = true}));
        const qint64 revision = m_line->host().store().rowsBefore(0, 1)->constFirst().revision;
        QTRY_COMPARE(m_line->workspace().project().revision, revision);
        QTRY_VERIFY(m_audit->entries().constFirst().revision == revision);

        AuditEntry entry;
        const QAbstractItemModelTester entryTester(&entry);
        entry.setAudit(m_audit.get());
        entry.setKey(mine.toString());
        entry.setShowsAll(true);
        QCOMPARE(entry.allBlocked(), QString());
        const QStringList unfiltered = readings(entry);
        const QString who = entry.authorText();
        QVERIFY(unfiltered.contains(u"Name: Read Only, not changed"_s)); // before she gave it another name

        filter().set(key(u"me"_s), u"role"_s, When::AnyTime);
        QVERIFY(entry.isThere()); // while the rows are awaited too
        QTRY_COMPARE(m_audit->loadState(), LoadState::Ready);
        QVERIFY(m_audit->rowOf(mine.toString()) >= 0);
        QVERIFY(m_audit->entry(m_audit->keyAt(0))->revision < revision); // hers are none of the rows
        QCOMPARE(entry.allBlocked(), QString());
        QCOMPARE(readings(entry), unfiltered);
        QCOMPARE(entry.authorText(), who);

        // made while the filter stands
        AuditEntry other;
        other.setAudit(m_audit.get());
        other.setKey(mine.toString());
        other.setShowsAll(true);
        QCOMPARE(readings(other), unfiltered);
        QVERIFY(m_line->applyElsewhere({.entity = role, .field = u"name"_s, .after = u"Watchers"_s}));
        QTRY_COMPARE(m_audit->entries().constFirst().revision, revision + 1); // followed, though it does not fit
        QTRY_COMPARE(m_line->workspace().project().revision, revision + 1);
        QCOMPARE(readings(other), unfiltered);
    }

    void whatTheLogDoesNotReachIsSaid()
    {
        QVERIFY(landAt(u"webapps"_s));
        const QString first = m_line->host().store().rowsBefore(0, 1)->constFirst().set.toString();
        for (int i = 0; i < AuditRows::rowsPerPage + 5; ++i)
            QVERIFY(m_line->applySomething());
        AuditModel audit;
        audit.setWorkspace(&m_line->workspace());
        QTRY_COMPARE(audit.loadState(), LoadState::Ready);
        AuditEntry entry;
        entry.setAudit(&audit);
        audit.filter()->set(key(u"second_admin"_s), {}, When::AnyTime);
        QTRY_COMPARE(audit.loadState(), LoadState::Ready);
        entry.setKey(first);
        entry.setShowsAll(true);
        QVERIFY(entry.isThere());
        QVERIFY2(entry.allBlocked().endsWith(u"Clear the filter and go down the list to this entry first."_s),
                 qPrintable(entry.allBlocked()));
        QCOMPARE(entry.rowCount(), 1);
    }

    /// Of a log that is long the server looks at a part at one time.
    void aSearchGoesOnByItselfAndPauses()
    {
        const auto vainly = [this](qint64 next) {
            m_line->refuseNext(
                u"/v1/audit"_s, 200, {},
                {{u"items"_s, QJsonArray()}, {u"revision"_s, 900'000}, {u"total"_s, 900'000}, {u"next"_s, next}});
        };
        constexpr qint64 step = 50'000;
        constexpr int pages = AuditRows::pagesPerRound + 1; // the first one, and those of a round
        for (int page = 1; page <= pages; ++page)
            vainly(900'000 - page * step + 1);
        filter().set(key(u"second_admin"_s), {}, When::AnyTime);
        QTRY_COMPARE(m_audit->loadState(), LoadState::Ready);
        QCOMPARE(m_audit->rowCount(), 0);
        QCOMPARE(m_audit->pausedText(), u"The newest 550,000 of 900,000 were looked through."_s);
        QCOMPARE(m_audit->countText(), u"0 found so far, of 900,000 entries"_s);
        QVERIFY(!m_audit->canFetchMore({})); // not by a view that asks again and again
        m_audit->fetchMore({});
        QCOMPARE(m_audit->loadState(), LoadState::Ready);

        m_audit->lookFurther(); // now into what is there
        QCOMPARE(m_audit->loadState(), LoadState::Loading);
        QTRY_COMPARE(m_audit->loadState(), LoadState::Ready);
        QCOMPARE(m_audit->pausedText(), QString());
        QCOMPARE(shown(), stored({.author = m_line->host().plant(u"second_admin"_s)}));
        QVERIFY(!shown().isEmpty());
    }

    void aSearchThatIsLedNowhereEnds()
    {
        for (int i = 0; i < 2; ++i) {
            m_line->refuseNext(u"/v1/audit"_s, 200, {},
                               {{u"items"_s, QJsonArray()}, {u"revision"_s, 90}, {u"total"_s, 90}, {u"next"_s, 50}});
        }
        filter().set(key(u"second_admin"_s), {}, When::AnyTime);
        QTRY_COMPARE(m_audit->countText(), u"0 of 90 entries"_s);
        QCOMPARE(m_audit->loadState(), LoadState::Ready);
        QVERIFY(!m_audit->canFetchMore({}));
    }

    void aFailureIsToldAndEnds()
    {
        m_line->refuseNext(u"/v1/audit"_s, 503, u"server.busy"_s);
        filter().set(key(u"second_admin"_s), {}, When::AnyTime);
        QTRY_COMPARE(m_audit->loadState(), LoadState::Failed);
        QCOMPARE(m_audit->errorTitle(), u"The server could not load the audit."_s);
        QVERIFY(!m_audit->canFetchMore({}));
        m_audit->refresh();
        QTRY_COMPARE(m_audit->loadState(), LoadState::Ready);
        QCOMPARE(m_audit->errorTitle(), QString());
        QCOMPARE(shown(), stored({.author = m_line->host().plant(u"second_admin"_s)}));
        // a part that cannot be loaded leaves the others to be read
        m_line->refuseNext(u"/v1/audit"_s, 503, u"server.busy"_s);
        m_audit->refresh();
        QTRY_COMPARE(m_audit->loadState(), LoadState::Failed);
        QVERIFY(m_audit->rowCount() > 0);
        filter().clear();
        QCOMPARE(m_audit->loadState(), LoadState::Ready);
    }

    void aLongWaitSaysForWhat()
    {
        m_line->host().transport().faults().add(
            {.kind = demo::Fault::Kind::Delay, .route = u"/v1/audit"_s, .delay = 1500ms});
        filter().set(key(u"second_admin"_s), {}, When::AnyTime);
        QCOMPARE(m_audit->waitText(), QString());
        QTRY_COMPARE(m_audit->waitText(), u"Looking for entries that fit"_s);
        QCOMPARE(m_audit->loadState(), LoadState::Loading);
        QTRY_COMPARE(m_audit->loadState(), LoadState::Ready);
        QCOMPARE(m_audit->waitText(), QString());
    }

    void theLastFilterHolds()
    {
        filter().set(key(u"second_admin"_s), {}, When::AnyTime);
        filter().set({}, u"person"_s, When::AnyTime); // before the first is answered
        QTRY_COMPARE(m_audit->loadState(), LoadState::Ready);
        QCOMPARE(shown(), stored({.kind = u"person"_s}));
        filter().set(key(u"second_admin"_s), {}, When::AnyTime);
        filter().clear();
        QTest::qWait(100);
        QCOMPARE(shown(), stored({}));
        filter().set(key(u"second_admin"_s), {}, When::AnyTime);
        m_line.reset();
        QCOMPARE(m_audit->rowCount(), 0);
        QCOMPARE(m_audit->loadState(), LoadState::Idle);
        QVERIFY(filter().isEmpty());
    }

    void daysAreThoseOfTheProject()
    {
        const int offset = m_line->workspace().project().utcOffsetMinutes;
        QVERIFY(offset != 0);
        const auto begins = [offset](int year, unsigned month, unsigned day) {
            return Instant(std::chrono::sys_days(std::chrono::year(year) / month / day)) - std::chrono::minutes(offset);
        };
        m_line->clock().set(begins(2026, 11, 20) - 1ms); // the last moment of the 19th
        QSignalSpy changes(&filter(), &AuditFilter::changed);
        filter().set({}, {}, When::Today);
        QVERIFY(filter().value() == LogFilter{.from = begins(2026, 11, 19)});
        QCOMPARE(filter().words(), QStringList{u"Of 19 Nov 2026"_s});
        QCOMPARE(changes.count(), 1);
        m_line->clock().advance(1ms);
        QCOMPARE(filter().words(), QStringList{u"Of 19 Nov 2026"_s}); // it is still that day's
        filter().set({}, {}, When::Today);
        QCOMPARE(filter().words(), QStringList{u"Of 20 Nov 2026"_s});
        filter().set({}, {}, When::SevenDays);
        QCOMPARE(filter().words(), QStringList{u"7 days, from 14 Nov 2026"_s});
        filter().set({}, {}, When::ThirtyDays);
        QVERIFY(filter().value() == LogFilter{.from = begins(2026, 10, 22)});
        QCOMPARE(filter().words(), QStringList{u"30 days, from 22 Oct 2026"_s});
        filter().set({}, {}, When::Days, u" 2026-10-31"_s, u"2026-11-01 "_s);
        QVERIFY((filter().value() == LogFilter{.from = begins(2026, 10, 31), .until = begins(2026, 11, 2)}));
        QCOMPARE(filter().words(), QStringList{u"31 Oct 2026 to 1 Nov 2026"_s});
        filter().set({}, {}, When::Days, {}, u"2024-02-29"_s);
        QVERIFY(filter().value() == LogFilter{.until = begins(2024, 3, 1)});
        QCOMPARE(filter().words(), QStringList{u"Up to 29 Feb 2024"_s});
        filter().set({}, {}, When::Days, u"2024-02-29"_s);
        QCOMPARE(filter().words(), QStringList{u"From 29 Feb 2024"_s});
        filter().set({}, {}, When::Days, u"2024-02-29"_s, u"2024-02-29"_s);
        QCOMPARE(filter().words(), QStringList{u"Of 29 Feb 2024"_s});
        filter().set({}, {}, When::Days, u"2024-03-01"_s, u"2024-02-29"_s); // no such time
        QVERIFY(filter().isEmpty());
        QCOMPARE(filter().when(), When::AnyTime);
    }

    void badDaysAreToldOf()
    {
        for (const QString &bad : {u"19 Nov"_s, u"2026-13-01"_s, u"2026-02-30"_s, u"26-11-19"_s, u"9999-12-31"_s})
            QVERIFY2(!AuditFilter::dayProblem(bad).isEmpty(), qPrintable(bad));
        for (const QString &good : {QString(), u" "_s, u"2026-11-19"_s, u" 2024-02-29 "_s})
            QVERIFY2(AuditFilter::dayProblem(good).isEmpty(), qPrintable(good));
        QCOMPARE(AuditFilter::daysProblem({}, {}), u"Write the first day, the last day or both."_s);
        QCOMPARE(AuditFilter::daysProblem(u"2026-11-19"_s, u"2026-11-18"_s), u"The last day is before the first."_s);
        QCOMPARE(AuditFilter::daysProblem(u"2026-11-19"_s, u"2026-11-19"_s), QString());
        QCOMPARE(AuditFilter::daysProblem({}, u"2026-11-19"_s), QString());
    }

    void eachPartGoesByItself()
    {
        filter().set(key(u"second_admin"_s), u"role"_s, When::Today);
        const Instant from = *filter().value().from;
        QCOMPARE(filter().words().size(), 3);
        QCOMPARE(filter().words().first(2), (QStringList{u"By Wezi Nyirenda"_s, u"Roles"_s}));
        m_line->clock().advance(24h);
        filter().remove(1);
        QCOMPARE(filter().words().size(), 2);
        QCOMPARE(filter().words().constFirst(), u"By Wezi Nyirenda"_s);
        QCOMPARE(*filter().value().from, from);
        filter().remove(0);
        QVERIFY(filter().value() == LogFilter{.from = from});
        QCOMPARE(filter().authorKey(), QString());
        filter().remove(7);
        QVERIFY(!filter().isEmpty());
        filter().remove(0);
        QVERIFY(filter().isEmpty());
        QCOMPARE(filter().when(), When::AnyTime);
        filter().set(AuthorPickerModel::ruleKey, u"place"_s, When::AnyTime);
        QCOMPARE(filter().words(), (QStringList{u"By a rule of the project"_s, u"Places"_s}));
        filter().set(Id(9, 9).toString(), u"person"_s, When::AnyTime);
        QCOMPARE(filter().words(), (QStringList{u"By somebody who is gone"_s, u"People"_s}));
        filter().set(u"nobody"_s, u"phone"_s, When::AnyTime); // nothing that could be asked for
        QVERIFY(filter().isEmpty());
    }

    void authorsAreFound()
    {
        AuthorPickerModel people;
        const QAbstractItemModelTester tester(&people);
        people.setWorkspace(&m_line->workspace());
        QCOMPARE(at(people, 0, AuthorPickerModel::NameRole).toString(), u"Anyone"_s);
        QCOMPARE(people.keyAt(0), QString());
        QCOMPARE(people.keyAt(1), AuthorPickerModel::ruleKey);
        QCOMPARE(people.rowOf(AuthorPickerModel::ruleKey), 1);
        QCOMPARE(people.rowOf(Id(9, 9).toString()), -1);
        const Project &project = m_line->workspace().project();
        int users = 0;
        for (int row = 0; row < project.people.size(); ++row)
            users += project.people.at(row).kind == Person::Kind::WebUser;
        QCOMPARE(people.rowCount(), users + 2);
        QVERIFY(project.people.find(*Id::fromString(people.keyAt(2)))->isAdmin);
        for (int row = 2; row < people.rowCount(); ++row)
            QCOMPARE(project.people.find(*Id::fromString(people.keyAt(row)))->kind, Person::Kind::WebUser);

        people.setFilter(u" WEZI ny"_s);
        QCOMPARE(people.rowCount(), 1);
        QCOMPARE(people.keyAt(0), key(u"second_admin"_s));
        QCOMPARE(at(people, 0, AuthorPickerModel::ReadingRole).toString(),
                 u"Wezi Nyirenda, "_s + at(people, 0, AuthorPickerModel::NoteRole).toString());
        people.setFilter(u"qqq"_s);
        QCOMPARE(people.rowCount(), 0);
        QCOMPARE(people.nothingFoundText(), u"No web user has “qqq” in the name."_s);
        QCOMPARE(people.nameOf(key(u"second_admin"_s)), u"Wezi Nyirenda"_s);
        QCOMPARE(people.nameOf(Id(9, 9).toString()), u"Somebody who is gone"_s);
        QCOMPARE(people.nameOf({}), u"Anyone"_s);

        DemoLine large(demo::PackSize::M);
        QVERIFY(large.load());
        people.setFilter({});
        people.setWorkspace(&large.workspace());
        QCOMPARE(people.rowCount(), AuthorPickerModel::mostRows + 2);
        QVERIFY2(people.moreText().endsWith(u" more. Type more of the name."_s), qPrintable(people.moreText()));
        people.setWorkspace(nullptr);
        QCOMPARE(people.rowCount(), 0);
    }

private:
    [[nodiscard]] AuditFilter &filter() { return *m_audit->filter(); }
    [[nodiscard]] QString key(const QString &plant) const { return m_line->host().plant(plant).toString(); }
    /// The second admin gives a role another first page.
    [[nodiscard]] bool landAt(const QString &page)
    {
        const qint64 before = m_line->workspace().project().revision;
        return m_line->applyElsewhere(
                   {.entity = m_line->role(u"ddo_role"_s), .field = u"landing_page"_s, .after = page})
               && QTest::qWaitFor([&] { return m_line->workspace().project().revision > before; }, 10000);
    }
    /// Sets of the rows, from the top.
    [[nodiscard]] QList<Id> shown() const
    {
        QList<Id> sets;
        for (int row = 0; row < m_audit->rowCount(); ++row)
            sets << m_audit->entry(m_audit->keyAt(row))->set;
        return sets;
    }
    /// Those that fit by the whole log, which is read for itself.
    [[nodiscard]] QList<Id> stored(const LogFilter &filter) const
    {
        QList<Id> sets;
        const auto rows = m_line->host().store().rowsBefore(0, 1000);
        for (const AuditRow &row : rows ? *rows : QList<AuditRow>()) {
            const bool isAbout = filter.kind.isEmpty()
                                 || std::any_of(row.changes.cbegin(), row.changes.cend(), [&](const Change &change) {
                                        return change.entity.kind == filter.kind;
                                    });
            if (isAbout && (!filter.author || row.author == *filter.author))
                sets << row.set;
        }
        return sets;
    }
    [[nodiscard]] static QStringList readings(const AuditEntry &entry)
    {
        QStringList readings;
        for (int row = 0; row < entry.rowCount(); ++row)
            readings << at(entry, row, AuditEntry::ReadingRole).toString();
        return readings;
    }

    std::unique_ptr<DemoLine> m_line;
    std::unique_ptr<AuditModel> m_audit;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

STEWARD_TEST(AuditFilterTest, "auditfilter", Core)

} // namespace steward

#include "auditfiltertest.moc"
