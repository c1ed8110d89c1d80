// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/checking.h"
#include "domain/kinds.h"
#include "domain/setfield.h"
#include "domain/values/codec.h"

namespace steward::domain {

/// What an object is called: its name, where it has one. Of columns, no row is put together for it.
template<typename Cells>
[[nodiscard]] QString nameIn(const Cells &cells)
{
    if constexpr (requires { cells.chunk.names; })
        return cells.chunk.names.at(cells.slot).toString();
    else if constexpr (requires { cells.chunk.at(cells.slot).name; })
        return cells.chunk.at(cells.slot).name;
    else
        return {};
}

template<typename Cells>
[[nodiscard]] QString handleIn(const Cells &cells)
{
    if constexpr (requires { cells.chunk.handles; })
        return cells.chunk.handles.at(cells.slot).toString();
    else if constexpr (requires { cells.chunk.at(cells.slot).handle; })
        return cells.chunk.at(cells.slot).handle;
    else
        return {};
}

template<typename Cells>
[[nodiscard]] qint64 versionIn(const Cells &cells)
{
    if constexpr (requires { cells.chunk.versions; })
        return cells.chunk.versions.at(cells.slot);
    else
        return cells.chunk.at(cells.slot).version;
}

/// Goes over the members of an object for those that are ids, by the list the values keep of them.
class ReferenceReader
{
public:
    ReferenceReader(const EntityKind &kind, ReferenceSink &sink, QString prefix = {})
        : m_kind(kind)
        , m_sink(sink)
        , m_prefix(std::move(prefix))
    {
    }

    void required(const QString &, const QString &) {}
    void operator()(const QString &key, const Id &id)
    {
        if (id.isNull())
            return;
        const FieldRule rule = m_kind.fieldRule(m_prefix.isEmpty() ? key : m_prefix + key);
        if (!rule.refersTo.isEmpty())
            m_sink.take(rule, id);
    }
    void operator()(const QString &key, const QList<Id> &ids)
    {
        for (const Id &id : ids)
            (*this)(key, id);
    }
    template<Part P>
    void operator()(const QString &key, const QList<P> &parts)
    {
        ReferenceReader inner(m_kind, m_sink, m_prefix + key + u'.');
        for (const P &part : parts)
            P::fields(inner, part);
    }
    template<typename Other>
    void operator()(const QString &, const Other &)
    {
    }

private:
    const EntityKind &m_kind;
    ReferenceSink &m_sink;
    QString m_prefix;
};

/// Whether a text is a word that the member of that name does not know.
class WordJudge
{
public:
    WordJudge(const QString &field, const QString &text)
        : m_field(field)
        , m_text(text)
    {
    }

    [[nodiscard]] bool isNewer() const { return m_isNewer; }

    void required(const QString &, const QString &) {}
    template<typename E>
    void operator()(const QString &key, const Word<E> &)
    {
        m_isNewer = m_isNewer || (key == m_field && !Word<E>::fromText(m_text).isKnown());
    }
    template<typename E>
    requires std::is_enum_v<E>
    void operator()(const QString &key, const E &) { (*this)(key, Word<E>()); }
    template<typename Other>
    void operator()(const QString &, const Other &)
    {
    }

private:
    const QString &m_field;
    const QString &m_text;
    bool m_isNewer = false;
};

/// A kind whose objects are the rows of one table of the project.
template<Entity Row, Table<Row> Project::*table>
class TableKind : public EntityKind
{
public:
    using EntityKind::EntityKind;

    int size(const Project &project) const final { return (project.*table).size(); }
    int indexOf(const Project &project, const Id &id) const final { return (project.*table).indexOf(id); }
    Id idAt(const Project &project, int row) const final { return (project.*table).idAt(row); }
    qint64 versionAt(const Project &project, int row) const final { return versionIn((project.*table).cells(row)); }
    QString nameAt(const Project &project, int row) const override { return nameIn((project.*table).cells(row)); }
    QString handleAt(const Project &project, int row) const override { return handleIn((project.*table).cells(row)); }
    QJsonObject objectAt(const Project &project, int row) const final { return toJson((project.*table).at(row)); }
    QJsonValue fieldAt(const Project &project, int row, const QString &field) const final
    {
        return fieldOf((project.*table).at(row), field);
    }
    bool isNewerWord(const QString &field, const QString &text) const final
    {
        WordJudge judge(field, text);
        const Row row;
        Row::fields(judge, row);
        return judge.isNewer();
    }
    void writeAt(const Project &project, int row, MemberWriter &to) const final { write((project.*table).at(row), to); }
    QJsonObject restAt(const Project &project, int row) const final { return (project.*table).at(row).rest; }

