/** Who is principal, and that somebody is it again: «vem är rektor nu», «är jag rektor igen?», «jag tar tillbaka rektorsrollen», «byt tillbaka rektor till Rut». Pure. */
import { namingWords } from './plain-words.ts';

export type PrincipalMeant =
  /** `before`: who it was at another time. */
  | { readonly says: 'who'; readonly before: boolean }
  /** «Är jag rektor?» */
  | { readonly says: 'whether' }
  /** By what they are called; «jag» is oneself. */
  | { readonly says: 'again'; readonly who: string };

const MAX_LENGTH = 120;
const ROLE =
  '(?:(?:min |my |the )?(?:rektors?rollen|rektorsuppdraget|rektorskapet|rollen som rektor|uppdraget som rektor|principal(?:s)? role|role (?:as|of) principal))';
const KIND = '(?:(?:utsedd|utsedda|tf|t f|tillförordnad|vikarierande|appointed|acting|vår|our|the) ){0,2}';
const RECTOR = '(?:rektorn?|principal|head ?teacher)';
const NOW =
  '(?:nu|just nu|idag|i dag|igen|fortfarande|längre|än|här|i (?:boten|årshjulet|teamet)|now|again|still|today)';
/** What stands before it: «hej, jag är tillbaka nu och …». */
const FIRST =
  '(?:(?:hej|nu|men|ok|okej|och|så|hi|and|so|(?:jag|i) (?:är|am) (?:tillbaka|back)(?: (?:nu|idag|now|today))?(?: (?:och|så|and))?) ){0,4}';

const WHO = new RegExp(`^(?:vem|who) (?:är|is|s) ${KIND}${RECTOR}(?: ${NOW}){0,2}$`, 'u');
const WHO_WAS = new RegExp(`^(?:vem|who) (?:var|har varit|was|has been) ${KIND}${RECTOR}(?: .{1,40})?$`, 'u');
const WHETHER = new RegExp(`^${FIRST}(?:är jag|är det jag som är|am i) ${KIND}${RECTOR}(?: ${NOW}){0,2}$`, 'u');
const AGAIN: readonly RegExp[] = [
  new RegExp(
    `^${FIRST}(?:(?:kan|får|can|may) )?(?:(jag|i) )?(?:(?:nu|vill|ska|kan|får|now|want to|will|would like to) ){0,2}(?:tar|ta|ha|få|återtar|återta|take|have|get) (?:nu )?(?:(?:tillbaka|åter|back) )?${ROLE}(?: (?:tillbaka|igen|åter|back|again))?(?: ${NOW})?$`,
    'u',
  ),
  new RegExp(`^${FIRST}(jag|i) (?:är|blir|ska vara|ska bli|am|will be) (?:nu )?${KIND}${RECTOR} (?:igen|again)$`, 'u'),
  new RegExp(
    `^${FIRST}(?:gör|sätt|make) (mig|me|\\p{L}{2,20}(?: \\p{L}{2,20})??) (?:till |som )?${RECTOR} (?:igen|again)$`,
    'u',
  ),
  new RegExp(
    `^${FIRST}(?:(?:kan|du|vi|jag|vill|can|you|we|i|want|to) ){0,4}(?:byta? tillbaka|ändra tillbaka|change back) (?:till )?(?:${RECTOR} (?:till|to)|${ROLE} (?:till|to)) (\\p{L}{1,20}(?: \\p{L}{1,20})?)$`,
    'u',
  ),
  new RegExp(
    `^${FIRST}(?:(?:kan|du|vi|jag|vill|can|you|we|i|want|to) ){0,4}(?:(?:byta?|ändra) tillbaka till|change back to) (\\p{L}{1,20}(?: \\p{L}{1,20})??) som ${RECTOR}$`,
    'u',
  ),
  new RegExp(
    `^${FIRST}(?:(?:kan|du|vi|jag|vill|can|you|we|i|want|to) ){0,4}(?:lämnar? tillbaka|ger? tillbaka|give back|hand back) ${ROLE} (?:till|åt|to) (\\p{L}{1,20}(?: \\p{L}{1,20})?)$`,
    'u',
  ),
];

/** Null where nothing is said or asked of it. */
export function principalMeant(text: string): PrincipalMeant | null {
  const words = namingWords(text);
  if (words.length > MAX_LENGTH) return null;
  if (WHO.test(words)) return { says: 'who', before: false };
  if (WHO_WAS.test(words)) return { says: 'who', before: true };
  if (WHETHER.test(words)) return { says: 'whether' };
  const again = AGAIN.map((pattern) => pattern.exec(words)).find((found) => found !== null);
  // «Tar tillbaka rektorsrollen» is said of oneself.
  return again ? { says: 'again', who: again[1] ?? 'jag' } : null;
}
