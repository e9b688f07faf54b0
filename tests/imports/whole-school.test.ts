/** The total of the grades that a table lists is of the whole school only where these are all that the school has. */
import { describe, expect, it } from 'vitest';
import { preview, values } from './previewing.ts';

const TABLE = 'Närvaro HT25\nÅrskurs;Antal elever;Närvaro\n7;46;91\n8;47;89,5\n9;45;88\nTotalt;138;89\n';
const total = async (text: string, school: string) => values(await preview(text, { school })).at(-1);

describe('«Totalt» below some grades', () => {
  it('is of these grades in a school that has more', async () =>
    expect(await total(TABLE, 'Björkskolan F-9')).toBe('attendance|HT25|7–9|all|89|138'));
  it.each([
    ['has no other grades', TABLE, 'Björkskolan 7–9'],
    ['does not say its grades in its name', TABLE, 'Björkskolan'],
    ['has more pupils than the grades do', TABLE.replace('138', '409'), 'Björkskolan F-9'],
  ])('is of the whole school where it %s', async (_, text, school) => {
    const n = text.includes('409') ? 409 : 138;
    expect(await total(text, school)).toBe(`attendance|HT25||all|89|${n}`);
  });
});

describe('all of the school’s grades', () => {
  const rows = 'Månad;Antal elever;Närvaro\naug-26;412;93\n';
  it.each([
    ['Närvaro åk F-9', 'Björkskolan F–9'],
    ['Enhet: Björkskolan F-9', 'Björkskolan F-9'],
    ['Enhet: Björkskolan F-9', 'Björkskolan'],
  ])('in «%s» are the whole school «%s»', async (title, school) =>
    expect(await total(`${title}\n${rows}`, school)).toBe('attendance|2026-08||all|93|412'),
  );
  it('are a span where the school’s name does not say them', async () =>
    expect(await total(`Närvaro åk F-6\n${rows}`, 'Björkskolan F-9')).toBe('attendance|2026-08|F–6|all|93|412'));
});
