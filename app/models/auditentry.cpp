// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/auditentry.h"

#include "domain/changes.h"
#include "domain/fields.h"
#include "models/auditlink.h"
#include "models/audittext.h"
#include "models/errortext.h"
#include "models/fieldtext.h"
#include "models/format.h"
#include "models/newertext.h"
#include "models/sentence.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

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
    if (change.op == Change::Op::Update && change.before.isUndefined()) // a field of an object that was made
        return AuditEntry::Mark::Added;
    if (change.op == Change::Op::Update && change.after.isUndefined())
        return AuditEntry::Mark::Removed;
    if (change.op == Change::Op::Create || (change.op == Change::Op::Update && isAddition(change)))
        return AuditEntry::Mark::Added;
    return change.op == Change::Op::Remove || isRemoval(change) ? AuditEntry::Mark::Removed : AuditEntry::Mark::Changed;
}

QList<AuditFields::Field> changedFields(const wire::LogEntry &entry)
{
    QList<AuditFields::Field> fields;
    for (const Change &change : entry.changes)
        fields << AuditFields::Field{change};
    return fields;
}

} // namespace

AuditEntry::AuditEntry(QObject *parent)
    : QAbstractListModel(parent)
{
    m_window.setSingleShot(true);
    connect(&m_window, &QTimer::timeout, this, &AuditEntry::restate);
}

void AuditEntry::setAudit(AuditModel *audit)
{
    if (m_audit == audit)
        return;
    if (m_audit)
        m_audit->disconnect(this);
    m_audit = audit;
    m_shown.reset();
    if (audit) {
        connect(audit, &AuditModel::loadChanged, this, &AuditEntry::look);
        connect(audit, &AuditModel::chainChanged, this, &AuditEntry::changed);
        connect(audit, &AuditModel::workspaceChanged, this, &AuditEntry::follow);
        connect(audit, &QObject::destroyed, this, &AuditEntry::forget);
    }
    follow();
    Q_EMIT auditChanged();
}

/// What may be put back depends on the draft, the line and the time.
void AuditEntry::follow()
{
    if (m_workspace)
        m_workspace->disconnect(this);
    m_workspace = m_audit ? m_audit->workspace() : nullptr;
    if (m_workspace) {
        connect(m_workspace, &Workspace::draftChanged, this, &AuditEntry::restate);
        connect(m_workspace, &Workspace::lineChanged, this, &AuditEntry::restate);
        connect(m_workspace, &QObject::destroyed, this, &AuditEntry::forget);
    }
    forget();
    look();
}

void AuditEntry::forget()
{
    beginResetModel();
    m_shown.reset();
    m_rows.clear();
    endResetModel();
    Q_EMIT changed();
}

void AuditEntry::setKey(const QString &key)
{
    if (m_key == key)
        return;
    m_key = key;
    look();
}

/// An entry of the log never changes: one that is shown already stays as it is, with whatever has the focus in it.
void AuditEntry::look()
{
    const wire::LogEntry *found = m_audit && m_workspace ? m_audit->entry(m_key) : nullptr;
    const bool isSame = found ? m_shown && m_shown->hash == found->hash && m_shown->set == found->set : !m_shown;
    if (!isSame) {
        beginResetModel();
        m_shown = found ? std::optional(*found) : std::nullopt;
        m_rows = found ? changedFields(*found) : QList<AuditFields::Field>();
        endResetModel();
    }
    restate();
}

AuditFields AuditEntry::allFields() const
{
    return entry() ? auditFields(*m_shown, m_audit->entries(), m_workspace->project()) : AuditFields();
}

