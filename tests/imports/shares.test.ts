/** Values of a school's own questions that are per cent: their small groups are hidden wherever the table says the unit, and asked about where nothing does. */
import { describe, expect, it } from 'vitest';
import { asked, preview, values } from './previewing.ts';

const question = (grades: string, ...titles: string[]): string =>
  [...titles, `Fråga;${grades}`, 'Antal svar;46;42', 'Någon slår mig;2,2;31', 'Jag trivs;95,7;88,1', ''].join('\n');
const HIDDEN = [
  'Någon slår mig|VT26|5|all|hidden|',
  'Någon slår mig|VT26|6|all|31|42',
  'Jag trivs|VT26|5|all|near100|46',
  'Jag trivs|VT26|6|all|88.1|42',
];

describe('a survey in per cent', () => {
  it.each([
    ['a title', question('Åk 5;Åk 6', 'Trivselenkät VT26', 'Andel (%) som svarat ja')],
    ['the same line', question('Åk 5;Åk 6', 'Trivselenkät VT26, procent')],
    ['the headers', question('Åk 5 %;Åk 6 %', 'Trivselenkät VT26')],
    ['headers with a period', question('Åk 5 VT26 (%);Åk 6 VT26 (%)')],
    ['a heading of the rows', question('Åk 5;Åk 6', 'Trivselenkät VT26').replace('42\n', '42\nAndel i procent\n')],
  ])('says it in %s, and its few are hidden', async (_, text) => {
    expect(values(await preview(text))).toEqual(HIDDEN);
  });

  it('has counts beside it, which are no shares', async () => {
    const text = 'Andel som svarat ja VT26\nFråga;Antal anmälningar;Andel;Snitt\nTrivs;14;31;17\n';
    expect(values(await preview(text))).toContain('Trivs: Antal anmälningar|VT26||all|14|');
    const rows = 'Andel (%) som svarat ja VT26\nFråga;Åk 5\nAntal svar;46\nAntal bråk på rasten;14\n';
    expect(values(await preview(rows))).toEqual(['Antal bråk på rasten|VT26|5|all|14|46']);
    const ages = 'Elever över 15 % frånvaro VT26\nMått;Värde\nBesök;140\n';
    expect(values(await preview(ages))).toEqual(['Besök|VT26||all|140|']);
  });

  it('says it nowhere: asked about once for all, and shown to nobody before', async () => {
    const text = question('Åk 5;Åk 6', 'Trivselenkät VT26');
    const before = await preview(text);
    expect(new Set(values(before).map((one) => one.split('|')[4]))).toEqual(new Set(['asked']));
    expect(asked(before)).toEqual([expect.stringContaining('egna mått')]);
    const own = { 'own:någon-slår-mig-jag-trivs': 'all' };
    expect(asked(await preview(text, { answers: own }))[1]).toBe(
      'Är de här värdena i procent? Någon slår mig · Jag trivs',
    );
    const answered = (answer: string) =>
      preview(text, { answers: { ...own, 'percent:någon-slår-mig-jag-trivs': answer } });
    expect(values(await answered('percent'))).toEqual(HIDDEN);
    expect(values(await answered('number'))).toContain('Någon slår mig|VT26|5|all|2.2|46');
  });

  it('with whole numbers and the number of answers is asked about too, and other numbers are not', async () => {
    const own = { 'own:någon-slår-mig': 'all', 'own:besök-i-biblioteket': 'all' };
    const whole = 'Enkät VT26\nFråga;Åk 5\nAntal svar;46\nNågon slår mig;2\n';
    expect(asked(await preview(whole, { answers: own }))).toHaveLength(2);
    expect(asked(await preview('Läsår;Besök i biblioteket\n2025/26;412,5\n', { answers: own }))).toHaveLength(1);
  });
});
