/** Words with an opposite are never taken for it, in either language. Nothing here has been said to the recogniser. */
import { describe, expect, it } from 'vitest';
import { type Command, understand } from '../../language/understand.ts';

const SAID = {
  export: `
    exportera mina uppgifter
    ladda ner mina uppgifter
    visa vad du vet om mig
    vad har du sparat om mig
    ge mig en kopia av mina uppgifter
    jag vill ha ut mina uppgifter
    hämta min data
    skicka mina uppgifter till mig
    registerutdrag
    jag vill ha ett registerutdrag
    kan jag få se mina uppgifter
    vilka uppgifter har du om mig
    vad vet boten om mig
    mina sparade uppgifter
    exportera allt om mig
    spara ner mina uppgifter
    kopia på min data tack
    vad finns lagrat om mig
    begär ut mina personuppgifter
    var kan jag se mina uppgifter
    vad lagrar ni om mig
    export my data
    download my data
    give me a copy of my data
    i want a copy of everything you have on me
    what do you know about me
    what have you stored about me
    show me my personal data
    send me my data
    can i get my data
    data export
    access request
    subject access request
    get my information
    let me see my data
    what information do you hold about me
    which data do you have about me
    show what you know about me
    export all my information
    my stored data
    privacy
    who am i
    save a copy of my data
    i'd like to see my data
  `,
  erase: `
    radera mina uppgifter
    ta bort mig
    ta bort allt om mig
    glöm mig
    radera allt du vet om mig
    jag vill bli borttagen
    jag vill bli glömd
    sluta spara mina uppgifter
    rensa min data
    radera min information
    jag vill att du raderar mina uppgifter
    kan du ta bort det du sparat om mig
    utplåna mina uppgifter
    släng mina uppgifter
    ta bort mina svar och uppgifter
    jag ska sluta, radera mig
    radera mig ur systemet
    ta bort all data om mig
    kan mina uppgifter raderas
    jag vill radera mina personuppgifter
    töm mina uppgifter
    delete my data
    erase me
    forget me
    remove my data
    delete everything about me
    i want to be forgotten
    please erase all my information
    wipe my data
    remove me from the system
    delete my account
    can you delete what you know about me
    get rid of my data
    i want my data deleted
    please remove everything you have stored about me
    erase my personal data
    right to be forgotten
    delete what you have on me
    can my data be erased
    i want to delete my data
    scrub my information
  `,
  follow: `
    följ
    prenumerera
    skicka status varje månad
    jag vill ha status varje vecka
    skicka läget till mig varje måndag
    håll mig uppdaterad
    börja skicka status
    skicka statusen regelbundet
    mejla mig status varje månad
    jag vill följa läget
    prenumerera på status
    börja prenumerera
    ge mig status en gång i månaden
    skicka en lägesrapport varje månad
    kan jag få status varje månad
    starta utskicken
    sätt på statusutskick
    jag vill prenumerera
    skicka status automatiskt
    månadsvis status tack
    få status varje vecka
    follow
    subscribe
    send me the status monthly
    send status every month
    send me status every week
    i want a monthly status
    keep me posted
    keep me updated
    start sending status
    subscribe me to the status
    i want to follow
    sign me up for status
    monthly status please
    weekly status please
    can i get the status every month
    turn on status messages
    send me updates every week
    i'd like to subscribe
    start sending me the status
    email me the status each month
    give me the status once a month
  `,
  unfollow: `
    sluta följa
    avprenumerera
    sluta skicka status
    skicka inte status
    skicka inte fler statusmeddelanden
    jag vill inte ha status längre
    jag vill inte prenumerera
    avsluta prenumerationen
    stäng av statusutskicken
    stoppa utskicken
    inga fler statusar
    ingen mer status tack
    sluta med månadsstatus
    jag vill avprenumerera
    sluta skicka läget till mig
    skicka inte läget mer
    säg upp prenumerationen
    ta bort prenumerationen
    jag vill sluta följa
    slå av status varje månad
    inte status varje vecka längre
    unfollow
    unsubscribe
    stop sending status
    don't send me the status
    do not send status every month
    no more status messages
    stop the monthly status
    stop the subscription
    cancel my subscription
    i don't want the status any more
    i don't want to follow any more
    turn off status messages
    please stop sending me updates
    stop following
    end the subscription
    unsubscribe me
    i want to unsubscribe
    no more status every week
    take me off the list
    stop emailing me the status
    never send me status again
  `,
  setup: `
    kom igång
    starta
    börja
    starta igång
    sätt igång
    vi vill komma igång
    hur kommer vi igång
    starta boten
    kör igång
    nu börjar vi
    låt oss börja
    start
    get started
    set up
    let's start
    let's get started
    begin
    start the bot
    how do we get started
    start setup
    vi ska börja använda boten
    start over
    i want to start
    we want to start
    kan vi börja
    börja om
    dra igång
    start it
    kom igång nu
    sätt igång boten
    getting started
    begin setup
    can we start
    let us get started
    vi vill starta
    hur börjar vi
    kan vi starta nu
    how do we begin
    can we begin
    let us begin
    how do i get started
    please start
    we want to begin
    start using the bot
  `,
  cancel: `
    avbryt
    stopp
    stoppa
    sluta
    stanna
    avsluta
    nej tack
    nej
    lägg av
    strunta i det
    glöm det
    skit i det
    det var inget
    cancel
    stop
    stop it
    abort
    quit
    exit
    never mind
    nevermind
    forget it
    no thanks
    no
    cancel that
    stop now
    please stop
    enough
    leave it
    drop it
    stopp nu
    avbryt tack
    jag ångrar mig
    sluta nu
    stop please
    skip it
    no thank you
    okej avbryt
    snälla sluta
    strunta i det här
    stopp tack
  `,
  away: `
    jag är borta
    jag är sjuk
    jag är ledig imorgon
    jag kommer vara borta v. 45
    jag är inte på jobbet på fredag
    jag jobbar inte 14–18 december
    borta 3 dagar
    semester 21 dec – 8 jan
    vab idag
    jag vabbar
    jag är föräldraledig till mars
    sjukskriven till 12 mars
    jag är på kurs 3–4 december
    jag kommer inte på torsdag
    frånvarande nästa vecka
    tjänstledig hela våren
    jag är tillbaka på måndag
    tillbaka den 9 januari
    är tillbaka efter lovet
    kommer tillbaka v. 3
    jag tar ledigt på fredag
    pappaledig till maj
    jag blir borta i två veckor
    kommer att vara ledig 14-18 dec
    jag är hemma med sjukt barn
    i am away
    i'm away
    i'm off sick
    i am on leave next week
    annual leave 21 dec - 8 jan
    i'm on parental leave until march
    i will be away 14-18 december
    away until the end of january
    back on monday
    i'll be back on monday
    i am back on 9 january
    out of office until friday
    ooo 14-18 dec
    i won't be in on friday
    i'm not at work tomorrow
    on vacation next week
    holiday 21 dec - 8 jan
    sick today
    i'll be gone three days
    i'm off on friday
    taking friday off
    i am not in until monday
    maternity leave from march
    away 3 days
    i'm out next week
  `,
  back: `
    jag är tillbaka
    tillbaka
    jag är här igen
    jag är tillbaka nu
    nu är jag tillbaka
    jag är tillbaka igen
    jag är tillbaka på jobbet
    jag är frisk
    jag är frisk igen
    jag är inte sjuk längre
    jag är inte borta längre
    jag är inte borta
    är på plats igen
    jag jobbar igen
    tillbaka från semestern
    tillbaka från föräldraledigheten
    jag är tillbaka från ledigheten
    jag är i tjänst igen
    jag är tillbaka tidigare
    åter i tjänst
    ledigheten är slut
    i am back
    i'm back
    back
    back again
    i'm back now
    i'm back at work
    i am back today
    i'm not away any more
    i'm no longer away
    i am not away
    i'm no longer sick
    i'm well again
    i'm here again
    back from leave
    back from holiday
    i have returned
    i returned early
    i'm in again
    my leave is over
    i'm back early
    i'm not on leave any more
    here again
    back at work
    i am back from parental leave
  `,
  carryOn: `
    fortsätt med mål 2
    behåll mål 2
    vi fortsätter med målet
    målet ska vara kvar
    låt mål 2 vara kvar
    ta med mål 2 till nästa läsår
    vi kör vidare med mål 1
    för över mål 2 till nästa år
    mål 2 går vidare
    behåll insatsen
    fortsätt med insatsen
    vi behåller målet
    vi vill fortsätta med målet nästa år
    ta med målen till nästa läsår
    mål 3 ska fortsätta
    carry on with goal 2
    keep goal 2
    keep the goal
    continue with goal 2
    goal 2 continues
    we carry on with the goal
    carry goal 2 over to next year
    we keep the intervention
    go on with goal 1
    let goal 2 stay
    resume goal 2
    vi vill behålla mål 2
    ska vi fortsätta med mål 2
    kör vidare med insatsen
    vi går vidare med mål 3
    för över målet till nästa läsår
    keep the intervention
    we want to keep goal 2
    continue the intervention
    carry the goal over to next year
    keep goal 3 next year
    continue with the goal
    goal 1 goes on
    goal 2 should stay
    we continue with goal 2
    carry on with the intervention
  `,
  drop: `
    lägg ner mål 2
    släpp mål 2
    ta bort mål 2
    stryk mål 2
    avsluta mål 2
    radera mål 2
    vi lägger ner målet
    målet ska bort
    vi slutar med mål 1
    stoppa insatsen
    avsluta insatsen
    lägg ner insatsen
    vi släpper målet
    skippa mål 3
    vi vill inte fortsätta med målet
    fortsätt inte med mål 2
    behåll inte mål 2
    mål 2 är inaktuellt
    mål 2 ska inte vara kvar
    drop goal 2
    remove goal 2
    delete goal 2
    abandon goal 2
    stop goal 2
    end goal 2
    we drop the goal
    don't carry on with goal 2
    don't keep goal 2
    discontinue goal 1
    stop the intervention
    end the intervention
    drop the intervention
    get rid of goal 2
    do not continue with goal 2
    cancel goal 2
    scrap goal 3
    goal 2 is no longer relevant
    remove the goal
    we do not carry goal 2 over
    skrota mål 2
    slopa insatsen
    goal 2 should be dropped
    cancel the goal
    scrap the intervention
  `,
} as const;
const linesOf = (name: keyof typeof SAID): string[] =>
  SAID[name]
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

