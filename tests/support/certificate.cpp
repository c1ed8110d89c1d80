// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/certificate.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <memory>

namespace steward::tests {

namespace {

using Memory = std::unique_ptr<BIO, decltype(&BIO_free)>;

Memory newMemory()
{
    return {BIO_new(BIO_s_mem()), BIO_free};
}

QByteArray contentOf(BIO *memory)
{
    char *bytes = nullptr;
    const long size = BIO_get_mem_data(memory, &bytes);
    return {bytes, static_cast<qsizetype>(size)};
}

void name(X509 *certificate)
{
    X509_NAME *subject = X509_get_subject_name(certificate);
    X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char *>("127.0.0.1"), -1,
                               -1, 0);
    X509_set_issuer_name(certificate, subject);
    X509_EXTENSION *other = X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, "IP:127.0.0.1");
    X509_add_ext(certificate, other, -1);
    X509_EXTENSION_free(other);
}

} // namespace

TestCertificate::TestCertificate()
{
    const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> pair(EVP_EC_gen("P-256"), EVP_PKEY_free);
    const std::unique_ptr<X509, decltype(&X509_free)> made(X509_new(), X509_free);
    X509_set_version(made.get(), X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(made.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(made.get()), -60);
    X509_gmtime_adj(X509_getm_notAfter(made.get()), 3600);
    X509_set_pubkey(made.get(), pair.get());
    name(made.get());
    X509_sign(made.get(), pair.get(), EVP_sha256());

    const Memory certificateBytes = newMemory();
    PEM_write_bio_X509(certificateBytes.get(), made.get());
    certificate = contentOf(certificateBytes.get());
    const Memory keyBytes = newMemory();
    PEM_write_bio_PrivateKey(keyBytes.get(), pair.get(), nullptr, nullptr, 0, nullptr, nullptr);
    key = contentOf(keyBytes.get());
}

} // namespace steward::tests
