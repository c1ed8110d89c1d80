// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wire/pack/cellcodec.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward::wire {

namespace {

constexpr qsizetype mostDigits = 15; // all such numbers a double knows

/// Goes through the text once. Every function says whether what it is named for stood there.
class PlainObject
{
public:
    explicit PlainObject(QByteArrayView text)
        : m_text(text)
    {
    }

    bool isAll()
    {
        QByteArrayView before;
        bool isFirst = true;
        do {
            QByteArrayView key;
            if (!letter(isFirst ? '{' : ',') || !text(key) || !letter(':') || !value())
                return false;
            if (!isFirst && !(before < key))
                return false;
            before = key;
            isFirst = false;
        } while (!isAt('}'));
        return m_at + 1 == m_text.size();
    }

private:
    [[nodiscard]] bool isAt(char letter) const { return m_at < m_text.size() && m_text[m_at] == letter; }
    bool letter(char letter)
    {
        const bool isIt = isAt(letter);
        m_at += isIt ? 1 : 0;
        return isIt;
    }
    bool text(QByteArrayView &inside)
    {
        if (!letter('"'))
            return false;
        const qsizetype from = m_at;
        while (m_at < m_text.size() && m_text[m_at] >= ' ' && m_text[m_at] <= '~' && m_text[m_at] != '"'
               && m_text[m_at] != '\\')
            ++m_at;
        inside = m_text.sliced(from, m_at - from);
        return letter('"');
    }
    bool word(QByteArrayView word)
    {
        const bool isIt = m_text.sliced(m_at).startsWith(word);
        m_at += isIt ? word.size() : 0;
        return isIt;
    }
    bool whole()
    {
        const qsizetype from = m_at;
        while (m_at < m_text.size() && m_text[m_at] >= '0' && m_text[m_at] <= '9')
            ++m_at;
        const qsizetype size = m_at - from;
        return size > 0 && size <= mostDigits && (size == 1 || m_text[from] != '0');
    }
    bool value()
    {
        QByteArrayView inside;
        return isAt('"') ? text(inside) : word("true") || word("false") || word("null") || whole();
    }

    QByteArrayView m_text;
    qsizetype m_at = 0;
};

} // namespace

bool isPlainObject(QByteArrayView text)
{
    return PlainObject(text).isAll();
}

bool isNoSet(std::span<const Id> ids)
{
    constexpr size_t few = 8;
    if (ids.size() <= few) {
        for (size_t i = 0; i < ids.size(); ++i) {
            if (ids[i].isNull() || std::ranges::find(ids.first(i), ids[i]) != ids.first(i).end())
                return true;
        }
        return false;
    }
    std::vector<Id> sorted(ids.begin(), ids.end());
    std::ranges::sort(sorted);
    return sorted.front().isNull() || std::ranges::adjacent_find(sorted) != sorted.end();
}

std::optional<QMap<Id, Instant>> momentsFrom(const QJsonValue &object)
{
    if (!object.isObject())
        return std::nullopt;
    QMap<Id, Instant> moments;
    const QJsonObject members = object.toObject();
    for (auto it = members.begin(); it != members.end(); ++it) {
        const auto id = Id::fromString(it.key());
        const auto at = instantFromText(it.value().toString());
        if (!id || !at)
            return std::nullopt;
        moments.insert(*id, *at);
    }
    return moments;
}

QJsonObject told(const QMap<Id, Instant> &moments)
{
    QJsonObject object;
    for (auto it = moments.begin(); it != moments.end(); ++it)
        object.insert(it.key().toString(), toText(it.value()));
    return object;
}

} // namespace steward::wire
