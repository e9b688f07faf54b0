/** An intervention in a sentence: what is not read as a day or a person stays in its title, and nothing is left hanging. */
import { describe, expect, it } from 'vitest';
import { inFull } from '../../language/colloquial.ts';
import { readIntervention } from '../../language/reading/intervention-sentence.ts';
import { readLeaves } from '../../language/reading/leaves.ts';

import { AROUND } from './goal-around.ts';

const today = Temporal.PlainDate.from('2026-08-26');
const people = [{ id: 'mia', name: 'Mia Öberg', professions: ['counsellor'] }];
const around = { ...AROUND, today, people };

describe('an intervention', () => {
  it.each([
    [
      'ny innsats för mål 3: läsgrupper me högläsning i åk 1-3, starrt v 38',
      { title: 'Läsgrupper me högläsning i åk 1-3', goal: 3, from: '2026-09-14' },
    ],
    [
      'ny insats för mål 3: läsgrupper med högläsning i åk 1-3, start v 38',
      { title: 'Läsgrupper med högläsning i åk 1-3', goal: 3, from: '2026-09-14' },
    ],
    [
      'new intervention for goal 1: morning check-in by the entrance in years 6-8, starting 14 Sept, reviewed by 15/12',
      { title: 'Morning check-in by the entrance in years 6-8', from: '2026-09-14', to: '2026-12-15' },
    ],
    [
      'ny insats: rastvärdar från v. 38, Mia, följs upp 15/12',
      { title: 'Rastvärdar', owner: 'mia', from: '2026-09-14', to: '2026-12-15' },
    ],
    [
      'new intervention for goal 1: text home the same morning, from 21 Sept until 18 Dec, followed up 12 January',
      { title: 'Text home the same morning, followed up 12 January', from: '2026-09-21', to: '2026-12-18' },
    ],
    [
      'ny insats: sms hem till vårdnadshavare, från 21 sept till 18 dec, utvärderas 12 januari',
      { title: 'Sms hem till vårdnadshavare, utvärderas 12 januari', to: '2026-12-18' },
    ],
    [
      'ny insats: sms hem till vårdnadshavare, följs upp 15/12',
      { title: 'Sms hem till vårdnadshavare', to: '2026-12-15' },
    ],
    ['ny insats: rastvärdar, från v. 38, med gula västar', { title: 'Rastvärdar, med gula västar' }],
  ])('«%s»', (text, read) => expect(readIntervention(text, around)).toMatchObject(read));
});

describe('«å» between two days', () => {
  it.each([
    ['ja e borta 19/10 å 20/10', ['2026-10-19', '2026-10-20']],
    ['jag är borta 19 å 20 oktober', ['2026-10-19', '2026-10-20']],
    // What is to be done then is another wish, however it is spelt.
    ['ja e borta 19/10 å 20/10 å ponim mig 21/10', ['2026-10-19', '2026-10-20']],
    ['jag är borta 19/10–20/10, påmin mej 21/10', ['2026-10-19', '2026-10-20']],
    ['i am away 19 Oct and remnd me on 21 Oct', ['2026-10-19']],
    ['jag är sjuk och måste vila mig till 21/10', ['2026-08-26', '2026-10-21']],
    ['jag är borta 19/10 och på kurs 20/10', ['2026-10-19', '2026-10-20']],
  ])('«%s» is both', (text, days) => {
    const leaves = readLeaves(inFull(text), today, { yearEnd: '2027-06-10' });
    const said =
      leaves && !('problem' in leaves) ? leaves.flatMap((one) => [one.from.toString(), one.until.toString()]) : [];
    expect([...new Set(said)]).toEqual(days);
  });
  it('stays where it is another word', () => expect(inFull('jag tänker å andra sidan så')).toContain('å andra sidan'));
});
