// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "vault/seal.h"

#include "vault/random.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr char form = 1;
constexpr qsizetype nonceSize = 12;
constexpr qsizetype tagSize = 16;
constexpr qsizetype headSize = 1 + nonceSize;

struct Free
{
    void operator()(EVP_CIPHER_CTX *context) const { EVP_CIPHER_CTX_free(context); }
};
using Cipher = std::unique_ptr<EVP_CIPHER_CTX, Free>;

const unsigned char *raw(QByteArrayView bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.data());
}

unsigned char *raw(QByteArray &bytes, qsizetype from = 0)
{
    return reinterpret_cast<unsigned char *>(bytes.data() + from);
}

int length(QByteArrayView bytes)
{
    return static_cast<int>(bytes.size());
}

Error keyError()
{
    return {.kind = Error::Kind::Server, .code = u"seal.key"_s, .detail = u"a key has 32 bytes"_s};
}

Error broken()
{
    return {.kind = Error::Kind::BadReply, .code = u"seal.broken"_s};
}

/// GCM counts its bytes in an int here; what we seal is far smaller.
bool isTooLong(QByteArrayView bytes)
{
    return bytes.size() > (qsizetype(1) << 30);
}

/// Found by its name once: that takes as long as a kibibyte does. Never given back.
const EVP_CIPHER *aes256Gcm()
{
    static const EVP_CIPHER *const found = EVP_CIPHER_fetch(nullptr, "AES-256-GCM", nullptr);
    return found;
}

/// Nonces are asked for so many at once: the generator takes as long for one as for some.
constexpr qsizetype nonceBatch = 64;

class Encrypting
{
public:
    /// \a batch: how many nonces are asked for at once.
    Encrypting(QByteArrayView key, qsizetype batch)
        : m_batch(batch)
        , m_isReady(m_cipher && EVP_EncryptInit_ex(m_cipher.get(), aes256Gcm(), nullptr, raw(key), nullptr) == 1)
    {
    }

    Result<QByteArray> seal(QByteArrayView plain, QByteArrayView context)
    {
        const Error failed{.kind = Error::Kind::Server, .code = u"seal.failed"_s};
        if (!m_isReady || isTooLong(plain) || isTooLong(context))
            return failed;
        QByteArray sealed(headSize + plain.size() + tagSize, Qt::Uninitialized);
        sealed[0] = form;
        std::ranges::copy(nextNonce(), sealed.begin() + 1);
        EVP_CIPHER_CTX *cipher = m_cipher.get();
        int written = 0;
        int rest = 0;
        const bool done =
            EVP_EncryptInit_ex(cipher, nullptr, nullptr, nullptr, raw(sealed, 1)) == 1
            && (context.isEmpty() || EVP_EncryptUpdate(cipher, nullptr, &rest, raw(context), length(context)) == 1)
            && (plain.isEmpty()
                || EVP_EncryptUpdate(cipher, raw(sealed, headSize), &written, raw(plain), length(plain)) == 1)
            && EVP_EncryptFinal_ex(cipher, raw(sealed, headSize + written), &rest) == 1 && written == plain.size()
            && EVP_CIPHER_CTX_ctrl(cipher, EVP_CTRL_AEAD_GET_TAG, tagSize, raw(sealed, headSize + written)) == 1;
        if (!done)
            return failed;
        return sealed;
    }

private:
    QByteArrayView nextNonce()
    {
        if (m_used == m_nonces.size()) {
            m_nonces = randomBytes(m_batch * nonceSize);
            m_used = 0;
        }
        m_used += nonceSize;
        return QByteArrayView(m_nonces).sliced(m_used - nonceSize, nonceSize);
    }

    Cipher m_cipher{EVP_CIPHER_CTX_new()};
    QByteArray m_nonces;
    qsizetype m_used = 0;
    qsizetype m_batch;
    bool m_isReady;
};

class Decrypting
{
public:
    explicit Decrypting(QByteArrayView key)
        : m_isReady(m_cipher && EVP_DecryptInit_ex(m_cipher.get(), aes256Gcm(), nullptr, raw(key), nullptr) == 1)
    {
    }

    Result<QByteArray> unseal(QByteArrayView sealed, QByteArrayView context)
    {
        if (!m_isReady || sealed.size() < headSize + tagSize || sealed.front() != form || isTooLong(sealed)
            || isTooLong(context))
            return broken();
        const QByteArrayView nonce = sealed.sliced(1, nonceSize);
        const QByteArrayView text = sealed.sliced(headSize, sealed.size() - headSize - tagSize);
        std::array<char, tagSize> tag{};
        std::ranges::copy(sealed.last(tagSize), tag.begin());
        QByteArray plain(text.size() + 1, Qt::Uninitialized); // never empty, so that there is an address to write to
        EVP_CIPHER_CTX *cipher = m_cipher.get();
        int written = 0;
        int rest = 0;
        const bool done =
            EVP_DecryptInit_ex(cipher, nullptr, nullptr, nullptr, raw(nonce)) == 1
            && (context.isEmpty() || EVP_DecryptUpdate(cipher, nullptr, &rest, raw(context), length(context)) == 1)
            && (text.isEmpty() || EVP_DecryptUpdate(cipher, raw(plain), &written, raw(text), length(text)) == 1)
            && EVP_CIPHER_CTX_ctrl(cipher, EVP_CTRL_AEAD_SET_TAG, tagSize, tag.data()) == 1
            && EVP_DecryptFinal_ex(cipher, raw(plain, written), &rest) == 1;
        if (!done)
            return broken();
        plain.resize(written);
        return plain;
    }

private:
    Cipher m_cipher{EVP_CIPHER_CTX_new()};
    bool m_isReady;
};

} // namespace

Result<QByteArray> seal(QByteArrayView key, QByteArrayView plain, QByteArrayView context)
{
    if (key.size() != sealKeySize)
        return keyError();
    return Encrypting(key, 1).seal(plain, context);
}

Result<QByteArray> unseal(QByteArrayView key, QByteArrayView sealed, QByteArrayView context)
{
    if (key.size() != sealKeySize)
        return keyError();
    return Decrypting(key).unseal(sealed, context);
}

struct Sealer::Parts
{
    explicit Parts(QByteArrayView key)
        : encrypting(key, nonceBatch)
        , decrypting(key)
    {
    }

    Encrypting encrypting;
    Decrypting decrypting;
};

Sealer::Sealer(QByteArrayView key)
    : m_parts(key.size() == sealKeySize ? std::make_unique<Parts>(key) : nullptr)
{
}

Sealer::~Sealer() = default;
Sealer::Sealer(Sealer &&) noexcept = default;
Sealer &Sealer::operator=(Sealer &&) noexcept = default;

Result<QByteArray> Sealer::seal(QByteArrayView plain, QByteArrayView context)
{
    return m_parts ? m_parts->encrypting.seal(plain, context) : keyError();
}

Result<QByteArray> Sealer::unseal(QByteArrayView sealed, QByteArrayView context)
{
    return m_parts ? m_parts->decrypting.unseal(sealed, context) : keyError();
}

} // namespace steward
