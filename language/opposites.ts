/**
 * Words that have an opposite: export and erase, follow and unsubscribe, start and stop, away and back, carry on and drop. The recogniser hears what
 * a message is about and not which of the two, so these go by rules, before it. Pure; the words are normalised (understand.ts): small letters, no
 * punctuation, «i'm» as «i m».
 */

import { type TakenAway, takenAway } from './reading/taken-away.ts';

/** The commands that come in pairs, and where what goes on and what ends is chosen. */
type Opposite =
  | 'ownData'
  | 'deleteMine'
  | 'settings'
  | 'follow'
  | 'unfollow'
  | 'subscription'
  | 'setup'
  | 'cancel'
  | 'away'
  | 'back'
  | 'goals'
  | 'interventions'
  | 'closeYear'
  | 'snooze'
  | 'myLog'
  | 'statusGoal'
  | 'intervention'
  | 'decisions'
  | 'members';

const whole = (source: string): RegExp => new RegExp(`(?<!\\p{L})(?:${source})(?!\\p{L})`, 'u');

const MINE = whole(
  '(?:mina|min|mitt|my) (?:\\p{L}+ ){0,2}(?:person)?(?:uppgifter|data|information|info|account|konto)|om mig|about me|on me|(?:allt|det|everything|all) (?:som |that )?(?:är|is) (?:mitt|mine)',
);
const ERASE_VERB =
  'radera\\p{L}{0,3}|ta(?:r|s)? bort|glöm(?:ma)?|rensa|töm(?:ma)?|utplån\\p{L}{1,5}|släng(?:a)?|delete|erase|remove|forget|wipe|scrub';
const ERASE = whole(
  `${ERASE_VERB}|bort|borttag\\p{L}{1,4}|tabort|glom|glömd|radering|gallra\\p{L}{0,2}|förstör\\p{L}{0,3}|avlägsna|återkallar|motsätter|bli(?:r jag)? av med|kvar|deleted|erased|removed|forgotten|get rid of|(?:sluta|stop) (?:spara|lagra|storing|saving|keeping)|inte (?:\\p{L}+ ){0,3}sparar?|not (?:\\p{L}+ ){0,3}(?:store|keep|save)`,
);
/** «radera inte mina uppgifter» */
const KEEP_MINE = new RegExp(
  `^(?:\\p{L}+ ){0,2}(?:(?:inte|not|don t|never) (?:${ERASE_VERB})|(?:${ERASE_VERB}) inte)(?!\\p{L})`,
  'u',
);
const ERASE_ME =
  /^(?:\p{L}+ ){0,8}(?:radera|ta bort|glöm|erase|forget|delete|remove) (?:mig|me)(?: (?:ur|från|from|out of) (?:the |er |ert )?(?:system\p{L}{0,3}|boten|bot|databasen|database)| tack| please|$)|(?:bli|to be|right to be) (?:borttagen|glömd|raderad|forgotten|erased|deleted)/u;
const CHANGE = whole('ändra\\p{L}{0,2}|uppdatera\\p{L}{0,2}|change|update|edit|correct|rätta');
const OTHERS_OF_MINE = whole('lista|listan|list|utskick\\p{L}{0,4}|jag är|mål|goals?');
const ASK_MINE =
  /registerutdrag|(?:subject )?access request|^data export$|^(?:privacy|integritet|gdpr|dataskydd)$|^(?:who am i|vem är jag)$|what you know about me|vad du vet om mig|^(?:get|show|see) my information$/u;
/** Asked for, or asked about. */
const ASKED = whole(
  'exportera?|ladda|hämta|visa|se|ge|få|skicka|spara(?:r|t|de|s)?|lagra[trs]?|begär|kopia|ha|har|vad|vilka|var|finns|export|download|get|show|see|send|save|copy|stored|know|hold|have|what|which|want',
);

/** What is stored about oneself: to see or to erase. */
function ownData(words: string): Opposite | null {
  if (OTHERS_OF_MINE.test(words)) return null;
  const mine = MINE.test(words);
  if (CHANGE.test(words)) return mine ? 'settings' : null;
  if (mine && KEEP_MINE.test(words)) return 'ownData';
  if (ERASE_ME.test(words) || (mine && ERASE.test(words))) return 'deleteMine';
  return ASK_MINE.test(words) || (mine && ASKED.test(words)) ? 'ownData' : null;
}