    Put put(Project &project, int row, const QString &field, const QJsonValue &value, qint64 version) const final
    {
        Row changed = (project.*table).at(row);
        const Put put = putField(changed, field, value);
        if (put == Put::Done) {
            changed.version = version;
            project.*table = std::move(project.*table).with(std::move(changed));
        }
        return put;
    }
    bool add(Project &project, const QJsonObject &object, std::optional<qint64> version, QString *problem) const final
    {
        auto row = fromJson<Row>(object, problem);
        if (!row)
            return false;
        if (version)
            row->version = *version;
        project.*table = std::move(project.*table).with(*std::move(row));
        return true;
    }
    void remove(Project &project, const QSet<Id> &ids) const final { project.*table = (project.*table).without(ids); }
    std::unique_ptr<RowBatch> batch() const final { return std::make_unique<Batch>(); }

    int chunkCount(const Project &project) const final { return (project.*table).chunkCount(); }
    int firstRowOf(const Project &project, int chunk) const final { return (project.*table).firstRowOf(chunk); }
    std::shared_ptr<const void> chunkAt(const Project &project, int chunk) const final
    {
        return (project.*table).chunkAt(chunk);
    }
    quint64 numbering(const Project &project) const final { return (project.*table).numbering(); }

    void addDifferences(QList<Change> &changes, const Project &before, const Project &after) const final;
    void addTo(QCryptographicHash &hash, const Project &project) const final
    {
        const Table<Row> &rows = project.*table;
        if (rows.size() == 0)
            return; // so that a kind nobody uses leaves the hash as it was
        hash.addData(QByteArray(plural().data(), plural().size()) + '\n');
        for (int row = 0; row < rows.size(); ++row)
            hash.addData(canonicalJson(toJson(rows.at(row))) + '\n');
    }

    void check(Checking &checking, int row) const final
    {
        const Row &checked = (checking.project().*table).at(row);
        checkRow(Tell(checking, {QString(name()), checked.id}), checked);
    }
    void checkStep(Checking &after, int row, const Project &before, int rowBefore) const final
    {
        const Row &now = (after.project().*table).at(row);
        checkChange(Tell(after, {QString(name()), now.id}), (before.*table).at(rowBefore), now);
    }
    void references(const Project &project, int row, ReferenceSink &sink) const final
    {
        const Row &held = (project.*table).at(row);
        ReferenceReader reader(*this, sink);
        Row::fields(reader, held);
    }

protected:
    virtual void checkRow(const Tell &tell, const Row &row) const = 0;
    virtual void checkChange(const Tell &, const Row &, const Row &) const {}

private:
    class Batch final : public RowBatch
    {
    public:
        bool add(ObjectReader &reader, QString *problem) override
        {
            auto row = read<Row>(reader, problem);
            if (row)
                m_rows.push_back(std::move(*row));
            return row.has_value();
        }
        int size() const override { return static_cast<int>(m_rows.size()); }
        void moveTo(Project &project) override { project.*table = Table<Row>(std::exchange(m_rows, {})); }

    private:
        std::vector<Row> m_rows;
    };
};

/// The updates that lead from one object to another of the same id.
void addUpdates(QList<Change> &changes, const EntityRef &entity, const QJsonObject &before, const QJsonObject &after,
                qint64 version);

template<Entity Row, Table<Row> Project::*table>
void TableKind<Row, table>::addDifferences(QList<Change> &changes, const Project &before, const Project &after) const
{
    const Table<Row> &was = before.*table;
    const Table<Row> &is = after.*table;
    if (was.isSharedWith(is))
        return;
    for (int row = 0; row < is.size(); ++row) {
        if (is.sharesRow(was, row)) {
            row = is.lastBesides(row);
            continue;
        }
        const EntityRef entity{QString(name()), is.idAt(row)};
        const int then = was.indexOf(entity.id);
        if (then < 0)
            changes << Change{entity, Change::Op::Create, {}, {}, toJson(is.at(row)), 0, {}};
        else if (!is.hasSame(row, was, then))
            addUpdates(changes, entity, toJson(was.at(then)), toJson(is.at(row)), versionIn(was.cells(then)));
    }
    for (int row = 0; row < was.size(); ++row) {
        if (was.sharesRow(is, row)) { // none of these is gone: to look for each would cost as much as all the rest
            row = was.lastBesides(row);
            continue;
        }
        if (is.indexOf(was.idAt(row)) >= 0)
            continue;
        const auto &then = was.at(row);
        changes << Change{{QString(name()), then.id}, Change::Op::Remove, {}, toJson(then), {}, then.version, {}};
    }
}

} // namespace steward::domain