const MEANT: readonly (readonly [keyof typeof SAID, Command])[] = [
  ['export', 'ownData'],
  ['erase', 'deleteMine'],
  ['follow', 'follow'],
  ['unfollow', 'unfollow'],
  ['setup', 'setup'],
  ['cancel', 'cancel'],
  ['away', 'away'],
  ['back', 'back'],
];

describe.each(MEANT)('%s', (name, command) => {
  it('is said in many ways', () => expect(linesOf(name).length).toBeGreaterThanOrEqual(40));
  it.each(linesOf(name))('«%s»', (text) => expect(understand(text).command).toBe(command));
});

describe.each(['carryOn', 'drop'] as const)('%s', (name) => {
  it('is said in many ways', () => expect(linesOf(name).length).toBeGreaterThanOrEqual(40));
  it.each(linesOf(name))('«%s» shows where both are chosen by a press', (text) =>
    expect(['goals', 'interventions', 'closeYear']).toContain(understand(text).command),
  );
});

describe('words of a pair that speak of something else', () => {
  it.each([
    ['off topic: staff fridge', 'away'],
    ['jag vill ha tillbaka det vi parkerade', 'back'],
    ['gå tillbaka till mål 2', 'back'],
    ['hur följer vi upp mål 2', 'follow'],
    ['prenumerera på kalendern', 'follow'],
    ['skicka rapporten', 'follow'],
    ['sluta skicka påminnelser', 'follow'],
    ['kort lägesrapport i chatten, ingen fil', 'unfollow'],
    ['radera inte mina uppgifter', 'deleteMine'],
    ["don't delete my data", 'deleteMine'],
    ['ta bort mina svar från mål 2', 'ownData'],
    ['ändra mina uppgifter', 'deleteMine'],
    ['glöm det', 'deleteMine'],
    ['forget it', 'deleteMine'],
    ['mål 1 är nått, avsluta det', 'cancel'],
    ['starta en ny insats', 'setup'],
    ['börja nytt läsår', 'setup'],
    ['nytt mål: behålla närvaron', 'goals'],
  ] as const)('«%s» is not %s', (text, command) => expect(understand(text).command).not.toBe(command));
});

