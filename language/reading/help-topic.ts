/** What somebody asks to have explained: «vad är ett smart mål», «varför skriver du till mig», “do you store pupils' names”. Pure. */

const TOPICS = [
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
] as const;

export type HelpTopic = (typeof TOPICS)[number][0];

/** Longer texts ask for no explanation. */
const MAX_LENGTH = 120;

/** Null when nothing of this is asked. */
export function helpTopic(text: string): HelpTopic | null {
  const words = text.trim();
  if (words.length > MAX_LENGTH) return null;
  return TOPICS.find(([, asked]) => asked.test(words))?.[0] ?? null;
}

const REMINDERS = /påminn|remind/iu;
const FEWER =
  /(?<!\p{L})(?:stäng av|slå av|slut(?:a|ar)?|inte|inga|färre|mindre|många|ofta|stop|turn off|fewer|less|too|no more|don['’]?t)(?!\p{L})/iu;

/** «stäng av påminnelser», «jag vill inte ha så många påminnelser» */
export const wantsFewerReminders = (text: string): boolean => REMINDERS.test(text) && FEWER.test(text);
