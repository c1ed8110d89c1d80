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
    m_standing = wire::Standing::Fits;
    fetchContract();
}

/// First: whatever cannot be read after it may have its reason there.
void Loader::fetchContract()
{
    const auto takeMe = [this](Result<wire::Me> me) {
        if (!me)
            return fail(me.error());
        m_me = std::move(me).value();
        fetchManifest();
    };
    m_ticket = m_api.contract(this, [this, takeMe](const Result<wire::Contract> &contract) {
        if (!contract)
            return fail(contract.error());
        m_standing = wire::standing(*contract);
        m_ticket = m_api.me(this, takeMe);
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
            for (int pack = 0; pack < part.packs; ++pack)
                m_steps << Step{part.kind, pack};
            if (part.table.isEmpty())
                continue;
            if (const auto taken = m_rows.addTable(*part.kind, part.table); !taken)
                return fail(taken.error());
        }
        m_rowsDone = m_rows.size();
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
    m_ticket = m_api.pack(*m_kind, step.pack, m_manifest.head.revision, m_rows, this, [this](const Result<void> &pack) {
        if (!pack && pack.error().kind == Error::Kind::Stale && m_restarts++ < mostRestarts)
            return fetchManifest();
        if (!pack)
            return fail(pack.error());
        m_rowsDone = m_rows.size();
        fetchNext();
    });
}

void Loader::finish()
{
    if (m_rowsDone != m_rowsAll)
        return fail({.kind = Error::Kind::BadReply, .code = u"snapshot.rows"_s});
    domain::Project project = m_manifest.head;
    m_rows.moveTo(project);
    Q_EMIT loaded({m_me, std::move(project), {m_standing, m_manifest.newerKinds, m_manifest.newerEnvironment}});
}

void Loader::fail(const Error &error)
{
    m_steps.clear();
    Error told = error;
    if (m_standing == wire::Standing::TooOld && error.kind == Error::Kind::BadReply)
        told.code = tooOld;
    Q_EMIT failed(told);
}

} // namespace steward
