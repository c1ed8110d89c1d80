// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/memorystate.h"
#include "store/memoryvisits.h"

#include <QDataStream>
#include <QIODevice>

namespace steward::storestream {

/// The values of a store as a QDataStream has them, in the version that is fixed here. What is read is checked by the
/// stream's status alone; a list that says it is longer than its bytes ends with them.

inline constexpr auto version = QDataStream::Qt_6_2;

QDataStream &operator<<(QDataStream &to, const Id &id);
QDataStream &operator>>(QDataStream &from, Id &id);
QDataStream &operator<<(QDataStream &to, Instant at);
QDataStream &operator>>(QDataStream &from, Instant &at);
QDataStream &operator<<(QDataStream &to, const Subject &subject);
QDataStream &operator>>(QDataStream &from, Subject &subject);
QDataStream &operator<<(QDataStream &to, const domain::EntityRef &entity);
QDataStream &operator>>(QDataStream &from, domain::EntityRef &entity);
QDataStream &operator<<(QDataStream &to, const SecretRef &ref);
QDataStream &operator>>(QDataStream &from, SecretRef &ref);
QDataStream &operator<<(QDataStream &to, const SealedSecret &secret);
QDataStream &operator>>(QDataStream &from, SealedSecret &secret);
QDataStream &operator<<(QDataStream &to, const SealedPart &part);
QDataStream &operator>>(QDataStream &from, SealedPart &part);
QDataStream &operator<<(QDataStream &to, const LogRecord &record);
QDataStream &operator>>(QDataStream &from, LogRecord &record);
QDataStream &operator<<(QDataStream &to, const PersonKey &key);
QDataStream &operator>>(QDataStream &from, PersonKey &key);
QDataStream &operator<<(QDataStream &to, const Admission &admission);
QDataStream &operator>>(QDataStream &from, Admission &admission);
QDataStream &operator<<(QDataStream &to, const AdmissionCode &code);
QDataStream &operator>>(QDataStream &from, AdmissionCode &code);
QDataStream &operator<<(QDataStream &to, const SessionRow &session);
QDataStream &operator>>(QDataStream &from, SessionRow &session);
QDataStream &operator<<(QDataStream &to, const SignInEvent &signIn);
QDataStream &operator>>(QDataStream &from, SignInEvent &signIn);
QDataStream &operator<<(QDataStream &to, const Read &read);
QDataStream &operator>>(QDataStream &from, Read &read);

template<typename Value>
void write(QDataStream &to, const std::optional<Value> &value)
{
    to << value.has_value();
    if (value)
        to << *value;
}

template<typename Value>
void read(QDataStream &from, std::optional<Value> &value)
{
    bool isThere = false;
    from >> isThere;
    value.reset();
    if (isThere)
        from >> value.emplace();
}

template<typename Value>
void write(QDataStream &to, const QList<Value> &values)
{
    to << qint64(values.size());
    for (const Value &value : values)
        to << value;
}

template<typename Value>
void read(QDataStream &from, QList<Value> &values)
{
    qint64 count = 0;
    from >> count;
    values.clear();
    for (; count > 0 && from.status() == QDataStream::Ok; --count)
        from >> values.emplaceBack();
}

template<typename Key, typename Value>
void write(QDataStream &to, const QHash<Key, Value> &values)
{
    to << qint64(values.size());
    for (auto it = values.begin(); it != values.end(); ++it)
        to << it.key() << it.value();
}

template<typename Key, typename Value>
void read(QDataStream &from, QHash<Key, Value> &values)
{
    qint64 count = 0;
    from >> count;
    values.clear();
    for (; count > 0 && from.status() == QDataStream::Ok; --count) {
        Key key;
        Value value;
        from >> key >> value;
        values.insert(key, value);
    }
}

} // namespace steward::storestream
