// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/auditfinder.h"

#include "models/auditlink.h"
#include "models/errortext.h"

using namespace std::chrono_literals;

namespace steward {

namespace {

constexpr auto patience = 400ms; // a wait longer than this says what is awaited

} // namespace

AuditFinder::AuditFinder(QObject *parent)
    : QObject(parent)
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        m_isSlow = true;
        Q_EMIT changed();
    });
}

void AuditFinder::setAudit(AuditModel *audit)
{
    if (m_audit == audit)
        return;
    if (m_audit)
        m_audit->disconnect(this);
    m_ticket.cancel();
    m_audit = audit;
    if (audit)
        connect(audit, &AuditModel::workspaceChanged, this, [this] { dismiss(); });
    dismiss();
    Q_EMIT auditChanged();
}

void AuditFinder::dismiss()
{
    m_ticket.cancel();
    say({}, {});
}

void AuditFinder::say(const QString &title, const QString &text, const QString &requestId)
{
    m_patience.stop();
    m_isSlow = false;
    m_problemTitle = title;
    m_problemText = text;
    m_requestId = requestId;
    Q_EMIT changed();
}

void AuditFinder::open(const QString &text)
{
    dismiss();
    Workspace *workspace = m_audit ? m_audit->workspace() : nullptr;
    const auto link = AuditLink::fromString(text);
    if (!workspace || !link)
        return;
    m_patience.start();
    m_ticket = workspace->api().changeSet(link->set, this, [this](const Result<wire::LogEntry> &entry) {
        if (!entry)
            return fail(entry.error());
        say({}, {});
        m_audit->keep(*entry);
        Q_EMIT found(entry->set.toString());
    });
}

void AuditFinder::fail(const Error &error)
{
    if (error.kind == Error::Kind::Forbidden)
        return say({}, {}); // the page says so already
    if (error.kind == Error::Kind::NotFound)
        return say(tr("There is no such entry in the audit of this project."),
                   tr("The link may have lost a part on its way. Ask for it again."));
    const ErrorText words = errorText(error, Doing::LoadingAudit);
    say(words.title, words.text, error.requestId);
}

QString AuditFinder::waitText() const
{
    return m_isSlow ? tr("Asking the server for the entry") : QString();
}

} // namespace steward
