// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/memorystate.h"

namespace steward {

using namespace storewrites;

namespace {

void take(MemoryState &state, const Created &created)
{
    state.project = created.project;
    state.firstRevision = created.project.revision;
    state.headHash = genesisHash(created.project.id, created.project.revision);
}

void take(MemoryState &state, const Committed &commit)
{
    for (const PersonKey &key : commit.keys)
        state.keys.insert(key.person, key);
    state.headHash = commit.record.hash;
    state.rowOfSet.insert(commit.set, state.log.size());
    state.log << commit.record;
    while (!state.answered.isEmpty() && state.answered.constFirst().first < commit.at - answersAreKept)
        state.remembered.remove(state.answered.takeFirst().second);
    if (!commit.requestDigest.isEmpty()) {
        state.remembered.insert(commit.set, {commit.requestDigest, commit.answer});
        state.answered.append({commit.at, commit.set});
    }
    state.project = commit.project;
    if (commit.admits) {
        state.codes[commit.admits->code].isUsed = true;
        state.members.insert(commit.admits->subject, commit.author);
    }
    for (const SecretRef &ref : commit.gone)
        state.secrets.remove(ref);
    if (commit.secret)
        state.secrets.insert(commit.secret->ref, commit.secret->sealed);
}

void take(MemoryState &state, const QList<Committed> &commits)
{
    for (const Committed &commit : commits)
        take(state, commit);
}

void take(MemoryState &state, const Erased &erased)
{
    const Id person = erased.marker.person;
    state.members.removeIf([&person](const auto &member) { return member.value() == person; });
    state.claims.removeIf([&person](const auto &claim) { return claim.value() == person; });
    const auto key = state.keys.constFind(person);
    if (key != state.keys.constEnd() && key->key.isEmpty())
        return; // the day it happened stays the first one
    state.keys.insert(person, erased.marker);
    for (LogRecord &record : state.log) {
        if (!peopleIn(record).contains(person))
            continue;
        record.parts.removeIf([&](const SealedPart &part) { return part.person == person; });
        state.remembered.remove(Id::fromString(record.set).value_or(Id())); // an answer may name him
    }
}

void take(MemoryState &state, const Bound &bound)
{
    state.members.insert(bound.subject, bound.person);
}

void take(MemoryState &state, const ClaimSet &set)
{
    state.claims.removeIf([&set](const auto &claim) { return claim.value() == set.person; });
    state.claims.insert(set.digest, set.person);
}

void take(MemoryState &state, const Claimed &claimed)
{
    state.members.insert(claimed.subject, state.claims.take(claimed.digest));
}

void take(MemoryState &state, const AdmissionCode &code)
{
    state.codes.insert(code.id, code);
}

} // namespace

void apply(MemoryState &state, const StoreWrite &write)
{
    std::visit([&state](const auto &one) { take(state, one); }, write);
}

} // namespace steward
