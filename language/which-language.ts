/** In which language something is written, where that is plain: by the words that only one of the two has. Pure and offline. */
import type { Locale } from '../quality/base.ts';
import words from './which-language.json' with { type: 'json' };

const SWEDISH: ReadonlySet<string> = new Set(words.sv);
const ENGLISH: ReadonlySet<string> = new Set(words.en);

/** As much of a text as is looked at. */
const LOOKED_AT = 300;
/** So many words must say it, and so many times as many as say the other. */
const LEAST = 2;
const CLEARLY = 3;

/** Null for what is too short, mixed, or neither. */
export function languageOfWords(text: string): Locale | null {
  const all =
    text
      .slice(0, LOOKED_AT)
      .normalize('NFC')
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  const sv = all.filter((word) => SWEDISH.has(word) || /[åäö]/u.test(word)).length;
  const en = all.filter((word) => ENGLISH.has(word)).length;
  if (sv >= LEAST && sv >= CLEARLY * en) return 'sv';
  return en >= LEAST && en >= CLEARLY * sv ? 'en' : null;
}

const NAMED = /(?:svensk|engelsk|swedish|english)\p{L}*/giu;
/** A language that is not meant: «inte svenska», “from Swedish to English”. */
const NOT_MEANT =
  /(?<!\p{L})(?:inte|ingen|från|för|no|not|don.?t|cannot|can.?t|from|of) (?:på |in |speak |understand |read )?(?:svensk|engelsk|swedish|english)\p{L}*/giu;

/** The language that somebody asks for by its name; null when none is named. */
export function languageNamed(text: string): Locale | null {
  const words = text.slice(0, LOOKED_AT);
  const meant = words.replaceAll(NOT_MEANT, ' ').match(NAMED)?.at(-1);
  const said = meant ?? words.match(NAMED)?.at(-1);
  if (said === undefined) return null;
  const swedish = /^(?:svensk|swedish)/iu.test(said);
  // Whoever only says what they do not speak means the other one.
  return swedish === (meant !== undefined) ? 'sv' : 'en';
}
