/**
 * `npm run coverage`: how much of the product the tests run, without browser and database; what they run in processes of its own counts too.
 * Exits 1 when that is less than the aim. `-- --lines` names the lines and branches that nothing runs; what else follows goes to vitest.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { addChildren, type Coverage, report } from '../bench/coverage.ts';
import { run } from './shared/run.ts';

/** Of all lines and branches, in per cent. */
const AIM = { lines: 92, branches: 85 } as const;

const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');

/** Runs the tests; answers what was run. */
async function measured(folder: string, args: readonly string[]): Promise<Coverage> {
  const children = join(folder, 'children');
  const options = [
    '--coverage.enabled',
    '--coverage.reporter=json',
    `--coverage.reportsDirectory=${join(folder, 'own')}`,
  ];
  const { status } = spawnSync(process.execPath, [vitest, 'run', ...options, '--coverage.reportOnFailure', ...args], {
    stdio: 'inherit',
    env: { ...process.env, CHILDREN_COVERAGE: children },
  });
  if (status !== 0) process.exitCode = 1;
  return addChildren(report.parse(JSON.parse(readFileSync(join(folder, 'own/coverage-final.json'), 'utf8'))), children);
}

/** How many of how many, by line or branch: `null` where nothing is. */
type Share = { run: number; all: number };
const add = (to: Share, { run: some, all }: Share): void => {
  to.run += some;
  to.all += all;
};
const percent = ({ run: some, all }: Share): number => (all === 0 ? 100 : (100 * some) / all);

/** Lines by the statements that begin on them, as editors count. */
function linesOf({ statementMap, s }: Coverage[string]): Map<number, number> {
  const lines = new Map<number, number>();
  for (const [id, { start }] of Object.entries(statementMap))
    lines.set(start.line, Math.max(lines.get(start.line) ?? 0, s[id] ?? 0));
  return lines;
}

function branchesOf({ branchMap, b }: Coverage[string]): { line: number; count: number }[] {
  return Object.entries(branchMap).flatMap(([id, { loc, locations }]) =>
    (b[id] ?? []).map((count, at) => ({ line: locations[at]?.start.line ?? loc.start.line, count })),
  );
}

function tell(coverage: Coverage, everyLine: boolean): { text: string; lines: Share; branches: Share } {
  const folders = new Map<string, { lines: Share; branches: Share }>();
  const missing: string[] = [];
  const none = () => ({ lines: { run: 0, all: 0 }, branches: { run: 0, all: 0 } });
  const total = none();
  for (const [path, file] of Object.entries(coverage).toSorted(([a], [b]) => a.localeCompare(b))) {
    const name = relative(process.cwd(), path);
    const lines = linesOf(file);
    const branches = branchesOf(file);
    const never = [...lines].filter(([, count]) => count === 0).map(([line]) => line);
    const notTaken = branches.filter(({ count }) => count === 0).map(({ line }) => line);
    const folder = folders.get(dirname(name)) ?? none();
    folders.set(dirname(name), folder);
    for (const sum of [folder, total]) {
      add(sum.lines, { run: lines.size - never.length, all: lines.size });
      add(sum.branches, { run: branches.length - notTaken.length, all: branches.length });
    }
    if (never.length + notTaken.length > 0)
      missing.push(`${name}: ${never.join(' ') || '–'} / ${[...new Set(notTaken)].join(' ') || '–'}`);
  }
  const row = (name: string, { lines, branches }: typeof total) =>
    `${name.padEnd(28)} ${percent(lines).toFixed(1).padStart(6)} % ${percent(branches).toFixed(1).padStart(9)} %`;
  const table = [`${'folder'.padEnd(28)}    lines    branches`, ...[...folders].map(([name, sums]) => row(name, sums))];
  const all = everyLine ? ['lines / branches that nothing runs', ...missing, ''] : [];
  return { text: [...all, ...table, row('all', total)].join('\n'), ...total };
}

await run(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'arshjulet-coverage-'));
  try {
    const args = process.argv.slice(2).filter((one) => one !== '--lines');
    const { text, lines, branches } = tell(await measured(folder, args), process.argv.includes('--lines'));
    if (percent(lines) < AIM.lines || percent(branches) < AIM.branches) process.exitCode = 1;
    return `${text}\n(aim: ${AIM.lines} % of lines, ${AIM.branches} % of branches)`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 'Skriv · Write: npm run coverage [-- --lines]');
