// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json.h"
#include "core/jsonrows.h"
#include "domain/change.h"
#include "domain/project.h"

#include <QCryptographicHash>
#include <QSet>

#include <memory>
#include <vector>

namespace steward::domain {

/// What may be done to one field of an object, and what it is.
struct FieldRule
{
    enum class Write {
        Open,
        AtBirth, ///< only when the object is made
        Never,   ///< the server's own: told, not asked for
    };

    QLatin1StringView field;
    Write write = Write::Open;
    QLatin1StringView refersTo; ///< kind of the object whose id stands here, or whose ids do; empty: no reference
    bool isPersonal = false;    ///< names or describes a person: lies beside the log's chain
    bool isSet = false; ///< a list of texts in an order of no meaning: what two people add and take away goes together
    bool isForgotten = false; ///< the reference goes by rule when what it refers to is removed; else that is refused
    /// A Secret: its value lies beside the state and is not in the log. So only who brings the value may say that there
    /// is one (ChangeSet::carriesSecrets), whoever takes the value away takes the word with it, and no way leads back.
    bool isSecret = false;
    bool isMadeHere = false; ///< a secret that nobody brings: the server makes its value, and tells it once
};

class Checking;
struct Finding;

/// Takes the references of an object one by one.
class ReferenceSink
{
public:
    virtual ~ReferenceSink() = default;
    virtual void take(const FieldRule &rule, const Id &id) = 0; ///< \a id is not null
};

/// How a field was written.
enum class Put {
    Done,
    UnknownField,
    BadValue, ///< nothing was changed
};

/// Rows of one kind while they come in, in their order.
class RowBatch
{
public:
    virtual ~RowBatch() = default;

    /// False when a member has the wrong type: \a problem gets its name, and nothing was added.
    [[nodiscard]] virtual bool add(ObjectReader &reader, QString *problem) = 0;
    [[nodiscard]] virtual int size() const = 0;
    /// In place of what the project has of the kind; the batch is empty afterwards.
    virtual void moveTo(Project &project) = 0;
};

/// One kind of object, as change sets, the wire and the stores see it: they know no kind by name. A new kind is a value
/// in `values/`, a file in `kinds/` with its rules, a table in the Project and a line in the list. Stateless; lives for
/// ever.
class EntityKind
{
public:
    /// Whether objects of the kind come and go.
    enum class Life {
        Open,     ///< made and removed by change sets
        Kept,     ///< made, archived, never removed, as others point at them; only their making can be undone
        Single,   ///< there is one from the beginning to the end
        Reported, ///< not written by change sets at all
    };

    virtual ~EntityKind() = default;

    [[nodiscard]] QLatin1StringView name() const { return m_name; }     ///< "invitation", as in EntityRef
    [[nodiscard]] QLatin1StringView plural() const { return m_plural; } ///< "invitations", as parts of a snapshot
    [[nodiscard]] Life life() const { return m_life; }
    /// What it takes to see objects of the kind, and to change them: keys of permissions, all of them, or "admin".
    /// Nothing: whoever can enter.
    [[nodiscard]] const QStringList &toRead() const { return m_toRead; }
    [[nodiscard]] const QStringList &toWrite() const { return m_toWrite; }
    [[nodiscard]] const std::vector<FieldRule> &fieldRules() const { return m_rules; } ///< of fields that have some
    [[nodiscard]] FieldRule fieldRule(QStringView field) const;

    [[nodiscard]] virtual int size(const Project &project) const = 0;
    [[nodiscard]] virtual int indexOf(const Project &project, const Id &id) const = 0; ///< -1: none
    [[nodiscard]] virtual Id idAt(const Project &project, int row) const = 0;
    [[nodiscard]] virtual qint64 versionAt(const Project &project, int row) const = 0;
    /// What a person calls it.
    [[nodiscard]] virtual QString nameAt(const Project &project, int row) const = 0;
    /// Unique for its kind where not empty, and kept over renames (but of API keys, whose names are in it).
    [[nodiscard]] virtual QString handleAt(const Project &project, int row) const = 0;
    [[nodiscard]] virtual QJsonObject objectAt(const Project &project, int row) const = 0;
    /// Undefined where there is no such field. A permission is a field of its own.
    [[nodiscard]] virtual QJsonValue fieldAt(const Project &project, int row, const QString &field) const = 0;
    /// Whether the field holds one word of a list and \a text is none that is known here: a newer server's.
    [[nodiscard]] virtual bool isNewerWord(const QString &field, const QString &text) const = 0;
    /// All members but those of rest.
    virtual void writeAt(const Project &project, int row, MemberWriter &to) const = 0;
    [[nodiscard]] virtual QJsonObject restAt(const Project &project, int row) const = 0;