/** One thing of one's own is taken away where it stands, and nothing else is erased. */
const WHERE_IT_STANDS: Readonly<Record<TakenAway, Opposite>> = {
  reminder: 'snooze',
  logged: 'myLog',
  leave: 'away',
  goal: 'statusGoal',
  intervention: 'intervention',
  decision: 'decisions',
  role: 'members',
};

function oneThing(words: string): Opposite | null {
  const thing = takenAway(words);
  return thing && WHERE_IT_STANDS[thing];
}

const SUBSCRIBE = whole(
  '(?:av)?prenumer\\p{L}{1,9}|(?:un)?subscri\\p{L}{1,5}|unfollow|stop following|want to follow(?: any more)?|månadsstatus\\p{L}{0,3}|håll mig (?:uppdaterad|informerad)|keep me (?:posted|updated|informed)|sign me up',
);
const MAILING =
  /^(?:starta|börja med|stoppa|sluta med|avsluta|stäng av|sätt på|slå (?:av|på)) (?:status)?utskick\p{L}{0,4}$/u;
const FOLLOW =
  /^(?:(?:jag|vi|i|we|vill|want|would|like|to|d|sluta|stop) )*(?:följa?|follow)(?: (?:läget|status))?(?: längre| mer)?$/u;
const TOPIC = whole(
  'status|statusen|statusar|status(?:meddelande|utskick|rapport)\\p{L}{0,3}|status messages|läget|lägesrapport\\p{L}{0,3}|månads(?:brev|rapport|utskick)\\p{L}{0,3}|monthly (?:letter|mail)|updates|uppdateringar',
);
const RECURS = whole(
  'varje|every|each|en gång i|i (?:månaden|veckan)|per (?:månad|vecka|month|week)|once a|monthly|weekly|månadsvis|veckovis|regelbundet|regularly|automatiskt|automatically',
);
const STOPS = whole(
  'sluta[rt]?|slut|stoppa|stäng av|slå av|avsluta|säg upp|ta bort|avpren\\p{L}{1,9}|inte|ingen|inga|aldrig|stop|end|cancel|turn off|switch off|unsub\\p{L}{1,9}|unfollow|no more|don t|do not|never|any more|no longer',
);
const STOPS_SENDING = whole(
  'sluta (?:med|skicka|mejla)|stoppa|stäng av|slå av|skicka inte|inga fler|ingen mer|inte ha (?:\\p{L}+ ){1,2}(?:längre|mer)|stop|turn off|switch off|no more|(?:don t|do not|never) (?:send|e-?mail|want)',
);
const BEGINS_SENDING = whole(
  '(?:börja|starta) (?:skicka|mejla)|sätt på|slå på|start sending|begin sending|turn on|switch on',
);
/** Follow-up, reminders and reports, and the calendar's own subscription. */
const OTHER_FOLLOWING = whole(
  'följ\\p{L}{0,3} upp|uppfölj\\p{L}{0,6}|follow\\p{L}{0,3} up|follow-up|påminn\\p{L}{0,8}|remind\\p{L}{0,5}|rapport\\p{L}{0,3}|reports?|kalend\\p{L}{0,6}|årshjul\\p{L}{0,3}|calendar|wheel|ical|outlook|mål|goals?',
);

/** «vilka prenumerationer har jag», «får jag status varje månad»: asked about, and nothing is changed by that. */
const ASKS_FOLLOWING =
  /^(?:och |men |and )?(?:vilk\p{L}{1,2}|vad|när|varför|hur|har jag|får jag|prenumererar jag|följer jag|är jag|finns det|do i|am i|have i|what|which|when|why|how)(?!\p{L})/u;

const ASKS_WHEN = /^(?:när|hur ofta|when|how often) (?:får|kommer|do|does|will) (?:jag|min|i|my) /u;

/** Regular messages about the status: on or off, or asked about. */
function following(words: string): Opposite | null {
  if (OTHER_FOLLOWING.test(words)) return null;
  if (/take me off the (?:mailing )?list/u.test(words)) return 'unfollow';
  const named = SUBSCRIBE.test(words) || MAILING.test(words) || FOLLOW.test(words);
  const regular =
    RECURS.test(words) || STOPS_SENDING.test(words) || BEGINS_SENDING.test(words) || ASKS_WHEN.test(words);
  if (!named && !(TOPIC.test(words) && regular)) return null;
  if (ASKS_FOLLOWING.test(words)) return 'subscription';
  return STOPS.test(words) ? 'unfollow' : 'follow';
}

