// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wire/contract.h"

using namespace Qt::StringLiterals;

namespace steward::wire {

namespace {

/// "1.2.3", and nothing behind it.
QVersionNumber versionFrom(ObjectReader &reader, const QString &key)
{
    const QString text = reader.text(key);
    const auto version = QVersionNumber::fromString(text);
    if (version.segmentCount() != 3 || version.toString() != text)
        reader.fail(key, u"field.value"_s);
    return version;
}

/// A patch mends and adds nothing.
QVersionNumber withoutPatch(const QVersionNumber &version)
{
    return {version.majorVersion(), version.minorVersion()};
}

} // namespace

QJsonObject toJson(const Contract &contract)
{
    return {{u"version"_s, contract.version.toString()}, {u"oldestClient"_s, contract.oldestClient.toString()}};
}

Result<Contract> contractFromJson(const QJsonObject &capabilities)
{
    ObjectReader reader(capabilities.value(u"contract"_s).toObject(), u"/contract"_s);
    const Contract contract{versionFrom(reader, u"version"_s), versionFrom(reader, u"oldestClient"_s)};
    if (!reader.errors().isEmpty())
        return reader.error();
    return contract;
}

Standing standing(const Contract &contract, const QString &ours)
{
    const auto client = QVersionNumber::fromString(ours);
    if (client < contract.oldestClient)
        return Standing::TooOld;
    return withoutPatch(client) < withoutPatch(contract.version) ? Standing::NewerServer : Standing::Fits;
}

} // namespace steward::wire
