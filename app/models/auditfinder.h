// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/auditmodel.h"

#include <QTimer>

namespace steward {

/// Goes where a link leads: asks the server for the one entry, which may be far below what the list has, and gives it
/// to the audit.
class AuditFinder : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(steward::AuditModel *audit READ audit WRITE setAudit NOTIFY auditChanged REQUIRED FINAL)
    Q_PROPERTY(QString waitText READ waitText NOTIFY changed FINAL)
    Q_PROPERTY(QString problemTitle READ problemTitle NOTIFY changed FINAL)
    Q_PROPERTY(QString problemText READ problemText NOTIFY changed FINAL)
    Q_PROPERTY(QString requestId READ requestId NOTIFY changed FINAL)

public:
    explicit AuditFinder(QObject *parent = nullptr);

    [[nodiscard]] AuditModel *audit() const { return m_audit; }
    void setAudit(AuditModel *audit);

    /// Ends in found() or in a problem; a second link takes the place of the first.
    Q_INVOKABLE void open(const QString &link);
    /// The problem was read.
    Q_INVOKABLE void dismiss();

    [[nodiscard]] QString waitText() const; ///< what is awaited, from 400 ms on; else empty
    [[nodiscard]] QString problemTitle() const { return m_problemTitle; }
    [[nodiscard]] QString problemText() const { return m_problemText; }
    [[nodiscard]] QString requestId() const { return m_requestId; }

Q_SIGNALS:
    void auditChanged();
    void changed();
    void found(const QString &key);

private:
    void fail(const Error &error);
    void say(const QString &title, const QString &text, const QString &requestId = {});

    QPointer<AuditModel> m_audit;
    Ticket m_ticket;
    QTimer m_patience;
    bool m_isSlow = false;
    QString m_problemTitle;
    QString m_problemText;
    QString m_requestId;
};

} // namespace steward
