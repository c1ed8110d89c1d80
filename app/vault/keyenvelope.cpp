// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "vault/keyenvelope.h"

#include "vault/digest.h"
#include "vault/random.h"

#include <QtEndian>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr QByteArrayView magic("steward-sealed-store ");
constexpr char version = 1;
constexpr char scrypt = 1;
constexpr qsizetype saltSize = 32;
constexpr qsizetype nameSize = 16;
constexpr qsizetype wrappedSize = 61; // as seal() makes it of 32 bytes
constexpr qsizetype sumSize = 32;
constexpr qsizetype costAt = magic.size() + 2;
constexpr qsizetype saltAt = costAt + 3;
constexpr qsizetype headSize = saltAt + saltSize + nameSize;
static_assert(headSize + wrappedSize + sumSize == KeyEnvelope::size);

Error refused(const QString &code, Error::Kind kind = Error::Kind::BadReply)
{
    return {.kind = kind, .code = code};
}

} // namespace

KeyEnvelope KeyEnvelope::blank(const ScryptCost &cost)
{
    KeyEnvelope envelope;
    envelope.m_cost = cost;
    envelope.m_salt = randomBytes(saltSize);
    envelope.m_store = randomBytes(nameSize);
    return envelope;
}

QByteArray KeyEnvelope::head() const
{
    QByteArray bytes = magic.toByteArray();
    for (const int number : {int(version), int(scrypt), m_cost.logN, m_cost.r, m_cost.p})
        bytes += static_cast<char>(number);
    return bytes + m_salt + m_store;
}

Result<KeyEnvelope> KeyEnvelope::read(QByteArrayView bytes)
{
    if (!bytes.startsWith(magic) || bytes.size() <= magic.size())
        return refused(u"vault.foreign"_s);
    if (bytes.at(magic.size()) != version)
        return refused(u"vault.newer"_s);
    if (bytes.size() < size
        || sha256(bytes.first(size - sumSize).toByteArray()) != bytes.sliced(size - sumSize, sumSize)
        || bytes.at(magic.size() + 1) != scrypt)
        return refused(u"vault.damaged"_s);
    KeyEnvelope envelope;
    envelope.m_cost = {bytes.at(costAt), bytes.at(costAt + 1), bytes.at(costAt + 2)};
    if (!isBearable(envelope.m_cost))
        return refused(u"vault.cost"_s);
    envelope.m_salt = bytes.sliced(saltAt, saltSize).toByteArray();
    envelope.m_store = bytes.sliced(saltAt + saltSize, nameSize).toByteArray();
    envelope.m_wrapped = bytes.sliced(headSize, wrappedSize).toByteArray();
    return envelope;
}

Result<QByteArray> KeyEnvelope::close(const SecretKey &dataKey, const SecretKey &passwordKey) const
{
    const QByteArray start = head();
    const auto wrapped = seal(passwordKey.bytes(), dataKey.bytes(), start);
    if (!wrapped)
        return wrapped.error();
    const QByteArray bytes = start + *wrapped;
    return bytes + sha256(bytes);
}

Result<SecretKey> KeyEnvelope::open(const SecretKey &passwordKey) const
{
    auto opened = unseal(passwordKey.bytes(), m_wrapped, head());
    if (!opened)
        return refused(u"vault.password"_s, Error::Kind::Forbidden);
    QByteArray bytes = std::move(opened).value();
    SecretKey key = SecretKey::of(bytes);
    wipe(bytes);
    return key;
}

} // namespace steward
