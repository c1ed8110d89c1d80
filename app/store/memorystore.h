// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/memorystate.h"
#include "store/memoryvisits.h"

namespace steward {

/// A store that ends with the program: for the demo, for the browser, for tests. Keeps the log in the same form as
/// SqlStore, seals and all, so that what is true of one is true of the other. load() O(1), a commit O(changes).
class MemoryStore : public Store
{
public:
    /// \a clock dates erasures; none: the system's.
    explicit MemoryStore(std::shared_ptr<const Clock> clock = {});
    ~MemoryStore() override;
    Q_DISABLE_COPY_MOVE(MemoryStore)

    Result<void> create(const domain::Project &project) override;
    [[nodiscard]] Result<domain::Project> load() const override;
    Result<QList<AuditRow>> commitAll(std::span<const Commit> commits) override;

    /// Has nobody beside it, and so nothing to do. \a work writes once at most: two would not be undone together.
    Result<void> atOnce(const std::function<Result<void>()> &work) override { return work(); }

    [[nodiscard]] Result<QList<AuditRow>> rowsAfter(qint64 after, int limit) const override;
    [[nodiscard]] Result<QList<AuditRow>> rowsBefore(qint64 before, int limit) const override;
    [[nodiscard]] Result<QList<AuditRow>> rowsTouching(const Id &object, qint64 after, qint64 upTo) const override;
    [[nodiscard]] Result<LogFinds> find(const LogSearch &search) const override;
    [[nodiscard]] Result<AuditRow> row(const Id &set) const override;
    [[nodiscard]] Result<qint64> rowCount() const override;
    [[nodiscard]] Result<qint64> revision() const override;
    [[nodiscard]] std::optional<Remembered> remembered(const Id &set) const override;
    [[nodiscard]] Result<std::unique_ptr<Verification>> verification() const override;

    Result<void> erasePerson(const Id &person) override;

    [[nodiscard]] Result<Id> memberFor(const Subject &subject) const override;
    Result<void> bindMember(const Subject &subject, const Id &person) override;
    Result<void> setClaim(const QByteArray &codeDigest, const Id &person) override;
    Result<Id> claim(const QByteArray &codeDigest, const Subject &subject) override;
    Result<void> setAdmissionCode(const AdmissionCode &code) override;
    [[nodiscard]] Result<std::optional<AdmissionCode>> admissionCode(const Id &id) const override;
    [[nodiscard]] Result<QByteArray> sealedSecret(const SecretRef &ref) const override;
    [[nodiscard]] Visits &visits() override { return m_visits; }

protected:
    /// Called with all that is about to be changed but of visits(), when it is known to be good. An error: nothing is
    /// changed, and the caller is told it.
    virtual Result<void> keep(const StoreWrite & /*write*/) { return {}; }

    MemoryState m_state; ///< open to the tests that damage it
    MemoryVisits m_visits;

private:
    class Walk;
    class Batch;

    Result<void> write(const StoreWrite &write);
    [[nodiscard]] Result<QList<AuditRow>> read(qsizetype first, int step, int limit) const;
    /// Adds the row to \a rows, its size to \a size.
    Result<void> read(const LogRecord &record, QList<AuditRow> &rows, qsizetype &size) const;

    std::shared_ptr<const Clock> m_clock;
};

} // namespace steward
