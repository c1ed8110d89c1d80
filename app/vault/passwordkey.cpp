// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "vault/passwordkey.h"

#include "vault/kdf.h"

#include <QString>

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
    QByteArray letters = lettersOf(password);
    auto derived =
        scrypt(letters, salt, {quint64(1) << cost.logN, static_cast<quint64>(cost.r), static_cast<quint64>(cost.p)},
               sealKeySize);
    wipe(letters);
    if (!derived)
        return derived.error();
    QByteArray key = std::move(derived).value();
    SecretKey made = SecretKey::of(key);
    wipe(key);
    return made;
}

} // namespace steward
