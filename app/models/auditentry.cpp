// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/auditentry.h"

#include "domain/authority.h"
#include "domain/changes.h"
#include "models/audittext.h"
#include "models/fieldtext.h"
#include "models/format.h"

using namespace Qt::StringLiterals;

namespace steward {

using namespace domain;

namespace {

/// Eight hex digits of a digest, as people compare them.
QString shortHash(const QString &hash)
{
    return hash.left(4) + u' ' + hash.mid(4, 4);
}

AuditEntry::Mark markOf(const Change &change)
{
    if (change.op == Change::Op::Create || (change.op == Change::Op::Update && isAddition(change)))
        return AuditEntry::Mark::Added;
    return change.op == Change::Op::Remove || isRemoval(change) ? AuditEntry::Mark::Removed : AuditEntry::Mark::Changed;
}

} // namespace

AuditEntry::AuditEntry(QObject *parent)
    : QAbstractListModel(parent)
{
}

void AuditEntry::setAudit(AuditModel *audit)
{
    if (m_audit == audit)
        return;
    if (m_audit)
        m_audit->disconnect(this);
    m_audit = audit;
    if (audit) {
        connect(audit, &AuditModel::loadChanged, this, &AuditEntry::reload);
        connect(audit, &QAbstractItemModel::modelReset, this, &AuditEntry::reload);
    }
    reload();
    Q_EMIT auditChanged();
}

void AuditEntry::setKey(const QString &key)
{
    if (m_key == key)
        return;
    beginResetModel();
    m_key = key;
    endResetModel();
    Q_EMIT changed();
}

void AuditEntry::reload()
{
    beginResetModel();
    endResetModel();
    Q_EMIT changed();
}

const wire::LogEntry *AuditEntry::entry() const
{
    return m_audit ? m_audit->entry(m_key) : nullptr;
}

QString AuditEntry::title() const
{
    const wire::LogEntry *shown = entry();
    if (!shown)
        return {};
    const auto only = onlyEntity(*shown);
    if (!only)
        return tr("Set %1").arg(QLocale().toString(shown->revision));
    const QString name = nameThen(*shown, *only, workspace()->project());
    const Change &first = shown->changes.constFirst();
    if (first.op != Change::Op::Update)
        return name;
    //: %1 is the name of a role or person; versions are numbers
    return tr("%1, version %2 to %3")
        .arg(name, QLocale().toString(first.baseVersion), QLocale().toString(shown->revision));
}

QString AuditEntry::author() const
{
    const wire::LogEntry *shown = entry();
    if (!shown)
        return {};
    if (shown->author.isNull())
        return tr("A rule of the project");
    return shown->authorName.isEmpty() ? tr("Someone who was erased") : shown->authorName;
}

QString AuditEntry::initials() const
{
    return entry() ? steward::initials(entry()->authorName) : QString();
}

QStringList AuditEntry::facts() const
{
    const wire::LogEntry *shown = entry();
    if (!shown)
        return {};
    const Format format(workspace()->project().utcOffsetMinutes);
    QStringList facts{u"%1, %2"_s.arg(format.shortDate(shown->at), format.timeWithSeconds(shown->at))};
    if (!shown->from.isEmpty())
        facts << tr("from %1").arg(shown->from);
    return facts << tr("change set %1").arg(format.count(shown->revision));
}

QString AuditEntry::reason() const
{
    return entry() ? entry()->reason : QString();
}

QString AuditEntry::countText() const
{
    return entry() ? tr("%n field(s)", nullptr, rowCount()) : QString();
}

QString AuditEntry::chainText() const
{
    const wire::LogEntry *shown = entry();
    if (!shown)
        return {};
    const Format format;
    //: Two numbers of entries and the first digits of their digests
    return tr("entry %1 follows %2, %3 to %4")
        .arg(format.count(shown->revision), format.count(shown->revision - 1), shortHash(shown->previousHash),
             shortHash(shown->hash));
}

QString AuditEntry::backLabel() const
{
    const wire::LogEntry *shown = entry();
    if (!shown)
        return {};
    for (const JournalEntry &applied : workspace()->journal()) {
        if (applied.set == shown->set && workspace()->clock().now() < applied.undoUntil)
            return tr("Undo");
    }
    return tr("Put this back");
}

QString AuditEntry::backText() const
{
    if (!entry() || !backBlocked().isEmpty())
        return {};
    QString text = tr("%1: stages %n edit(s), alone, and opens the review. Nothing is live before you apply it.",
                      nullptr, rowCount())
                       .arg(backLabel());
    if (!workspace()->draft().isEmpty())
        text += u' ' + tr("Your own draft is set aside meanwhile and comes back.");
    return text;
}

QString AuditEntry::backBlocked() const
{
    const wire::LogEntry *shown = entry();
    if (!shown)
        return {};
    if (shown->isErased)
        return tr("A person in this entry was erased, so it cannot be put back.");
    if (!workspace()->me().mayEditRoles)
        return tr("Only the built-in Admin may put changes back.");
    return {};
}

int AuditEntry::rowCount(const QModelIndex &parent) const
{
    const wire::LogEntry *shown = parent.isValid() ? nullptr : entry();
    return shown ? static_cast<int>(shown->changes.size()) : 0;
}

QVariant AuditEntry::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const wire::LogEntry *shown = entry();
    const Change &change = shown->changes.at(index.row());
    const Project &project = workspace()->project();
    const bool isUpdate = change.op == Change::Op::Update;
    switch (role) {
    case TitleRole:
        return isUpdate ? fieldLabel(change.field) : nameThen(*shown, change.entity, project);
    case FieldRole:
        return isUpdate ? change.field : change.entity.kind;
    case SubjectRole:
        return onlyEntity(*shown) ? QString() : nameThen(*shown, change.entity, project);
    case WasRole:
        return isUpdate                          ? valueText(project, change.entity, change.field, change.before)
               : change.op == Change::Op::Create ? tr("not there")
                                                 : tr("there");
    case NowRole:
        return isUpdate                          ? valueText(project, change.entity, change.field, change.after)
               : change.op == Change::Op::Create ? tr("made")
                                                 : tr("removed");
    case MarkRole:
        return QVariant::fromValue(markOf(change));
    case BecauseRole:
        return change.cause.isEmpty() ? QString() : tr("follows from %1").arg(fieldLabel(change.cause));
    case ReadingRole:
        return tr("%1: was %2, now %3")
            .arg(data(index, TitleRole).toString(), data(index, WasRole).toString(), data(index, NowRole).toString());
    default:
        return {};
    }
}

QHash<int, QByteArray> AuditEntry::roleNames() const
{
    return {{TitleRole, "title"}, {FieldRole, "field"}, {SubjectRole, "subject"}, {WasRole, "was"},
            {NowRole, "now"},     {MarkRole, "mark"},   {BecauseRole, "because"}, {ReadingRole, "reading"}};
}

} // namespace steward