const START =
  /^(?:(?:hej|hi|hello|kan|du|hjälpa?|vi|jag|vill|ska|nu|låt|oss|att|med|hur|you|help|let|s|us|we|i|want|to|do|how|please|can) ){0,7}(?:kom(?:ma|mer)?(?: vi)? igång|sätt(?:a)? igång|dra igång|kör(?:a)? igång|starta|börja[r]?|get started|start|begin|getting started)(?: (?:vi|oss|boten|igång|nu|om|it|over|now|setup|the|bot|using|använda)){0,4}$/u;
const STOP =
  /^(?:(?:please|snälla|ok|okej|förlåt|ursäkta|oj|äsch|äh|tänkte fel|jag tänkte fel|skrev fel|sorry|oh|oops|my bad|actually|nä|nej|no) ){0,2}(?:(?:glöm|forget) (?:bort |about )?(?:det|det där|det här|it|that|this|det jag? skrev|vad jag skrev|vad jag sa|what i (?:wrote|said))|avbryt|stopp|stoppa|sluta|stanna|avsluta|lägg av|nej|nej tack|strunta i det|strunta i det här|skit i det|glöm det|det var inget|jag ångrar mig|cancel|stop|stop it|abort|quit|exit|never mind|nevermind|forget it|no|no thanks|no thank you|cancel that|enough|leave it|drop it|skip it)(?: (?:nu|now|tack|please|thanks))?$/u;

const startOrStop = (words: string): Opposite | null =>
  STOP.test(words) ? 'cancel' : START.test(words) ? 'setup' : null;

const HELLO =
  '(?:(?:hej|ok|okej|nej|vänta|förresten|men|hi|hello|no|wait|nu|och|så|sen|sedan|dessutom|även|plus|and|then|also|but) ){0,4}';
const AM =
  '(?:(?:nu )?(?:jag|i)(?: (?:är|blir|ska|kommer|att|vara|tar|har|går|också|även|dessutom|sen|am|m|ll|will|be|have|going|to|taking|also|then))+|är|(?:är|blir|tar|har) jag(?: (?:också|även|dessutom))?|blir|kommer(?: att)?(?: vara)?|ska vara|tar|taking) ';
const OFF =
  'borta|ledig(?:t|het)?|\\p{L}{3,9}ledig|sjuk(?:skriven|ledig|anmäld)?|vab(?:bar)?|semester|frånvarande|(?:annual|parental|maternity|paternity|sick) leave|away|on (?:\\p{L}+ )?(?:leave|vacation|holiday)|vacation|holiday|out of (?:the )?office|ooo|off sick|sick';
const OFF_WHEN_I_AM = `${OFF}|vabbar|på (?:kurs|semester|konferens|utbildning)|hemma med sjukt? barn|off|gone|out|ill|(?:\\p{L}+day )off`;
const AWAY = new RegExp(
  `^${HELLO}(?:(?:${OFF})|${AM}(?:${OFF_WHEN_I_AM})|jag (?:måste )?vabbar?|taking \\p{L}+day off|off(?= (?:next|this|on|over|from|until|today|tomorrow|week|\\p{L}{3,6}day))|(?:jag )?(?:tar|har|får) (?:ledigt|semester))(?!\\p{L})`,
  'u',
);
const NOT_THERE =
  /^(?:jag|i) (?:(?:är|jobbar|arbetar|kommer|am|m|work|will|won t|ll) )*(?:inte|not|be|in)(?: (?:be|på (?:jobbet|plats|arbetet)|in|at work|in the office|working))*(?= )/u;
const RETURN =
  'tillbaka(?! till (?!jobb|arbete))|åter (?:i tjänst|på)|back(?! to (?!work))|här igen|here again|frisk|well again|på plats|på jobbet igen|i tjänst igen|in again';
const AT_WORK_AGAIN = new RegExp(
  `^${HELLO}(?:(?:${AM}(?:jag )?)?(?:${RETURN})|${AM}(?:jag )?(?:inte|not|no longer) (?:sjuk|borta|ledig|away|sick|on leave|off sick|ill)|är jag tillbaka|jag jobbar igen|i (?:have )?returned|(?:my leave is|ledigheten är|semestern är) (?:over|slut))(?!\\p{L})`,
  'u',
);
const LATER =
  /(?<!\p{L})(?:måndag|tisdag|onsdag|torsdag|fredag|monday|tuesday|wednesday|thursday|friday|nästa|next|imorgon|i morgon|tomorrow|om \p{L}+ (?:dagar|veck)|in \p{L}+ (?:days|weeks)|efter (?:\p{L}{0,20}lovet|jul|helgen|påsk)|after (?:the|christmas|easter)|until|till)(?!\p{L})|(?<!\p{L})(?:v|vecka|week) \d|\d/u;