/// The rows that are wanted and can be had. What an object was then never changes either.
void AuditEntry::lay()
{
    QList<AuditFields::Field> rows = m_shown ? changedFields(*m_shown) : QList<AuditFields::Field>();
    if (const AuditFields all = m_showsAll ? allFields() : AuditFields(); !all.fields.isEmpty())
        rows = all.fields;
    if (rows == m_rows)
        return;
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

void AuditEntry::setShowsAll(bool all)
{
    if (m_showsAll == all)
        return;
    m_showsAll = all;
    restate();
}

void AuditEntry::restate()
{
    const JournalEntry *mine = undoable();
    if (mine)
        m_window.start(std::clamp<std::chrono::milliseconds>(mine->undoUntil - m_workspace->clock().now(), 1ms, 24h));
    else
        m_window.stop();
    lay();
    Q_EMIT changed();
}

const JournalEntry *AuditEntry::undoable() const
{
    if (!m_shown || !m_workspace)
        return nullptr;
    const QList<JournalEntry> &journal = m_workspace->journal();
    const auto mine = std::find_if(journal.cbegin(), journal.cend(),
                                   [this](const JournalEntry &applied) { return applied.set == m_shown->set; });
    return mine != journal.cend() && m_workspace->clock().now() < mine->undoUntil ? &*mine : nullptr;
}

QString AuditEntry::title() const
{
    const wire::LogEntry *shown = entry();
    if (!shown)
        return {};
    const auto only = onlyEntity(*shown);
    if (!only)
        return tr("Set %1").arg(QLocale().toString(shown->revision));
    const QString name = nameThen(*shown, *only, m_workspace->project());
    const Change &first = shown->changes.constFirst();
    if (first.op != Change::Op::Update || first.baseVersion == 0)
        return name;
    //: %1 is the name of a role or person; versions are numbers
    return tr("%1, version %2 to %3")
        .arg(name, QLocale().toString(first.baseVersion), QLocale().toString(shown->revision));
}

QString AuditEntry::author() const
{
    return entry() ? auditAuthor(*entry()) : QString();
}

QString AuditEntry::authorText() const
{
    if (!entry() || m_shown->author.isNull())
        return author();
    const Project &project = m_workspace->project();
    const auto then = fieldsAt(m_shown->revision - 1, {u"person"_s, m_shown->author}, m_audit->entries(), project);
    if (!then)
        return author();
    if (then->value(u"is_admin"_s).toBool())
        return tr("%1, Admin").arg(author());
    const QString role = nameOf(project, {u"role"_s, Id::fromString(then->value(u"role"_s).toString()).value_or(Id())});
    //: The name of a person and of his role
    return role.isEmpty() ? author() : tr("%1, %2").arg(author(), shownText(role));
}

QString AuditEntry::initials() const
{
    return entry() ? steward::initials(shownText(entry()->authorName)) : QString();
}

QStringList AuditEntry::facts() const
{
    const wire::LogEntry *shown = entry();
    if (!shown)
        return {};
    const Format format(m_workspace->project().utcOffsetMinutes);
    QStringList facts{u"%1, %2"_s.arg(format.shortDate(shown->at), format.timeWithSeconds(shown->at))};
    if (!shown->from.isEmpty())
        facts << tr("from %1").arg(shownText(shown->from));
    return facts << tr("change set %1").arg(format.count(shown->revision));
}

QString AuditEntry::reason() const
{
    return entry() ? shownText(entry()->reason) : QString();
}

QString AuditEntry::countText() const
{
    if (!entry())
        return {};
    const auto count = static_cast<int>(
        std::count_if(m_rows.cbegin(), m_rows.cend(), [](const AuditFields::Field &field) { return !field.isSame; }));
    if (m_rows.size() == count)
        return tr("%Ln field(s)", nullptr, count);
    //: %1 is how many were changed, %Ln how many there are
    return tr("%1 of %Ln field(s)", nullptr, rowCount()).arg(Format().count(count));
}

QString AuditEntry::allBlocked() const
{
    switch (allFields().lack) {
    case AuditFields::Lack::Nothing:
        return {};
    case AuditFields::Lack::SeveralObjects:
        return tr("This set is about several objects; only one can be shown as a whole.");
    case AuditFields::Lack::NewerEntries:
        return m_audit->isFiltered() ? tr("This is worked out from all that was changed since. Clear the filter and go "
                                          "down the list to this entry first.")
                                     : tr("This is worked out from all that was changed since. Go down the list to "
                                          "this entry first.");
    case AuditFields::Lack::Object:
        return newerCount(m_shown->changes) > 0
                   ? tr("What it is about is newer than this console, which does not know its other fields.")
                   : tr("What it was about is gone, and nobody here knows its other fields.");
    }
    Q_UNREACHABLE();
}

QString AuditEntry::link() const
{
    return entry() ? AuditLink{m_workspace->project().id, m_shown->set}.toString() : QString();
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

bool AuditEntry::isVerified() const
{
    return entry() && m_audit && m_audit->isVerified(m_shown->revision);
}

QString AuditEntry::backLabel() const
{
    if (!entry())
        return {};
    return undoable() ? tr("Undo") : tr("Put this back");
}

QString AuditEntry::backText() const
{
    if (!entry() || !backBlocked().isEmpty())
        return {};
    const auto asked = std::count_if(m_shown->changes.cbegin(), m_shown->changes.cend(), isAskedFor);
    const QString text = undoable()
                             ? tr("Undo: stages the way back of %Ln edit(s), alone, and opens the review. Nothing is "
                                  "live before you apply it.",
                                  nullptr, static_cast<int>(asked))
                             : tr("Put this back: stages the way back of %Ln edit(s), alone, and opens the review. "
                                  "Nothing is live before you apply it.",
                                  nullptr, static_cast<int>(asked));
    return m_workspace->draft().isEmpty() ? text
                                          : text + u' ' + tr("Your own draft is set aside meanwhile and comes back.");
}

QString AuditEntry::backBlocked() const
{
    const wire::LogEntry *shown = entry();
    if (!shown)
        return {};
    if (shown->isErased)
        return tr("A person in this entry was erased, so it cannot be put back.");
    if (shown->changes.isEmpty())
        return tr("This set changed nothing.");
    if (m_workspace->isTooOld())
        return tooOldText();
    if (!m_workspace->mayEditRoles())
        return tr("Only the built-in Admin may put changes back.");
    if (m_workspace->hasParkedDraft())
        return tr("Another undo is staged, and your own draft waits behind it. Apply or discard the undo first.");
    if (m_workspace->line() == Workspace::Line::ShutOut)
        return tr("Waits until you have access again.");
    if (m_workspace->line() != Workspace::Line::UpToDate)
        return tr("Waits for the connection: the server says what the way back is.");
    return {};
}

int AuditEntry::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !entry() ? 0 : static_cast<int>(m_rows.size());
}

QString AuditEntry::valueOf(const Change &change, bool isAfter) const
{
    const QJsonValue &value = isAfter ? change.after : change.before;
    if (change.op == Change::Op::Update) {
        if (value.isUndefined()) // of an object that was made, or removed
            return {};
        const bool isGone = m_shown->isErased && isPersonal(change.entity, change.field) && value.isNull();
        return isGone ? erasedText() : valueText(m_workspace->project(), change.entity, change.field, value);
    }
    if (change.op == Change::Op::Create)
        return isAfter ? tr("made") : tr("not there");
    return isAfter ? tr("removed") : tr("there");
}

QVariant AuditEntry::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid) || !m_workspace)
        return {};
    const wire::LogEntry &shown = *m_shown;
    const auto &[change, isSame] = m_rows.at(index.row());
    const Project &project = m_workspace->project();
    const bool isUpdate = change.op == Change::Op::Update;
    switch (role) {
    case TitleRole:
        return isUpdate ? fieldLabel(change.field) : nameThen(shown, change.entity, project);
    case FieldRole:
        return isUpdate ? change.field : change.entity.kind;
    case SubjectRole:
        return onlyEntity(shown) == change.entity ? QString() : nameThen(shown, change.entity, project);
    case WasRole:
        return isSame ? QString() : valueOf(change, false);
    case NowRole:
        return valueOf(change, true);
    case MarkRole:
        return QVariant::fromValue(isSame ? Mark::Same : markOf(change));
    case BecauseRole:
        if (change.cause.isEmpty())
            return QString();
        return isAskedFor(change) ? tr("the date had come") : tr("follows from %1").arg(fieldLabel(change.cause));
    case ReadingRole:
        if (isSame)
            //: A field and its value, which was not changed
            return tr("%1: %2, not changed").arg(data(index, TitleRole).toString(), data(index, NowRole).toString());
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
