/** `npm run simulate`: prints a whole school year's messages. */
import { parseArgs } from 'node:util';
import { formatDate } from '../cards/format.ts';
import { sayStored, speak } from '../cards/texts.ts';
import { SettingsError } from '../quality/errors.ts';
import { COUNTIES, startYear } from '../quality/year/school-year.ts';
import { type SimulationInput, type SimulationResult, simulate } from '../scheduler/simulation/simulation.ts';
import { run } from './shared/run.ts';

const say = speak('sv');

function readFlags(args: string[]): SimulationInput & { json: boolean } {
  const values = parseFlags(args);
  const counties = COUNTIES.join(', ');
  const { year = '2026/27', county = 'Skåne', checkpoints = '4', seed = '1' } = values;
  if (!isSchoolYear(year)) throw new SettingsError(say('simulate:flagYear'));
  if (!COUNTIES.includes(county)) throw new SettingsError(say('simulate:flagCounty', { counties }));
  const count = checkpoints === '2' ? 2 : checkpoints === '3' ? 3 : checkpoints === '4' ? 4 : null;
  if (!count) throw new SettingsError(say('simulate:flagCount'));
  if (!/^\d{1,9}$/.test(seed)) throw new SettingsError(say('simulate:flagUnknown'));
  return { year, county, checkpoints: count, seed: Number(seed), json: values.json ?? false };
}

function parseFlags(args: string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args,
      options: { year: text, county: text, checkpoints: text, seed: text, json: { type: 'boolean' } },
    }).values;
  } catch (error) {
    if (error instanceof TypeError) throw new SettingsError(say('simulate:flagUnknown'));
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

function jsonLines({ checkpoints, messages, timeZone }: SimulationResult): string[] {
  return [
    ...checkpoints.map(({ number, date, reason }) =>
      JSON.stringify({ type: 'checkpoint', number, date, reason: sayStored('sv', reason.key, reason.values) }),
    ),
    ...messages.map(({ at, ...message }) => {
      const local = at.toZonedDateTimeISO(timeZone).toString({ timeZoneName: 'never', smallestUnit: 'second' });
      return JSON.stringify({ type: 'message', at: local, ...message });
    }),
  ];
}

function words(input: SimulationInput, { checkpoints, messages, timeZone }: SimulationResult): string[] {
  const count = (...states: string[]) => messages.filter((message) => states.includes(message.outcome)).length;
  const values = { sent: count('sent'), not: count('superseded', 'gone', 'refused'), waited: count('waiting') };
  return [
    say('simulate:title', { year: input.year, county: input.county, count: checkpoints.length }),
    '',
    ...checkpoints.map(({ number, date, reason }) =>
      say('simulate:checkpoint', {
        number,
        date: formatDate('sv', date, 'long'),
        reason: sayStored('sv', reason.key, reason.values),
      }),
    ),
    '',
    ...messages.map((message) => messageLine(message, timeZone)),
    '',
    say('simulate:sum', values),
  ];
}

function messageLine(message: SimulationResult['messages'][number], timeZone: string): string {
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
    checkpoint: message.checkpoint === null ? '' : say('simulate:ofCheckpoint', { number: message.checkpoint }),
    outcome: `${outcome}${why}`,
  });
}

await run(async () => {
  const { json, ...input } = readFlags(process.argv.slice(2));
  const result = await simulate(input);
  return (json ? jsonLines(result) : words(input, result)).join('\n');
});
