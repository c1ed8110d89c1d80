// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/sealed/storestream.h"

namespace steward::storestream {

QDataStream &operator<<(QDataStream &to, const Id &id)
{
    const auto [high, low] = id.halves();
    return to << high << low;
}

QDataStream &operator>>(QDataStream &from, Id &id)
{
    quint64 high = 0;
    quint64 low = 0;
    from >> high >> low;
    id = Id(high, low);
    return from;
}

QDataStream &operator<<(QDataStream &to, Instant at)
{
    return to << qint64(at.time_since_epoch().count());
}

QDataStream &operator>>(QDataStream &from, Instant &at)
{
    qint64 milliseconds = 0;
    from >> milliseconds;
    at = Instant(std::chrono::milliseconds(milliseconds));
    return from;
}

QDataStream &operator<<(QDataStream &to, const Subject &subject)
{
    return to << subject.issuer << subject.subject;
}

QDataStream &operator>>(QDataStream &from, Subject &subject)
{
    return from >> subject.issuer >> subject.subject;
}

QDataStream &operator<<(QDataStream &to, const domain::EntityRef &entity)
{
    return to << entity.kind << entity.id;
}

QDataStream &operator>>(QDataStream &from, domain::EntityRef &entity)
{
    return from >> entity.kind >> entity.id;
}

QDataStream &operator<<(QDataStream &to, const SecretRef &ref)
{
    return to << ref.entity << ref.field;
}

QDataStream &operator>>(QDataStream &from, SecretRef &ref)
{
    return from >> ref.entity >> ref.field;
}

QDataStream &operator<<(QDataStream &to, const SealedSecret &secret)
{
    return to << secret.ref << secret.sealed;
}

QDataStream &operator>>(QDataStream &from, SealedSecret &secret)
{
    return from >> secret.ref >> secret.sealed;
}

QDataStream &operator<<(QDataStream &to, const SealedPart &part)
{
    return to << part.part << part.person << part.bytes;
}

QDataStream &operator>>(QDataStream &from, SealedPart &part)
{
    return from >> part.part >> part.person >> part.bytes;
}

QDataStream &operator<<(QDataStream &to, const LogRecord &record)
{
    to << record.revision << record.set << record.at << record.author << record.changes << record.inverseOf
       << record.acknowledged << record.digests << record.previousHash << record.hash;
    write(to, record.parts);
    return to;
}

QDataStream &operator>>(QDataStream &from, LogRecord &record)
{
    from >> record.revision >> record.set >> record.at >> record.author >> record.changes >> record.inverseOf
        >> record.acknowledged >> record.digests >> record.previousHash >> record.hash;
    read(from, record.parts);
    return from;
}

QDataStream &operator<<(QDataStream &to, const PersonKey &key)
{
    return to << key.person << key.key << key.erasedAt << key.check;
}

QDataStream &operator>>(QDataStream &from, PersonKey &key)
{
    return from >> key.person >> key.key >> key.erasedAt >> key.check;
}

QDataStream &operator<<(QDataStream &to, const Admission &admission)
{
    return to << admission.subject << admission.code;
}

QDataStream &operator>>(QDataStream &from, Admission &admission)
{
    return from >> admission.subject >> admission.code;
}

QDataStream &operator<<(QDataStream &to, const AdmissionCode &code)
{
    return to << code.id << code.secretDigest << code.expires << code.issuedBy << code.isUsed;
}

QDataStream &operator>>(QDataStream &from, AdmissionCode &code)
{
    return from >> code.id >> code.secretDigest >> code.expires >> code.issuedBy >> code.isUsed;
}

QDataStream &operator<<(QDataStream &to, const SessionRow &session)
{
    to << session.number << session.id << session.person << session.subject << session.sid << session.client
       << session.began << session.seen << session.from;
    write(to, session.ended);
    return to << session.endedBy;
}

QDataStream &operator>>(QDataStream &from, SessionRow &session)
{
    from >> session.number >> session.id >> session.person >> session.subject >> session.sid >> session.client
        >> session.began >> session.seen >> session.from;
    read(from, session.ended);
    return from >> session.endedBy;
}

QDataStream &operator<<(QDataStream &to, const SignInEvent &signIn)
{
    return to << signIn.number << signIn.at << quint8(signIn.what) << signIn.person << signIn.subject << signIn.session
              << signIn.from << signIn.reason << signIn.by;
}

QDataStream &operator>>(QDataStream &from, SignInEvent &signIn)
{
    quint8 what = 0;
    from >> signIn.number >> signIn.at >> what >> signIn.person >> signIn.subject >> signIn.session >> signIn.from
        >> signIn.reason >> signIn.by;
    if (what > quint8(SignInEvent::What::Ended))
        from.setStatus(QDataStream::ReadCorruptData);
    else
        signIn.what = SignInEvent::What(what);
    return from;
}

QDataStream &operator<<(QDataStream &to, const Read &read)
{
    return to << read.number << read.at << read.person << read.what << read.scope << read.objects << read.bytes
              << read.from;
}

QDataStream &operator>>(QDataStream &from, Read &read)
{
    return from >> read.number >> read.at >> read.person >> read.what >> read.scope >> read.objects >> read.bytes
           >> read.from;
}

} // namespace steward::storestream
