// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workspace/loader.h"

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr int mostRestarts = 5;

} // namespace

Loader::Loader(Api &api, QObject *parent)
    : QObject(parent)
    , m_api(api)
{
}

void Loader::start()
{
    m_ticket.cancel();
    m_restarts = 0;
    m_ticket = m_api.me(this, [this](Result<wire::Me> me) {
        if (!me)
            return fail(me.error());
        m_me = std::move(me).value();
        fetchManifest();
    });
}

void Loader::fetchManifest()
{
    m_rows.clear();
    m_steps.clear();
    m_rowsDone = 0;
    m_rowsAll = 0;
    m_ticket = m_api.manifest(this, [this](Result<wire::Manifest> manifest) {
        if (!manifest)
            return fail(manifest.error());
        m_manifest = std::move(manifest).value();
        for (const wire::Part &part : std::as_const(m_manifest.parts)) {
            m_rowsAll += part.rows;
            domain::RowBatch &rows = *(m_rows[part.kind] = part.kind->batch());
            for (int chunk = 0; chunk < part.chunks(); ++chunk)
                m_steps << Step{part.kind, chunk};
            if (part.table.isEmpty())
                continue;
            if (const auto taken = wire::chunkFromJson(part.table, rows); !taken)
                return fail(taken.error());
            m_rowsDone += rows.size();
        }
        fetchNext();
    });
}

void Loader::fetchNext()
{
    if (m_steps.isEmpty())
        return finish();
    const Step step = m_steps.takeFirst();
    m_kind = step.kind;
    Q_EMIT progressed();
    domain::RowBatch &rows = *m_rows.at(m_kind);
    const int before = rows.size();
    m_ticket = m_api.chunk(*m_kind, step.chunk, m_manifest.head.revision, rows, this,
                           [this, &rows, before](const Result<void> &chunk) {
                               if (!chunk && chunk.error().kind == Error::Kind::Stale && m_restarts++ < mostRestarts)
                                   return fetchManifest();
                               if (!chunk)
                                   return fail(chunk.error());
                               m_rowsDone += rows.size() - before;
                               fetchNext();
                           });
}

void Loader::finish()
{
    if (m_rowsDone != m_rowsAll)
        return fail({.kind = Error::Kind::BadReply, .code = u"snapshot.rows"_s});
    domain::Project project = m_manifest.head;
    for (const auto &[kind, rows] : m_rows)
        rows->moveTo(project);
    m_rows.clear();
    Q_EMIT loaded({m_me, std::move(project)});
}

void Loader::fail(const Error &error)
{
    m_steps.clear();
    Q_EMIT failed(error);
}

} // namespace steward
