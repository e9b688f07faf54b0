/** `npm run simulate`: prints a whole school year's messages. */
import { parseArgs } from 'node:util';
import { formatDate } from '../cards/format.ts';
import { sayStored, speak } from '../cards/texts.ts';
import { MOST_A_YEAR } from '../quality/deliveries/enough.ts';
import { SettingsError } from '../quality/errors.ts';
import { COUNTIES, startYear } from '../quality/year/school-year.ts';
import { type SimulationInput, type SimulationResult, simulate } from '../scheduler/simulation/simulation.ts';
import { run } from './shared/run.ts';

const say = speak('sv');
const USAGE = say('simulate:usage');

function readFlags(args: string[]): SimulationInput & { json: boolean; words: boolean } {
  const values = parseFlags(args);
  const counties = COUNTIES.join(', ');
  const { year = '2026/27', county = 'Skåne', checkpoints = '4', seed = '1' } = values;
  if (!isSchoolYear(year)) throw new SettingsError(say('simulate:flagYear'));
  if (!COUNTIES.includes(county)) throw new SettingsError(say('simulate:flagCounty', { counties }));
  const count = checkpoints === '2' ? 2 : checkpoints === '3' ? 3 : checkpoints === '4' ? 4 : null;
  if (!count) throw new SettingsError(say('simulate:flagCount'));
  if (!/^\d{1,9}$/.test(seed)) throw new SettingsError(say('simulate:flagUnknown', { usage: USAGE }));
  return {
    year,
    county,
    checkpoints: count,
    seed: Number(seed),
    json: values.json ?? false,
    words: values.words ?? false,
  };
}

function parseFlags(args: string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  try {
    return parseArgs({
      args,
      options: { year: text, county: text, checkpoints: text, seed: text, json: flag, words: flag },
    }).values;
  } catch (error) {
    if (error instanceof TypeError) throw new SettingsError(say('simulate:flagUnknown', { usage: USAGE }));
    throw error;
  }
}

function isSchoolYear(text: string): boolean {
  try {
    return startYear(text) >= 1990;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

type Checkpoint = SimulationResult['checkpoints'][number];
const asJson = (type: string, schoolYear: string, { number, date, reason }: Checkpoint): string =>
  JSON.stringify({ type, number, date, reason: sayStored('sv', reason.key, reason.values), schoolYear });

/** The year's checkpoints, the next year's first one, and the messages of both. */
function jsonLines(year: string, { checkpoints, next, messages, timeZone }: SimulationResult): string[] {
  return [
    ...checkpoints.map((checkpoint) => asJson('checkpoint', year, checkpoint)),
    ...messages.map(({ at, ...message }) => {
      const local = at.toZonedDateTimeISO(timeZone).toString({ timeZoneName: 'never', smallestUnit: 'second' });
      return JSON.stringify({ type: 'message', at: local, ...message });
    }),
    ...(next ? [asJson('next-checkpoint', next.schoolYear, next)] : []),
  ];
}

function lines(input: SimulationInput & { words: boolean }, result: SimulationResult): string[] {
  const { checkpoints, next, messages, unasked, timeZone } = result;
  const count = (...states: string[]) => messages.filter((message) => states.includes(message.outcome)).length;
  const values = { sent: count('sent'), not: count('superseded', 'gone', 'refused'), waited: count('waiting') };
  const line = ({ number, date, reason }: Checkpoint): string =>
    say('simulate:checkpoint', {
      number,
      date: formatDate('sv', date, 'long'),
      reason: sayStored('sv', reason.key, reason.values),
    });
  return [
    say('simulate:title', { year: input.year, county: input.county, count: checkpoints.length }),
    '',
    ...checkpoints.map(line),
    ...(next ? ['', say('simulate:next', { year: next.schoolYear }), line(next)] : []),
    '',
    ...messages.flatMap((message) => [
      messageLine(message, input.year, timeZone),
      ...(input.words ? wordsOf(message) : []),
    ]),
    '',
    say('simulate:sum', values),
    '',
    say('simulate:unasked', { year: input.year, most: MOST_A_YEAR }),
    ...unasked
      .toSorted((a, b) => a.to.localeCompare(b.to, 'sv'))
      .map(({ to, count: many }) => say('simulate:unaskedOf', { to: to.padEnd(24), count: many })),
  ];
}

/** What was said, below the line that says to whom. */
const wordsOf = ({ words }: SimulationResult['messages'][number]): string[] =>
  words === '' ? [] : [...words.split('\n').map((one) => `    ${one}`), ''];

const ofCheckpoint = (number: number, schoolYear: string, year: string): string =>
  schoolYear === year
    ? say('simulate:ofCheckpoint', { number })
    : say('simulate:ofNextCheckpoint', { number, year: schoolYear });

function messageLine(message: SimulationResult['messages'][number], year: string, timeZone: string): string {
  const outcome = say(`simulate:outcome.${message.outcome}`);
  const why = message.reason === '' ? '' : `: ${sayStored('sv', `simulate:why.${message.reason}`, {})}`;
  const to = message.to === 'channel' ? say('simulate:channel') : message.to;
  const profession = message.profession ? ` (${say(`setup:profession.${message.profession}`).toLowerCase()})` : '';
  return say('simulate:line', {
    at: message.at
      .toZonedDateTimeISO(timeZone)
      .toPlainDateTime()
      .toString({ smallestUnit: 'minute' })
      .replace('T', ' '),
    to: `${to}${profession}`.padEnd(44),
    kind: say(`simulate:kind.${message.kind}`),
    checkpoint: message.checkpoint === null ? '' : ofCheckpoint(message.checkpoint, message.schoolYear, year),
    outcome: `${outcome}${why}`,
  });
}

await run(
  async () => {
    const { json, words, ...input } = readFlags(process.argv.slice(2));
    const result = await simulate(input);
    return (json ? jsonLines(input.year, result) : lines({ ...input, words }, result)).join('\n');
  },
  `${USAGE}\n${speak('en')('simulate:usage')}`,
);
