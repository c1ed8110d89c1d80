// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/reviewmodel.h"

#include "models/anothervalue.h"
#include "models/counted.h"
#include "models/effecttext.h"
#include "models/errortext.h"
#include "models/fieldtext.h"
#include "models/sentence.h"

#include <array>

using namespace Qt::StringLiterals;

namespace steward {

using namespace domain;

namespace {

constexpr std::array changeKinds{ReviewModel::Kind::Removal, ReviewModel::Kind::Conflict, ReviewModel::Kind::Change,
                                 ReviewModel::Kind::Addition};

ReviewModel::Kind kindOf(const Staged &staged)
{
    if (staged.state == Staged::State::Conflict)
        return ReviewModel::Kind::Conflict;
    if (isRemoval(staged.change))
        return ReviewModel::Kind::Removal;
    return isAddition(staged.change) ? ReviewModel::Kind::Addition : ReviewModel::Kind::Change;
}

/// "Thokozani Mwale, 13:34"
QString byText(const QString &name, const QString &time)
{
    const QString shown = shownText(name);
    return shown.isEmpty() ? time : u"%1, %2"_s.arg(shown, time);
}

QString titleOf(const Change &change)
{
    if (change.op == Change::Op::Update)
        return fieldLabel(change.field);
    return shownText((change.op == Change::Op::Create ? change.after : change.before)[u"name"_s].toString());
}

} // namespace

ReviewModel::ReviewModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

QString ReviewModel::keyOf(const Change &change)
{
    return u"%1/%2/%3"_s.arg(change.entity.kind, change.entity.id.toString(), change.field);
}

void ReviewModel::setWorkspace(Workspace *workspace)
{
    if (m_workspace == workspace)
        return;
    if (m_workspace)
        m_workspace->disconnect(this);
    m_workspace = workspace;
    if (workspace) {
        connect(workspace, &Workspace::draftChanged, this, &ReviewModel::rebuild);
        connect(workspace, &QObject::destroyed, this, &ReviewModel::rebuild);
    }
    rebuild();
    Q_EMIT workspaceChanged();
}

void ReviewModel::rebuild()
{
    QList<Row> rows;
    if (m_workspace) {
        const QList<Staged> &items = m_workspace->draft().items();
        for (const Kind kind : changeKinds) {
            const qsizetype heading = rows.size();
            for (int i = 0; i < items.size(); ++i) {
                if (kindOf(items.at(i)) == kind)
                    rows << Row{keyOf(items.at(i).change), kind, i};
            }
            if (rows.size() > heading)
                rows.insert(heading, Row{{}, kind, -1});
        }
    }
    const auto same = [](const Row &left, const Row &right) {
        return left.key == right.key && left.kind == right.kind;
    };
    if (std::equal(rows.cbegin(), rows.cend(), m_rows.cbegin(), m_rows.cend(), same)) {
        m_rows = rows; // same rows: whoever has the focus keeps it
        if (!m_rows.isEmpty())
            Q_EMIT dataChanged(index(0), index(static_cast<int>(m_rows.size()) - 1));
    } else {
        beginResetModel();
        m_rows = rows;
        endResetModel();
    }
    Q_EMIT summaryChanged();
}

int ReviewModel::changeCount() const
{
    return m_workspace ? static_cast<int>(m_workspace->draft().items().size()) : 0;
}

QString ReviewModel::summary() const
{
    if (!m_workspace || changeCount() == 0)
        return {};
    //: %1 is the name of the project
    QString text = tr("%Ln change(s) to %1.", nullptr, changeCount()).arg(shownText(m_workspace->project().name));
    if (const int removals = countOf(Kind::Removal); removals > 0)
        text += u' ' + tr("%Ln remove(s) something.", nullptr, removals);
    return text + u' ' + touchedText(countedImpact(*m_workspace));
}

int ReviewModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant ReviewModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (role < KeyRole)
        return {}; // not of ours: decoration, size, alignment
    const Row &row = m_rows.at(index.row());
    if (role == KeyRole)
        return row.key;
    if (role == KindRole)
        return QVariant::fromValue(row.kind);
    if (role == IsHeadingRole)
        return row.index < 0;
    if (row.index < 0)
        return headingData(row, role);
    const Staged *staged = stagedFor(row.key); // by key: the draft may have changed without our having heard of it yet
    return staged ? changeData(*staged, row, role) : QVariant();
}

