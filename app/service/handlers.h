// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/context.h"

/// One function per route; the table in router.cpp says which. Each asks nothing about permission that the table has
/// already asked, and waits for nothing. Those that take a Reading need the state alone.
namespace steward::handlers {

Response me(const Reading &reading);
Response project(const Reading &reading);
Response permissions(const Reading &reading);
Response presets(const Reading &reading);
Response settingsCatalogue(const Reading &reading);

Answer capabilities(Context &context);

/// Of the context's kind.
Answer listObjects(Context &context);
/// The same where few rows have to be looked at; else, and where it is refused, nothing.
std::optional<Response> shortList(const Reading &reading);
Response readObject(const Reading &reading);
Response usageOfObject(const Reading &reading);
Answer createObject(Context &context);
Answer patchObject(Context &context);
Answer removeObject(Context &context);
/// Of the field that the path's last word names.
Answer putSecret(Context &context);
Answer removeSecret(Context &context);
/// Of an API key: one that the server makes, and tells in this answer alone.
Answer makeKeyValue(Context &context);

/// All that the person of the path sees, as far as the caller may be told.
Answer viewOfPerson(Context &context);

Answer snapshot(Context &context);
Answer snapshotPack(Context &context);

Answer postChangeSet(Context &context);

/// Large change sets in parts: of their openers alone.
Answer listUploads(Context &context);
Answer openUpload(Context &context);
Answer readUpload(Context &context);
Answer putPart(Context &context);
Answer dropUpload(Context &context);
Answer commitUpload(Context &context);

/// Of who began them.
Answer listJobs(Context &context);
Answer readJob(Context &context);
Answer cancelJob(Context &context);

Answer readChangeSet(Context &context);
Answer inverseOfChangeSet(Context &context);
Answer changesSince(Context &context);
Answer audit(Context &context);
Answer exportAudit(Context &context);
Answer verification(Context &context);
Answer claim(Context &context);

Answer linkInvitation(Context &context);
Answer acceptInvitation(Context &context);

/// Of who has no invitation.
Answer askForAccess(Context &context);
Answer ownAccessRequest(Context &context);

/// How an identity provider comes into use.
Answer activation(Context &context);
Answer beginTestRun(Context &context);
Answer passTestRun(Context &context);

/// Who was here: everybody his own, admins all.
Answer sessions(Context &context);
Answer endSession(Context &context);
Answer signIns(Context &context);
/// What left the server whole.
Answer reads(Context &context);
/// What every admin is told of: what was done past the API.
Answer notices(Context &context);

} // namespace steward::handlers
