// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/sqlprepared.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

QString withNumbers(const QString &sql)
{
    QString text;
    int number = 0;
    for (const QChar letter : sql) {
        text += letter == u'?' ? QChar(u'$') : letter;
        if (letter == u'?')
            text += QString::number(++number);
    }
    return text;
}

} // namespace

bool SqlPrepared::isWorthIt(const QString &sql, qsizetype values)
{
    constexpr qsizetype longest = 1024; // letters
    return values > 0 && sql.size() <= longest && sql.startsWith("INSERT "_L1);
}

SqlPrepared::Way SqlPrepared::wayTo(const QString &sql)
{
    ++m_uses;
    if (const auto known = m_statements.find(sql); known != m_statements.end()) {
        known->used = m_uses;
        return {{}, known->name};
    }
    Way way{{}, u"steward%1"_s.arg(++m_names)};
    if (m_statements.size() == most)
        way.before << u"DEALLOCATE "_s + leastUsed();
    way.before << u"PREPARE %1 AS %2"_s.arg(way.name, withNumbers(sql));
    m_statements.insert(sql, {way.name, m_uses});
    m_new << sql;
    return way;
}

void SqlPrepared::settle(bool isDone)
{
    if (!isDone) {
        for (const QString &sql : std::as_const(m_new))
            m_statements.remove(sql);
    }
    m_new.clear();
}

/// Which is none any more.
QString SqlPrepared::leastUsed()
{
    const auto least = std::ranges::min_element(m_statements, {}, &Statement::used);
    QString name = least->name;
    m_statements.erase(least);
    return name;
}

} // namespace steward
