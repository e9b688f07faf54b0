/** What is asked around a goal: whether there is one about something («har vi ett mål om sömn?»), and the team about it («fråga teamet om mål 3»). Pure. */
import { plainWords } from './plain-words.ts';

const MAX_LENGTH = 100;
const WHETHER =
  /^(?:(?:hej|men|och|förresten|but|and) ){0,3}(?:har vi|finns det|do we have|have we(?: got)?|is there|are there)(?: (?:redan|något|nåt|några|ett|a|an|any|already)){0,3} (?:mål|goals?)(?: (?:som|that))? (?:om|för|kring|gällande|handlar om|about|for|on) \S.{0,60}$/u;
const TEAM =
  /^(?:(?:kan|vill|ska|jag|vi|du|snälla|please|can|could|i|we|want|to|you) ){0,5}(?:fråga?|ask)(?: the| vårt| hela| our)? (?:t[eé]{1,2}m(?:et)?|team(?:et)?|everybody|everyone|alla|gruppen|others|de andra) (?:om|about|on|kring) (?:the )?(?:mål|goal) ?\d{1,2}$/u;

const matches = (pattern: RegExp, text: string): boolean => text.length <= MAX_LENGTH && pattern.test(plainWords(text));

/** Whether there is a goal about something. */
export const asksWhether = (text: string): boolean => matches(WHETHER, text);
/** To put a goal to the team. */
export const asksTeam = (text: string): boolean => matches(TEAM, text);
