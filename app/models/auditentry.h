// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/auditfields.h"
#include "models/auditmodel.h"

#include <QAbstractListModel>
#include <QTimer>

namespace steward {

/// One entry of the audit in full; its rows are the fields, before → after.
class AuditEntry : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(steward::AuditModel *audit READ audit WRITE setAudit NOTIFY auditChanged REQUIRED FINAL)
    Q_PROPERTY(QString key READ key WRITE setKey NOTIFY changed FINAL)
    Q_PROPERTY(bool isThere READ isThere NOTIFY changed FINAL)
    Q_PROPERTY(QString title READ title NOTIFY changed FINAL)
    Q_PROPERTY(QString author READ author NOTIFY changed FINAL)
    Q_PROPERTY(QString authorText READ authorText NOTIFY changed FINAL)
    Q_PROPERTY(QString initials READ initials NOTIFY changed FINAL)
    Q_PROPERTY(QStringList facts READ facts NOTIFY changed FINAL)
    Q_PROPERTY(QString reason READ reason NOTIFY changed FINAL)
    Q_PROPERTY(QString countText READ countText NOTIFY changed FINAL)
    Q_PROPERTY(bool showsAll READ showsAll WRITE setShowsAll NOTIFY changed FINAL)
    Q_PROPERTY(QString allBlocked READ allBlocked NOTIFY changed FINAL)
    Q_PROPERTY(QString link READ link NOTIFY changed FINAL)
    Q_PROPERTY(QString chainText READ chainText NOTIFY changed FINAL)
    Q_PROPERTY(bool isVerified READ isVerified NOTIFY changed FINAL)
    Q_PROPERTY(QString backLabel READ backLabel NOTIFY changed FINAL)
    Q_PROPERTY(QString backText READ backText NOTIFY changed FINAL)
    Q_PROPERTY(QString backBlocked READ backBlocked NOTIFY changed FINAL)

public:
    enum Roles {
        TitleRole = Qt::UserRole + 1,
        FieldRole,   ///< the technical name, as in the API
        SubjectRole, ///< empty when the entry is about one object
        WasRole,
        NowRole,
        MarkRole,    ///< Mark
        BecauseRole, ///< "follows from Full Organization Access"; empty: asked for
        ReadingRole,
    };
    Q_ENUM(Roles)
    enum class Mark { Changed, Added, Removed, Same };
    Q_ENUM(Mark)

    explicit AuditEntry(QObject *parent = nullptr);

    [[nodiscard]] AuditModel *audit() const { return m_audit; }
    void setAudit(AuditModel *audit);
    [[nodiscard]] QString key() const { return m_key; }
    void setKey(const QString &key);

    [[nodiscard]] bool isThere() const { return entry() != nullptr; }
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString author() const;
    [[nodiscard]] QString authorText() const; ///< with his role at that time, where it can be told
    [[nodiscard]] QString initials() const;
    [[nodiscard]] QStringList facts() const; ///< moment, from where, set
    [[nodiscard]] QString reason() const;
    [[nodiscard]] QString countText() const; ///< "3 fields"; "3 of 54 fields"
    /// All fields of the object are wanted: stays so from entry to entry, where it can be done.
    [[nodiscard]] bool showsAll() const { return m_showsAll; }
    void setShowsAll(bool all);
    [[nodiscard]] QString allBlocked() const; ///< why they cannot be shown; empty: they can
    [[nodiscard]] QString link() const;       ///< AuditLink, to copy
    [[nodiscard]] QString chainText() const;
    [[nodiscard]] bool isVerified() const; ///< the chain holds as far as here
    [[nodiscard]] QString
    backLabel() const; ///< "Undo" within the window for what was applied here, else "Put this back"
    [[nodiscard]] QString backText() const;    ///< what it would stage
    [[nodiscard]] QString backBlocked() const; ///< why it cannot be; empty: it can

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void auditChanged();
    void changed();

private:
    [[nodiscard]] const wire::LogEntry *entry() const { return m_shown && m_workspace ? &*m_shown : nullptr; }
    [[nodiscard]] const JournalEntry *undoable() const;
    [[nodiscard]] QString valueOf(const domain::Change &change, bool isAfter) const;
    [[nodiscard]] AuditFields allFields() const;
    void follow();
    void forget();
    void look();
    void restate();
    void lay();

    QPointer<AuditModel> m_audit;
    QPointer<Workspace> m_workspace; ///< the audit's
    QString m_key;
    std::optional<wire::LogEntry> m_shown;
    QList<AuditFields::Field> m_rows;
    bool m_showsAll = false;
    QTimer m_window; ///< to undo in, of an entry that was applied here
};

} // namespace steward
