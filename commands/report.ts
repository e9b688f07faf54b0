/** `npm run report`: the report of a checkpoint, of half a school year or of a whole one as PDF, Word or Excel, for an organiser's archive. */
import { writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { inOrder } from '../quality/checkpoints/order.ts';
import { SettingsError } from '../quality/errors.ts';
import { FORMATS, type Format, makeReport } from '../reports/make.ts';
import { titleOf } from '../reports/model.ts';
import { halfToday, type Subject } from '../reports/reading.ts';
import { fileToWrite, helpOf, LANG, LANGUAGES, like, oneOf, readFlags, wrong } from './shared/flags.ts';
import { run } from './shared/run.ts';
import { oneTeam, readTeam, TEAM_FLAGS, type TeamRead } from './shared/team.ts';

const KINDS = ['checkpoint', 'half-year', 'year'] as const;
const HALVES = ['autumn', 'spring'] as const;
const COMMAND = {
  name: 'report',
  says: [
    'Skriver rapporten för en avstämning, ett halvår eller ett läsår:',
    'Writes the report of a checkpoint, half a year or a school year:',
  ],
  flags: {
    ...TEAM_FLAGS,
    kind: { type: 'string', takes: KINDS.join('|'), says: ['vad den handlar om', 'what it is about'] },
    checkpoint: {
      type: 'string',
      takes: '1–4',
      says: ['vilken avstämning; annars den senaste', 'which checkpoint; else the latest'],
    },
    half: {
      type: 'string',
      takes: HALVES.join('|'),
      says: ['hösten eller våren; annars den som är nu', 'autumn or spring; else the present one'],
    },
    year: {
      type: 'string',
      takes: '2026/27',
      says: ['ett annat läsår än det som är nu', 'another school year than the present one'],
    },
    format: {
      type: 'string',
      takes: FORMATS.join('|'),
      says: ['filens slag; annars det som filnamnet slutar på', 'kind of file; else what its name ends in'],
    },
    lang: LANG,
    out: { type: 'string', takes: 'FIL', says: ['filen som skrivs', 'the file to write'] },
  },
  example: '--demo --kind year --lang sv --out report.pdf',
} as const;
type Values = ReturnType<typeof readFlags<typeof COMMAND.flags>>;

/** By its flag, or by how the file's name ends; a name that says another format than the flag is a mistake. */
function fileOf({ format, out = '' }: Values): { readonly format: Format; readonly out: string } {
  const named = FORMATS.find((one) => `.${one}` === extname(out).toLowerCase());
  if (format === undefined || out === '')
    return {
      out: fileToWrite(
        COMMAND.name,
        out,
        FORMATS.map((one) => `.${one}`),
      ),
      format: named ?? 'pdf',
    };
  const chosen = oneOf(COMMAND.name, 'format', format, FORMATS);
  return { out: named ? fileToWrite(COMMAND.name, out, [`.${chosen}`]) : out, format: chosen };
}

/** What it is about. A flag that would change nothing is a mistake of whoever writes it. */
function kindIn({ kind: written = 'year', checkpoint, half }: Values): Subject['kind'] {
  const kind = oneOf(COMMAND.name, 'kind', written, KINDS);
  if (checkpoint !== undefined && kind !== 'checkpoint')
    throw wrong(COMMAND.name, ['--checkpoint hör till --kind checkpoint', '--checkpoint goes with --kind checkpoint']);
  if (half !== undefined && kind !== 'half-year')
    throw wrong(COMMAND.name, ['--half hör till --kind half-year', '--half goes with --kind half-year']);
  return kind;
}

function subjectOf(kind: Subject['kind'], values: Values, { snapshot, today }: TeamRead): Subject {
  if (kind === 'year') return { kind };
  if (kind === 'half-year')
    return { kind, half: oneOf(COMMAND.name, 'half', values.half ?? halfToday(snapshot, today), HALVES) };
  const checkpoints = inOrder(snapshot.checkpoints);
  const number = like(COMMAND.name, 'checkpoint', values.checkpoint ?? '', [/^[1-4]?$/, '1–4']);
  const checkpoint =
    number === '' ? checkpoints.findLast(({ date }) => date <= today) : checkpoints[Number(number) - 1];
  if (!checkpoint) throw new SettingsError('Det finns ingen sådan avstämning. · There is no such checkpoint.');
  return { kind, checkpoint };
}

await run(async () => {
  const values = readFlags(COMMAND, process.argv.slice(2));
  const wanted = oneTeam(COMMAND.name, values);
  const { out, format } = fileOf(values);
  const locale = oneOf(COMMAND.name, 'lang', values.lang ?? 'sv', LANGUAGES);
  const year = like(COMMAND.name, 'year', values.year ?? '', [/^(?:\d{4}\/\d\d)?$/, '2026/27']);
  const kind = kindIn(values);
  const read = await readTeam(wanted, year);
  const subject = subjectOf(kind, values, read);
  const { snapshot, today } = read;
  await writeFile(out, await makeReport({ locale, snapshot, subject, today, format }));
  return `${titleOf(locale, snapshot, subject)} · ${out}`;
}, helpOf(COMMAND));