/** «När är jag borta?»: what one has said oneself is asked for where it is said. */
const ASKS_AWAY =
  /^(?:(?:vilka dagar|när|har|visa|ser du|show|when|what days|which days|do|have|am|vilken|which) )(?:(?:är|am|have|har|do|jag|i|min|mitt|mina|my|nån|någon|nåt|något|några|any|a|got) ){0,4}(?:borta|ledig(?:het(?:er)?|t)?|lediga dagar|frånvaro|semester|away|off|leave|time off|days off|jobbar jag|arbetar jag|work)(?: (?:inte|inlagd|inlagt|anmäld|registrerad|nu|framöver|planned|booked|registered))?$/u;
/** What the bot is asked to do meanwhile. */
const ASKS_BOT = whole(
  'ta det|hör av|påminn\\p{L}{0,3}|prova|försök|fråga|remind|ask|try|stryk|flytta|skjut\\p{L}{0,2}|skjuter|uppfölj\\p{L}{0,6}|avstämning\\p{L}{0,4}|checkpoint|move|postpone',
);

/** Away for some days, or here again. Who says when they are back is away until then. */
function present(words: string): Opposite | null {
  if (ASKS_BOT.test(words)) return null;
  if (ASKS_AWAY.test(words)) return 'away';
  if (AT_WORK_AGAIN.test(words)) return LATER.test(words) ? 'away' : 'back';
  if (AWAY.test(words)) return 'away';
  return NOT_THERE.test(words) && /\p{L}/u.test(words) && LATER.test(words) && NOT.test(words) ? 'away' : null;
}
const NOT = whole('inte|not|won t');

const KEEP =
  'fortsätt(?:er|a)?|behåll(?:er|a)?|(?:kör|går|gå|köra) vidare|för(?:a)? över|tar? med|carr(?:y|ies)|continues?|keep|go(?:es)? on|resume|låt|let';
const DROP =
  'lägg(?:er|a)? ne[rd]|släpp(?:er|a)?|tar? bort|stryk(?:er|a)?|avslutar?|raderar?|slopa|skippa|slutar? med|stoppar?|skrota|drop|remove|delete|abandon|stop|end|discontinue|scrap|get rid of|cancel|take';
const THING = '(?:mål(?:et|en)?|goals?|insats(?:en|er|erna)?|interventions?)(?: \\d{1,2})?';
const WHO = '(?:(?:vi|jag|we|i|kan|ska|vill|inte|don t|do not|not|please|to|want|should|låt|oss) ){0,5}';
const AFTER =
  '(?: (?:inte|kvar|stå|vara|över|vidare|med|stay|over|on|(?:till |to )?(?:nästa|next) (?:läsår|skolår|år|school year|year)))*';
const GOES_ON = new RegExp(
  `^${WHO}(?:${KEEP}|${DROP})(?: (?:inte|med|with|on|the|vårt|our|vidare))* ${THING}${AFTER}$`,
  'u',
);
const IS_TO = new RegExp(
  `^(?:the )?${THING} (?:ska|skall|är|går|is|should|shall|continues?|goes)(?: (?:inte|not|vara|be|bort|kvar|fortsätta|vidare|on|stay|continue|inaktuell\\p{L}{0,2}|no|longer|relevant|dropped|removed))*$`,
  'u',
);
const NEXT_YEAR = whole('(?:nästa|next) (?:läsår|skolår|år|school year|year)');

/** What goes on and what ends is chosen by a press, where both stand: at the goals and interventions, and for the next year at the year's end. */
function carriedOn(words: string): Opposite | null {
  if (!GOES_ON.test(words) && !IS_TO.test(words)) return null;
  if (NEXT_YEAR.test(words)) return 'closeYear';
  return /mål|goal/u.test(words) ? 'goals' : 'interventions';
}

/** The command of the two opposites that is meant; null where the words speak of neither. */
export const oppositeIn = (words: string): Opposite | null =>
  startOrStop(words) ?? ownData(words) ?? oneThing(words) ?? following(words) ?? carriedOn(words) ?? present(words);
