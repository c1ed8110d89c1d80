// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json.h"
#include "fuzz/fuzz.h"

/// What is read has one canonical spelling, and that is read as the same: digests are made of it.
namespace steward::fuzzing {

void fuzz(const QByteArray &bytes)
{
    const auto read = parseObject(bytes);
    if (!read)
        return;
    const QByteArray canonical = canonicalJson(*read);
    const auto again = parseObject(canonical);
    require(again.hasValue(), "canonical JSON is JSON");
    require(*again == *read, "canonical JSON is read as what it was made of");
    requireSame(canonicalJson(*again), canonical, "canonical JSON has one spelling");
    for (const QString &key : read->keys())
        require(canonical.contains(canonicalJson(read->value(key))), "a member is spelt as it is alone");
}

QByteArrayList seeds()
{
    return {
        R"({"a":[1,-2.5e-3,true,null,{"b":"c"}],"d":{}})",
        R"({ "z" : "\u00e9\ud83d\ude00\n\"\\\/" , "y" : [[[]]] , "y" : 9007199254740993 })",
        R"({"lone":"\ud800","x":"\udc00\ud800"})",
        "{\"\xc3\xa9\":\"\xf0\x9f\x98\x80\",\"\":-0.0,\"big\":1e308}",
    };
}

} // namespace steward::fuzzing
