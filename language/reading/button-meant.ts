/** Which of the buttons just shown a person means by a few words: «ja», «den andra», «2», or what stands on one. Pure. */

import { plainWords } from './plain-words.ts';

/** More buttons than this are lists, in which «den andra» could be the second row as well as the second button. */
const MOST_COUNTED = 5;
/** Longer than any answer to a button. */
const MAX_LENGTH = 60;

const ORDINALS: readonly RegExp[] = [
  /^(?:1|1:an|ett|ettan|första|one|first|1st)$/u,
  /^(?:2|2:an|två|tvåan|andra|two|second|2nd)$/u,
  /^(?:3|3:an|tre|trean|tredje|three|third|3rd)$/u,
  /^(?:4|4:an|fyra|fyran|fjärde|four|fourth|4th)$/u,
  /^(?:5|5:an|fem|femman|femte|five|fifth|5th)$/u,
];
const LAST = /^(?:sista|nedersta|last)$/u;
const AROUND_ORDINAL =
  /^(?:(?:jag|vi|i|i'll|menar|menade|tar|ta|väljer|välj|vill|ha|mean|meant|take|pick|choose) ){0,4}(?:(?:den|det|nr|nummer|alternativ|knapp|the|number|option) ){0,2}([\p{L}\d:]{1,9})(?: (?:alternativet|knappen|one|option|button|då|tack|please)){0,2}$/u;

const YES =
  /^(?:(?:ok|okej|okay|jaha|jo|nå|well) ){0,2}(?:ja|jadå|japp|jepp|jajamän|jo|javisst|absolut|gärna|gör det|kör|yes|yep|yeah|sure|do it|go ahead)(?: (?:tack|gärna|gör det|då|visst|absolut|ok|okej|då så|precis|det menar jag|det gör jag|det vill jag|please|sure))?$/u;
const NO =
  /^(?:nej|nä|nix|nope|no|inget|ingen|inget av dem|inget av det|ingen av dem|strunta i det|none|neither|none of them)(?: (?:tack|då|det behövs inte|det gör jag inte|inte det|inget av det|thanks|thank you))?$/u;
const ALL =
  /^(?:(?:det )?(?:gäller |på |för )?(?:alla|allihopa?|samtliga|båda|bägge)|all|both)(?: (?:två|tre|fyra|fem|sex|skolor|skolorna|team|teamen|of them|two|three|four|five|schools|teams)){0,2}$/u;
const ALL_TITLE = /^(?:alla|all)$/u;
const YES_TITLE = /^(?:ja|yes)(?!\p{L})/u;
const NO_TITLE = /^(?:nej|no|avbryt|cancel|behåll|keep)(?!\p{L})/u;
/** What is beside every question, and is no answer to it. */
const ASIDE_TITLE = /^(?:hjälp|help)$/u;
/** What people add to a button's words. */
const ADDED =
  /(?: (?:den|det|dem|den där|det där|som jag|jag skrev|jag sa|jag la till|nyss|i wrote|just|it|that|them|då|tack|please)){1,5}$/u;
/** «Nej ta bort den» says which button. */
const REFUSED = /^(?:nej|nä|oj|ops|no|oops) (?=\p{L}{2,9} \p{L})/u;

/**
 * `button` is the place among the titles, in the order in which they stand on the card. `yes` and `no`: that was said, and no one button is it.
 * Null when it is something else.
 */
export type ButtonMeant = { readonly button: number } | 'yes' | 'no' | null;

export function buttonMeant(text: string, titles: readonly string[]): ButtonMeant {
  if (text.length > MAX_LENGTH) return null;
  const words = plainWords(text);
  const plainTitles = titles.map(plainWords);
  const only = (fits: (title: string) => boolean): ButtonMeant => {
    const found = plainTitles.flatMap((title, index) => (fits(title) ? [index] : []));
    return found.length === 1 && found[0] !== undefined ? { button: found[0] } : null;
  };
  if (YES.test(words)) {
    const isAnswer = (title: string) => !NO_TITLE.test(title) && !ASIDE_TITLE.test(title);
    return only((title) => YES_TITLE.test(title)) ?? only(isAnswer) ?? 'yes';
  }
  if (NO.test(words)) return only((title) => NO_TITLE.test(title)) ?? 'no';
  const all = ALL.test(words) ? only((title) => ALL_TITLE.test(title)) : null;
  if (all) return all;
  const said = words.replace(REFUSED, '').replace(ADDED, '');
  if (said === '') return null;
  return (
    only((title) => title === words || title === said) ??
    only((title) => title.startsWith(`${said} `)) ??
    counted(words, titles.length)
  );
}

function counted(words: string, among: number): ButtonMeant {
  if (among === 0 || among > MOST_COUNTED) return null;
  const button = ordinalMeant(AROUND_ORDINAL.exec(words)?.[1] ?? '', among);
  return button === null ? null : { button };
}

/** The place, counted from 0, that one word says among so many: «tvåan», «sista»; null where it says none. */
export function ordinalMeant(word: string, among: number): number | null {
  const index = LAST.test(word) ? among - 1 : ORDINALS.findIndex((one) => one.test(word));
  return index >= 0 && index < among ? index : null;
}
