// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace steward::tests {

/// A key of its own and a certificate that it has signed itself, for 127.0.0.1 and one hour. PEM.
struct TestCertificate
{
    TestCertificate();

    QByteArray certificate;
    QByteArray key;
};

} // namespace steward::tests
