/** «Ge det parkerade till Petra», «ge Sivs parkerade saker till Petra», «Petra tar över det parkerade»: somebody else is to bring it up. Pure; who is meant is not known here. */

const NAME = '(\\p{L}+(?: \\p{L}+)?)';
const MINE = '(?:mina?|mitt|det jag har|my)';
const WHOSE = `(?:(${MINE}|(?!(?:alla|teamets|skolans)(?!\\p{L}))\\p{L}+s)|det(?: som (?:är|står|ligger))?|allt(?: som är)?|de|alla|all|the|everything|what is)`;
const THINGS =
  '(?:(?:parkerade?|parked)(?: (?:saker(?:na)?|punkter(?:na)?|idéer(?:na)?|grejer(?:na)?|things|items|points|ideas))?|parkeringar(?:na)?|parkeringen|parkeringslistan|parking lot)';
const WHAT = `(?:${WHOSE} )?${THINGS}(?: (?:efter|från|after|from) (\\p{L}+(?: \\p{L}+)?))?`;
const ASK = '(?:(?:kan|kunde|vill|ska|du|jag|vi|snälla|please|can|could|you|we|i|want|to) ){0,4}';

const GIVES = new RegExp(
  `^${ASK}(?:ge|flytta|lämna(?: över| vidare)?|överlåta?|för över|give|move|hand over|pass on) ${WHAT} (?:till|åt|to) ${NAME}$`,
  'u',
);
const TAKES = new RegExp(
  `^(?:(?:kan|får|can|may) )?${NAME} (?:(?:ska |kan )?(?:tar?|ta) (?:över|hand om|upp)|takes? (?:over|on|care of)|tar) ${WHAT}$`,
  'u',
);
const ASKS = new RegExp(
  `^(?:vem|vilka|who) (?:tar|ska ta|kan ta|takes|will take) (?:över|hand om|upp|over|care of) ${WHAT}$`,
  'u',
);

export type ParkedGiven = {
  /** Whose it is; null where that is not said, «jag» for one's own. */
  readonly from: string | null;
  /** Who is to have it; null where that is asked. */
  readonly to: string | null;
};

/** The words as in plain-words.ts; null for others. */
export function parkedGiven(said: string): ParkedGiven | null {
  // “Siv's”
  const words = said.replaceAll(/(?<=\p{L}) s(?= )/gu, 's');
  const gives = GIVES.exec(words);
  if (gives) return { from: personOf(gives[1] ?? gives[2]), to: gives[3] ?? null };
  const asks = ASKS.exec(words);
  if (asks) return { from: personOf(asks[1] ?? asks[2]), to: null };
  const takes = TAKES.exec(words);
  return takes ? { from: personOf(takes[2] ?? takes[3]), to: takes[1] ?? null } : null;
}

const OWN = new RegExp(`^${MINE}$`, 'u');
const personOf = (whose: string | undefined): string | null =>
  whose === undefined ? null : OWN.test(whose) ? 'jag' : whose;
