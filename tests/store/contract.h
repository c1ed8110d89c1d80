// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/samples.h"
#include "store/sealedagain.h"
#include "store/store.h"
#include "support/testmain.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <string>

namespace steward {

/// What every store must do, by duties: each test function runs once per kind of store, with an empty one.
class ContractTest : public QObject
{
    Q_OBJECT

public:
    enum class Kind { Memory, Sealed, Sqlite, Postgres };
    Q_ENUM(Kind)

    explicit ContractTest(QList<Kind> kinds)
        : m_kinds(std::move(kinds))
    {
    }

protected:
    /// An empty one of the kind that is tested; of PostgreSQL the one before it is gone with that.
    [[nodiscard]] std::unique_ptr<Store> makeStore();
    /// Leads the store to the end of samples::history().
    void commitHistory();
    [[nodiscard]] ChainCheck check() const;
    [[nodiscard]] static QList<qint64> revisions(const Result<QList<AuditRow>> &rows);

    std::shared_ptr<SetClock> m_clock;
    std::unique_ptr<Store> m_store;

private Q_SLOTS:
    void initTestCase_data();
    void init();
    void cleanup();

private:
    [[nodiscard]] std::unique_ptr<Store> makeSealed();

    const ProjectCodec m_codec = tests::heldCodec();
    std::shared_ptr<SealedBook> m_book; ///< of the sealed store made last
    QList<Kind> m_kinds;
    std::unique_ptr<QTemporaryDir> m_directory;
    int m_files = 0;
};

/// At the end of each file. Under \a name the stores that need no server; PostgreSQL in the group "contract_postgres",
/// which shares one cluster: another program, so that neither waits for the other's disk.
template<typename Test>
bool registerContract(const std::string &name)
{
    const auto add = [](const std::string &as, const QList<ContractTest::Kind> &kinds) {
        return tests::registerTest(as.c_str(), tests::Needs::Core, [kinds] { return std::make_unique<Test>(kinds); });
    };
    using Kind = ContractTest::Kind;
    return add(name, {Kind::Memory, Kind::Sealed, Kind::Sqlite}) && add("contract_postgres." + name, {Kind::Postgres});
}

} // namespace steward
