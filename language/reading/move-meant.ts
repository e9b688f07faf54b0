/** Which checkpoint is to be moved and where to: «flytta avstämning 2 till 28 januari», «skjut marsavstämningen en vecka», “cancel checkpoint 3”. Pure. */
import { ahead, COUNT_NAMES, countNamed, type DateOptions, MONTH_NAMES, parseDate, type UnclearDate } from './dates.ts';
import { type CheckpointMeant, checkpointMeant } from './which-time.ts';

type MoveMeant = {
  /** Null where the words name none. */
  readonly checkpoint: CheckpointMeant;
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
  /(?<!\p{L})(?:ställ(?:er|a)? in|inställd|stryk(?:er|a)?|ta(?:r)? bort|hoppa(?:r)? över|slopa|skippa|cancel|remove|delete|drop|skip)(?!\p{L})/iu;
/** «avstämning 2», «avst. 2»: its number is no day. */
const NAMED = new RegExp(
  `(?:avstämning|avst|checkpoint)\\p{L}{0,12}\\.?(?: ?(?:nr|nummer|number)? ?\\d{1,2}(?![\\d/:]| ?(?:${MONTH_NAMES})))?`,
  'giu',
);

export function readMove(text: string, today: Temporal.PlainDate, options: DateOptions = {}): MoveMeant {
  const words = text.slice(0, MAX_LENGTH).replace(/(?<=avst)\.(?= ?\d)/iu, '');
  const said = words.replaceAll(NAMED, ' ');
  const [, count, unit = ''] = LATER.exec(said) ?? [];
  const step = count === undefined ? 0 : countNamed(count) * (EARLIER.test(said) ? -1 : 1);
  const last = [...said.matchAll(TO)].at(-1);
  const day =
    step === 0
      ? ((last && parseDate(said.slice(last.index), today, options)) ?? parseDate(said, today, options))
      : null;
  const date = day && !('problem' in day) ? day.date : null;
  return {
    checkpoint: checkpointMeant(day ? words.replace(day.matched, ' ') : words),
    to: (now) => date ?? (step === 0 ? null : ahead(now, step, unit)),
    unclear: day && 'problem' in day && day.problem === 'unclear' ? day : null,
    cancels: CANCELS.test(said) && date === null,
  };
}

const HOW_MANY = new RegExp(`(?<![\\p{L}\\d])(${COUNT_NAMES}|\\d{1,2}) (?:avstämningar|checkpoints)(?!\\p{L})`, 'iu');

/** How many checkpoints somebody wants: «vi vill ha tre avstämningar»; null where no number is said. */
export function countMeant(text: string): number | null {
  const [, count] = HOW_MANY.exec(text.slice(0, MAX_LENGTH)) ?? [];
  return count === undefined ? null : countNamed(count);
}
