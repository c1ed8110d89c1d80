// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json.h"
#include "domain/columns/runcolumn.h"

namespace steward::domain {

namespace {

QByteArray textOf(const QJsonObject &object)
{
    return object.isEmpty() ? QByteArray() : canonicalJson(object);
}

/// Halves of letters become U+FFFD.
bool mayBeOdd(const QByteArray &text)
{
    return text.contains("\xEF\xBF\xBD");
}

std::span<const char> bytes(const QByteArray &text)
{
    return {text.constData(), static_cast<size_t>(text.size())};
}

} // namespace

QJsonObject JsonColumn::at(int slot) const
{
    const std::span<const char> text = m_texts.at(slot);
    if (text.empty())
        return m_odd.isEmpty() ? QJsonObject() : m_odd.at(slot);
    const auto size = static_cast<qsizetype>(text.size());
    const auto read = parseObject(QByteArray::fromRawData(text.data(), size));
    return read ? *read : QJsonObject();
}

void JsonColumn::append(const QJsonObject &object)
{
    const QByteArray text = textOf(object);
    const bool isOdd = mayBeOdd(text);
    m_texts.append(isOdd ? std::span<const char>() : bytes(text));
    m_odd.append(isOdd ? object : QJsonObject());
}

void JsonColumn::appendText(std::span<const char> text)
{
    m_texts.append(text);
    m_odd.append({});
}

void JsonColumn::set(int slot, const QJsonObject &object)
{
    const QByteArray text = textOf(object);
    const bool isOdd = mayBeOdd(text);
    m_texts.set(slot, isOdd ? std::span<const char>() : bytes(text));
    m_odd.set(slot, isOdd ? object : QJsonObject());
}

void JsonColumn::erase(int slot)
{
    m_texts.erase(slot);
    m_odd.erase(slot);
}

bool JsonColumn::isSame(int slot, const JsonColumn &other, int there) const
{
    return m_texts.isSame(slot, other.m_texts, there) && m_odd.isSame(slot, other.m_odd, there);
}

} // namespace steward::domain