describe('English as people write it', () => {
  it.each([
    ['what is the status', 'status'],
    ['progress', 'status'],
    ['dashboard', 'status'],
    ['where do we stand', 'status'],
    ['remind me in two weeks', 'snooze'],
    ['remind me the 9th', 'snooze'],
    ['I’m on parental leave until March', 'away'],
    ['annual leave 21 Dec - 8 Jan', 'away'],
    ['I will be away 14-18 December', 'away'],
    ['back on Monday', 'away'],
    ['what’s next', 'next'],
    ['menu', 'help'],
    ['who is the principal', 'members'],
    ['change the principal', 'members'],
    ['add a member', 'members'],
    ['Sue is the new coordinator', 'members'],
    ['I want to change my answer', 'answer'],
    ['new decision', 'newDecision'],
    ['close the checkpoint', 'waiting'],
    ['ändra mina uppgifter', 'settings'],
    ['send me the status monthly', 'follow'],
    ['privacy', 'ownData'],
    ['who am I', 'ownData'],
    ['my tasks', 'waiting'],
    ['who can see my answers?', 'whoSees'],
    ['can the principal read my answers', 'whoSees'],
    ['vem ser mina svar?', 'whoSees'],
    ['export', 'report'],
    ['edit goal 2', 'statusGoal'],
  ] as const)('«%s» is %s', (text, command) => expect(understand(text).command).toBe(command));
});
