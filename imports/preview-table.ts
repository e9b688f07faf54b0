/** What a table would give, as lines of a preview: read as the chat reads it, by the catalogue's indicators alone. */
import { INDICATORS } from '../quality/data/indicators.ts';
import type { Observation } from '../quality/data/observations.ts';
import { suppress } from '../quality/data/small-numbers.ts';
import { NIGHTLY } from './limits.ts';
import type { PreviewLine } from './preview-lines.ts';
import { readTableFile } from './reader.ts';
import { importProblem, leftOutText } from './words.ts';

const labels = new Map(INDICATORS.map(({ key, name }) => [key, name.sv]));

const valueLine = ({ indicator, scope, group, period, value, n }: Observation): PreviewLine => ({
  type: 'value',
  indicator,
  label: labels.get(indicator) ?? '',
  period,
  grade: scope,
  group,
  value: value.kind === 'number' ? value.number : null,
  mark: value.kind === 'number' ? '' : value.kind,
  n,
});

/** @throws ImportError when the file is no table or exceeds a limit */
export async function previewTable(bytes: Uint8Array, source: string, unitCode?: string): Promise<PreviewLine[]> {
  const options = { definitions: INDICATORS, source, ...(unitCode === undefined ? {} : { unitCode }) };
  const table = await readTableFile('preview', bytes, options, NIGHTLY);
  const { observations, problems } = suppress(table.observations, INDICATORS);
  const words = { locale: 'sv' as const, definitions: INDICATORS, mayShow: () => true };
  return [
    ...observations.map(valueLine),
    ...table.leftOut.map((one) => ({ type: 'left-out' as const, where: one.where, why: leftOutText('sv', one) })),
    ...table.unrecognised.map(({ line, text, reason }) => ({
      type: 'left-out' as const,
      where: `rad ${line}: ${text}`,
      why: reason,
    })),
    ...[...table.problems, ...problems]
      .filter(({ severity }) => severity === 'error')
      .map((problem) => ({ type: 'left-out' as const, where: '', why: importProblem(problem, words) })),
    ...(table.schools.length > 0
      ? [{ type: 'question' as const, about: 'school', choices: table.schools.map((s) => `${s.code} ${s.name}`) }]
      : []),
  ];
}