QVariant ReviewModel::headingData(const Row &row, int role) const
{
    const int count = countOf(row.kind);
    const QString number = QLocale().toString(count);
    if (role == TitleRole || role == ReadingRole) {
        switch (row.kind) {
        case Kind::Removal:
            return tr("Removal(s), %Ln", nullptr, count);
        case Kind::Conflict:
            return tr("Conflict(s), %Ln", nullptr, count);
        case Kind::Change:
            return tr("Change(s), %Ln", nullptr, count);
        case Kind::Addition:
            return tr("Addition(s), %Ln", nullptr, count);
        }
    }
    if (role == SubjectRole && row.kind == Kind::Removal)
        return tr("each needs its own tick");
    if (role == SubjectRole && row.kind == Kind::Conflict)
        return tr("someone changed the same thing since %1").arg(conflictsSince());
    if ((role == NoteRole || role == IsReadRole) && row.kind == Kind::Removal) {
        const auto &items = m_workspace->draft().items();
        const auto read = static_cast<int>(std::count_if(items.cbegin(), items.cend(), [](const Staged &staged) {
            return kindOf(staged) == Kind::Removal && staged.isRead;
        }));
        return role == NoteRole ? QVariant(tr("%1 of %2 read").arg(QLocale().toString(read), number))
                                : QVariant(read == count);
    }
    if (role == EffectsRole)
        return QStringList();
    return role == IsReadRole || role == HasAnotherRole ? QVariant(false) : QVariant(QString());
}

QVariant ReviewModel::changeData(const Staged &staged, const Row &row, int role) const
{
    const Change &change = staged.change;
    const Project &project = m_workspace->project();
    const Project &shown = m_workspace->shown();
    const bool isUpdate = change.op == Change::Op::Update;
    const Format format(project.utcOffsetMinutes);
    switch (role) {
    case TitleRole:
        return titleOf(change);
    case SubjectRole:
        if (isUpdate && row.kind == Kind::Conflict)
            //: %1 is what it is about: "role Read Only"; %2 a value
            return tr("%1, was %2 when you started")
                .arg(entityText(shown, change.entity), valueText(project, change.entity, change.field, change.before));
        if (isUpdate || change.entity.kind != "role"_L1)
            return entityText(shown, change.entity);
        return change.op == Change::Op::Create ? tr("a new role") : tr("a role is removed");
    case WasRole:
        return isUpdate && row.kind != Kind::Addition ? valueText(project, change.entity, change.field, change.before)
                                                      : QString();
    case NowRole:
        return isUpdate                          ? valueText(shown, change.entity, change.field, change.after)
               : change.op == Change::Op::Create ? tr("New")
                                                 : tr("Removed");
    case EffectsRole:
        return effects(staged);
    case ProblemRole:
        // what the server takes now it refuses no more
        return staged.state == Staged::State::Rejected && !m_workspace->dryRunAnswer()
                   ? problemText(staged.problem, project)
                   : QString();
    case IsReadRole:
        return staged.isRead;
    case MineRole:
        return tr("Mine, %1").arg(valueText(shown, change.entity, change.field, change.after));
    case MineByRole:
        return byText(m_workspace->me().name, format.time(staged.at));
    case TheirsRole:
        return tr("Theirs, %1").arg(valueText(project, change.entity, change.field, staged.theirs));
    case TheirsByRole:
        return staged.theirName.isEmpty() ? QString() : byText(staged.theirName, format.time(staged.theirAt));
    case HasAnotherRole:
        return AnotherValue::kindOf(change) != AnotherValue::Kind::None;
    case ReadingRole:
        return readingText(staged, row);
    default:
        return QString();
    }
}

