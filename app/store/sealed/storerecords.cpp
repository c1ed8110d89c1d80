// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/sealed/storerecords.h"

#include "core/json.h"
#include "domain/kinds.h"
#include "store/sealed/recordform.h"
#include "store/sealed/storestream.h"

#include <algorithm>

namespace steward {

using namespace storestream;
using namespace storewrites;
using domain::EntityKind;
using domain::Project;

namespace {

constexpr qsizetype rowsAtOnce = 1024 * 1024; ///< bytes of a record of rows, about

class Written
{
public:
    explicit Written(RecordForm form)
        : stream(&m_bytes, QIODevice::WriteOnly)
    {
        stream.setVersion(storestream::version);
        stream << quint8(form);
    }
    [[nodiscard]] QByteArray bytes() const { return m_bytes; }

private:
    QByteArray m_bytes;

public:
    QDataStream stream;
};

// The objects that a commit touches, as they are after it

void writeObjects(QDataStream &to, const Committed &commit, const EntityKind &kind)
{
    QList<Id> left;
    for (const domain::EntityRef &entity : commit.left) {
        if (entity.kind == kind.name())
            left << entity.id;
    }
    std::vector<int> rows;
    for (const domain::EntityRef &entity : commit.touched) {
        if (const int row = entity.kind == kind.name() ? kind.indexOf(commit.project, entity.id) : -1; row >= 0)
            rows.push_back(row);
    }
    std::ranges::sort(rows); // what is new stands behind the others, in this order
    write(to, left);
    to << qint64(rows.size());
    for (const int row : rows)
        to << kind.versionAt(commit.project, row) << canonicalJson(kind.objectAt(commit.project, row));
}

void writeProject(QDataStream &to, const Committed &commit)
{
    QSet<QString> names;
    for (const domain::EntityRef &entity : commit.touched)
        names.insert(entity.kind);
    QList<const EntityKind *> kinds;
    for (const EntityKind *kind : domain::kinds()) {
        if (names.contains(kind->name()))
            kinds << kind;
    }
    to << commit.project.revision << qint64(kinds.size());
    for (const EntityKind *kind : std::as_const(kinds)) {
        to << QString(kind->name());
        writeObjects(to, commit, *kind);
    }
}

void writeCommit(QDataStream &to, const Committed &commit)
{
    to << commit.record;
    write(to, commit.keys);
    to << commit.set << commit.at << commit.author << commit.requestDigest << commit.answer;
    write(to, commit.admits);
    write(to, commit.gone);
    write(to, commit.secret);
    writeProject(to, commit);
}

Result<QByteArray> beginning(const Project &project, qint64 firstRevision, const QByteArray &headHash,
                             const ProjectCodec &codec)
{
    const auto bytes = codec.toBytes(project);
    if (!bytes)
        return bytes;
    Written to(RecordForm::Beginning);
    to.stream << firstRevision << headHash << *bytes;
    return to.bytes();
}

/// Writes what a write is, behind its form.
struct Writing
{
    const ProjectCodec &codec;

    Result<QByteArray> operator()(const Created &created) const
    {
        return beginning(created.project, created.project.revision,
                         genesisHash(created.project.id, created.project.revision), codec);
    }
    Result<QByteArray> operator()(const QList<Committed> &commits) const
    {
        Written to(RecordForm::Commits);
        to.stream << qint64(commits.size());
        for (const Committed &commit : commits)
            writeCommit(to.stream, commit);
        return to.bytes();
    }
    Result<QByteArray> operator()(const Erased &erased) const
    {
        Written to(RecordForm::Erased);
        to.stream << erased.marker;
        return to.bytes();
    }
    Result<QByteArray> operator()(const Bound &bound) const
    {
        Written to(RecordForm::Bound);
        to.stream << bound.subject << bound.person;
        return to.bytes();
    }
    Result<QByteArray> operator()(const ClaimSet &set) const
    {
        Written to(RecordForm::ClaimSet);
        to.stream << set.digest << set.person;
        return to.bytes();
    }
    Result<QByteArray> operator()(const Claimed &claimed) const
    {
        Written to(RecordForm::Claimed);
        to.stream << claimed.digest << claimed.subject;
        return to.bytes();
    }
    Result<QByteArray> operator()(const AdmissionCode &code) const
    {
        Written to(RecordForm::Code);
        to.stream << code;
        return to.bytes();
    }
};

QByteArray beside(const MemoryState &state)
{
    Written to(RecordForm::Beside);
    write(to.stream, state.keys.values());
    to.stream << qint64(state.answered.size());
    for (const auto &[at, set] : state.answered) {
        const Remembered one = state.remembered.value(set);
        to.stream << at << set << one.requestDigest << one.answer;
    }
    write(to.stream, state.members);
    write(to.stream, state.claims);
    write(to.stream, state.codes);
    write(to.stream, state.secrets);
    return to.bytes();
}

} // namespace

namespace storerecords {

Result<QByteArray> recordOf(const StoreWrite &write, const ProjectCodec &codec)
{
    return std::visit(Writing{codec}, write);
}

QByteArray recordOf(const VisitWrite &write)
{
    Written to(RecordForm::Visit);
    to.stream << quint8(write.what) << write.session << write.refusal << write.read << write.id << write.at
              << write.from << write.by << write.number << write.bytes;
    return to.bytes();
}

QByteArray recordOf(const QByteArrayList &records)
{
    Written to(RecordForm::Together);
    write(to.stream, records);
    return to.bytes();
}

Result<QByteArrayList> recordsOf(const MemoryState &state, const MemoryVisits::Rows &visits, const ProjectCodec &codec)
{
    if (!state.project)
        return QByteArrayList();
    auto first = beginning(*state.project, state.firstRevision, state.headHash, codec);
    if (!first)
        return first.error();
    QByteArrayList records{std::move(first).value()};
    for (qsizetype next = 0; next < state.log.size();) {
        QList<LogRecord> rows;
        for (qsizetype size = 0; next < state.log.size() && size < rowsAtOnce; ++next) {
            rows << state.log.at(next);
            size += sizeOf(rows.constLast());
        }
        Written to(RecordForm::Rows);
        write(to.stream, rows);
        records << to.bytes();
    }
    records << beside(state);
    Written to(RecordForm::Visited);
    write(to.stream, visits.sessions);
    write(to.stream, visits.signIns);
    write(to.stream, visits.reads);
    to.stream << visits.last;
    records << to.bytes();
    return records;
}

bool isOfBase(const QByteArray &record)
{
    return !record.isEmpty() && quint8(record.front()) <= quint8(RecordForm::Visited);
}

bool isErasure(const QByteArray &record)
{
    return record.startsWith(char(RecordForm::Erased));
}

} // namespace storerecords

} // namespace steward
