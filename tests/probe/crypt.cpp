// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "probe/probe.h"

#include "core/json.h"
#include "vault/kdf.h"
#include "vault/seal.h"

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace steward::probe {

namespace {

// The form of seal(): a byte that names it, the nonce, the text, the tag.
constexpr qsizetype nonceSize = 12;
constexpr qsizetype tagSize = 16;

/// One case; remembers the first thing that is wrong with its members.
class Fields
{
public:
    explicit Fields(const QJsonObject &given)
        : m_given(given)
        , m_reader(given)
    {
    }

    [[nodiscard]] bool has(QLatin1StringView name) const { return m_given.contains(name); }
    [[nodiscard]] QString text(const QString &name) { return m_reader.text(name, {}); }

    [[nodiscard]] QByteArray bytes(const QString &name)
    {
        const QByteArray hex = m_reader.text(name, {}).toUtf8();
        const bool isHex = hex.size() % 2 == 0 && std::ranges::all_of(hex, [](char c) {
                               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
                           });
        if (!isHex)
            m_reader.fail(name, u"field.hex"_s);
        return QByteArray::fromHex(hex);
    }

    [[nodiscard]] quint64 number(const QString &name)
    {
        const qint64 value = m_reader.integer(name);
        if (value < 0)
            m_reader.fail(name, u"field.range"_s);
        return static_cast<quint64>(std::max<qint64>(value, 0));
    }
    /// How long a key is to be: by its own member, or as long as the one that is expected.
    [[nodiscard]] qsizetype size(const QString &name, const QByteArray &expected)
    {
        return has(QLatin1StringView(name.toLatin1())) || expected.isEmpty() ? static_cast<qsizetype>(number(name))
                                                                             : expected.size();
    }

    void fail(const QString &name, const QString &code) { m_reader.fail(name, code); }
    [[nodiscard]] std::optional<QByteArray> error() const
    {
        if (m_reader.errors().isEmpty())
            return std::nullopt;
        const FieldError &first = m_reader.errors().constFirst();
        return "error " + first.pointer.toUtf8() + ' ' + first.code.toUtf8();
    }

private:
    QJsonObject m_given;
    ObjectReader m_reader;
};

QByteArray invalid(const QString &code)
{
    return "invalid " + code.toUtf8();
}

/// As said: \a expected only where it is \a isSaid.
QByteArray answerOf(const Result<QByteArray> &result, const QByteArray &expected, bool isSaid)
{
    if (!result)
        return invalid(result.error().code);
    if (isSaid && *result != expected)
        return "invalid crypt.other";
    return result->isEmpty() ? QByteArray("valid") : "valid " + result->toHex();
}

QByteArray gcm(Fields &fields)
{
    const QByteArray key = fields.bytes(u"key"_s);
    const QByteArray context = fields.bytes(u"aad"_s);
    const QByteArray plain = fields.bytes(u"msg"_s);
    const QByteArray nonce = fields.bytes(u"iv"_s);
    const QByteArray cipherText = fields.bytes(u"ct"_s);
    const QByteArray tag = fields.bytes(u"tag"_s);
    const bool isToOpen = fields.has("ct"_L1) || fields.has("tag"_L1) || fields.has("iv"_L1);
    if (isToOpen && !fields.has("tag"_L1))
        fields.fail(u"tag"_s, u"field.missing"_s); // what is sealed gets a nonce that nobody else has chosen
    if (const auto error = fields.error())
        return *error;
    if (!isToOpen) {
        const auto sealed = seal(key, plain, context);
        if (!sealed)
            return invalid(sealed.error().code);
        return "valid " + sealed->sliced(1, nonceSize).toHex() + ' '
               + sealed->sliced(1 + nonceSize, plain.size()).toHex() + ' ' + sealed->last(tagSize).toHex();
    }
    if (nonce.size() != nonceSize || tag.size() != tagSize)
        return "invalid crypt.form"; // other lengths are not Steward's
    return answerOf(unseal(key, '\x01' + nonce + cipherText + tag, context), plain, fields.has("msg"_L1));
}

KdfDigest digestFrom(Fields &fields)
{
    const QString name = fields.text(u"hash"_s).toUpper().remove(u'-');
    if (name.isEmpty() || name == "SHA256"_L1)
        return KdfDigest::Sha256;
    if (name == "SHA384"_L1)
        return KdfDigest::Sha384;
    if (name == "SHA512"_L1)
        return KdfDigest::Sha512;
    if (name != "SHA1"_L1)
        fields.fail(u"hash"_s, u"field.value"_s);
    return KdfDigest::Sha1;
}

QByteArray password(Fields &fields)
{
    const KdfDigest digest = digestFrom(fields);
    const QByteArray expected = fields.bytes(u"dk"_s);
    const QByteArray secret = fields.bytes(u"password"_s);
    const QByteArray salt = fields.bytes(u"salt"_s);
    const quint64 rounds = fields.number(u"iterationCount"_s);
    const qsizetype size = fields.size(u"dkLen"_s, expected);
    if (const auto error = fields.error())
        return *error;
    return answerOf(pbkdf2(digest, secret, salt, rounds, size), expected, fields.has("dk"_L1));
}

QByteArray expand(Fields &fields)
{
    const KdfDigest digest = digestFrom(fields);
    const QByteArray expected = fields.bytes(u"okm"_s);
    const QByteArray key = fields.bytes(u"ikm"_s);
    const QByteArray salt = fields.bytes(u"salt"_s);
    const QByteArray info = fields.bytes(u"info"_s);
    const qsizetype size = fields.size(u"size"_s, expected);
    if (const auto error = fields.error())
        return *error;
    return answerOf(hkdf(digest, key, salt, info, size), expected, fields.has("okm"_L1));
}

QByteArray scryptCase(Fields &fields)
{
    const QByteArray expected = fields.bytes(u"dk"_s);
    const QByteArray secret = fields.bytes(u"password"_s);
    const QByteArray salt = fields.bytes(u"salt"_s);
    const ScryptNumbers numbers{fields.number(u"N"_s), fields.number(u"r"_s), fields.number(u"p"_s)};
    const qsizetype size = fields.size(u"dkLen"_s, expected);
    if (const auto error = fields.error())
        return *error;
    return answerOf(scrypt(secret, salt, numbers, size), expected, fields.has("dk"_L1));
}

} // namespace

QByteArray cryptCase(const QJsonObject &given)
{
    Fields fields(given);
    const QString algorithm = fields.text(u"alg"_s).toUpper();
    if (algorithm == "AES-GCM"_L1)
        return gcm(fields);
    if (algorithm == "PBKDF2"_L1)
        return password(fields);
    if (algorithm == "HKDF"_L1)
        return expand(fields);
    if (algorithm == "SCRYPT"_L1)
        return scryptCase(fields);
    return "error /alg field.value";
}

} // namespace steward::probe
