/** Undoes what hides numbers and words: full-width and other digits, odd dashes, invisible signs. Same length is not kept. */
const INVISIBLE =
  /\u034f|[\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]|[\ufe00-\ufe0f]/gu;
const DASHES = /[\u2010-\u2015\u2212\u2043\ufe58\ufe63\uff0d\u30fc\u1806]/gu;
/** What comes after so many signs is not looked at; nothing that is stored is as long. */
const MAX_LENGTH = 40_000;

/** What most people type all of: nothing in it is hidden. */
const PLAIN = /^[\t\n\r -~À-ÿ]*$/;

/** A text as it is searched; every decimal digit of any script becomes 0–9. */
export function searchable(text: string): string {
  const looked = text.slice(0, MAX_LENGTH);
  if (PLAIN.test(looked)) return looked;
  return looked
    .normalize('NFKC')
    .replaceAll(INVISIBLE, '')
    .replaceAll(/\p{M}{3,}/gu, '')
    .replaceAll(DASHES, '-')
    .replaceAll(/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/gu, ' ')
    .replaceAll(/\p{Nd}/gu, digit);
}

/** Decimal digits stand in runs of ten in Unicode, each run beginning at a code point that ends in 0 or 6. */
function digit(sign: string): string {
  const code = sign.codePointAt(0) ?? 48;
  if (code < 128) return sign;
  let zero = code;
  while (zero > 0 && code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String((code - zero) % 10);
}
