/** What somebody asks to have explained: «vad är ett smart mål», «varför skriver du till mig», “do you store pupils' names”. Pure. */

/** «vad betyder X», “what does X mean” */
const means = (term: string): RegExp =>
  new RegExp(
    `^(?:(?:hej|och|men|du) )?(?:(?:va|vad|what) (?:är|betyder|innebär|menas med|menar (?:du|ni) med|is|are|does|do you mean by|is meant by)|förklara|explain)(?: (?:ett|en|det|a|an|the|ordet|begreppet|word|term)){0,2} (?:${term})(?: (?:mean|för något|för nåt|egentligen)){0,2}[ ?!.]{0,3}$`,
    'iu',
  );
const GOAL = '(?:ett |a )?(?:mål|goals?)';
const INTERVENTION = '(?:en |an )?(?:insats(?:er)?|åtgärd(?:er)?|interventions?)';

const TOPICS = [
  ['baseline', means('utgångsläget?|startläget?|startvärdet?|baseline')],
  ['target', means('målvärdet?|target(?: value)?')],
  ['indicator', means('indikator(?:n|er)?|mått|indicators?')],
  [
    'standing',
    means('enligt plan|(?:viss )?avvikelser?|avviker(?: från plan(?:en)?)?|on track|off track|(?:some )?deviation'),
  ],
  ['wheel', means('(?:ett )?års?hjul(?:et)?|annual wheel|wheel')],
  [
    'intervention',
    new RegExp(
      `${means('insats|åtgärd|(?<!the )intervention').source}|^(?:va|vad|what)(?: är| is|['’]s) (?:det för |the )?(?:skillnad(?:en)?|difference) (?:på|mellan|between) (?:${GOAL} (?:och|and) ${INTERVENTION}|${INTERVENTION} (?:och|and) ${GOAL})[ ?!.]{0,3}$`,
      'iu',
    ),
  ],
  [
    'bot',
    /^(?:(?:hej|hejsan|hallå|hello|hi)[ ,!.]{1,3})?(?:.{0,60}(?<!\p{L})(?:ny|nya|new)(?!\p{L}).{0,40}[,.!;] ?(?:men |och |so |and )?)?(?:(?:vem|vad|who|what) (?:är|are|e) (?:du|you)(?: (?:för|egentligen|då|then))?(?: (?:en |ett )?(?:något|nåt|nån|någon|slags|sorts)){0,2}|what do you want from me|vad vill du (?:mig|av mig))[ ?!.]{0,3}$/iu,
  ],
  [
    'smart',
    /^(?:vad|what) (?:är|betyder|innebär|menas med|gör|is|are|does|makes)(?: (?:ett|en|det här med|a|an|the|mål|målet|goal))* smart(?:a|t)?(?!\p{L})|^(?:förklara|explain) smart(?!\p{L})/iu,
  ],
  [
    'checkpoint',
    /^(?:vad|what) (?:är|betyder|innebär|menas med|is|does) (?:en |ett |a |the )?(?:avstämning(?:en)?|checkpoint)(?: mean)?[ ?!.]{0,3}$/iu,
  ],
  [
    'why',
    /(?<!\p{L})(?:varför (?:skriver|frågar|påminner|hör|kontaktar) du|why (?:do|did|are) you (?:writ|ask|remind|messag|contact))/iu,
  ],
  [
    'remove',
    /^(?:hur|kan|går det|how|can)(?!\p{L}).{0,30}(?<!\p{L})(?:bort|av med|avinstaller\p{L}{0,2}|remove|uninstall|get rid of) (?:dig|boten|appen|you|the bot|this bot|the app)[ ?!.]{0,3}$/iu,
  ],
  [
    'pupils',
    /^(?=.{0,80}(?<!\p{L})(?:spara|lagra|store|save|keep|kept))(?=.{0,80}(?<!\p{L})(?:elev|pupil|student))(?:sparar|sparas|lagrar|lagras|do you|are|får du|kan du)(?!\p{L})/iu,
  ],
  [
    'kept',
    /^(?:sparar|lagrar|sparas|lagras|minns|do you (?:save|store|keep|remember)|is)(?!\p{L}).{0,20}(?:skriver|säger|skrivit|write|say|type|written)(?!\p{L}).{0,20}$/iu,
  ],
  [
    'begin',
    /(?<!\p{L})(?:hur (?:börjar (?:jag|man)|kommer (?:jag|man) igång|gör (?:jag|man) för att (?:börja|komma igång))|how do i (?:begin|start|get started))[ ?!.]{0,3}$/iu,
  ],
  [
    'private',
    /^(?:vad är (?:privat|hemligt)(?: här)?|är (?:det här|detta|chatten|den här chatten)(?: helt)? (?:privat|hemlig)|(?:ser|läser|kan|får) (?:andra|någon|nån|kollegorna|teamet|rektorn?|de andra)(?: annan)? (?:se |läsa )?(?:det |vad |allt )(?:som )?jag skriver (?:till dig|här|i chatten)|what is private(?: here)?|is this (?:chat )?private|(?:can|do|does) (?:others|anyone|anybody|the principal)(?: else)? (?:see|read) what i write (?:to you|here))[ ?!.]{0,3}$/iu,
  ],
  [
    'research',
    /^(?:(?:var|vart|hur|where|how)(?: (?:kan|hittar|finns|finner|söker|letar|får|do|can|could|to|we|you|i|vi|jag|man|det|is|there|find|hitta|look|for|efter|tag|på|mer|more|the|bra|good)){1,6}|(?:visa|hitta|sök|show|find)(?: (?:me|mig|oss|us|the|den|mer|more|efter|for)){0,3}) (?:forskning(?:en)?|evidens(?:en)?|research|evidence)(?!\p{L})(?!.{0,60}(?:insats|åtgärd|intervention) ?\d).{0,60}$/iu,
  ],
  ['howLong', /^(?:hur länge|how long)(?!\p{L}).{0,20}(?:spara|lagra|finns|kvar|store|keep|kept)/iu],
  [
    'leaving',
    /^(?:vad händer|vem tar över|what happens)(?!\p{L}).{0,40}(?:om|när|if|when) (?:jag|i) (?:slutar|byter jobb|lämnar (?:teamet|skolan|kanalen)|går i pension|leave)/iu,
  ],
  [
    'acceptance',
    /^(?:måste alla (?:svara|säga ja|godkänna)(?: på (?:frågan om )?mål(?:et)?(?: \d{1,2})?)?(?: ja)?,? (?:eller )?räcker (?:det )?(?:med )?mitt (?:ja|svar)|räcker det (?:med )?(?:att (?:bara )?(?:jag|rektor) säger ja|(?:med )?mitt ja)|(?:hur många|vilka) måste (?:säga|svara) ja(?: till ett mål| till målet)?|måste alla säga ja(?: till målet| till ett mål)?|does everybody have to say yes(?: to a goal)?|is my yes enough|how many (?:have|need) to say yes(?: to a goal)?)[ ?!.]{0,3}$/iu,
  ],
  [
    'must',
    /^(?:(?:behöver|måste|ska) (?:jag|vi|alla|man) (?:verkligen )?svara(?: på (?:allt|alla frågor|frågorna|det här))?|är det (?:ett krav|obligatoriskt|frivilligt)(?: att svara)?|do (?:i|we) (?:have|need) to answer(?: this| these)?)(?:[ ?!.]{0,3}$|, .{1,60}$)/iu,
  ],
  [
    'time',
    /^(?:hur (?:mycket|lång) tid (?:tar|kräver|behövs|går åt)|hur länge tar|how (?:much time|long) (?:does|do|will)(?= .{1,30} take))(?!\p{L})(?!.*(?:mål|insats|goal|intervention)).{0,40}$/iu,
  ],
] as const;

export type HelpTopic = (typeof TOPICS)[number][0];

/** Longer texts ask for no explanation. */
const MAX_LENGTH = 120;

/** Null when nothing of this is asked. */
export function helpTopic(text: string): HelpTopic | null {
  const words = text.replaceAll(/["«»”“]/gu, '').trim();
  if (words.length > MAX_LENGTH) return null;
  return TOPICS.find(([, asked]) => asked.test(words))?.[0] ?? null;
}

const REMINDERS = /påminn|remind/iu;
const FEWER =
  /(?<!\p{L})(?:stäng av|slå av|slut(?:a|ar)?|inte|inga|färre|mindre|många|ofta|stop|turn off|fewer|less|too|no more|don['’]?t)(?!\p{L})/iu;

/** «stäng av påminnelser», «jag vill inte ha så många påminnelser» */
export const wantsFewerReminders = (text: string): boolean => REMINDERS.test(text) && FEWER.test(text);
