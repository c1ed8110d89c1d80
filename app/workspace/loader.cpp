// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workspace/loader.h"

#include <iterator>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr int mostRestarts = 5;

template<typename Row>
void append(std::vector<Row> &rows, std::vector<Row> more)
{
    rows.insert(rows.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

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
    m_rows = {};
    m_steps.clear();
    m_rowsDone = 0;
    m_rowsAll = 0;
    m_ticket = m_api.manifest(this, [this](Result<wire::Manifest> manifest) {
        if (!manifest)
            return fail(manifest.error());
        m_manifest = std::move(manifest).value();
        for (const wire::Part &part : std::as_const(m_manifest.parts)) {
            m_rowsAll += part.rows;
            for (int chunk = 0; chunk < part.chunks(); ++chunk)
                m_steps << Step{part.kind, chunk};
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
    m_ticket = m_api.chunk(step.kind, step.chunk, m_manifest.head.revision, this, [this](Result<wire::Rows> chunk) {
        if (!chunk && chunk.error().kind == Error::Kind::Stale && m_restarts++ < mostRestarts)
            return fetchManifest();
        if (!chunk)
            return fail(chunk.error());
        wire::Rows rows = std::move(chunk).value();
        append(m_rows.roles, std::move(rows.roles));
        append(m_rows.people, std::move(rows.people));
        append(m_rows.places, std::move(rows.places));
        m_rowsDone = static_cast<int>(m_rows.roles.size() + m_rows.people.size() + m_rows.places.size());
        fetchNext();
    });
}

void Loader::finish()
{
    if (m_rowsDone != m_rowsAll)
        return fail({.kind = Error::Kind::BadReply, .code = u"snapshot.rows"_s});
    domain::Project project = m_manifest.head;
    project.roles = domain::Table(std::move(m_rows.roles));
    project.people = domain::Table(std::move(m_rows.people));
    project.places = domain::Table(std::move(m_rows.places));
    m_rows = {};
    Q_EMIT loaded({m_me, std::move(project)});
}

void Loader::fail(const Error &error)
{
    m_steps.clear();
    Q_EMIT failed(error);
}

} // namespace steward
