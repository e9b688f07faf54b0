/** `npm run report`: the report of a checkpoint, of half a school year or of a whole one as PDF, Word or Excel, for an organiser's archive. */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Locale } from '../quality/base.ts';
import { inOrder } from '../quality/checkpoints/order.ts';
import { SettingsError } from '../quality/errors.ts';
import { type Format, isFormat, makeReport } from '../reports/make.ts';
import { titleOf } from '../reports/model.ts';
import { type Half, halfToday, type Subject } from '../reports/reading.ts';
import { run } from './shared/run.ts';
import { isOneTeam, readTeam, TEAM_FLAGS, type TeamRead, type Wanted } from './shared/team.ts';

const USAGE =
  'Skriv: npm run report -- --team ORGANISATION/TEAM|--demo --kind checkpoint|half-year|year [--checkpoint 2] [--half autumn|spring] [--year 2026/27] [--format pdf|docx|xlsx] [--lang sv|en] --out FIL';

type Order = Wanted & {
  readonly kind: Subject['kind'];
  /** 1–4; null for the last one that has been. */
  readonly checkpoint: number | null;
  /** Null for the one that is told of today. */
  readonly half: Half | null;
  readonly year: string;
  readonly format: Format;
  readonly locale: Locale;
  readonly out: string;
};

function readFlags(args: string[]): Order {
  const text = { type: 'string' } as const;
  const options = {
    ...TEAM_FLAGS,
    kind: text,
    checkpoint: text,
    half: text,
    year: text,
    format: text,
    lang: text,
    out: text,
  };
  try {
    const { values } = parseArgs({ args, options });
    const {
      team = '',
      demo = false,
      kind = 'year',
      checkpoint = '',
      half = '',
      year = '',
      lang = 'sv',
      out = '',
    } = values;
    const format = values.format ?? out.split('.').at(-1)?.toLowerCase() ?? '';
    const isRight =
      isOneTeam({ team, demo }) && out !== '' && /^[1-4]?$/.test(checkpoint) && /^(?:\d{4}\/\d\d)?$/.test(year);
    const isHalf = half === '' || half === 'autumn' || half === 'spring';
    if (isRight && isHalf && isKind(kind) && isFormat(format) && (lang === 'sv' || lang === 'en'))
      return {
        team,
        demo,
        kind,
        checkpoint: checkpoint === '' ? null : Number(checkpoint),
        half: half === '' ? null : half,
        year,
        format,
        locale: lang,
        out,
      };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  throw new SettingsError(USAGE);
}

const KINDS = ['checkpoint', 'half-year', 'year'] as const;
const isKind = (text: string): text is Subject['kind'] => KINDS.some((kind) => kind === text);

function subjectOf({ kind, checkpoint: number, half }: Order, { snapshot, today }: TeamRead): Subject {
  if (kind === 'year') return { kind };
  if (kind === 'half-year') return { kind, half: half ?? halfToday(snapshot, today) };
  const checkpoints = inOrder(snapshot.checkpoints);
  const checkpoint = number === null ? checkpoints.findLast(({ date }) => date <= today) : checkpoints[number - 1];
  if (!checkpoint) throw new SettingsError('Det finns ingen sådan avstämning. · There is no such checkpoint.');
  return { kind, checkpoint };
}

await run(async () => {
  const order = readFlags(process.argv.slice(2));
  const read = await readTeam(order, order.year);
  const { snapshot, today } = read;
  const { locale, format } = order;
  const subject = subjectOf(order, read);
  await writeFile(order.out, await makeReport({ locale, snapshot, subject, today, format }));
  return `${titleOf(locale, snapshot, subject)} · ${order.out}`;
});
