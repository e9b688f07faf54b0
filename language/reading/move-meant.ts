/** Which checkpoint is to be moved and where to: «flytta avstämning 2 till 28 januari», «skjut marsavstämningen en vecka», “cancel checkpoint 3”. Pure. */
import { inFull } from '../colloquial.ts';
import { ahead, COUNT_NAMES, countNamed, type DateOptions, MONTH_NAMES, type UnclearDate } from './dates.ts';
import { daysMovedTo, movedFrom } from './moved-to.ts';
import { type CheckpointMeant, checkpointMeant } from './which-time.ts';

export type MoveMeant = {
  /** `last`: the year's last one; null where the words name none. */
  readonly checkpoint: CheckpointMeant | 'last';
  /** The new day, by where the checkpoint lies now, which it is never; null where the words say none. `now` is null of one that is to be added. */
  readonly to: (now: Temporal.PlainDate | null) => Temporal.PlainDate | null;
  /** A day that can be two is asked about. */
  readonly unclear: UnclearDate | null;
  /** It is not to be held at all. */
  readonly cancels: boolean;
};

/** Longer texts move nothing. */
const MAX_LENGTH = 300;
const LATER = new RegExp(
  `(?<![\\p{L}\\d])(?<!(?:om|in) )(${COUNT_NAMES}|\\d{1,2}) (dag|dagar|vecka|veckor|månad|månader|days?|weeks?|months?)(?!\\p{L})`,
  'iu',
);
const EARLIER = /tidigare|earlier|bring(?:ing)? (?:\p{L}+ ){0,4}forward/iu;
const CANCELS =
  /(?<!\p{L})(?:ställ(?:er|a|s)? in|inställd|utgår|stryk(?:er|a|s)?|avboka[rs]?|radera[rs]?|ta(?:r|s)? bort|hoppa(?:r)? över|slopa|skippa|cancel(?:led)?|remove|delete|drop|skip)(?!\p{L})/iu;
/** Said with a new day as well, it is to be held then. */
const MOVES = /(?<!\p{L})(?:till|blir|to|until|i ?stället|instead|flytta\p{L}{0,2}|move)(?!\p{L})|->|→/iu;
/** «i juni» is no day to move to, and says which checkpoint is meant. */
const IN_MONTH = new RegExp(`^(?:i|in|under|during) (?:${MONTH_NAMES})$`, 'iu');
const LAST = /(?<!\p{L})(?:sista|final|last) (?:\p{L}{0,12}avstämning|avst|checkpoint|möte)/iu;
/** «avstämning 2», «avst. 2»: its number is no day. */
const NAMED = new RegExp(
  `(?:avstämning|avst|checkpoint)\\p{L}{0,12}\\.?(?: ?(?:nr|nummer|number)? ?\\d{1,2}(?![\\d/:]| ?(?:${MONTH_NAMES})))?`,
  'giu',
);

export function readMove(
  text: string,
  today: Temporal.PlainDate,
  options: DateOptions & { readonly isNew?: boolean } = {},
): MoveMeant {
  const words = inFull(text.slice(0, MAX_LENGTH)).replace(/(?<=avst)\.(?= ?\d)/iu, '');
  const said = words.replaceAll(NAMED, ' ');
  const [, count, unit = ''] = LATER.exec(said) ?? [];
  const step = count === undefined ? 0 : countNamed(count) * (EARLIER.test(said) ? -1 : 1);
  const days = step === 0 ? daysMovedTo(said, today, options) : [];
  const cancels = CANCELS.test(said) && !MOVES.test(said);
  // «i juni» is no day.
  const [first] = days.filter(({ matched }) => !IN_MONTH.test(matched));
  const names = cancels ? (first ?? days[0])?.date : first ? null : days[0]?.date;
  const to = cancels || !first ? [] : days.filter(({ matched }) => !IN_MONTH.test(matched));
  const named = checkpointMeant(first && !cancels ? words.replace(first.matched, ' ') : words);
  return {
    checkpoint: LAST.test(words) ? 'last' : (named ?? (names ? { month: names.month } : null)),
    to: (now) => (step === 0 ? movedFrom(now, first?.unclear ? [] : to, said, today) : ahead(now ?? today, step, unit)),
    unclear: cancels ? null : (first?.unclear ?? null),
    cancels: cancels || (CANCELS.test(said) && !first?.date && first?.alone === undefined),
  };
}

const HOW_MANY = new RegExp(`(?<![\\p{L}\\d])(${COUNT_NAMES}|\\d{1,2}) (?:avstämningar|checkpoints)(?!\\p{L})`, 'iu');

/** How many checkpoints somebody wants: «vi vill ha tre avstämningar»; null where no number is said. */
export function countMeant(text: string): number | null {
  const [, count] = HOW_MANY.exec(text.slice(0, MAX_LENGTH)) ?? [];
  return count === undefined ? null : countNamed(count);
}
