// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/secretbox.h"

#include "core/json.h"
#include "store/store.h"
#include "vault/digest.h"
#include "vault/random.h"
#include "vault/seal.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace steward {

static_assert(SecretBox::keySize == sealKeySize);

namespace {

QByteArray contextOf(const Id &project, const SecretRef &ref)
{
    return canonicalJson(QJsonObject{{u"project"_s, project.toString()},
                                     {u"kind"_s, ref.entity.kind},
                                     {u"id"_s, ref.entity.id.toString()},
                                     {u"field"_s, ref.field}});
}

} // namespace

SecretBox::SecretBox(const QByteArray &key)
    : m_sealing(hmacSha256(key, "steward secrets: seal"))
    , m_marking(hmacSha256(key, "steward secrets: mark"))
{
    Q_ASSERT(key.size() == keySize);
}

SecretBox SecretBox::forThisRun()
{
    return SecretBox(randomBytes(keySize));
}

Result<SealedSecret> SecretBox::seal(const Id &project, const SecretRef &ref, QByteArrayView value) const
{
    auto sealed = steward::seal(m_sealing, value, contextOf(project, ref));
    if (!sealed)
        return sealed.error();
    return SealedSecret{ref, std::move(sealed).value()};
}

Result<QByteArray> SecretBox::open(const Id &project, const SealedSecret &secret) const
{
    return unseal(m_sealing, secret.sealed, contextOf(project, secret.ref));
}

QByteArray SecretBox::mark(QByteArrayView value) const
{
    return hmacSha256(m_marking, value);
}

Result<QByteArray> secretValue(const Store &store, const SecretBox &box, const Id &project, const SecretRef &ref)
{
    auto sealed = store.sealedSecret(ref);
    if (!sealed)
        return sealed.error();
    return box.open(project, {ref, std::move(sealed).value()});
}

} // namespace steward