    /// What is not a field of today's objects is put only where it already stands.
    [[nodiscard]] virtual Put put(Project &project, int row, const QString &field, const QJsonValue &value,
                                  qint64 version) const = 0;
    /// Adds a whole object, or puts it in the place of the one of its id. False, and nothing changed, when a member has
    /// the wrong type: \a problem gets its name.
    [[nodiscard]] virtual bool add(Project &project, const QJsonObject &object, std::optional<qint64> version,
                                   QString *problem) const = 0;
    virtual void remove(Project &project, const QSet<Id> &ids) const = 0;

    /// For many rows at once.
    [[nodiscard]] virtual std::unique_ptr<RowBatch> batch() const = 0;

    /// The rows as they are stored, see Table: what is worked out for a chunk is so for all projects that share it.
    [[nodiscard]] virtual int chunkCount(const Project &project) const = 0;
    [[nodiscard]] virtual int firstRowOf(const Project &project, int chunk) const = 0;
    [[nodiscard]] virtual std::shared_ptr<const void> chunkAt(const Project &project, int chunk) const = 0;
    [[nodiscard]] virtual quint64 numbering(const Project &project) const = 0;

    /// Rows whose memory the states share are passed over.
    virtual void addDifferences(QList<Change> &changes, const Project &before, const Project &after) const = 0;
    virtual void addTo(QCryptographicHash &hash, const Project &project) const = 0;

    /// What is wrong with one object as it stands, beyond types and references.
    virtual void check(Checking &checking, int row) const = 0;
    /// What a step from one state of an object to the next may not do; both of the same id.
    virtual void checkStep(Checking &after, int row, const Project &before, int rowBefore) const;

    /// All ids of other objects the object holds, those in its parts too ("claim_rules.role"): no JSON is made.
    virtual void references(const Project &project, int row, ReferenceSink &sink) const = 0;
    /// False for what is over and kept as history: what it once referred to may be gone.
    [[nodiscard]] virtual bool holdsReferences(const Project &project, int row) const;

    /// Objects of one group may not have the same name, or handle. Nothing: may have any.
    [[nodiscard]] virtual std::optional<Id> nameGroupAt(const Project &project, int row) const;
    [[nodiscard]] virtual std::optional<Id> handleGroupAt(const Project &project, int row) const;
    /// The field that holds the name, and the handle, as people know it.
    [[nodiscard]] virtual QLatin1StringView nameField() const;
    [[nodiscard]] virtual QLatin1StringView handleField() const;

    /// What joins the words of a name where a new object without handle gets one from it; null: it gets none.
    [[nodiscard]] virtual QChar handleJoint() const;

    /// The field that names the object above, where objects of the kind stand in a tree; else empty.
    [[nodiscard]] virtual QLatin1StringView parentField() const;
    [[nodiscard]] virtual Id parentAt(const Project &project, int row) const;

protected:
    EntityKind(QLatin1StringView name, QLatin1StringView plural, Life life, QStringList toRead, QStringList toWrite,
               std::vector<FieldRule> rules)
        : m_name(name)
        , m_plural(plural)
        , m_life(life)
        , m_toRead(std::move(toRead))
        , m_toWrite(std::move(toWrite))
        , m_rules(std::move(rules))
    {
    }
    Q_DISABLE_COPY_MOVE(EntityKind)

private:
    QLatin1StringView m_name;
    QLatin1StringView m_plural;
    Life m_life;
    QStringList m_toRead;
    QStringList m_toWrite;
    std::vector<FieldRule> m_rules;
};

/// In an order in which nothing refers to what comes later, but for objects of its own kind.
[[nodiscard]] const std::vector<const EntityKind *> &kinds();
[[nodiscard]] const EntityKind *kindOf(QStringView name);
[[nodiscard]] const EntityKind *kindOf(QLatin1StringView name);
[[nodiscard]] const EntityKind *kindOfPlural(QStringView plural);

} // namespace steward::domain
