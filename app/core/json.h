// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/id.h"
#include "core/result.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSet>
#include <QVarLengthArray>

namespace steward {

/// Reads the bytes of one JSON object; anything else is Error::Invalid with code "json.malformed"
/// (and the offset in `detail`), a depth over 64 "json.depth". Nothing reads JSON but by these two: they mend what Qt
/// does to names beyond ASCII.
[[nodiscard]] Result<QJsonObject> parseObject(const QByteArray &bytes);
[[nodiscard]] Result<QJsonArray> parseArray(const QByteArray &bytes); ///< the same of one array

/// One spelling per value: keys sorted, no blanks. What digests are made of.
[[nodiscard]] QByteArray canonicalJson(const QJsonObject &object);
[[nodiscard]] QByteArray canonicalJson(const QJsonValue &value);

/// So many mistakes are told; who has made more begins with these.
inline constexpr qsizetype mostErrors = 100;

/// Reads members of an object by type and remembers every mistake with its place (of more than mostErrors the first
/// ones), so that one answer names them all. A missing optional member is the default; a wrong type is never coerced.
class ObjectReader
{
public:
    explicit ObjectReader(QJsonObject object, QString pointer = {});
    /// Of a row of a table: the members are named by \a columns (each once, as many as there are cells); a cell that is
    /// null is no member. Quick where the members are asked for in the order of the columns.
    ObjectReader(QStringList columns, QJsonArray cells);

    [[nodiscard]] bool has(const QString &key) const;

    [[nodiscard]] QString text(const QString &key); ///< required
    [[nodiscard]] QString text(const QString &key, const QString &otherwise);
    [[nodiscard]] bool boolean(const QString &key, bool otherwise);
    [[nodiscard]] qint64 integer(const QString &key); ///< required; whole and within ±2^53
    [[nodiscard]] qint64 integer(const QString &key, qint64 otherwise);
    [[nodiscard]] Id id(const QString &key); ///< required
    [[nodiscard]] Id id(const QString &key, Id otherwise);
    [[nodiscard]] QJsonObject object(const QString &key); ///< empty when absent
    [[nodiscard]] QJsonArray array(const QString &key);   ///< empty when absent
    [[nodiscard]] QStringList texts(const QString &key);  ///< an array of texts; empty when absent
    std::optional<Instant> instant(const QString &key);   ///< none where the text is empty or absent
    /// An array of ids, each of them once, none null; empty when absent.
    [[nodiscard]] QList<Id> ids(const QString &key);
    [[nodiscard]] QJsonValue value(const QString &key); ///< as it is; Undefined when absent

    void fail(const QString &key, const QString &code); ///< "" as key: the object itself
    /// Members nobody has asked for become the mistake "field.unknown".
    void refuseUnknown();
    /// Members nobody has asked for, for values that must survive a round trip.
    [[nodiscard]] QJsonObject rest() const;

    [[nodiscard]] QString pointer(const QString &key) const; ///< RFC 6901
    [[nodiscard]] const QList<FieldError> &errors() const { return m_errors; }
    void take(const QList<FieldError> &errors);
    /// Error::Invalid with all mistakes; only when there are some.
    [[nodiscard]] Error error() const;

private:
    QJsonValue asked(const QString &key);
    [[nodiscard]] QJsonValue found(const QString &key) const;
    [[nodiscard]] QJsonValue inColumn(qsizetype column) const;
    [[nodiscard]] qsizetype columnOf(const QString &key) const;
    QJsonValue member(const QString &key, QJsonValue::Type type, bool required);
    void failIfMissing(const QString &key);

    QJsonObject m_object;
    QStringList m_columns;
    QJsonArray m_cells;
    mutable qsizetype m_column = -1; ///< asked for last: the one after it is most likely next
    QString m_pointer;
    QSet<QString> m_asked;
    QVarLengthArray<bool, 32> m_askedColumns;
    QList<FieldError> m_errors;
};

} // namespace steward
