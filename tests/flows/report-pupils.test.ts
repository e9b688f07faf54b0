/** Whatever people write of a pupil into forms, it is in none of the files that a report becomes. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { makeReport } from '../../reports/make.ts';
import { readable } from '../reports/files.ts';
import { cardOf, fillIn, goalForm, makeWorld, setUpTeam, takeIn, type World } from './team.ts';

const [SIV, KIM] = ['Siv Sköterska', 'Kim Kurator'] as const;

/** A pupil in a sentence as it might be written, and what of it must be found nowhere. */
const pupils = fc
  .record({
    name: fc.constantFrom('Elias', 'Zeynep', 'Yousef', 'Astrid', 'Mohammed', 'Wilma'),
    surname: fc.constantFrom('Bergqvist', 'Yılmaz', 'Karlsson'),
    grade: fc.integer({ min: 1, max: 9 }),
    letter: fc.constantFrom('A', 'B', 'c'),
    day: fc.integer({ min: 10, max: 28 }),
    number: fc.integer({ min: 9800, max: 9809 }),
  })
  .chain(({ name, surname, grade, letter, day, number }) => {
    const born = `20${String(20 - grade).padStart(2, '0')}04${day}-${number}`;
    return fc.constantFrom(
      { said: `${name} ${surname} i ${grade}${letter} är borta mycket.`, marks: [`${name} ${surname}`] },
      { said: `Samtal med ${name} i ${grade}${letter} och hens mamma.`, marks: [`${name} i ${grade}${letter}`] },
      { said: `Uppföljning av ${born} efter lovet.`, marks: [born] },
      { said: `Det gäller ${name} ${surname}, ${born}.`, marks: [born, `${name} ${surname}`] },
    );
  });

const CLEAN = ['Sömnen är kort i årskursen', 'Sena kvällar', 'Minska den ogiltiga frånvaron', 'Rastschemat ses över'];

async function clean(world: World): Promise<void> {
  await fillIn(world, SIV, await goalForm(world, SIV), {
    title: CLEAN[2] ?? '',
    group: 'hela skolan',
    indicator: 'Andel ogiltig frånvaro',
    baseline: '8,4',
    target: '6,4',
    unit: '%',
    direction: 'lower',
  });
  await takeIn(world);
  world.clock.now = Temporal.Instant.from('2026-10-01T08:00:00Z');
  await fillIn(world, SIV, cardOf(await world.say(SIV, 'mina frågor')), {
    situation: CLEAN[0] ?? '',
    cause1: CLEAN[1] ?? '',
  });
  await fillIn(world, KIM, cardOf(await world.say(KIM, 'nytt beslut')), { text: CLEAN[3] ?? '', due: '2026-11-01' });
}

/** The sentence into every field of words that these forms have, one form after the other, and into what is only said. */
async function written(world: World, said: string): Promise<void> {
  const numbers = { baseline: '8,4', target: '6,4', unit: '%', direction: 'lower' };
  await fillIn(world, SIV, await goalForm(world, SIV), {
    title: said,
    description: said,
    group: said,
    indicator: said,
    ...numbers,
  });
  await fillIn(world, KIM, cardOf(await world.say(KIM, 'mina frågor')), {
    situation: said,
    cause1: said,
    meaning: said,
  });
  await fillIn(world, KIM, cardOf(await world.say(KIM, 'ny insats')), {
    title: said,
    why: said,
    level: 'group',
    nature: 'preventive',
    evidenceLevel: 'studies',
    finding: 'works',
    references: said,
    stop: said,
    fidelity: said,
  });
  await fillIn(world, KIM, cardOf(await world.say(KIM, 'nytt beslut')), { text: said, due: '2026-11-01' });
  await world.say(KIM, `lägg till på dagordningen: ${said}`);
  await world.say(KIM, `logga: ${said}`);
}

it('a pupil is in no report, in none of three formats, whatever is written', { timeout: 240_000 }, async () => {
  const world = await makeWorld();
  await setUpTeam(world);
  await clean(world);
  const marks: string[] = [];
  for (const { said, marks: of } of fc.sample(pupils, { numRuns: 12, seed: 14 })) {
    await written(world, said);
    marks.push(...of);
  }
  world.clock.now = Temporal.Instant.from('2027-06-12T08:00:00Z');
  const snapshot = await world.snapshot();
  for (const format of ['pdf', 'docx', 'xlsx'] as const) {
    const bytes = await makeReport({ locale: 'sv', snapshot, subject: { kind: 'year' }, today: '2027-06-12', format });
    const text = (await readable(bytes, format)).replaceAll(/\s+/g, ' ');
    // What was written beside it is there, so that the test reads what it should.
    for (const words of CLEAN) expect([format, text.includes(words)]).toEqual([format, true]);
    expect([format, marks.filter((mark) => text.includes(mark))]).toEqual([format, []]);
  }
});
