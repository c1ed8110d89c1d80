// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/replay.h"
#include "store/contract.h"

#include <QElapsedTimer>

using namespace Qt::StringLiterals;

namespace steward {

/// The state: what comes back, and how fast.
class ProjectContractTest : public ContractTest
{
    Q_OBJECT

public:
    using ContractTest::ContractTest;

private Q_SLOTS:
    void anEmptyStoreSaysSo()
    {
        QCOMPARE(m_store->load().error().kind, Error::Kind::NotFound);
        QCOMPARE(m_store->load().error().code, u"store.empty"_s);
        QCOMPARE(m_store->commit(samples::history().first()).error().code, u"store.empty"_s);
        QCOMPARE(m_store->verify().error().code, u"store.empty"_s);
        QCOMPARE(m_store->rowCount().value(), 0);
        QVERIFY(m_store->rowsAfter(0, 10)->isEmpty());
    }

    void aProjectOfOddValuesComesBackWhole()
    {
        const domain::Project project = samples::project();
        QVERIFY(m_store->create(project));
        const auto loaded = m_store->load();
        QVERIFY2(loaded, loaded ? "" : qPrintable(loaded.error().detail));
        QCOMPARE(loaded->roles.at(0).permissions.toJson(), project.roles.at(0).permissions.toJson());
        QVERIFY(loaded->roles.at(0).permissions.unknown().contains(u"permission_of_2031"_s));
        QCOMPARE(loaded->roles.at(0).rest, project.roles.at(0).rest);
        QCOMPARE(loaded->people.at(1).name, project.people.at(1).name);
        QCOMPARE(loaded->people.at(1).handle, project.people.at(1).handle);
        QVERIFY(!loaded->people.at(0).lastSignIn);
        QCOMPARE(loaded->places.at(0).cases, std::optional<qint64>(9'007'199'254'740'993));
        QCOMPARE(loaded->places.at(1).cases, std::optional<qint64>(0));
        QVERIFY(!loaded->places.at(2).cases);
        QVERIFY(loaded->roles == project.roles);
        QVERIFY(loaded->people == project.people);
        QVERIFY(loaded->places == project.places);
        QVERIFY(*loaded == project);
        QCOMPARE(domain::stateHash(*loaded), domain::stateHash(project));
    }

    /// Apart from the samples: a file from before there was such a list must still open as they are.
    void settingsNotOfferedComeBack()
    {
        domain::Project project = samples::project();
        project.capabilities.settingsNotOffered = {u"two_factor_auth"_s, u"secure_sessions"_s};
        project.capabilities.whyNotOffered = {{u"two_factor_auth"_s, {u"not_built"_s, u"Not yet."_s}}};
        QVERIFY(m_store->create(project));
        QVERIFY(*m_store->load() == project);
    }

    void onlyAnEmptyStoreTakesAProject()
    {
        QVERIFY(m_store->create(samples::project()));
        domain::Project other = samples::project();
        other.name = u"Other"_s;
        QCOMPARE(m_store->create(other).error().kind, Error::Kind::Objection);
        QCOMPARE(m_store->create(other).error().code, u"store.not_empty"_s);
        QCOMPARE(m_store->load()->name, u"Health posts"_s);
    }

    void everyCommitLeadsToItsState()
    {
        QVERIFY(m_store->create(samples::project()));
        for (const Commit &commit : samples::history()) {
            QVERIFY(m_store->commit(commit));
            QVERIFY2(*m_store->load() == commit.project, qPrintable(u"revision %1"_s.arg(commit.project.revision)));
            QCOMPARE(domain::stateHash(*m_store->load()), domain::stateHash(commit.project));
        }
    }

    /// A person removed and made anew in one set stands at the end, in the table as in the store.
    void theOrderOfRowsIsKept()
    {
        QVERIFY(m_store->create(samples::project()));
        domain::Project after = samples::project();
        const domain::Person moved = *after.people.find(samples::wezi);
        after.people = after.people.without(samples::wezi).with(moved);
        Commit commit = samples::renaming(samples::project(), u"Clerk 2"_s);
        commit.project.people = after.people;
        const domain::EntityRef entity{u"person"_s, samples::wezi};
        commit.changes << domain::Change{.entity = entity, .op = domain::Change::Op::Remove}
                       << domain::Change{.entity = entity, .op = domain::Change::Op::Create};
        QVERIFY(m_store->commit(commit));
        QCOMPARE(m_store->load()->people.at(1).id, samples::wezi);
        QVERIFY(*m_store->load() == commit.project);
    }

    /// Whoever plays the rows onto an earlier state holds what is stored, row by row in the same order.
    void theLogLeadsToTheState()
    {
        commitHistory();
        domain::Project played = samples::project();
        const auto rows = m_store->rowsAfter(0, 100);
        QCOMPARE(rows->size(), samples::history().size());
        for (const AuditRow &row : *rows)
            played = domain::replayed(played, row.changes, row.revision);
        QVERIFY(played == *m_store->load());
    }

    /// Pack M: 2,000 places, 3,000 people. The limit is ten times what it takes with sanitizers on a slow machine: it
    /// is there to catch a read that has become quadratic.
    void aLargeProjectLoadsAtOnce()
    {
        const domain::Project large = samples::project(3000, 2000);
        QVERIFY(m_store->create(large));
        QElapsedTimer timer;
        timer.start();
        const auto loaded = m_store->load();
        const qint64 took = timer.elapsed();
        QVERIFY(loaded);
        QVERIFY(*loaded == large);
        qInfo("loaded in %lld ms", took);
        QVERIFY(took < 5000);
    }
};

static const bool isRegistered = registerContract<ProjectContractTest>("contractproject");

} // namespace steward

#include "contractprojecttest.moc"
