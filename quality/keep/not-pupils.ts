/** Words that the team has said are no pupil's: by word, not by text, and never a number. */
import { type KeepToPlan, MAX_NOT_PUPIL, MAX_NOT_PUPILS } from './documents.ts';

/** Letters in lower case, as the list holds them; null for what is no word or too long. */
function asWord(typed: string): string | null {
  const word = typed.toLowerCase().replaceAll(/[^\p{L}\p{M}\d-]/gu, '');
  return /^\p{L}[\p{L}\p{M}-]*$/u.test(word) && word.length <= MAX_NOT_PUPIL ? word : null;
}

/** What stands between two names. */
const JOINING = ['och', 'o', 'and', 'samt', 'eller', 'or'];

/** The settings with words that somebody has vouched for, the newest last; the oldest are forgotten. */
export function withNotPupils(before: KeepToPlan, typed: readonly string[], by: string): KeepToPlan {
  const known = new Set(before.notPupils.map(({ word }) => word));
  const words = new Set(typed.flatMap((one) => one.split(/\s+/u)).flatMap((one) => asWord(one) ?? []));
  for (const joining of JOINING) words.delete(joining);
  const added = [...words].filter((word) => !known.has(word)).map((word) => ({ word, by }));
  return { ...before, notPupils: [...before.notPupils, ...added].slice(-MAX_NOT_PUPILS) };
}

/** The list as a form shows it, and what is left of it when some of it is taken out there; nothing is added that way. */
export const notPupilsText = ({ notPupils }: KeepToPlan): string => notPupils.map(({ word }) => word).join(', ');
export function keptNotPupils({ notPupils }: KeepToPlan, typed: string): KeepToPlan['notPupils'] {
  const kept = new Set(typed.split(/[,;\n]/u).map((one) => asWord(one.trim())));
  return notPupils.filter(({ word }) => kept.has(word));
}
