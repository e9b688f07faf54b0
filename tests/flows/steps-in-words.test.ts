/** The steps of a checkpoint and of the year's end, said in words: done, or said when and by whom. */
import { beforeEach, describe, expect, it } from 'vitest';
import { understand } from '../../language/understand.ts';
import { buttonsOf, CHANNEL, cardOf, makeWorld, setUpTeam, textOf, type World } from './team.ts';

const [KIM, SIV, RUT] = ['Kim Kurator', 'Siv Sköterska', 'Rut Rektor'];
let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await setUpTeam(world);
});
const at = (time: string) => {
  world.clock.now = Temporal.Instant.from(time);
};
const said = async (name: string, words: string) => textOf(await world.say(name, words));
const titles = (card: ReturnType<typeof cardOf>) => buttonsOf(card).map(({ title }) => title);

it.each([
  ['stäng avstämningen', 'step'],
  ['kan vi stänga avstämningen nu?', 'step'],
  ['stäng avstämning 1', 'step'],
  ['close the checkpoint', 'step'],
  ['skicka besluten till rektor', 'step'],
  ['vi är klara med mötet', 'step'],
  ['we are done with the meeting', 'step'],
  ['data är framtagna', 'step'],
  ['vi har tagit fram data', 'step'],
  ['ångra starten', 'step'],
  ['ångra starten av läsåret', 'step'],
  ['starta läsåret 2027/28', 'closeYear'],
  ['start the school year 2027/28', 'closeYear'],
  ['jag vill ändra utvärderingen', 'evaluate'],
  ['ändra min utvärdering', 'evaluate'],
  // What only sounds like them.
  ['ångra det', 'undo'],
  ['läsår 2027/28', 'year'],
  ['visa besluten', 'decisions'],
  ['avsluta läsåret', 'closeYear'],
  ['flytta avstämningen till 20 mars', 'moveCheckpoint'],
  ['data', 'importData'],
])('«%s» is %s', (text, command) => expect(understand(text).command).toBe(command));

describe('«stäng avstämningen»', () => {
  it('says before the day when it can be closed, and by whom', async () => {
    at('2026-09-18T08:00:00Z');
    for (const name of [RUT, SIV, KIM]) {
      const words = await said(name, 'stäng avstämningen');
      expect(words).toContain('Avstämning 1 kan stängas från och med den 6 oktober 2026.');
      expect(words).toContain('Det gör rektor (Rut Rektor), helst när besluten är skickade (Kim Kurator).');
    }
    expect(await said(SIV, 'close the checkpoint')).toContain('Rut Rektor');
  });

  it('is the summary with the button for who decides, with what it waits for; others hear who does it', async () => {
    at('2026-10-06T12:00:00Z');
    const summary = await world.say(RUT, 'kan vi stänga avstämningen nu?');
    expect(textOf(summary)).toContain('Besluten är inte skickade än (Kim Kurator).');
    expect(titles(cardOf(summary))).toContain('Stäng avstämningen');
    const [inChannel] = await world.say(RUT, 'stäng avstämningen', CHANNEL);
    expect(inChannel?.as).toBe('private');
    expect(await said(SIV, 'stäng avstämningen')).toContain('Det gör rektor (Rut Rektor)');
    await world.press(RUT, cardOf(summary), 'Stäng avstämningen');
    expect(await said(RUT, 'stäng avstämning 1')).toContain('Avstämning 1 är redan stängd.');
    expect(await said(RUT, 'stäng avstämningen')).toContain('Avstämning 2 kan stängas från och med');
  });
});

it('«skicka besluten till rektor» opens what is to be sent from the day on, and says when before it', async () => {
  at('2026-09-18T08:00:00Z');
  expect(await said(KIM, 'skicka besluten till rektor')).toContain('den 6 oktober 2026 tidigast');
  expect(await said(SIV, 'vi är klara med mötet')).toContain('Kim Kurator');
  at('2026-10-06T12:00:00Z');
  const form = cardOf(await world.say(KIM, 'vi är klara med mötet'));
  const due = { text: 'Frukost i åk 8', due: '2026-10-20' };
  await world.press(KIM, form, 'Spara beslutet', due);
  const soFar = cardOf(await world.say(KIM, 'skicka besluten till rektor'));
  expect(titles(soFar)).toContain('Skicka till rektor');
  await world.press(KIM, soFar, 'Skicka till rektor', { summary: '' });
  expect(await said(KIM, 'skicka besluten till rektor')).toContain('redan skickade till rektor (Rut Rektor)');
  expect(textOf(await world.say(RUT, 'stäng avstämningen'))).not.toContain('inte skickade');
});

it('«data är framtagna» notes it for the checkpoint to come, from the day on when it is asked for', async () => {
  at('2026-09-02T08:00:00Z');
  const early = await said(KIM, 'data är framtagna');
  expect(early).toMatch(/Data inför avstämning 1 tas fram från och med den \d+ september 2026\./u);
  expect((await world.snapshot()).checkpoints.every(({ gatheredAt }) => gatheredAt === null)).toBe(true);
  at('2026-09-25T08:00:00Z');
  expect(await said(SIV, 'vi har tagit fram data')).toContain('Kim Kurator');
  expect(await said(KIM, 'vi har tagit fram data')).toContain('noterat att data är framtagna inför den 6 oktober 2026');
  const first = (await world.snapshot()).checkpoints.find(({ date }) => date === '2026-10-06');
  expect(first?.gatheredAt).not.toBeNull();
});

it('«ångra starten» without a start says so, and is for those who manage the team', async () => {
  expect(await said(KIM, 'ångra starten')).toContain('Det finns ingen start av ett nytt läsår att ångra.');
  expect(await said(SIV, 'ångra starten av läsåret')).toContain('Kim Kurator');
});
