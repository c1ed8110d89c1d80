// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workspace/workspacebook.h"

#include "core/json.h"
#include "domain/replay.h"

#include <QPointer>
#include <QtEndian>

using namespace Qt::StringLiterals;

namespace steward {

using namespace domain;

namespace {

/// First byte of a record. Numbers are never given to something else.
enum Form : char {
    ReplicaForm = 1, ///< length of the head (4 bytes, big-endian), the head, the project's bytes
    AdvanceForm = 2, ///< changes that the server told, as JSON
    PencilForm = 3,  ///< as JSON; the last one counts
};

constexpr qint64 smallBase = 1024 * 1024; // below it, nobody minds the room that is wasted
constexpr qsizetype lengthSize = 4;

Error malformed(const QString &what)
{
    return {.kind = Error::Kind::BadReply, .code = u"vault.content"_s, .detail = what};
}

} // namespace

WorkspaceBook::WorkspaceBook(SealedBook &book, Workspace &workspace, ProjectCodec codec, QObject *parent)
    : QObject(parent)
    , m_book(book)
    , m_workspace(workspace)
    , m_codec(std::move(codec))
{
    m_pencilTimer.setSingleShot(true);
    m_pencilTimer.setInterval(usualPause);
    connect(&m_pencilTimer, &QTimer::timeout, this, &WorkspaceBook::keepPencil);
}

Result<void> WorkspaceBook::open(const QByteArrayList &records)
{
    std::optional<Replica> replica;
    Pencil pencil;
    for (qsizetype i = 0; i < records.size(); ++i) {
        auto result = read(records.at(i), replica, pencil);
        if (!result) {
            Error error = result.error();
            error.detail = u"%1: %2"_s.arg(i + 1).arg(error.detail);
            return error;
        }
        m_added += records.at(i).size();
    }
    if (replica)
        m_workspace.restore(std::move(*replica), std::move(pencil));
    follow();
    return {};
}

void WorkspaceBook::begin()
{
    follow();
    if (m_workspace.loadState() == Workspace::Load::Ready)
        keepAll();
}

void WorkspaceBook::follow()
{
    connect(&m_workspace, &Workspace::replaced, this, &WorkspaceBook::keepAll);
    connect(&m_workspace, &Workspace::advanced, this, &WorkspaceBook::keepAdvance);
    connect(&m_workspace, &Workspace::draftChanged, this, [this] {
        if (!m_pencilTimer.isActive()) // not later and later while somebody types
            m_pencilTimer.start();
    });
}

void WorkspaceBook::flush(const SealedBook::Done &done)
{
    if (m_pencilTimer.isActive()) {
        m_pencilTimer.stop();
        keepPencil();
    }
    if (done)
        m_waiting << done;
    tellWaiting();
}

void WorkspaceBook::keepAll()
{
    if (m_isStopped)
        return;
    m_pencilTimer.stop();
    const auto replica = replicaRecord();
    if (!replica) {
        ++m_underWay;
        return take(replica.error());
    }
    const QByteArrayList records{*replica, pencilRecord()};
    m_base = records.at(0).size() + records.at(1).size();
    m_added = 0;
    m_mustKeepAll = false;
    m_missing.reset();
    m_book.compact(records, answer());
}

void WorkspaceBook::keepAdvance(const QList<Change> &changes, qint64 revision)
{
    const QJsonObject object{{u"revision"_s, revision},
                             {u"syncedAt"_s, toText(m_workspace.syncedAt())},
                             {u"changes"_s, wire::toJson(changes)}};
    add(QByteArray(1, AdvanceForm) + canonicalJson(object));
}

void WorkspaceBook::keepPencil()
{
    if (m_workspace.loadState() == Workspace::Load::Ready)
        add(pencilRecord());
}

void WorkspaceBook::add(const QByteArray &record)
{
    if (m_isStopped)
        return;
    m_added += record.size();
    if (m_mustKeepAll || m_added > std::max(m_base, smallBase))
        return keepAll();
    m_book.add(record, answer());
}

SealedBook::Done WorkspaceBook::answer()
{
    ++m_underWay;
    return [self = QPointer(this)](const Result<void> &result) {
        if (self)
            self->take(result);
    };
}

void WorkspaceBook::take(const Result<void> &result)
{
    --m_underWay;
    if (!result) {
        m_missing = result.error();
        if (result.error().code == "medium.full"_L1)
            m_mustKeepAll = true; // what follows would not fit behind what is there
        else
            m_isStopped = true;
        Q_EMIT failed(result.error());
    }
    tellWaiting();
}

void WorkspaceBook::tellWaiting()
{
    if (m_underWay > 0)
        return;
    const Result<void> result = m_missing ? Result<void>(*m_missing) : Result<void>();
    for (const auto &done : std::exchange(m_waiting, {}))
        done(result);
}

Result<QByteArray> WorkspaceBook::replicaRecord() const
{
    const auto project = m_codec.toBytes(m_workspace.project());
    if (!project)
        return project.error();
    const QByteArray head = canonicalJson(
        QJsonObject{{u"me"_s, wire::toJson(m_workspace.me())}, {u"syncedAt"_s, toText(m_workspace.syncedAt())}});
    QByteArray record(1 + lengthSize, ReplicaForm);
    qToBigEndian(static_cast<quint32>(head.size()), record.data() + 1);
    return record + head + *project;
}

QByteArray WorkspaceBook::pencilRecord() const
{
    return QByteArray(1, PencilForm) + canonicalJson(toJson(m_workspace.pencil()));
}

Result<void> WorkspaceBook::read(const QByteArray &record, std::optional<Replica> &replica, Pencil &pencil) const
{
    const QByteArray body = record.mid(1);
    switch (record.isEmpty() ? 0 : record.front()) {
    case ReplicaForm: {
        auto read = replicaFrom(body);
        if (!read)
            return read.error();
        replica = std::move(read).value();
        pencil = {};
        return {};
    }
    case AdvanceForm: {
        const auto object = parseObject(body);
        if (!object || !replica)
            return malformed(u"advance"_s);
        ObjectReader reader(*object);
        const qint64 revision = reader.integer(u"revision"_s);
        replica->syncedAt = reader.instant(u"syncedAt"_s).value_or(replica->syncedAt);
        const auto changes = wire::changesFromJson(reader.array(u"changes"_s), u"/changes"_s);
        if (!changes || !reader.errors().isEmpty())
            return malformed(u"changes"_s);
        replica->project = replayed(replica->project, *changes, revision);
        return {};
    }
    case PencilForm: {
        const auto object = parseObject(body);
        auto read = object ? pencilFromJson(*object) : Result<Pencil>(object.error());
        if (!read)
            return malformed(u"draft"_s);
        pencil = std::move(read).value();
        return {};
    }
    default:
        return malformed(u"form"_s);
    }
}

Result<Replica> WorkspaceBook::replicaFrom(const QByteArray &body) const
{
    if (body.size() < lengthSize)
        return malformed(u"length"_s);
    const auto length = static_cast<qsizetype>(qFromBigEndian<quint32>(body.constData()));
    if (length > body.size() - lengthSize)
        return malformed(u"length"_s);
    const auto head = parseObject(body.mid(lengthSize, length));
    if (!head)
        return malformed(u"head"_s);
    ObjectReader reader(*head);
    auto me = wire::meFromJson(reader.object(u"me"_s));
    const auto syncedAt = reader.instant(u"syncedAt"_s);
    if (!me || !syncedAt)
        return malformed(u"head"_s);
    auto project = m_codec.fromBytes(body.mid(lengthSize + length));
    if (!project)
        return project.error();
    return Replica{std::move(me).value(), std::move(project).value(), *syncedAt};
}

} // namespace steward
