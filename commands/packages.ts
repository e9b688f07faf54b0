/**
 * `npm run packages`: what a production install brings along: under which licences, and whether anything grave is known of it. Part of `npm run check`;
 * where the registry cannot be asked it says so and goes on. The list itself, as CycloneDX: `npm run -s sbom`.
 */

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { SettingsError } from '../quality/errors.ts';
import { jsonIn } from '../quality/json.ts';
import { run } from './shared/run.ts';

/** May be used and passed on unchanged by anybody, also in a product under MIT; what they ask for stands in NOTICE. */
const ALLOWED: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'ISC',
  'MIT',
  'MPL-2.0',
]);

const lock = z.object({
  packages: z.record(z.string(), z.looseObject({ dev: z.boolean().optional(), license: z.string().optional() })),
});

/** The packages of a production install whose licence is none of those, with it. */
export function otherLicences(lockFile: string): string[] {
  return Object.entries(lock.parse(JSON.parse(lockFile)).packages)
    .filter(([path, { dev, license }]) => path !== '' && !dev && !ALLOWED.has(license ?? ''))
    .map(([path, { license }]) => `${path.replace(/^.*node_modules\//, '')} (${license ?? '–'})`);
}

const counts = z.object({ moderate: z.number(), high: z.number(), critical: z.number() });
const audit = z.object({ metadata: z.object({ vulnerabilities: counts }) });
type Known = z.infer<typeof counts> | null;

/** What the registry knows of them; null where it could not be asked. */
export function knownIn(answer: string): Known {
  const parsed = audit.safeParse(jsonIn(answer));
  return parsed.success ? parsed.data.metadata.vulnerabilities : null;
}

const KEPT = '.cache/packages.json';
const LIMIT_MS = 60_000;

/** Asked once a day for each lock file. */
function ask(lockFile: string): string {
  const key = `${createHash('sha256').update(lockFile).digest('hex')} ${Temporal.Now.plainDateISO()}`;
  const kept = existsSync(KEPT)
    ? z.object({ key: z.string(), answer: z.string() }).safeParse(jsonIn(readFileSync(KEPT, 'utf8')))
    : null;
  if (kept?.data?.key === key) return kept.data.answer;
  const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], { encoding: 'utf8', timeout: LIMIT_MS });
  mkdirSync('.cache', { recursive: true });
  writeFileSync(KEPT, JSON.stringify({ key, answer: stdout ?? '' }));
  return stdout ?? '';
}

if (import.meta.main) {
  await run(async () => {
    const lockFile = readFileSync('package-lock.json', 'utf8');
    const others = otherLicences(lockFile);
    if (others.length > 0)
      throw new SettingsError(`Andra licenser: ${others.join(', ')}. · Other licences: ${others.join(', ')}.`);
    const known = knownIn(ask(lockFile));
    if (known === null)
      return 'Licenser: alla tillåtna. Kända brister: registret kunde inte frågas. · Licences: all allowed. Known faults: the registry could not be asked.';
    const grave = known.high + known.critical;
    const told = `Allvarliga brister är kända i ${grave} paket: kör npm audit --omit=dev. · Grave faults are known in ${grave} packages: run npm audit --omit=dev.`;
    // What becomes known one day is no fault of the change that a server checks that day; whoever develops is stopped by it.
    if (grave > 0 && process.env['CI']) return told;
    if (grave > 0) throw new SettingsError(told);
    return `Licenser: alla tillåtna. Kända brister: inga allvarliga, ${known.moderate} måttliga. · Licences: all allowed. Known faults: none grave, ${known.moderate} moderate.`;
  }, 'Skriv: npm run packages · Write: npm run packages');
}
