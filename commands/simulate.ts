/** `npm run simulate`: prints a whole school year's messages. */
import { parseArgs } from 'node:util';
import { formatDate } from '../cards/format.ts';
import { sayStored, speak } from '../cards/texts.ts';
import { SettingsError } from '../quality/errors.ts';
import { COUNTIES, startYear } from '../quality/year/school-year.ts';
import { type SimulationInput, type SimulationResult, simulate } from '../scheduler/simulation/simulation.ts';

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

function printJson({ checkpoints, messages, timeZone }: SimulationResult): void {
  for (const { number, date, reason } of checkpoints) {
    console.log(
      JSON.stringify({ type: 'checkpoint', number, date, reason: sayStored('sv', reason.key, reason.values) }),
    );
  }
  for (const { at, ...message } of messages) {
    const local = at.toZonedDateTimeISO(timeZone).toString({ timeZoneName: 'never', smallestUnit: 'second' });
    console.log(JSON.stringify({ type: 'message', at: local, ...message }));
  }
}

function print(input: SimulationInput, { checkpoints, messages, timeZone }: SimulationResult): void {
  console.log(`${say('simulate:title', { year: input.year, county: input.county, count: checkpoints.length })}\n`);
  for (const { number, date, reason } of checkpoints) {
    console.log(
      say('simulate:checkpoint', {
        number,
        date: formatDate('sv', date, 'long'),
        reason: sayStored('sv', reason.key, reason.values),
      }),
    );
  }
  console.log('');
  for (const message of messages) {
    const outcome = say(`simulate:outcome.${message.outcome}`);
    const why = message.reason === '' ? '' : `: ${sayStored('sv', `simulate:why.${message.reason}`, {})}`;
    const local = message.at.toZonedDateTimeISO(timeZone);
    const to = message.to === 'channel' ? say('simulate:channel') : message.to;
    const profession = message.profession ? ` (${say(`setup:profession.${message.profession}`).toLowerCase()})` : '';
    console.log(
      say('simulate:line', {
        at: local.toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' '),
        to: `${to}${profession}`.padEnd(44),
        kind: say(`simulate:kind.${message.kind}`),
        checkpoint: message.checkpoint === null ? '' : say('simulate:ofCheckpoint', { number: message.checkpoint }),
        outcome: `${outcome}${why}`,
      }),
    );
  }
  const count = (...states: string[]) => messages.filter((message) => states.includes(message.outcome)).length;
  const values = { sent: count('sent'), not: count('superseded', 'gone', 'refused'), waited: count('waiting') };
  console.log(`\n${say('simulate:sum', values)}`);
}

try {
  const { json, ...input } = readFlags(process.argv.slice(2));
  const result = await simulate(input);
  if (json) printJson(result);
  else print(input, result);
} catch (error) {
  if (!(error instanceof SettingsError)) throw error;
  console.error(error.message);
  process.exit(1);
}
