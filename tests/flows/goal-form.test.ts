/** A goal's form: filled in from one sentence, and left. */

import { beforeEach, describe, expect, it } from 'vitest';
import type { Card } from '../../cards/card.ts';
import { inputsOf } from '../../cards/card.ts';
import { cardOf, idOf, makeWorld, personal, setUpTeam, textOf, type World } from './team.ts';

const SIV = 'Siv Sköterska';
let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await setUpTeam(world);
});

describe('a goal in one sentence', () => {
  const SENTENCE = 'minska ogiltig frånvaro i åk 7–9 från 8,4 till 6,5 % till maj, kuratorn';
  const standing = (card: Card) => Object.fromEntries(inputsOf(card.body).map(({ id, value }) => [id, value]));

  it('fills in the form, said with the command or in the first form', async () => {
    const first = cardOf(await world.say(SIV, 'nytt mål'));
    expect(inputsOf(first.body).map(({ id }) => id)).toEqual(['sentence']);
    const read = cardOf(await world.press(SIV, first, 'Nästa', { sentence: SENTENCE }));
    const said = cardOf(await world.say(SIV, `nytt mål: ${SENTENCE}`));
    const filled = {
      title: 'Minska ogiltig frånvaro i åk 7–9',
      indicator: 'Ogiltig frånvaro',
      group: 'åk 7–9',
      baseline: '8,4',
      target: '6,5 %',
      owner: idOf('Kim Kurator'),
      deadline: '2027-05-31',
    };
    for (const card of [read, said]) expect(standing(card)).toMatchObject(filled);
    await world.press(SIV, said, 'Spara målet');
    const [goal] = (await world.snapshot()).goals;
    const stored = { baseline: 8.4, target: 6.5, unit: '%', direction: 'lower', indicatorKey: 'absence_unauthorised' };
    expect(goal).toMatchObject({ ...stored, owner: idOf('Kim Kurator'), state: 'draft' });
  });

  it('without a unit gets none: the coach asks for it, and nobody is told that a count is no share', async () => {
    const card = cardOf(await world.say(SIV, 'nytt mål: minska skolk i åk 8 från 120 till 60'));
    expect(standing(card)).toMatchObject({ baseline: '120', target: '60' });
    const saved = textOf(await world.press(SIV, card, 'Spara målet'));
    expect(saved).toContain('120 → 60 senast');
    expect(saved).toContain('○ Mätbart');
    expect(saved).toContain('Enheten saknas');
    const [goal] = (await world.snapshot()).goals;
    expect(goal).toMatchObject({ baseline: 120, target: 60, unit: '' });
  });

  it('takes no unit of an indicator that the numbers cannot be of', async () => {
    const card = cardOf(await world.say(SIV, 'nytt mål: minska frånvaron i åk 8 från 120 till 60'));
    expect(standing(card)).toMatchObject({ target: '60' });
    await world.press(SIV, card, 'Spara målet');
    expect((await world.snapshot()).goals[0]).toMatchObject({ baseline: 120, target: 60, unit: '' });
  });

  it('is not measured by what it only has a limit of, nor by what counts in something else', async () => {
    const read = async (words: string) => standing(cardOf(await world.say(SIV, `nytt mål: ${words}`)));
    const nobody = 'inga elever ska ha över 30 % frånvaro, idag är det 14 elever';
    expect(await read(nobody)).toMatchObject({
      title: 'Inga elever ska ha över 30 % frånvaro',
      indicator: 'Elever med över 30 % frånvaro',
      baseline: '14',
      target: '0 elever',
    });
    const talk = 'varje elev som har haft mer än 10 % frånvaro ska få ett samtal inom 5 skoldagar, från 55 % till 90 %';
    expect((await read(talk))['indicator']).toContain('ska få ett samtal');
    expect((await read('bättre studiero i åk 8, från 54 till 65 %'))['indicator']).toBe('Studiero');
    const save = cardOf(await world.say(SIV, `nytt mål: ${nobody}`));
    await world.press(SIV, save, 'Spara målet', { group: 'hela skolan' });
    expect((await world.snapshot()).goals[0]).toMatchObject({ direction: 'lower', indicatorKey: null, unit: 'elever' });
  });

  it.each([
    ['minska sen ankomst från 1 240 till 800', '1240', '800 sena ankomster'],
    ['minska de sena ankomsterna i åk 8 från 40 till 20', '40', '20 sena ankomster'],
    ['sena ankomster 1 240 till 800', '1240', '800 sena ankomster'],
    ['högst 800 sena ankomster', '', '800 sena ankomster'],
    ['minska bråken på rasten från 12 till 4', '12', '4 bråk'],
    ['från 40 till 20 ogiltiga lektioner', '40', '20 ogiltiga lektioner'],
    ['minska antalet stökiga bussresor från 40 till 20', '40', '20 st'],
    ['minska sena ankomster från 40 i veckan till 20', '40', '20 i veckan'],
    ['sena ankomster per elev från 4,5 till 2', '4,5', '2'],
    ['andelen elever med sena ankomster från 40 till 20', '40', '20 %'],
  ])('«%s» has what it counts as its unit', async (said, baseline, target) => {
    expect(standing(cardOf(await world.say(SIV, `nytt mål: ${said}`)))).toMatchObject({ baseline, target });
  });

  it.each([
    ['fewer late arrivals, 1,240 to 800 by May', '1240', '800 late arrivals'],
    ['reduce late arrivals from 1,240 to 800 late arrivals', '1240', '800 late arrivals'],
    ['800 late arrivals by May', '', '800 late arrivals'],
  ])('«%s» does so in English', async (said, baseline, target) => {
    const card = cardOf(await world.say(SIV, `new goal: ${said}`, undefined, 'en'));
    expect(standing(card)).toMatchObject({ baseline, target });
  });

  it('counts what is said to be counted, and says that a number has no place', async () => {
    const card = cardOf(await world.say(SIV, 'nytt mål: minska antalet sena ankomster från 40 till 20'));
    expect(standing(card)).toMatchObject({ baseline: '40', target: '20 sena ankomster' });
    const words = textOf(await world.say(SIV, 'nytt mål: lugnare raster, 24 före och 12 efter'));
    expect(words).toContain('Det finns fler siffror i meningen');
    const step = textOf(await world.say(SIV, 'nytt mål: minska sena ankomster i åk 8 med 20 procent'));
    expect(step).toContain('Skriv utgångsläget och målvärdet i fälten');
  });

  it('meets the coach before anything has to be filled in', async () => {
    const card = cardOf(await world.say(SIV, 'nytt mål: bättre stämning'));
    const words = textOf([{ as: 'post', card }]);
    expect(words).toContain('Så här kan målet bli starkare');
    expect(words).toContain('○ Mätbart');
    expect(words).not.toContain('Det här behöver ändras');
  });

  it('takes from the school’s own figures what it does not say, and shows them', async () => {
    const table = 'Mått;2023/24;2024/25\nGenomsnittligt meritvärde;224,0;231,4';
    const preview = cardOf(await world.uploadTable('Kim Kurator', 'm.csv', Buffer.from(table)));
    await world.press('Kim Kurator', preview, 'Spara värdena');
    const card = cardOf(await world.say(SIV, 'nytt mål: öka meritvärdet med 5 poäng till vårterminens slut'));
    expect(standing(card)).toMatchObject({
      indicator: 'Genomsnittligt meritvärde',
      baseline: '231,4',
      target: '236,4 poäng',
      owner: idOf(SIV),
    });
    expect(textOf([{ as: 'post', card }])).toContain('2024/25: 231,4\u00a0poäng · 2023/24: 224\u00a0poäng');
  });

  it('is read by the guard as any words are, said or filled in', async () => {
    const words = 'minska frånvaron för Elsa Ek 20120304-9809 i 8B';
    const said = await world.say(SIV, `nytt mål: ${words}`);
    const first = cardOf(await world.say(SIV, 'nytt mål'));
    const read = await world.press(SIV, first, 'Nästa', { sentence: words });
    for (const replies of [said, read]) {
      expect(textOf(replies)).toContain('personnummer');
      expect(JSON.stringify(replies)).not.toContain('20120304');
    }
    // Said in one's own chat the rest fills the form; of what was filled in the rest stands where it was.
    expect(textOf(said)).toContain('Mål: «20…», «Elsa Ek». Det är borttaget.');
    expect(textOf(said)).not.toContain('Fältet är tömt');
    expect(standing(cardOf(said))['title']).toBe('Minska frånvaron för i 8B');
    expect(inputsOf(cardOf(read).body)[0]?.id).toBe('sentence');
  });

  it('reads English as well', async () => {
    await world.say('Petra Psykolog', 'my language is English');
    const said = 'new goal: reduce unauthorised absence in years 7-9 from 8.4 to 6.5% by May, the nurse';
    const card = cardOf(await world.say('Petra Psykolog', said, personal('Petra Psykolog'), 'en'));
    expect(standing(card)).toMatchObject({
      baseline: '8.4',
      target: '6.5 %',
      owner: idOf(SIV),
      deadline: '2027-05-31',
    });
  });
});

describe('a form that is left', () => {
  it.each(['nytt mål', 'mina frågor', 'medlemmar'])(
    '«%s» says that nothing was saved, and can be opened again',
    async (words) => {
      const name = words === 'medlemmar' ? 'Kim Kurator' : SIV;
      const card = cardOf(await world.say(name, words));
      const form = words === 'medlemmar' ? cardOf(await world.press(name, card, 'Ändra')) : card;
      const before = await world.snapshot();
      const left = await world.press(name, form, 'Avbryt');
      expect(textOf(left)).toBe('Inget sparades.');
      const again = cardOf(await world.press(name, cardOf(left), 'Öppna igen'));
      expect(again.fallbackText).toBe(form.fallbackText);
      const { goals, answers, team } = await world.snapshot();
      expect({ goals, answers, keeping: team.keepToPlan }).toEqual({
        goals: before.goals,
        answers: before.answers,
        keeping: before.team.keepToPlan,
      });
    },
  );
});
