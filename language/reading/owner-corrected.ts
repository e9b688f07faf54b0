/** Whose it shall be, put right in what was just said: «nej, Siv ska ta den» after «beslut: Kim kollar rutinen». Pure. */
import { type Person, personCalled } from './goal-owner.ts';

/** Longer words say something new. */
const MAX_LENGTH = 60;
const NAME = "([\\p{L}][\\p{L}'’-]{0,30}(?: [\\p{L}][\\p{L}'’-]{0,30}){0,2}?)";
const WRONG = '(?:(?:nej|nä|oj|oops|ops|fel|förlåt|sorry|vänta|no|wait|förresten|actually)[\\s,.!]{1,3}){1,2}';
const IT = '(?:den|det|detta|det där|den här|målet|insatsen|beslutet|it|that|this)';
const INSTEAD = '(?: (?:i ?stället|istället|instead|tack|please)){0,2}[.!]{0,3}$';
/** «Siv ska ta den», «Siv tar det», «Siv är ansvarig»: says by itself whose it is. */
const DOES = `(?:(?:ska|får|kan|bör|should|will|can) (?:ta(?: hand om)?|göra|äga|ha|leda|sköta|fixa|ansvara för|hålla i|stå för|take|do|own|lead|have|handle) ${IT}|(?:tar|gör|äger|sköter|fixar|leder|takes|does|owns|leads) ${IT}|(?:tar|ska ta) över|(?:är|ska vara|blir|ska bli|is|should be) (?:ansvarig|ägare|responsible|the owner)|ansvarar)`;
const WHO = [
  new RegExp(`^(?:${WRONG})?(?:(?:det är|it is|it's) )?${NAME} (?:som |who )?${DOES}${INSTEAD}`, 'iu'),
  new RegExp(
    `^(?:${WRONG})?(?:ansvarig|ägare|(?:the )?owner) (?:är|ska vara|ska bli|blir|is|should be) ${NAME}${INSTEAD}`,
    'iu',
  ),
  new RegExp(
    `^(?:${WRONG})?(?:(?:jag|vi|i|we) (?:menade|menar|meant|mean)|(?:det|den) (?:ska|skulle) (?:va|vara|bli)|it should be) ${NAME}${INSTEAD}`,
    'iu',
  ),
  new RegExp(`^${WRONG}(?:(?:inte|not) [\\p{L} ]{1,30}?(?:, | utan | but )(?:utan |but )?)?${NAME}${INSTEAD}`, 'iu'),
];
/** By itself, without «nej», only these say whose it is. */
const SURE = 2;

/** Who is said to have it, as they are called; null where the words say nothing of the kind. `surely`: also where nothing was to be put right. */
export function ownerSaid(said: string, { surely = false } = {}): string | null {
  const words = said.trim();
  if (words.length > MAX_LENGTH) return null;
  for (const pattern of surely ? WHO.slice(0, SURE) : WHO) {
    const name = pattern.exec(words)?.[1];
    if (name !== undefined) return name;
  }
  return null;
}

/** The words with the one that is said in the place of the one who was, or with them added; null where nobody is. The first of the people is whoever writes. */
export function withOwner(before: string, said: string, people: readonly Person[]): string | null {
  const name = ownerSaid(said);
  const id = name === null ? null : personCalled(name, people);
  if (id === null || before.trim().split(/\s+/u).length < LEAST_WORDS) return null;
  const called = calledIn(people, id);
  const place = placeOf(before, people);
  return place
    ? `${before.slice(0, place.from)}${called}${before.slice(place.to)}`
    : `${before.replace(/[\s.,;]{1,5}$/u, '')}, ${called}`;
}
/** «nytt mål» alone has nothing in it that could be somebody's. */
const LEAST_WORDS = 3;

/** The first name where nobody else has it. */
function calledIn(people: readonly Person[], id: string): string {
  const whole = people.find((one) => one.id === id)?.name ?? '';
  const [first = whole] = whole.split(' ');
  return personCalled(first, people) === id ? first : whole;
}

type Place = { readonly from: number; readonly to: number };
/** Where a part of a sentence begins, or somebody is named as the owner. */
const BEGINS = /(?:^|[,;:(]\s?|(?:ansvarig(?:a|t)?|ägare|owner|responsible|till|to)(?: är| is)?[ :])$/iu;
const ENDS = /^(?:\s{0,3}$|[\s.]{0,3}$|[,;)]| (?:ansvarar|är ansvarig|äger|is responsible|owns it|leads)(?!\p{L}))/iu;

/** Who has it stands last, by themselves; else first in a part, as who does it: «Siv kollar …». */
function placeOf(text: string, people: readonly Person[]): Place | null {
  const words = [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)];
  const places = words.flatMap(({ index }, at): Place[] => {
    if (!BEGINS.test(text.slice(0, index))) return [];
    for (let count = MOST_WORDS; count > 0; count -= 1) {
      const last = words[at + count - 1];
      const to = last ? last.index + last[0].length : -1;
      const phrase = text.slice(index, to);
      // «I» is a preposition in Swedish.
      if (last && phrase.toLowerCase() !== 'i' && personCalled(phrase, people)) return [{ from: index, to }];
    }
    return [];
  });
  return places.findLast(({ to }) => ENDS.test(text.slice(to))) ?? places[0] ?? null;
}
/** No first or whole name has more words. */
const MOST_WORDS = 3;
