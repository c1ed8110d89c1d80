// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json.h"
#include "domain/kinds.h"
#include "store/sealed/recordform.h"
#include "store/sealed/storerecords.h"
#include "store/sealed/storestream.h"

using namespace Qt::StringLiterals;

namespace steward {

using namespace storestream;
using namespace storewrites;
using domain::EntityKind;
using domain::Project;

namespace {

Error damaged(const QString &what)
{
    return {.kind = Error::Kind::BadReply, .code = u"vault.damaged"_s, .detail = what};
}

Result<void> whole(const QDataStream &from, const QString &what)
{
    return from.status() == QDataStream::Ok && from.atEnd() ? Result<void>() : damaged(what);
}

Result<void> readObjects(QDataStream &from, const EntityKind &kind, Project &project)
{
    QList<Id> left;
    read(from, left);
    if (!left.isEmpty())
        kind.remove(project, QSet<Id>(left.begin(), left.end()));
    qint64 count = 0;
    for (from >> count; count > 0; --count) {
        qint64 version = 0;
        QByteArray text;
        from >> version >> text;
        const auto object = parseObject(text);
        QString problem;
        if (!object || !kind.add(project, *object, version, &problem))
            return damaged(u"%1: %2"_s.arg(kind.name(), problem));
    }
    return {};
}

Result<void> readProject(QDataStream &from, Project &project)
{
    qint64 count = 0;
    for (from >> project.revision >> count; count > 0; --count) {
        QString name;
        from >> name;
        const EntityKind *kind = domain::kindOf(name);
        if (!kind)
            return damaged(u"a kind that is not known"_s);
        if (const auto done = readObjects(from, *kind, project); !done)
            return done;
    }
    return {};
}

Result<Committed> readCommit(QDataStream &from, const Project &before)
{
    Committed commit;
    from >> commit.record;
    read(from, commit.keys);
    from >> commit.set >> commit.at >> commit.author >> commit.requestDigest >> commit.answer;
    read(from, commit.admits);
    read(from, commit.gone);
    read(from, commit.secret);
    commit.project = before;
    const auto project = readProject(from, commit.project);
    return project ? Result<Committed>(std::move(commit)) : project.error();
}

void readBeside(QDataStream &from, MemoryState &state)
{
    QList<PersonKey> keys;
    read(from, keys);
    for (const PersonKey &key : std::as_const(keys))
        state.keys.insert(key.person, key);
    qint64 count = 0;
    for (from >> count; count > 0 && from.status() == QDataStream::Ok; --count) {
        Instant at;
        Id set;
        Remembered one;
        from >> at >> set >> one.requestDigest >> one.answer;
        state.answered.append({at, set});
        if (!one.requestDigest.isEmpty()) // else somebody in it was erased meanwhile
            state.remembered.insert(set, one);
    }
    read(from, state.members);
    read(from, state.claims);
    read(from, state.codes);
    read(from, state.secrets);
}

Result<void> begin(QDataStream &from, StoreContent &content, const ProjectCodec &codec)
{
    content = {};
    QByteArray bytes;
    from >> content.state.firstRevision >> content.state.headHash >> bytes;
    if (from.status() != QDataStream::Ok)
        return damaged(u"the project"_s);
    auto project = codec.fromBytes(bytes);
    if (!project)
        return project.error();
    content.state.project = std::move(project).value();
    return {};
}

Result<void> addRows(QDataStream &from, MemoryState &state)
{
    QList<LogRecord> rows;
    read(from, rows);
    for (const LogRecord &row : std::as_const(rows)) {
        const auto set = Id::fromString(row.set);
        if (!set)
            return damaged(u"a row of the log"_s);
        state.rowOfSet.insert(*set, state.log.size());
        state.log << row;
    }
    return {};
}

Result<void> addCommits(QDataStream &from, MemoryState &state)
{
    qint64 count = 0;
    for (from >> count; count > 0; --count) {
        const auto commit = state.project ? readCommit(from, *state.project) : damaged(u"a commit to no project"_s);
        if (!commit)
            return commit.error();
        if (from.status() != QDataStream::Ok)
            return damaged(u"a commit"_s);
        apply(state, QList<Committed>{*commit});
    }
    return {};
}

void erase(QDataStream &from, StoreContent &content)
{
    Erased erased;
    from >> erased.marker;
    const auto key = content.state.keys.constFind(erased.marker.person);
    if (key == content.state.keys.constEnd() || !key->key.isEmpty())
        content.visits.forget(erased.marker.person);
    apply(content.state, erased);
}

VisitWrite visitIn(QDataStream &from)
{
    VisitWrite write;
    quint8 what = 0;
    from >> what >> write.session >> write.refusal >> write.read >> write.id >> write.at >> write.from >> write.by
        >> write.number >> write.bytes;
    if (what > quint8(VisitWrite::What::Grow))
        from.setStatus(QDataStream::ReadCorruptData);
    else
        write.what = VisitWrite::What(what);
    return write;
}

MemoryVisits::Rows visitsIn(QDataStream &from)
{
    MemoryVisits::Rows rows;
    read(from, rows.sessions);
    read(from, rows.signIns);
    read(from, rows.reads);
    from >> rows.last;
    return rows;
}

Result<void> replayTogether(QDataStream &from, StoreContent &content, const ProjectCodec &codec)
{
    QList<QByteArray> records;
    read(from, records);
    for (const QByteArray &record : std::as_const(records)) {
        if (record.startsWith(char(RecordForm::Together))) // none is in another
            return damaged(u"records that hold together"_s);
        if (const auto done = storerecords::replay(record, content, codec); !done)
            return done;
    }
    return {};
}

template<typename Write>
Result<void> applyRead(MemoryState &state, const Write &write)
{
    apply(state, write);
    return {};
}

/// What stands behind the form.
Result<void> replayAs(RecordForm form, QDataStream &from, StoreContent &content, const ProjectCodec &codec)
{
    MemoryState &state = content.state;
    switch (form) {
    case RecordForm::Beginning:
        return begin(from, content, codec);
    case RecordForm::Rows:
        return addRows(from, state);
    case RecordForm::Beside:
        readBeside(from, state);
        return {};
    case RecordForm::Visited:
        content.visits.setRows(visitsIn(from));
        return {};
    case RecordForm::Commits:
        return addCommits(from, state);
    case RecordForm::Erased:
        erase(from, content);
        return {};
    case RecordForm::Bound: {
        Bound bound;
        from >> bound.subject >> bound.person;
        return applyRead(state, bound);
    }
    case RecordForm::ClaimSet: {
        ClaimSet set;
        from >> set.digest >> set.person;
        return applyRead(state, set);
    }
    case RecordForm::Claimed: {
        Claimed claimed;
        from >> claimed.digest >> claimed.subject;
        return applyRead(state, claimed);
    }
    case RecordForm::Code: {
        AdmissionCode code;
        from >> code;
        return applyRead(state, code);
    }
    case RecordForm::Visit:
        apply(content.visits, visitIn(from));
        return {};
    case RecordForm::Together:
        return replayTogether(from, content, codec);
    }
    return Error{.kind = Error::Kind::BadReply, .code = u"vault.newer"_s};
}

} // namespace

void apply(Visits &visits, const VisitWrite &write)
{
    switch (write.what) {
    case VisitWrite::What::Begin:
        (void)visits.begin(write.session);
        break;
    case VisitWrite::What::Touch:
        (void)visits.touch(write.id, write.at, write.from);
        break;
    case VisitWrite::What::End:
        (void)visits.end(write.id, write.at, write.by);
        break;
    case VisitWrite::What::Refuse:
        (void)visits.refuse(write.refusal);
        break;
    case VisitWrite::What::Note:
        (void)visits.note(write.read);
        break;
    case VisitWrite::What::Grow:
        (void)visits.grow(write.number, write.bytes);
        break;
    }
}

namespace storerecords {

Result<void> replay(const QByteArray &record, StoreContent &content, const ProjectCodec &codec)
{
    QDataStream from(record);
    from.setVersion(storestream::version);
    quint8 form = 0;
    from >> form;
    if (from.status() != QDataStream::Ok)
        return damaged(u"an empty record"_s);
    const auto done = replayAs(RecordForm(form), from, content, codec);
    return done ? whole(from, u"a record of form %1"_s.arg(form)) : done;
}

} // namespace storerecords

} // namespace steward
