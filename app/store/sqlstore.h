// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/store.h"

namespace steward {

class SqlCommit;
class SqlDatabase;
class SqlTransaction;
class SqlVisits;
struct LogRecord;
struct SqlKnown;

/// One project in one database, a SQLite file or a PostgreSQL (see SqlDatabase for their names): objects in ordinary
/// tables that operators may read, the log beside them. Every write is one transaction, on the disk when it returns.
/// Several stores, in several processes, may have one database open: whoever commits second on the same revision is
/// told Error::Stale. Must be used in the thread that made it.
class SqlStore final : public Store
{
public:
    /// What is there; a mistyped place makes nothing. Errors: see SqlDatabase. \a clock dates erasures; none: the
    /// system's.
    [[nodiscard]] static Result<std::unique_ptr<SqlStore>> open(const QString &place,
                                                                std::shared_ptr<const Clock> clock = {});
    /// As open(), to look and not to touch: whatever writes is refused with "store.readonly".
    [[nodiscard]] static Result<std::unique_ptr<SqlStore>> openToRead(const QString &place);
    /// As open(), and makes the file, or the tables, where there are none.
    [[nodiscard]] static Result<std::unique_ptr<SqlStore>> make(const QString &place,
                                                                std::shared_ptr<const Clock> clock = {});
    ~SqlStore() override;
    Q_DISABLE_COPY_MOVE(SqlStore)

    Result<void> create(const domain::Project &project) override;
    [[nodiscard]] Result<domain::Project> load() const override;                 ///< O(objects)
    Result<QList<AuditRow>> commitAll(std::span<const Commit> commits) override; ///< O(changes)
    Result<void> atOnce(const std::function<Result<void>()> &work) override;

    [[nodiscard]] Result<QList<AuditRow>> rowsAfter(qint64 after, int limit) const override;
    [[nodiscard]] Result<QList<AuditRow>> rowsBefore(qint64 before, int limit) const override;
    [[nodiscard]] Result<QList<AuditRow>> rowsTouching(const Id &object, qint64 after, qint64 upTo) const override;
    [[nodiscard]] Result<LogFinds> find(const LogSearch &search) const override;
    [[nodiscard]] Result<AuditRow> row(const Id &set) const override;
    [[nodiscard]] Result<qint64> rowCount() const override;
    [[nodiscard]] Result<qint64> revision() const override;
    bool watch(std::function<void()> changed) override; ///< false of SQLite
    [[nodiscard]] std::optional<Remembered> remembered(const Id &set) const override;
    [[nodiscard]] Result<std::unique_ptr<Verification>> verification() const override;

    /// Also takes the key out of the database's files: of SQLite's write-ahead file, and of PostgreSQL's tables. Error
    /// "store.busy" when another process still reads a state before: the person is erased, but to be sure of the files
    /// call again. What PostgreSQL's write-ahead log, its backups and its other servers keep goes when they let it go.
    Result<void> erasePerson(const Id &person) override;

    [[nodiscard]] Result<Id> memberFor(const Subject &subject) const override;
    Result<void> bindMember(const Subject &subject, const Id &person) override;
    Result<void> setClaim(const QByteArray &codeDigest, const Id &person) override;
    Result<Id> claim(const QByteArray &codeDigest, const Subject &subject) override;
    Result<void> setAdmissionCode(const AdmissionCode &code) override;
    [[nodiscard]] Result<std::optional<AdmissionCode>> admissionCode(const Id &id) const override;
    [[nodiscard]] Result<QByteArray> sealedSecret(const SecretRef &ref) const override;
    [[nodiscard]] Visits &visits() override;

private:
    SqlStore(std::unique_ptr<SqlDatabase> database, std::shared_ptr<const Clock> clock);
    [[nodiscard]] static Result<std::unique_ptr<SqlStore>> from(Result<std::unique_ptr<SqlDatabase>> database,
                                                                std::shared_ptr<const Clock> clock);

    Result<QList<AuditRow>> write(SqlCommit &commit, SqlTransaction &transaction);
    [[nodiscard]] Result<QList<AuditRow>> read(const QString &which, const QVariantList &values) const;
    [[nodiscard]] Result<QList<AuditRow>> opened(const Result<QList<LogRecord>> &records) const;

    std::unique_ptr<SqlDatabase> m_database;
    std::unique_ptr<SqlVisits> m_visits;
    std::unique_ptr<SqlKnown> m_known; ///< from the last commit
    std::shared_ptr<const Clock> m_clock;
};

} // namespace steward
