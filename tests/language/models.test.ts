/** The judges' models: made from the data as they are, by a training that gives the same file on every machine. */
import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import made from '../../language/models/made.json' with { type: 'json' };
import { exponential } from '../../language/text/exponential.ts';
import { vector } from '../../language/text/features.ts';
import { classify, type Example, pack, train } from '../../language/text/linear.ts';
import { fileOf, hashOf, type ModelName, toBytes } from '../../language/text/model-file.ts';
import { authors, linesOf, owns } from '../../language/training/data.ts';
import { entityModel } from '../../language/training/intents.ts';
import { FIGURES } from '../../language/training/judges.ts';
import { madeFrom, madeFromFiles } from '../../language/training/made-from.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const NAMES = Object.keys(made.models) as ModelName[];

describe('the committed models', () => {
  it('are made from the data and the code as they are now (npm run train makes them anew)', () =>
    expect(madeFrom()).toBe(made.madeFrom));

  it.each(NAMES)('%s is the file that training made', (name) =>
    expect(hashOf(readFileSync(fileOf(name)))).toBe(made.models[name]),
  );

  // The other three take minutes each: `npm run train -- --check` makes them all anew.
  it('entities: training gives the same file', { timeout: 300_000 }, () =>
    expect(hashOf(toBytes(entityModel()))).toBe(made.models.entities),
  );

  it('stay small, since each training adds them to the history', () => {
    const bytes = NAMES.map((name) => statSync(fileOf(name)).size);
    expect(Math.max(...bytes)).toBeLessThan(2_000_000);
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(5_000_000);
  });

  it('are not judged by when a copy has cut one off', () => {
    const copy = mkdtempSync(join(tmpdir(), 'arshjulet-'));
    for (const folder of ['language/intents', 'language/text', 'language/models', 'quality/errors.ts'])
      cpSync(join(ROOT, folder), join(copy, folder), { recursive: true });
    const asked = () =>
      spawnSync(process.execPath, [
        '--input-type=module',
        '-e',
        `const { recognise } = await import(${JSON.stringify(join(copy, 'language/intents/recognise.ts'))});
         console.log(recognise('status').intent);`,
      ]);
    expect(String(asked().stdout).trim()).toBe('status_summary');
    truncateSync(join(copy, 'language/models/intents.model'), 1_000_000);
    expect(String(asked().stderr)).toContain('language/models/intents.model is not the file that training made');
  });
});

describe('the hash of what they are made from', () => {
  it('covers every file that training imports', () => {
    const covered = new Set(madeFromFiles().map((file) => `language/${file}`));
    const missing = [...covered].flatMap((file) =>
      [...readFileSync(join(ROOT, file), 'utf8').matchAll(/from '(\.[^']+)'/g)]
        .map(([, name]) => relative(ROOT, join(ROOT, dirname(file), name ?? '')))
        // The list of hashes says what was made, and errors take no part in it.
        .filter((name) => !covered.has(name) && !/models\/made\.json$|quality\/errors\.ts$/.test(name)),
    );
    expect(missing).toEqual([]);
  });

  it('covers all the lines', () => {
    const lines = globSync('language/data/{intents,off-plan,pupil-data,smart}/*', { cwd: ROOT });
    expect(lines.length).toBeGreaterThan(50);
    expect(madeFromFiles().filter((file) => file.startsWith('data/'))).toHaveLength(lines.length);
  });
});

describe('the lines', () => {
  it('of a new author are found by being there, before our own', () => {
    const data = `${mkdtempSync(join(tmpdir(), 'arshjulet-'))}/`;
    mkdirSync(`${data}intents`);
    for (const name of ['own-2', 'zoe', 'own', 'b'])
      writeFileSync(`${data}intents/${name}.jsonl`, `${JSON.stringify({ text: name, intent: 'help' })}\n`);
    expect([authors('intents', data), owns('intents', data)]).toEqual([
      ['b', 'zoe'],
      ['own', 'own-2'],
    ]);
    expect(linesOf('intents', 'zoe', data)).toEqual([{ text: 'zoe', intent: 'help' }]);
  });

  it.each([...FIGURES])('%s: every author is left out in turn', (judge, figures) => {
    const files = globSync('*.jsonl', { cwd: join(ROOT, 'language/data', judge) });
    const names = files.map((file) => file.replace('.jsonl', ''));
    const left = judge === 'off-plan' ? names : names.filter((name) => !name.startsWith('own'));
    expect(figures.authors().toSorted()).toEqual(left.toSorted());
  });
});

describe('training', () => {
  const examples = ['hej', 'hej på er', 'nytt mål', 'ett mål till'].map(
    (text): Example => ({
      vector: vector([{ weight: 1, names: text.split(' ') }], 8),
      label: text.includes('mål') ? 'goal' : 'greeting',
      weight: 1,
    }),
  );
  const model = pack(
    train(examples, ['goal', 'greeting'], { bits: 8, epochs: 20, rate: 0.3, decay: 1e-4, drop: 0.2, models: 2 }),
  );

  it('learns its own lines', () =>
    expect(examples.map((example) => classify(model, example.vector)[0]?.name)).toEqual(
      examples.map(({ label }) => label),
    ));

  it('gives these very bytes, on whatever machine', () =>
    expect(hashOf(toBytes(model))).toBe('38a3af3305736c1af6ff67d4ecad3d328dbb3d77807e6d7571dba5b0f72978e5'));

  it('has powers of e that agree with the machine’s own', () => {
    for (let power = 0; power > -700; power -= 0.37) expect(exponential(power) / Math.exp(power)).toBeCloseTo(1, 12);
    expect([exponential(0), exponential(-800)]).toEqual([1, 0]);
  });
});
