/** Classes as people write them, and what may stand between somebody and a class. */

/** «8C», «8 c», «NA23b». A single «h» or «d» after a space counts hours or days. */
export const CLASS =
  /^(?:[1-9](?:[a-h]|(?-i:\s[abcefgA-H]))(?![\p{L}\d]|-\p{Ll}{2})|(?:na|te|sa|ek|im|ba|ee|ft|es|hu|vo|bf|an|in|vf|rl|nb|hv|fs)(?:[1-3]|2\d)[a-d]?(?![\p{L}\d]))/iu;
const IN_WORDS =
  '(?:ett(?:an)?|två(?:an)?|tre(?:an)?|fyr(?:a|an)|fem(?:man)?|sex(?:an)?|sju(?:an)?|åtta(?:n)?|ni(?:o|an))\\s?(?:[a-h]|be|ce|ge)(?![\\p{L}\\d.-])';
/** «Åtta c», «nian B»: a class told in words. */
export const TOLD_CLASS = new RegExp(`^${IN_WORDS}`, 'iu');
export const GRADE =
  /^(?:åk\.?\s?[f\d]|årskurs\s?(?:[f\d]|ett|två|tre|fyra|fem|sex|sju|åtta|nio)|åk\s?(?:ett|två|tre|fyra|fem|sex|sju|åtta|nio)|klass\s?\d[a-h]?|f-klass\p{L}*|fs?k-?kl(?:ass\p{L}*)?(?!\p{L})|fskkl(?!\p{L})|förskoleklass\p{L}*|(?:ett|två|tre|fyr|femm?|sex|sju|åtta?|ni)(?:ans|an|ornas|orna|or)(?!\p{L})|\d:?an(?!\p{L})|(?:year|yr\.?|grade|class)\s?\d+[a-h]?|y\d(?!\d)|(?:blåa?|röda?|gröna?|gula?|rosa|lila|orangea?|vita?) grupp(?:en)?(?!\p{L})|[1-9] (?-i:Blue|Green|Red|Yellow|Orange|Purple)(?!\p{L}))/iu;

/** What may stand between somebody and his or her class: «Amina i klass 8C», «M S (8c)». */
const BETWEEN = '(?:\\s?[,(/-]\\s?|\\s)(?:(?:som\\s)?går\\s|goes\\s)?(?:(?:i|in|från|from)\\s)?(?:klass\\s)?';
const ANY_CLASS = `${BETWEEN}(?:${CLASS.source.slice(1)}|${IN_WORDS}|${GRADE.source.slice(1)})`;
/** «Sol i 8D:s klassrum»: where something is, and nobody's class. */
const PLACES =
  '(?:klassrum|sal|hemsal|hemvist|korridor|rum|skåp|kapprum|fönster|dörr|tavla|element|grupprum|bänkar|skolgård|hall|trappa|ingång)';
/** What follows a name in a class: «i 7B», «, 1C», «(3a)», «7B». */
const IN_CLASS = new RegExp(`^${ANY_CLASS}(?<!(?:an|or|orna)s(?= \\p{L}))(?!:(?:s|ans) ${PLACES})`, 'iu');
/** So much text after a name may tell its class. */
const WITH_CLASS = 28;
/** Whether a class follows somebody who ends at a place. */
export const isBesideClass = (text: string, after: number): boolean =>
  IN_CLASS.test(text.slice(after, after + WITH_CLASS));
const SMALL = new RegExp(
  `^(?:(?![iåo]\\s|\\p{Ll}\\s[iåo]\\s)\\p{Ll}(?:\\.\\s?|\\s)\\p{Ll}(?:\\.\\s?\\p{Ll})?\\.?|\\p{Ll}{2}|(?!(?:ssk|mfl|hkk|skr|grp|tfn|mvg|pgr|kls|stk|trp|lgs|mgs|hgs|nkt|spc|bdk|sms|pdf|npf|bvc|hvb|lss|vfu|syv|mts|htm)\\s)[bcdfghjklmnpqrstvwxz]{3})(?=${ANY_CLASS})`,
  'iu',
);
/** Words and abbreviations of two letters, which are nobody's initials in lower case. */
const SHORT_WORDS: ReadonlySet<string> = new Set(
  'pl sp på av om är så ni vi ju nu se du en ur ut in ta ge gå få må be bo do dö fy ha he hi ho hä ja jo ok kl ko le ny nä nå ob oj or os re ro rå te ti tu tv va ve vs åt åk år äh äl än ät öl on of to at is it we by if so no go my an as us me pm am ex ca nr st cm km kg tf vt ht ev el al fm em mm dl sk vh fb dr pp ma sv bl id hk mu sl et bi fy ke ge hi re sh da dj'.split(
    ' ',
  ),
);
/** Initials in lower case, which only a class beside them shows: «m s 7c», «ml i 5b», «m.s (åtta c)». */
export function smallInitials(rest: string, before: string): string | undefined {
  if (/[\p{L}\d'’-]/u.test(before) || !/^\p{L}/u.test(rest)) return undefined;
  const found = SMALL.exec(rest)?.[0];
  return found && !SHORT_WORDS.has(found.toLowerCase()) ? found : undefined;
}

/** How somebody and the class just after stand: as a member of it, or side by side, where staff is listed with classes too. */
export type Beside = 'member' | 'side';
const MEMBER =
  /^\s?(?:\(\s?(?:i\s)?|,?\s?(?:(?:som\s)?går\s|goes\s|elev\s|a pupil\s)?(?:i|in|från|from)\s(?:klass\s|class\s)?)$/iu;
const SIDE = /^(?:\s?[,/-]\s?|\s)(?:klass\s|class\s)?$/iu;

/** `gap`: what stands between somebody's last word and a class. */
export const besideClass = (gap: string): Beside | null =>
  MEMBER.test(gap) ? 'member' : SIDE.test(gap) ? 'side' : null;
