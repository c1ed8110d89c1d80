<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>AuditText</name>
    <message numerus="yes">
        <source>%Ln role(s)</source>
        <translation>
            <numerusform>%Ln role</numerusform>
            <numerusform>%Ln roles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s)</source>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln place(s)</source>
        <translation>
            <numerusform>%Ln place</numerusform>
            <numerusform>%Ln places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln object(s)</source>
        <translation>
            <numerusform>%Ln object</numerusform>
            <numerusform>%Ln objects</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>set %1, %Ln field(s)</source>
        <extracomment>%1 is the running number of a change set</extracomment>
        <translation>
            <numerusform>set %1, %Ln field</numerusform>
            <numerusform>set %1, %Ln fields</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>set %1, %Ln change(s)</source>
        <translation>
            <numerusform>set %1, %Ln change</numerusform>
            <numerusform>set %1, %Ln changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln object(s) of kinds newer than this console</source>
        <translation>
            <numerusform>%Ln object of a kind newer than this console</numerusform>
            <numerusform>%Ln objects of kinds newer than this console</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of a kind newer than this console</source>
        <extracomment>Follows &quot;set 7, 5 changes&quot;</extracomment>
        <translation>
            <numerusform>%Ln of a kind newer than this console</numerusform>
            <numerusform>%Ln of a kind newer than this console</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CellText</name>
    <message numerus="yes">
        <source>granted to %Ln person(s) once you apply.</source>
        <translation>
            <numerusform>granted to %Ln person once you apply.</numerusform>
            <numerusform>granted to %Ln people once you apply.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>taken from %Ln person(s) once you apply.</source>
        <translation>
            <numerusform>taken from %Ln person once you apply.</numerusform>
            <numerusform>taken from %Ln people once you apply.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) have it</source>
        <translation>
            <numerusform>%Ln person has it</numerusform>
            <numerusform>%Ln people have it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>for %Ln item(s) only.</source>
        <translation>
            <numerusform>for %Ln item only.</numerusform>
            <numerusform>for %Ln items only.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>granted to %Ln person(s).</source>
        <translation>
            <numerusform>granted to %Ln person.</numerusform>
            <numerusform>granted to %Ln people.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DiscardDialog</name>
    <message numerus="yes">
        <source>Discard %Ln staged change(s)?</source>
        <translation>
            <numerusform>Discard %Ln staged change?</numerusform>
            <numerusform>Discard %Ln staged changes?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EffectText</name>
    <message numerus="yes">
        <source>%Ln keep(s) none</source>
        <translation>
            <numerusform>%Ln keeps none</numerusform>
            <numerusform>%Ln keep none</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln keep(s) %1</source>
        <translation>
            <numerusform>%Ln keeps %1</numerusform>
            <numerusform>%Ln keep %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more keep(s) other numbers</source>
        <translation>
            <numerusform>%Ln more keeps other numbers</numerusform>
            <numerusform>%Ln more keep other numbers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) stop(s) seeing the %1 that are not theirs.</source>
        <translation>
            <numerusform>%Ln person stops seeing the %1 that are not theirs.</numerusform>
            <numerusform>%Ln people stop seeing the %1 that are not theirs.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) stop(s) seeing %1 that is not theirs.</source>
        <translation>
            <numerusform>%Ln person stops seeing %1 that is not theirs.</numerusform>
            <numerusform>%Ln people stop seeing %1 that is not theirs.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) stop(s) seeing places that are not theirs.</source>
        <translation>
            <numerusform>%Ln person stops seeing places that are not theirs.</numerusform>
            <numerusform>%Ln people stop seeing places that are not theirs.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln lose(s) sight of other %1</source>
        <translation>
            <numerusform>%Ln loses sight of other %1</numerusform>
            <numerusform>%Ln lose sight of other %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) will see every place.</source>
        <translation>
            <numerusform>%Ln person will see every place.</numerusform>
            <numerusform>%Ln people will see every place.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln see(s) every place</source>
        <translation>
            <numerusform>%Ln sees every place</numerusform>
            <numerusform>%Ln see every place</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) will see more places.</source>
        <translation>
            <numerusform>%Ln person will see more places.</numerusform>
            <numerusform>%Ln people will see more places.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln see(s) more places</source>
        <translation>
            <numerusform>%Ln sees more places</numerusform>
            <numerusform>%Ln see more places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) will see %1 more than now.</source>
        <translation>
            <numerusform>%Ln person will see %1 more than now.</numerusform>
            <numerusform>%Ln people will see %1 more than now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln see(s) more %1</source>
        <translation>
            <numerusform>%Ln sees more %1</numerusform>
            <numerusform>%Ln see more %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The API does not know places. %Ln person(s) could still read %1 with it.</source>
        <translation>
            <numerusform>The API does not know places. %Ln person could still read %1 with it.</numerusform>
            <numerusform>The API does not know places. %Ln people could still read %1 with it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) gain(s) %1: %2 more.</source>
        <translation>
            <numerusform>%Ln person gains %1: %2 more.</numerusform>
            <numerusform>%Ln people gain %1: %2 more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln gain(s) %1</source>
        <translation>
            <numerusform>%Ln gains %1</numerusform>
            <numerusform>%Ln gain %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) gain(s) %1.</source>
        <translation>
            <numerusform>%Ln person gains %1.</numerusform>
            <numerusform>%Ln people gain %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln lose(s) %1</source>
        <translation>
            <numerusform>%Ln loses %1</numerusform>
            <numerusform>%Ln lose %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) keep(s) %1 for %2 only.</source>
        <translation>
            <numerusform>%Ln person keeps %1 for %2 only.</numerusform>
            <numerusform>%Ln people keep %1 for %2 only.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) lose(s) %1: %2.</source>
        <translation>
            <numerusform>%Ln person loses %1: %2.</numerusform>
            <numerusform>%Ln people lose %1: %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) lose(s) %1.</source>
        <translation>
            <numerusform>%Ln person loses %1.</numerusform>
            <numerusform>%Ln people lose %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) can sync a phone.</source>
        <translation>
            <numerusform>%Ln person can sync a phone.</numerusform>
            <numerusform>%Ln people can sync a phone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) can sync a phone</source>
        <translation>
            <numerusform>%Ln person can sync a phone</numerusform>
            <numerusform>%Ln people can sync a phone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) can no longer sync a phone.</source>
        <translation>
            <numerusform>%Ln person can no longer sync a phone.</numerusform>
            <numerusform>%Ln people can no longer sync a phone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) can no longer sync a phone</source>
        <translation>
            <numerusform>%Ln person can no longer sync a phone</numerusform>
            <numerusform>%Ln people can no longer sync a phone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln permission(s) switch(es) off with it: %1.</source>
        <translation>
            <numerusform>%Ln permission switches off with it: %1.</numerusform>
            <numerusform>%Ln permissions switch off with it: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln permission(s) switch(es) off</source>
        <translation>
            <numerusform>%Ln permission switches off</numerusform>
            <numerusform>%Ln permissions switch off</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) held them</source>
        <translation>
            <numerusform>%Ln person held them</numerusform>
            <numerusform>%Ln people held them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) could not enter any more.</source>
        <translation>
            <numerusform>%Ln person could not enter any more.</numerusform>
            <numerusform>%Ln people could not enter any more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) could not enter</source>
        <translation>
            <numerusform>%Ln person could not enter</numerusform>
            <numerusform>%Ln people could not enter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) notice(s) no change.</source>
        <translation>
            <numerusform>%Ln person notices no change.</numerusform>
            <numerusform>%Ln people notice no change.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) notice(s) no change</source>
        <translation>
            <numerusform>%Ln person notices no change</numerusform>
            <numerusform>%Ln people notice no change</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) can enter again.</source>
        <translation>
            <numerusform>%Ln person can enter again.</numerusform>
            <numerusform>%Ln people can enter again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) can enter again</source>
        <translation>
            <numerusform>%Ln person can enter again</numerusform>
            <numerusform>%Ln people can enter again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s)</source>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln phone(s)</source>
        <translation>
            <numerusform>%Ln phone</numerusform>
            <numerusform>%Ln phones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Touches %Ln phone(s).</source>
        <translation>
            <numerusform>Touches %Ln phone.</numerusform>
            <numerusform>Touches %Ln phones.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Touches %Ln person(s).</source>
        <translation>
            <numerusform>Touches %Ln person.</numerusform>
            <numerusform>Touches %Ln people.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln place(s) move(s)</source>
        <translation>
            <numerusform>%Ln place moves</numerusform>
            <numerusform>%Ln places move</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln phone(s) get(s) other data at the next sync</source>
        <translation>
            <numerusform>%Ln phone gets other data at the next sync</numerusform>
            <numerusform>%Ln phones get other data at the next sync</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln phone(s) follow(s) with the next build of the apps</source>
        <translation>
            <numerusform>%Ln phone follows with the next build of the apps</numerusform>
            <numerusform>%Ln phones follow with the next build of the apps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) may need to sign in again</source>
        <translation>
            <numerusform>%Ln person may need to sign in again</numerusform>
            <numerusform>%Ln people may need to sign in again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The passwords of %Ln mobile worker(s) can be guessed without end</source>
        <translation>
            <numerusform>The passwords of %Ln mobile worker can be guessed without end</numerusform>
            <numerusform>The passwords of %Ln mobile workers can be guessed without end</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln mobile worker(s) get(s) locked after many wrong passwords</source>
        <translation>
            <numerusform>%Ln mobile worker gets locked after many wrong passwords</numerusform>
            <numerusform>%Ln mobile workers get locked after many wrong passwords</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln open invitation(s) only work(s) for the address invited</source>
        <translation>
            <numerusform>%Ln open invitation only works for the address invited</numerusform>
            <numerusform>%Ln open invitations only work for the address invited</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln open invitation(s) work(s) for any address</source>
        <translation>
            <numerusform>%Ln open invitation works for any address</numerusform>
            <numerusform>%Ln open invitations work for any address</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) get(s) a warning: the password is weak</source>
        <translation>
            <numerusform>%Ln person gets a warning: the password is weak</numerusform>
            <numerusform>%Ln people get a warning: the password is weak</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) get(s) a warning: no second factor</source>
        <translation>
            <numerusform>%Ln person gets a warning: no second factor</numerusform>
            <numerusform>%Ln people get a warning: no second factor</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %Ln person(s) it is not known how strong the password is</source>
        <translation>
            <numerusform>Of %Ln person it is not known how strong the password is</numerusform>
            <numerusform>Of %Ln people it is not known how strong the password is</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %Ln person(s) it is not known if there is a second factor</source>
        <translation>
            <numerusform>Of %Ln person it is not known if there is a second factor</numerusform>
            <numerusform>Of %Ln people it is not known if there is a second factor</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) must use single sign-on</source>
        <translation>
            <numerusform>%Ln person must use single sign-on</numerusform>
            <numerusform>%Ln people must use single sign-on</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) sign(s) in with a password again</source>
        <translation>
            <numerusform>%Ln person signs in with a password again</numerusform>
            <numerusform>%Ln people sign in with a password again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) test(s) single sign-on</source>
        <translation>
            <numerusform>%Ln person tests single sign-on</numerusform>
            <numerusform>%Ln people test single sign-on</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) may get another role or other places at the next sign-in</source>
        <translation>
            <numerusform>%Ln person may get another role or other places at the next sign-in</numerusform>
            <numerusform>%Ln people may get another role or other places at the next sign-in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %Ln person(s), whoever the directory drops is deactivated</source>
        <translation>
            <numerusform>Of %Ln person, whoever the directory drops is deactivated</numerusform>
            <numerusform>Of %Ln people, whoever the directory drops is deactivated</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln API key(s) stop(s) working</source>
        <translation>
            <numerusform>%Ln API key stops working</numerusform>
            <numerusform>%Ln API keys stop working</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln API key(s) can do less</source>
        <translation>
            <numerusform>%Ln API key can do less</numerusform>
            <numerusform>%Ln API keys can do less</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln API key(s) can do more</source>
        <translation>
            <numerusform>%Ln API key can do more</numerusform>
            <numerusform>%Ln API keys can do more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln program(s) can no longer sign in</source>
        <translation>
            <numerusform>%Ln program can no longer sign in</numerusform>
            <numerusform>%Ln programs can no longer sign in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln open invitation(s) lead(s) nowhere</source>
        <translation>
            <numerusform>%Ln open invitation leads nowhere</numerusform>
            <numerusform>%Ln open invitations lead nowhere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln open invitation(s) end(s)</source>
        <translation>
            <numerusform>%Ln open invitation ends</numerusform>
            <numerusform>%Ln open invitations end</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) get(s) other values from the profile</source>
        <translation>
            <numerusform>%Ln person gets other values from the profile</numerusform>
            <numerusform>%Ln people get other values from the profile</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message numerus="yes">
        <source>Try again in %Ln second(s).</source>
        <translation>
            <numerusform>Try again in %Ln second.</numerusform>
            <numerusform>Try again in %Ln seconds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) hold(s) this role: %1. Give them another role first.</source>
        <translation>
            <numerusform>%Ln person holds this role: %1. Give them another role first.</numerusform>
            <numerusform>%Ln people hold this role: %1. Give them another role first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) could not enter any more: %1.</source>
        <translation>
            <numerusform>%Ln person could not enter any more: %1.</numerusform>
            <numerusform>%Ln people could not enter any more: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln object(s) point(s) to this (%1). Change what they point to first.</source>
        <extracomment>%1 is kinds of objects, as &quot;groups and invitations&quot;</extracomment>
        <translation>
            <numerusform>%Ln object points to this (%1). Change what it points to first.</numerusform>
            <numerusform>%Ln objects point to this (%1). Change what they point to first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln place(s) in use lie(s) below this one, which is at the top. Archive or move what lies below first.</source>
        <translation>
            <numerusform>%Ln place in use lies below this one, which is at the top. Archive or move what lies below first.</numerusform>
            <numerusform>%Ln places in use lie below this one, which is at the top. Archive or move what lies below first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) would have no place in use any more: %1. Give another place first.</source>
        <translation>
            <numerusform>%Ln person would have no place in use any more: %1. Give another place first.</numerusform>
            <numerusform>%Ln people would have no place in use any more: %1. Give another place first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) could not sign in any more: %1.</source>
        <translation>
            <numerusform>%Ln person could not sign in any more: %1.</numerusform>
            <numerusform>%Ln people could not sign in any more: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FieldText</name>
    <message numerus="yes">
        <source>%Ln report(s)</source>
        <translation>
            <numerusform>%Ln report</numerusform>
            <numerusform>%Ln reports</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln app(s)</source>
        <translation>
            <numerusform>%Ln app</numerusform>
            <numerusform>%Ln apps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln profile(s)</source>
        <translation>
            <numerusform>%Ln profile</numerusform>
            <numerusform>%Ln profiles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln registry(s)</source>
        <translation>
            <numerusform>%Ln registry</numerusform>
            <numerusform>%Ln registries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln item</numerusform>
            <numerusform>%Ln items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindingText</name>
    <message numerus="yes">
        <source>A name has at most %Ln letter(s), this one has %1. Shorten it.</source>
        <extracomment>%Ln is how many letters a name may have, %1 how many this one has</extracomment>
        <translation>
            <numerusform>A name has at most %Ln letter, this one has %1. Shorten it.</numerusform>
            <numerusform>A name has at most %Ln letters, this one has %1. Shorten it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 has at most %Ln character(s), now it has %2. Shorten it.</source>
        <extracomment>%1 is the name of a field, %2 how many characters it has now</extracomment>
        <translation>
            <numerusform>%1 has at most %Ln character, now it has %2. Shorten it.</numerusform>
            <numerusform>%1 has at most %Ln characters, now it has %2. Shorten it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 has at most %Ln character(s). Shorten it.</source>
        <extracomment>%1 is the name of a field</extracomment>
        <translation>
            <numerusform>%1 has at most %Ln character. Shorten it.</numerusform>
            <numerusform>%1 has at most %Ln characters. Shorten it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 takes at most %Ln entry(s), now it has %2. Take some away.</source>
        <extracomment>%1 is the name of a field with a list, %2 how many entries the list has now</extracomment>
        <translation>
            <numerusform>%1 takes at most %Ln entry, now it has %2. Take some away.</numerusform>
            <numerusform>%1 takes at most %Ln entries, now it has %2. Take some away.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It would lie deeper than %Ln level(s). Choose something higher as %1.</source>
        <extracomment>%1 is the name of a field, in which a place or level is chosen that stands above this one</extracomment>
        <translation>
            <numerusform>It would lie deeper than %Ln level. Choose something higher as %1.</numerusform>
            <numerusform>It would lie deeper than %Ln levels. Choose something higher as %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %Ln can lie directly below one, here it would be %1. Put some elsewhere.</source>
        <extracomment>of places directly below a place, or levels below a level; %1 is how many they would be</extracomment>
        <translation>
            <numerusform>At most %Ln can lie directly below one, here it would be %1. Put some elsewhere.</numerusform>
            <numerusform>At most %Ln can lie directly below one, here it would be %1. Put some elsewhere.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The limit is from %1 to %Ln minute(s). Type another number.</source>
        <extracomment>of a session; from %1 up to %Ln</extracomment>
        <translation>
            <numerusform>The limit is from %1 to %Ln minute. Type another number.</numerusform>
            <numerusform>The limit is from %1 to %Ln minutes. Type another number.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The time of grace is from %1 to %Ln day(s). Type another number.</source>
        <extracomment>of days in which people are warned before a rule refuses them; from %1 up to %Ln</extracomment>
        <translation>
            <numerusform>The time of grace is from %1 to %Ln day. Type another number.</numerusform>
            <numerusform>The time of grace is from %1 to %Ln days. Type another number.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is from %2 to %Ln day(s), or empty for good. Type another number.</source>
        <extracomment>how long something is kept; %1 is the name of a setting, from %2 up to %Ln</extracomment>
        <translation>
            <numerusform>%1 is from %2 to %Ln day, or empty for good. Type another number.</numerusform>
            <numerusform>%1 is from %2 to %Ln days, or empty for good. Type another number.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The owner&apos;s single sign-on lets a key live for at most %Ln day(s). Choose an earlier date.</source>
        <translation>
            <numerusform>The owner&apos;s single sign-on lets a key live for at most %Ln day. Choose an earlier date.</numerusform>
            <numerusform>The owner&apos;s single sign-on lets a key live for at most %Ln days. Choose an earlier date.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <extracomment>One name, and how many more</extracomment>
        <translation>
            <numerusform>%1 and %Ln more</numerusform>
            <numerusform>%1 and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImpactCounts</name>
    <message numerus="yes">
        <source>people gain</source>
        <translation>
            <numerusform>person gains</numerusform>
            <numerusform>people gain</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>people lose</source>
        <translation>
            <numerusform>person loses</numerusform>
            <numerusform>people lose</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LeaveDialog</name>
    <message numerus="yes">
        <source>%Ln staged change(s) will be lost</source>
        <translation>
            <numerusform>%Ln staged change will be lost</numerusform>
            <numerusform>%Ln staged changes will be lost</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LevelText</name>
    <message numerus="yes">
        <source>%Ln country(s)</source>
        <translation>
            <numerusform>%Ln country</numerusform>
            <numerusform>%Ln countries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln region(s)</source>
        <translation>
            <numerusform>%Ln region</numerusform>
            <numerusform>%Ln regions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln province(s)</source>
        <translation>
            <numerusform>%Ln province</numerusform>
            <numerusform>%Ln provinces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln state(s)</source>
        <translation>
            <numerusform>%Ln state</numerusform>
            <numerusform>%Ln states</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln zone(s)</source>
        <translation>
            <numerusform>%Ln zone</numerusform>
            <numerusform>%Ln zones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln district(s)</source>
        <translation>
            <numerusform>%Ln district</numerusform>
            <numerusform>%Ln districts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln county(s)</source>
        <translation>
            <numerusform>%Ln county</numerusform>
            <numerusform>%Ln counties</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln area(s)</source>
        <translation>
            <numerusform>%Ln area</numerusform>
            <numerusform>%Ln areas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln ward(s)</source>
        <translation>
            <numerusform>%Ln ward</numerusform>
            <numerusform>%Ln wards</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln facility(s)</source>
        <translation>
            <numerusform>%Ln facility</numerusform>
            <numerusform>%Ln facilities</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln health centre(s)</source>
        <translation>
            <numerusform>%Ln health centre</numerusform>
            <numerusform>%Ln health centres</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln village(s)</source>
        <translation>
            <numerusform>%Ln village</numerusform>
            <numerusform>%Ln villages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln place(s)</source>
        <translation>
            <numerusform>%Ln place</numerusform>
            <numerusform>%Ln places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MatrixMark</name>
    <message numerus="yes">
        <source>only %Ln</source>
        <translation>
            <numerusform>only %Ln</numerusform>
            <numerusform>only %Ln</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewerText</name>
    <message numerus="yes">
        <source>The console leaves out %Ln object(s) of kinds that it does not know.</source>
        <translation>
            <numerusform>The console leaves out %Ln object of a kind that it does not know.</numerusform>
            <numerusform>The console leaves out %Ln objects of kinds that it does not know.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OtherPerson</name>
    <message numerus="yes">
        <source>Only %1 can apply the %Ln staged change(s) on this page. Going on loses the draft.</source>
        <translation>
            <numerusform>Only %1 can apply the %Ln staged change on this page. Going on loses the draft.</numerusform>
            <numerusform>Only %1 can apply the %Ln staged changes on this page. Going on loses the draft.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Packs</name>
    <message numerus="yes">
        <source>%Ln person(s)</source>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RailItem</name>
    <message numerus="yes">
        <source>%1, %Ln staged</source>
        <translation>
            <numerusform>%1, %Ln staged</numerusform>
            <numerusform>%1, %Ln staged</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RoleFacts</name>
    <message numerus="yes">
        <source>granted for %Ln item(s)</source>
        <translation>
            <numerusform>granted for %Ln item</numerusform>
            <numerusform>granted for %Ln items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SignInAgain</name>
    <message numerus="yes">
        <source>Your session has ended. Your %Ln staged change(s) are safe, and this page stays open.</source>
        <translation>
            <numerusform>Your session has ended. Your %Ln staged change is safe, and this page stays open.</numerusform>
            <numerusform>Your session has ended. Your %Ln staged changes are safe, and this page stays open.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>steward::AnotherValue</name>
    <message numerus="yes">
        <source>%Ln chosen</source>
        <translation>
            <numerusform>%Ln chosen</numerusform>
            <numerusform>%Ln chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more: type on to narrow the list</source>
        <translation>
            <numerusform>%Ln more: type on to narrow the list</numerusform>
            <numerusform>%Ln more: type on to narrow the list</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>steward::AuditEntry</name>
    <message numerus="yes">
        <source>%Ln field(s)</source>
        <translation>
            <numerusform>%Ln field</numerusform>
            <numerusform>%Ln fields</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Undo: stages the way back of %Ln edit(s), alone, and opens the review. Nothing is live before you apply it.</source>
        <translation>
            <numerusform>Undo: stages the way back of %Ln edit, alone, and opens the review. Nothing is live before you apply it.</numerusform>
            <numerusform>Undo: stages the way back of %Ln edits, alone, and opens the review. Nothing is live before you apply it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put this back: stages the way back of %Ln edit(s), alone, and opens the review. Nothing is live before you apply it.</source>
        <translation>
            <numerusform>Put this back: stages the way back of %Ln edit, alone, and opens the review. Nothing is live before you apply it.</numerusform>
            <numerusform>Put this back: stages the way back of %Ln edits, alone, and opens the review. Nothing is live before you apply it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln field(s)</source>
        <extracomment>%1 is how many were changed, %Ln how many there are</extracomment>
        <translation>
            <numerusform>%1 of %Ln field</numerusform>
            <numerusform>%1 of %Ln fields</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>steward::AuditModel</name>
    <message numerus="yes">
        <source>%Ln entry(s). Every change, by whom, from where and why.</source>
        <translation>
            <numerusform>%Ln entry. Every change, by whom, from where and why.</numerusform>
            <numerusform>%Ln entries. Every change, by whom, from where and why.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(s) since %1. Every change, by whom, from where and why.</source>
        <translation>
            <numerusform>%Ln entry since %1. Every change, by whom, from where and why.</numerusform>
            <numerusform>%Ln entries since %1. Every change, by whom, from where and why.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(s)</source>
        <translation>
            <numerusform>%Ln entry</numerusform>
            <numerusform>%Ln entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 found so far, of %Ln entry(s)</source>
        <extracomment>%1 is how many fit the filter, %Ln how many there are</extracomment>
        <translation>
            <numerusform>%1 found so far, of %Ln entry</numerusform>
            <numerusform>%1 found so far, of %Ln entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln entry(s)</source>
        <translation>
            <numerusform>%1 of %Ln entry</numerusform>
            <numerusform>%1 of %Ln entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>steward::AuthorPickerModel</name>
    <message numerus="yes">
        <source>%Ln more. Type more of the name.</source>
        <translation>
            <numerusform>%Ln more. Type more of the name.</numerusform>
            <numerusform>%Ln more. Type more of the name.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>steward::DraftStatus</name>
    <message numerus="yes">
        <source>An undo of %Ln change(s) is staged</source>
        <translation>
            <numerusform>An undo of %Ln change is staged</numerusform>
            <numerusform>An undo of %Ln changes is staged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) staged</source>
        <translation>
            <numerusform>%Ln change staged</numerusform>
            <numerusform>%Ln changes staged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln removal(s)</source>
        <translation>
            <numerusform>%Ln removal</numerusform>
            <numerusform>%Ln removals</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln conflict(s)</source>
        <translation>
            <numerusform>%Ln conflict</numerusform>
            <numerusform>%Ln conflicts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) are live</source>
        <translation>
            <numerusform>%Ln change is live</numerusform>
            <numerusform>%Ln changes are live</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>steward::ItemChoiceModel</name>
    <message numerus="yes">
        <source>%1 of %Ln chosen</source>
        <extracomment>%1 is how many are chosen, %Ln how many there are</extracomment>
        <translation>
            <numerusform>%1 of %Ln chosen</numerusform>
            <numerusform>%1 of %Ln chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>steward::PeopleListModel</name>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln more</numerusform>
            <numerusform>%Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s)</source>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>steward::PlacePickerModel</name>
    <message numerus="yes">
        <source>%Ln more. Type more of the name.</source>
        <translation>
            <numerusform>%Ln more. Type more of the name.</numerusform>
            <numerusform>%Ln more. Type more of the name.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>steward::ProjectStatus</name>
    <message numerus="yes">
        <source>Only the built-in Admin changes roles. Ask %1 or %Ln other(s).</source>
        <translation>
            <numerusform>Only the built-in Admin changes roles. Ask %1 or %Ln other.</numerusform>
            <numerusform>Only the built-in Admin changes roles. Ask %1 or %Ln others.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>steward::ReviewChecklist</name>
    <message numerus="yes">
        <source>%Ln left</source>
        <translation>
            <numerusform>%Ln left</numerusform>
            <numerusform>%Ln left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Apply %Ln change(s) to Live</source>
        <translation>
            <numerusform>Apply %Ln change to Live</numerusform>
            <numerusform>Apply %Ln changes to Live</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Apply %Ln change(s) to Training</source>
        <translation>
            <numerusform>Apply %Ln change to Training</numerusform>
            <numerusform>Apply %Ln changes to Training</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Apply %Ln change(s) to the demo</source>
        <translation>
            <numerusform>Apply %Ln change to the demo</numerusform>
            <numerusform>Apply %Ln changes to the demo</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Waits for the %Ln open point(s) above.</source>
        <translation>
            <numerusform>Waits for the %Ln open point above.</numerusform>
            <numerusform>Waits for the %Ln open points above.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You can undo it for %Ln minute(s).</source>
        <translation>
            <numerusform>You can undo it for %Ln minute.</numerusform>
            <numerusform>You can undo it for %Ln minutes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln admin(s) keep(s) access.</source>
        <translation>
            <numerusform>%Ln admin keeps access.</numerusform>
            <numerusform>%Ln admins keep access.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You and %Ln other admin(s) keep access.</source>
        <translation>
            <numerusform>You and %Ln other admin keep access.</numerusform>
            <numerusform>You and %Ln other admins keep access.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) could not enter any more</source>
        <translation>
            <numerusform>%Ln person could not enter any more</numerusform>
            <numerusform>%Ln people could not enter any more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Read %Ln more removal(s)</source>
        <translation>
            <numerusform>Read %Ln more removal</numerusform>
            <numerusform>Read %Ln more removals</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Settle %Ln conflict(s)</source>
        <translation>
            <numerusform>Settle %Ln conflict</numerusform>
            <numerusform>Settle %Ln conflicts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) refused</source>
        <translation>
            <numerusform>%Ln change refused</numerusform>
            <numerusform>%Ln changes refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) could not sign in any more</source>
        <translation>
            <numerusform>%Ln person could not sign in any more</numerusform>
            <numerusform>%Ln people could not sign in any more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) of a kind newer than this console</source>
        <translation>
            <numerusform>%Ln change of a kind newer than this console</numerusform>
            <numerusform>%Ln changes of a kind newer than this console</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>steward::ReviewModel</name>
    <message numerus="yes">
        <source>%Ln change(s) to %1.</source>
        <extracomment>%1 is the name of the project</extracomment>
        <translation>
            <numerusform>%Ln change to %1.</numerusform>
            <numerusform>%Ln changes to %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln remove(s) something.</source>
        <translation>
            <numerusform>%Ln removes something.</numerusform>
            <numerusform>%Ln remove something.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Removal(s), %Ln</source>
        <translation>
            <numerusform>Removal, %Ln</numerusform>
            <numerusform>Removals, %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Conflict(s), %Ln</source>
        <translation>
            <numerusform>Conflict, %Ln</numerusform>
            <numerusform>Conflicts, %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change(s), %Ln</source>
        <translation>
            <numerusform>Change, %Ln</numerusform>
            <numerusform>Changes, %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Addition(s), %Ln</source>
        <translation>
            <numerusform>Addition, %Ln</numerusform>
            <numerusform>Additions, %Ln</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>steward::RoleEditor</name>
    <message numerus="yes">
        <source>%Ln edit(s) staged</source>
        <translation>
            <numerusform>%Ln edit staged</numerusform>
            <numerusform>%Ln edits staged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln holder(s)</source>
        <translation>
            <numerusform>%Ln holder</numerusform>
            <numerusform>%Ln holders</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>steward::RoleListModel</name>
    <message numerus="yes">
        <source>%Ln role(s)</source>
        <translation>
            <numerusform>%Ln role</numerusform>
            <numerusform>%Ln roles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln role(s)</source>
        <extracomment>%1 is how many roles are shown, %Ln how many there are</extracomment>
        <translation>
            <numerusform>%1 of %Ln role</numerusform>
            <numerusform>%1 of %Ln roles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 held by %Ln person(s).</source>
        <extracomment>%1 is &quot;15 roles&quot;</extracomment>
        <translation>
            <numerusform>%1 held by %Ln person.</numerusform>
            <numerusform>%1 held by %Ln people.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln holder(s)</source>
        <translation>
            <numerusform>%Ln holder</numerusform>
            <numerusform>%Ln holders</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>steward::RoleMatrixModel</name>
    <message numerus="yes">
        <source>%Ln in %1, bars show risk</source>
        <extracomment>%Ln is the number of permissions, %1 &quot;7 groups&quot;</extracomment>
        <translation>
            <numerusform>%Ln in %1, bars show risk</numerusform>
            <numerusform>%Ln in %1, bars show risk</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln group(s)</source>
        <translation>
            <numerusform>%Ln group</numerusform>
            <numerusform>%Ln groups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln permission(s)</source>
        <translation>
            <numerusform>%Ln permission</numerusform>
            <numerusform>%Ln permissions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>steward::RolePermissionModel</name>
    <message numerus="yes">
        <source>%1 of %Ln granted</source>
        <translation>
            <numerusform>%1 of %Ln granted</numerusform>
            <numerusform>%1 of %Ln granted</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>steward::SearchModel</name>
    <message numerus="yes">
        <source>%Ln more: type on to narrow the list</source>
        <translation>
            <numerusform>%Ln more: type on to narrow the list</numerusform>
            <numerusform>%Ln more: type on to narrow the list</numerusform>
        </translation>
    </message>
</context>
</TS>
