// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "vault/seal.h"

#include "vault/random.h"

#include <openssl/evp.h>

#include <algorithm>
#include <memory>

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

} // namespace

Result<QByteArray> seal(QByteArrayView key, QByteArrayView plain, QByteArrayView context)
{
    if (key.size() != sealKeySize)
        return keyError();
    const Error failed{.kind = Error::Kind::Server, .code = u"seal.failed"_s};
    if (isTooLong(plain) || isTooLong(context))
        return failed;

    const QByteArray nonce = randomBytes(nonceSize);
    QByteArray sealed(headSize + plain.size() + tagSize, Qt::Uninitialized);
    sealed[0] = form;
    std::ranges::copy(nonce, sealed.begin() + 1);
    const Cipher cipher(EVP_CIPHER_CTX_new());
    int written = 0;
    int rest = 0;
    const bool done =
        cipher && EVP_EncryptInit_ex(cipher.get(), aes256Gcm(), nullptr, raw(key), raw(nonce)) == 1
        && (context.isEmpty() || EVP_EncryptUpdate(cipher.get(), nullptr, &rest, raw(context), length(context)) == 1)
        && (plain.isEmpty()
            || EVP_EncryptUpdate(cipher.get(), raw(sealed, headSize), &written, raw(plain), length(plain)) == 1)
        && EVP_EncryptFinal_ex(cipher.get(), raw(sealed, headSize + written), &rest) == 1 && written == plain.size()
        && EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_AEAD_GET_TAG, tagSize, raw(sealed, headSize + written)) == 1;
    if (!done)
        return failed;
    return sealed;
}

Result<QByteArray> unseal(QByteArrayView key, QByteArrayView sealed, QByteArrayView context)
{
    if (key.size() != sealKeySize)
        return keyError();
    if (sealed.size() < headSize + tagSize || sealed.front() != form || isTooLong(sealed) || isTooLong(context))
        return broken();

    const QByteArrayView nonce = sealed.sliced(1, nonceSize);
    const QByteArrayView text = sealed.sliced(headSize, sealed.size() - headSize - tagSize);
    QByteArray tag = sealed.last(tagSize).toByteArray();
    QByteArray plain(text.size() + 1, Qt::Uninitialized); // never empty, so that there is an address to write to
    const Cipher cipher(EVP_CIPHER_CTX_new());
    int written = 0;
    int rest = 0;
    const bool done =
        cipher && EVP_DecryptInit_ex(cipher.get(), aes256Gcm(), nullptr, raw(key), raw(nonce)) == 1
        && (context.isEmpty() || EVP_DecryptUpdate(cipher.get(), nullptr, &rest, raw(context), length(context)) == 1)
        && (text.isEmpty() || EVP_DecryptUpdate(cipher.get(), raw(plain), &written, raw(text), length(text)) == 1)
        && EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_AEAD_SET_TAG, tagSize, tag.data()) == 1
        && EVP_DecryptFinal_ex(cipher.get(), raw(plain, written), &rest) == 1;
    if (!done)
        return broken();
    plain.resize(written);
    return plain;
}

} // namespace steward
