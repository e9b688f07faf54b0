/** Wherever a goal's owner is heard, what its figures say instead is said beside: in every list, before closing, in reports and of earlier years. */
import { beforeEach, describe, expect, it } from 'vitest';
import { inputsOf } from '../../cards/card.ts';
import { toText } from '../../cards/render/text.ts';
import { inOrder } from '../../quality/checkpoints/order.ts';
import { reportOf } from '../../reports/model.ts';
import type { Subject } from '../../reports/reading.ts';
import { linesOf } from '../reports/lines.ts';
import { answer, decision } from '../storage/samples.ts';
import { buttonsOf, cardOf, goalForm, idOf, makeWorld, setUpTeam, takeIn, textOf, type World } from './team.ts';

const [RUT, KIM, SIV] = ['Rut Rektor', 'Kim Kurator', 'Siv Sköterska'] as const;
let world: World;
const at = (day: string) => {
  world.clock.now = Temporal.Instant.from(`${day}T09:00:00Z`);
};
const asked = async (words: string): Promise<string> => textOf(await world.say(RUT, words)).replaceAll('\u00a0', ' ');
const second = async () => {
  const checkpoint = inOrder((await world.snapshot()).checkpoints)[1];
  if (!checkpoint) throw new Error('no checkpoint');
  return checkpoint;
};

/** At 70 from 71 towards 80, and its owner says that it goes as planned. */
beforeEach(async () => {
  world = await makeWorld();
  await setUpTeam(world);
  await world.press(SIV, await goalForm(world, SIV), 'Spara målet', {
    ...{ title: 'Fler trygga på rasten', group: 'åk 4–6', indicator: 'Andel trygga på rasten i åk 4–6' },
    ...{ baseline: '71', target: '80', owner: idOf(SIV), deadline: '2027-06-04' },
  });
  await takeIn(world);
  at('2027-01-25');
  const [{ id, date }, snapshot] = [await second(), await world.snapshot()];
  const of = { goal: snapshot.goals[0]?.id ?? '', value: 70, status: 'onTrack', confidence: 'high' } as const;
  const said = answer(id, idOf(SIV), {
    answeredAt: '2027-01-25T08:00:00Z',
    progress: [{ ...of, comment: '', nextStep: '' }],
  });
  const late = decision('d', id, { text: 'Siv gör kartläggningen', owner: idOf(SIV), due: '2027-01-20' });
  for (const document of [said, late]) await world.storage.commit(snapshot.key, [{ do: 'put', document, expected: 0 }]);
  at(date);
});

const BOTH = 'Siffrorna säger: avviker. Ansvarig säger: enligt plan.';
const SHORT = 'Enligt plan. Siffrorna säger: avviker.';

describe('while the goal goes on', () => {
  it.each([
    'mål',
    'vilka mål går dåligt',
    'status',
    'status mål 1',
    'avstämning 2',
    'stäng avstämning 2',
    'vad är det viktigaste nu',
  ])('«%s» says both', async (words) => expect(await asked(words)).toMatch(/[Ss]iffrorna säger: avviker\./u));

  it('the summary to close marks what is late, in the one that is sent too', async () => {
    const seen = await asked('stäng avstämning 2');
    expect(seen).toContain(`70 % · ${SHORT}`);
    expect(seen).toContain('Försenat sedan den 20 januari');
  });

  it('reports say both in their summary, their table and of each checkpoint', async () => {
    at('2027-01-29');
    const [snapshot, checkpoint] = [await world.snapshot(), await second()];
    const subjects: Subject[] = [
      { kind: 'checkpoint', checkpoint },
      { kind: 'year' },
      { kind: 'half-year', half: 'spring' },
    ];
    for (const subject of subjects) {
      const lines = linesOf(reportOf('sv', snapshot, subject, '2027-01-29')).join('\n');
      expect(lines).toContain(`Mål 1: ${BOTH}`);
      expect(lines.split(SHORT)).toHaveLength(3);
      const english = linesOf(reportOf('en', snapshot, subject, '2027-01-29')).join('\n');
      expect(english).toContain('On track. The figures suggest: off track.');
    }
    const autumn = linesOf(reportOf('sv', snapshot, { kind: 'half-year', half: 'autumn' }, '2027-01-29'));
    expect(autumn.join('\n')).not.toContain('Siffrorna säger');
  });
});

describe('a year that is over', () => {
  it('says beside «Nått» that the figures do not', async () => {
    at('2027-06-02');
    const form = cardOf(await world.say(SIV, 'utvärdera läsåret'));
    const goal = (await world.snapshot()).goals[0]?.id ?? '';
    const last = await world.press(SIV, form, 'Nästa', { [`outcome:${goal}`]: 'reached' });
    const told = 'Siffrorna säger: inte nått.';
    expect(textOf(await world.press(SIV, cardOf(last), 'Spara'))).toContain(told);
    at('2027-06-10');
    expect(await asked('kort sammanfattning till huvudmannen')).toContain(`Nått. ${told}`);
    at('2027-06-14');
    let card = cardOf(await world.press(KIM, cardOf(await world.say(KIM, 'avsluta läsåret')), 'Gå igenom det öppna'));
    while (inputsOf(card.body).length > 0) card = cardOf(await world.press(KIM, card, buttonsOf(card)[0]?.title ?? ''));
    await world.press(KIM, card, 'Starta läsåret 2027/28');
    expect(toText(card)).toContain('valda');
    for (const words of ['nådde vi mål 1 förra året', 'nådde vi mål 1 i fjol', 'läsår 2026/27']) {
      const seen = await asked(words);
      expect(seen).toContain('✓ Nått');
      expect(seen).toContain(told);
    }
  });
});
