// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "vault/passwordkey.h"

#include <QString>

#include <openssl/evp.h>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr int leastLogN = 14;
constexpr int mostLogN = 20;
constexpr int mostR = 16;
constexpr int mostP = 4;
constexpr quint64 mostMemory = quint64(1) << 30; // bytes

quint64 memoryOf(const ScryptCost &cost)
{
    return (quint64(128) * static_cast<quint64>(cost.r)) << cost.logN;
}

/// UTF-8 of the password's normal form.
QByteArray lettersOf(QStringView password)
{
    QString normal = password.toString().normalized(QString::NormalizationForm_C);
    QByteArray letters = normal.toUtf8();
    if (normal.isDetached())
        normal.fill(QChar::Null);
    return letters;
}

} // namespace

bool isBearable(const ScryptCost &cost)
{
    return cost.logN >= leastLogN && cost.logN <= mostLogN && cost.r >= 8 && cost.r <= mostR && cost.p >= 1
           && cost.p <= mostP && memoryOf(cost) <= mostMemory;
}

Result<SecretKey> keyOfPassword(QStringView password, QByteArrayView salt, const ScryptCost &cost)
{
    if (!isBearable(cost))
        return Error{.kind = Error::Kind::BadReply, .code = u"vault.cost"_s};
    constexpr quint64 besides = 32 * 1024 * 1024; // what OpenSSL counts besides, generously (RULES T13)
    QByteArray letters = lettersOf(password);
    QByteArray key(sealKeySize, '\0');
    const int done = EVP_PBE_scrypt(
        letters.constData(), static_cast<size_t>(letters.size()), reinterpret_cast<const unsigned char *>(salt.data()),
        static_cast<size_t>(salt.size()), quint64(1) << cost.logN, static_cast<quint64>(cost.r),
        static_cast<quint64>(cost.p), memoryOf(cost) + besides, reinterpret_cast<unsigned char *>(key.data()),
        static_cast<size_t>(key.size()));
    wipe(letters);
    if (done != 1) {
        wipe(key);
        return Error{.kind = Error::Kind::Server, .code = u"vault.memory"_s};
    }
    SecretKey made = SecretKey::of(key);
    wipe(key);
    return made;
}

} // namespace steward
