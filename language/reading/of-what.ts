/** «påminn siv om kartläggningen»: what somebody is to be reminded of. Pure. */
import { namingWords } from './plain-words.ts';

const OF_WHAT =
  /(?<!\p{L})(?:om|att|about|of|to) (?:(?:att|hon|han|hen|de|den|det|ska|to|the|she|he|they) ){0,3}(.{3,120})$/u;
const MAX_LENGTH = 200;

/** Null where nothing is said of it. */
export const ofWhat = (text: string): string | null =>
  OF_WHAT.exec(namingWords(text.slice(0, MAX_LENGTH)))?.[1] ?? null;
