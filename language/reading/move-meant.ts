/** Which checkpoint is to be moved and where to: «flytta avstämning 2 till 28 januari», «skjut marsavstämningen en vecka», “cancel checkpoint 3”. Pure. */
import { inFull } from '../colloquial.ts';
import { ahead, COUNT_NAMES, countNamed, type DateOptions, MONTH_NAMES, parseDate, type UnclearDate } from './dates.ts';
import { type CheckpointMeant, checkpointMeant } from './which-time.ts';

export type MoveMeant = {
  /** `last`: the year's last one; null where the words name none. */
  readonly checkpoint: CheckpointMeant | 'last';
  /** The new day, by where the checkpoint lies now; null where the words say none. */
  readonly to: (now: Temporal.PlainDate) => Temporal.PlainDate | null;
  /** A day that can be two is asked about. */
  readonly unclear: UnclearDate | null;
  /** It is not to be held at all. */
  readonly cancels: boolean;
};

/** Longer texts move nothing. */
const MAX_LENGTH = 300;
/** What stands before the new day; the last of them counts («från 14 till 28 januari»). */
const TO = /(?<![\p{L}\d])(?:till|blir|to|until|on|den|i stället|instead)(?![\p{L}\d])|->|→/giu;
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

export function readMove(text: string, today: Temporal.PlainDate, options: DateOptions = {}): MoveMeant {
  const words = inFull(text.slice(0, MAX_LENGTH)).replace(/(?<=avst)\.(?= ?\d)/iu, '');
  const said = words.replaceAll(NAMED, ' ');
  const [, count, unit = ''] = LATER.exec(said) ?? [];
  const step = count === undefined ? 0 : countNamed(count) * (EARLIER.test(said) ? -1 : 1);
  const last = [...said.matchAll(TO)].at(-1);
  const day =
    step === 0
      ? ((last && parseDate(said.slice(last.index), today, options)) ?? parseDate(said, today, options))
      : null;
  const cancels = CANCELS.test(said) && !MOVES.test(said);
  const found = day && !('problem' in day) ? day.date : null;
  const names = cancels || (!last && IN_MONTH.test(day?.matched ?? '')) ? found : null;
  const date = names ? null : found;
  const named = checkpointMeant(day && !names ? words.replace(day.matched, ' ') : words);
  return {
    checkpoint: LAST.test(words) ? 'last' : (named ?? (names ? { month: names.month } : null)),
    to: (now) => date ?? (step === 0 ? null : ahead(now, step, unit)),
    unclear: day && 'problem' in day && day.problem === 'unclear' ? day : null,
    cancels: cancels || (CANCELS.test(said) && date === null),
  };
}

const HOW_MANY = new RegExp(`(?<![\\p{L}\\d])(${COUNT_NAMES}|\\d{1,2}) (?:avstämningar|checkpoints)(?!\\p{L})`, 'iu');

/** How many checkpoints somebody wants: «vi vill ha tre avstämningar»; null where no number is said. */
export function countMeant(text: string): number | null {
  const [, count] = HOW_MANY.exec(text.slice(0, MAX_LENGTH)) ?? [];
  return count === undefined ? null : countNamed(count);
}
