/** «Ångra importen»: what an import brought goes, what it replaced returns, until somebody has built on it. */
import { beforeEach, describe, expect, it } from 'vitest';
import { type Card, inputsOf } from '../../cards/card.ts';
import { cardOf, goalForm, makeWorld, personal, setUpTeam, takeIn, textOf, type World } from './team.ts';

const [RUT, KIM, SIV] = ['Rut Rektor', 'Kim Kurator', 'Siv Sköterska'] as const;
const HEAD = 'Läsår;Årskurs;Antal elever;Närvaro\n';
const FIRST = `${HEAD}2023/24;7;46;91,5\n2023/24;8;47;90,5\n`;
const SECOND = `${HEAD}2023/24;7;46;81,5\n2024/25;7;46;92,5\n2024/25;8;47;89,5\n`;
let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await setUpTeam(world);
});
async function read(table: string, who: string = KIM): Promise<Card> {
  const preview = await world.uploadTable(who, 'a.csv', Buffer.from(table));
  const receipt = cardOf(await world.press(who, cardOf(preview), 'Spara värdena'));
  world.clock.now = world.clock.now.add({ minutes: 1 });
  return receipt;
}
const series = async () =>
  (await world.snapshot()).series.map(({ id, observations, savedAt }) => ({ id, observations, savedAt }));
const ask = async (receipt: Card, who: string = KIM) => world.press(who, receipt, 'Ångra importen');

describe('an import', () => {
  it('is taken back whole, after a question that says what that does', async () => {
    await read(FIRST);
    const before = await series();
    const receipt = await read(SECOND);
    const asked = await ask(receipt);
    expect(textOf(asked)).toContain('2 värden som kom med den tas bort.');
    expect(textOf(asked)).toContain('1 värde blir vad det var före den.');
    expect(await series()).not.toEqual(before);
    const undone = await world.press(KIM, cardOf(asked), 'Ångra importen');
    expect(textOf(undone)).toContain('Importen är ångrad.');
    expect(await series()).toEqual(before);
    expect(textOf(await world.press(KIM, cardOf(asked), 'Ångra importen'))).toContain('Importen är ångrad.');
    expect(await series()).toEqual(before);
    expect(textOf(await world.say(KIM, 'historik'))).toContain('Kim Kurator ångrade en import av värden för Närvaro.');
  });

  it('leaves nothing where there was nothing, nor an own measure that came with it', async () => {
    const table = 'Skolverket\nMått;2024/25\nRastlugn (poäng);7,2\nMeritvärde;224\n';
    const preview = cardOf(await world.uploadTable(KIM, 'b.csv', Buffer.from(table)));
    const form = cardOf(await world.press(KIM, preview, 'Svara på frågorna'));
    const asked = inputsOf(form.body).find(({ label }) => label.includes('egna mått'));
    const own =
      asked?.type === 'Input.ChoiceSet' ? asked.choices.find(({ title }) => /spara som egna/.test(title)) : null;
    const answered = await world.press(KIM, form, 'Läs med svaren', { [asked?.id ?? '']: own?.value ?? '' });
    const receipt = cardOf(await world.press(KIM, cardOf(answered), 'Spara värdena'));
    expect((await world.snapshot()).indicators).toHaveLength(1);
    await world.press(KIM, cardOf(await ask(receipt)), 'Ångra importen');
    expect(await series()).toEqual([]);
    expect((await world.snapshot()).indicators).toEqual([]);
  });

  it('is not asked about with words only: it is pressed', async () => {
    const receipt = await read(FIRST);
    await ask(receipt);
    expect(textOf(await world.say(KIM, 'ja'))).toContain('Tryck då på «Ångra importen»');
    expect(await series()).toHaveLength(1);
  });
});

describe('an import stays', () => {
  it('when figures of it have been changed since', async () => {
    const receipt = await read(FIRST);
    const asked = cardOf(await ask(receipt));
    const later = await read(SECOND, SIV);
    const now = await series();
    expect(textOf(await ask(receipt))).toContain('Siffrorna har ändrats sedan importen');
    expect(textOf(await world.press(KIM, asked, 'Ångra importen'))).toContain('Siffrorna har ändrats sedan importen');
    expect(await series()).toEqual(now);
    // The later one can be taken back, and is then no more in the way than it was.
    expect(textOf(await ask(later, SIV))).toContain('Ska jag ta tillbaka');
  });

  it('when a goal is measured by it', async () => {
    const receipt = await read(FIRST);
    const typed = { title: 'Öka närvaron', group: 'åk 7', indicator: 'Närvaro', baseline: '91,5', target: '94 %' };
    await world.press(KIM, await goalForm(world, KIM), 'Spara målet', typed);
    await takeIn(world);
    expect((await world.snapshot()).goals[0]?.indicatorKey).toBe('attendance');
    expect(textOf(await ask(receipt))).toContain('Mål 1 bygger på siffrorna');
  });

  it('when a checkpoint has been closed since', async () => {
    const receipt = await read(FIRST);
    world.clock.now = Temporal.Instant.from('2026-08-26T08:00:00Z');
    const { checkpoints, key } = await world.snapshot();
    const [first] = checkpoints.toSorted((a, b) => a.date.localeCompare(b.date));
    const data = { do: 'checkpoint.close', team: key.team, checkpoint: first?.id ?? '' };
    world.clock.now = Temporal.Instant.from(`${first?.date}T08:00:00Z`);
    const late = await read(SECOND);
    await world.handle(world.inbound(RUT, { type: 'answered', data, values: {} }, personal(RUT), 'sv'));
    expect(textOf(await ask(late))).toContain('avslutat sedan dess');
    expect(textOf(await ask(receipt))).toContain('mer än en vecka gammal');
  });
});
