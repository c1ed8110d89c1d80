// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/id.h"

#include <QJsonObject>
#include <QList>

#include <string_view>

namespace steward {

/// Where an object writes its members, one call each. Of an Id that is null, and of an absent number, null is written.
class MemberWriter
{
public:
    virtual ~MemberWriter() = default;

    virtual void text(QStringView key, const QString &value) = 0;
    /// A text of ours, in which nothing is to be escaped.
    virtual void plain(QStringView key, QLatin1StringView value) = 0;
    virtual void id(QStringView key, const Id &value) = 0;
    virtual void ids(QStringView key, const QList<Id> &values) = 0;
    virtual void number(QStringView key, std::optional<qint64> value) = 0;
    virtual void boolean(QStringView key, bool value) = 0;
    virtual void value(QStringView key, const QJsonValue &value) = 0;
};

/// Into a QJsonObject.
class ObjectWriter final : public MemberWriter
{
public:
    explicit ObjectWriter(QJsonObject begunWith)
        : m_object(std::move(begunWith))
    {
    }

    void text(QStringView key, const QString &value) override;
    void plain(QStringView key, QLatin1StringView value) override;
    void id(QStringView key, const Id &value) override;
    void ids(QStringView key, const QList<Id> &values) override;
    void number(QStringView key, std::optional<qint64> value) override;
    void boolean(QStringView key, bool value) override;
    void value(QStringView key, const QJsonValue &value) override;

    [[nodiscard]] const QJsonObject &object() const { return m_object; }

private:
    QJsonObject m_object;
};

/// Into the text of a table, {"columns": ["id", …], "rows": [[…], …]}: a QJsonObject for each of many rows would take
/// ten times as long. Every row must write the same members in the same order.
class TableWriter final : public MemberWriter
{
public:
    /// \a more: the columns of members that only some rows have; see endRow.
    explicit TableWriter(QStringList more)
        : m_more(std::move(more))
    {
    }

    void text(QStringView key, const QString &value) override;
    void plain(QStringView key, QLatin1StringView value) override;
    void id(QStringView key, const Id &value) override;
    void ids(QStringView key, const QList<Id> &values) override;
    void number(QStringView key, std::optional<qint64> value) override;
    void boolean(QStringView key, bool value) override;
    void value(QStringView key, const QJsonValue &value) override;

    /// After the members of a row: those of \a rest go to the further columns, null where it has none.
    void endRow(const QJsonObject &rest);

    [[nodiscard]] QByteArray table() const;

private:
    void cell(QStringView key);
    void add(std::string_view text);
    void quote(std::string_view text);
    void quote(const QString &text);
    char *room(qsizetype size); ///< at the end of the rows, to be filled

    QStringList m_more;
    QStringList m_columns;
    QByteArray m_rows; ///< with room to spare
    qsizetype m_size = 0;
    bool m_isFirstRow = true;
    bool m_isFirstCell = true;
};

} // namespace steward
