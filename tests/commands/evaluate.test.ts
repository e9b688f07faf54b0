/** `npm run -s evaluate` as somebody with lines of their own. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { command, GOAL_LINE, temporary } from './process.ts';

function written(lines: readonly unknown[]): string {
  const file = join(temporary(), 'lines.jsonl');
  writeFileSync(file, lines.map((line) => JSON.stringify(line)).join('\n'));
  return file;
}
const parsed = (text: string): unknown[] =>
  text
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line));

it('smart: a prediction a line, by the day that is given', () => {
  const timebound = (today: string): unknown => {
    const { status, out } = command('evaluate', ['smart', '--input', written([GOAL_LINE]), '--today', today]);
    expect(status).toBe(0);
    return parsed(out)[0];
  };
  expect(timebound('2026-11-01')).toMatchObject({ id: 'g1', expect: { timebound: true } });
  expect(timebound('2027-08-01')).toMatchObject({ id: 'g1', expect: { timebound: false } });
});

it('smart: a goal is about one pupil where its title or its description names one', () => {
  const specific = (goal: object): unknown => {
    const file = written([{ ...GOAL_LINE, ...goal }]);
    return parsed(command('evaluate', ['smart', '--input', file, '--today', '2026-11-01']).out)[0];
  };
  const one = { problems: expect.arrayContaining(['onePupil']), expect: { specific: false } };
  expect(
    specific({ title: 'Komma i tid', description: 'Bilal i 8D ska vara på plats när lektionen börjar.' }),
  ).toMatchObject(one);
  expect(
    specific({ title: 'Komma i tid', description: 'Alla i 8D ska vara på plats när lektionen börjar.' }),
  ).not.toMatchObject(one);
  const known = 'Fler åttor ska veta vem kuratorn är';
  const former = 'De tror fortfarande att det är Petra.';
  expect(specific({ title: known, description: former })).not.toMatchObject(one);
  expect(specific({ title: 'Färre bråk i åk 8', description: former })).toMatchObject(one);
  expect(specific({ title: known, description: 'De tror fortfarande att det är Petra som slåss.' })).toMatchObject(one);
});

it('pii: finds what the guard finds, and measures lines that carry labels', () => {
  const file = written([
    { id: 'a', text: 'Mejla mamma på hemmet5@ekskolan.example', contains_pii: true, kinds: ['email'] },
    { id: 'b', text: 'Frånvaron i åk 8 har ökat.', contains_pii: false, kinds: [] },
  ]);
  const { status, out, err } = command('evaluate', ['pii', '--input', file, '--today', '2026-11-01']);
  expect(status).toBe(0);
  expect(parsed(out)).toMatchObject([
    { id: 'a', contains_pii: true, kinds: expect.arrayContaining(['email']) },
    { id: 'b', contains_pii: false, kinds: [] },
  ]);
  expect(err).toContain('recall 1.000  precision 1.000');
});

it('intents: with the dates, goals and groups that a message names', () => {
  const file = written([
    {
      id: 'a',
      text: 'registrera 77 % på närvaromålet för åk 8',
      intent: 'record_progress',
      entities: { value: '77 %' },
    },
  ]);
  const { status, out, err } = command('evaluate', ['intents', '--input', file]);
  expect(status).toBe(0);
  expect(parsed(out)).toMatchObject([
    { id: 'a', intent: 'record_progress', entities: { value: '77 %', goal: 'närvaromålet', group: 'åk 8' } },
  ]);
  expect(err).toContain('accuracy 100.0 % of 1');
});

it('distractions: judges under the plan that a line names', () => {
  const contexts = join(temporary(), 'plans.json');
  const plan = { school: 'Ekskolan', goals: [{ title: 'Minska frånvaron', indicator: 'frånvaro' }], interventions: [] };
  writeFileSync(contexts, JSON.stringify({ p1: plan }));
  const file = written([{ id: 'a', context: 'p1', text: 'Ska vi gå en webbkurs om hästar i vården, två heldagar?' }]);
  const { status, out } = command('evaluate', ['distractions', '--contexts', contexts, '--input', file]);
  expect(status).toBe(0);
  expect(parsed(out)).toMatchObject([{ id: 'a', category: 'training', flag: true }]);
});

it('intents: predictions go to a file when one is named', () => {
  const output = join(temporary(), 'out.jsonl');
  const file = written([{ id: 'a', text: 'visa årshjulet', intent: 'wheel' }]);
  const { status, out } = command('evaluate', ['intents', '--input', file, '--output', output]);
  expect(status).toBe(0);
  expect(out).not.toContain('"id"');
  expect(parsed(readFileSync(output, 'utf8'))).toMatchObject([{ id: 'a', sure: true }]);
});

it.each([
  [[], 'usage: evaluate smart|distractions|pii|intents|days --input'],
  [['constructor', '--input', 'x'], 'usage: evaluate'],
  [['smart'], 'usage: evaluate'],
  [['smart', '--inptu', 'x'], 'usage: evaluate'],
  [['smart', '--input', '/nowhere/x.jsonl'], 'cannot read /nowhere/x.jsonl'],
  [['smart', '--input', 'README.md'], 'README.md line 1 is not JSON'],
  [['distractions', '--input', 'package.json'], '--contexts FILE.json is needed'],
])('written as %j it ends with one line and exit code 1', (args, words) => {
  const { status, out, err } = command('evaluate', args);
  expect([status, out]).toEqual([1, '']);
  expect(err).toContain(words);
  expect(err.trim().split('\n')).toHaveLength(1);
});

it('a day that is none, and a place that cannot be written to, are named', () => {
  const file = written([{ id: 'a', text: 'status' }]);
  expect(command('evaluate', ['intents', '--input', file, '--today', 'igår']).err).toBe('--today igår is not a date\n');
  expect(command('evaluate', ['intents', '--input', file, '--output', '/nowhere/x']).err).toBe(
    'cannot write /nowhere/x\n',
  );
});

it('ends without a fault when nobody reads what it measures', () => {
  const file = written([{ id: 'a', text: 'Frånvaron i åk 8 har ökat.', contains_pii: false, kinds: [] }]);
  const script = '"$0" commands/evaluate.ts pii --input "$1" --output "$1.out" | true';
  const { stderr } = spawnSync('sh', ['-c', script, process.execPath, file], { encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(parsed(readFileSync(`${file}.out`, 'utf8'))).toMatchObject([{ id: 'a', contains_pii: false }]);
});
