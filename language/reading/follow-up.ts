/** What a few words say about what has just been shown: «varför?», «när ska det vara klart?», «och insatserna?», in full words of their own. Pure. */

import { asksSource } from './figures-asked.ts';
import { plainWords } from './plain-words.ts';

/** Longer than any such words. */
const MAX_LENGTH = 60;

/** «Och mål 3 då», «what about the interventions»: what is named stands for itself. */
const NAMES =
  /^(?:och|men|and|but|what about|how about|hur är det med|hur går det med|hur ser det ut med) (?:the )?(\S.*?)(?: (?:då|then|nu|now)){0,2}[ ?!.]{0,4}$/iu;
const OTHERS = /^(?:(?:och|men|and|visa|show) )?(?:de|dom|the) (?:andra|övriga|others|other ones|rest)(?: då)?$/u;
const WHO =
  /^(?:vem|vems|who|whose)(?: (?:är det|då|gör det|gör den|ansvarar|har hand om det|har det|äger det|does (?:that|it|this)|is (?:it|that|responsible)|owns it))?$/u;
const CHANGE =
  /^(?:(?:jag|vi|kan|vill|du|i|we|can|you|want to|please) ){0,3}(?:ändra|change|edit) (?:det|den|det där|den där|it|that|this)$/u;
/** What the page of the goal or the intervention says. */
const ASKS = [
  /^(?:varför|why|how come)(?: (?:då|det|is that|so))?$/u,
  /^(?:vad (?:beror|kommer) (?:det|avvikelsen) (?:på|av)|hur kommer det sig|why is (?:it|that)(?: so)?)$/u,
  /^(?:när|när då|till när|senast när|when|by when)$/u,
  /^(?:när|when)(?: (?:ska|skall|är|blir|måste|is|should|must|will|does)) (?:det|den|it|that)(?: (?:vara|be|ska|to))*(?: (?:klart?|färdigt?|slut|due|done|ready|finished|end))?$/u,
  /^(?:mer|visa mer|berätta mer|mer om det|more|show more|tell me more|more about (?:it|that))$/u,
];

export const isMore = (text: string): boolean => ASKS.at(-1)?.test(plainWords(text)) ?? false;

/** A goal or an intervention as its card is called: `Mål 2`, `Intervention 3`. */
const TOPIC = /^(mål|goal|insats|intervention) (\d{1,3})(?!\d)/iu;
export type Topic = { readonly words: string; readonly all: string };
/** What a card is about, by its title; null where it is about no goal and no intervention. */
export function topicOf(title: string): Topic | null {
  const [words = '', kind = ''] = TOPIC.exec(title) ?? [];
  if (words === '') return null;
  return { words: words.toLowerCase(), all: /mål|goal/iu.test(kind) ? 'mål' : 'insatser' };
}

const isGoal = ({ words }: Topic): boolean => /^(?:mål|goal)/u.test(words);

/** The same said in full; null where it asks nothing of what was shown. */
export function followUp(text: string, topic: Topic): string | null {
  if (text.length > MAX_LENGTH) return null;
  const words = plainWords(text);
  if (OTHERS.test(words)) return topic.all;
  if (WHO.test(words)) return `vem ansvarar för ${topic.words}`;
  if (CHANGE.test(words)) return `ändra ${topic.words}`;
  if (asksSource(text)) return isGoal(topic) ? `vilken källa har ${topic.words}` : topic.words;
  return ASKS.some((asked) => asked.test(words)) ? topic.words : null;
}

/** What is named after «och» or «what about»; null where nothing is, and where words of one's own follow it. */
export const namedAfter = (text: string): string | null =>
  text.length > MAX_LENGTH || text.includes(':') ? null : (NAMES.exec(text.trim())?.[1] ?? null);