QString ReviewModel::readingText(const Staged &staged, const Row &row) const
{
    const auto text = [&](int role) { return changeData(staged, row, role).toString(); };
    QStringList parts{text(TitleRole), text(SubjectRole)};
    if (row.kind == Kind::Conflict)
        parts << text(MineRole) << text(TheirsRole);
    else if (text(WasRole).isEmpty())
        parts << text(NowRole);
    else
        //: %1 and %2 are values
        parts << tr("was %1, now %2").arg(text(WasRole), text(NowRole));
    if (staged.isRead)
        parts << tr("read");
    parts << text(ProblemRole) << effects(staged);
    parts.removeAll(QString());
    return parts.join(u", "_s);
}

QStringList ReviewModel::effects(const Staged &staged) const
{
    const Format format(m_workspace->project().utcOffsetMinutes);
    QStringList lines;
    for (const Effect &effect : countedImpact(*m_workspace).effects) {
        if (effect.entity == staged.change.entity && effect.field == staged.change.field)
            lines << effectText(effect, m_workspace->project(), format).line;
    }
    return lines;
}

/// When the first of what is in conflict was staged.
QString ReviewModel::conflictsSince() const
{
    std::optional<Instant> first;
    for (const Staged &staged : m_workspace->draft().items()) {
        if (kindOf(staged) == Kind::Conflict)
            first = std::min(first.value_or(staged.at), staged.at);
    }
    return first ? Format(m_workspace->project().utcOffsetMinutes).time(*first) : QString();
}

int ReviewModel::countOf(Kind kind) const
{
    const auto &items = m_workspace->draft().items();
    return static_cast<int>(
        std::count_if(items.cbegin(), items.cend(), [kind](const Staged &staged) { return kindOf(staged) == kind; }));
}

const Staged *ReviewModel::stagedFor(const QString &key) const
{
    if (!m_workspace)
        return nullptr;
    for (const Staged &staged : m_workspace->draft().items()) {
        if (keyOf(staged.change) == key)
            return &staged;
    }
    return nullptr;
}

QString ReviewModel::keyAt(int row) const
{
    return row >= 0 && row < m_rows.size() ? m_rows.at(row).key : QString();
}

int ReviewModel::rowOf(const QString &key) const
{
    for (int row = 0; row < m_rows.size(); ++row) {
        if (m_rows.at(row).key == key)
            return row;
    }
    return -1;
}

void ReviewModel::takeBack(const QString &key)
{
    if (const Staged *staged = stagedFor(key)) {
        const Change change = staged->change; // the draft it stands in is about to change
        m_workspace->takeBack(change.entity, change.field);
    }
}

void ReviewModel::setRead(const QString &key, bool isRead)
{
    if (const Staged *staged = stagedFor(key)) {
        const Change change = staged->change;
        m_workspace->setRead(change.entity, change.field, isRead);
    }
}

void ReviewModel::settle(const QString &key, bool mine)
{
    if (const Staged *staged = stagedFor(key)) {
        const Change change = staged->change;
        m_workspace->settle(change.entity, change.field, mine);
    }
}

QHash<int, QByteArray> ReviewModel::roleNames() const
{
    return {
        {KeyRole, "key"},
        {KindRole, "kind"},
        {IsHeadingRole, "isHeading"},
        {TitleRole, "title"},
        {SubjectRole, "subject"},
        {NoteRole, "note"},
        {WasRole, "was"},
        {NowRole, "now"},
        {EffectsRole, "effects"},
        {ProblemRole, "problem"},
        {IsReadRole, "isRead"},
        {MineRole, "mine"},
        {MineByRole, "mineBy"},
        {TheirsRole, "theirs"},
        {TheirsByRole, "theirsBy"},
        {HasAnotherRole, "hasAnother"},
        {ReadingRole, "reading"},
    };
}

} // namespace steward
