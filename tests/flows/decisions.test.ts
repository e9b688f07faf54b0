import { beforeEach, describe, expect, it } from 'vitest';
import type { Card } from '../../cards/card.ts';
import { renderDelivery } from '../../cards/deliveries.ts';
import type { Decision } from '../../quality/checkpoints/documents.ts';
import { inOrder } from '../../quality/checkpoints/order.ts';
import type { DeliveryKind } from '../../quality/deliveries/delivery.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import { buttonsOf, cardOf, idOf, makeWorld, personal, setUpTeam, textOf, type World } from './team.ts';

const KIM = 'Kim Kurator';
const FIRST = { text: 'Morgonfrukost i åk 8', due: '2026-10-20' };
let world: World;
let snapshot: Snapshot;
beforeEach(async () => {
  world = await makeWorld();
  snapshot = await setUpTeam(world);
  world.clock.now = Temporal.Instant.from('2026-10-09T08:00:00Z');
});

const october = () => snapshot.checkpoints.find((c) => c.date === '2026-10-06')?.id ?? '';
/** The card of a planned delivery of the October checkpoint, as the team is now. */
async function delivered(kind: DeliveryKind): Promise<Card> {
  const rows = await world.storage.deliveries(snapshot.key, 300);
  const row = rows.find((d) => d.kind === kind && d.checkpoint === october());
  if (!row) throw new Error(`no ${kind} planned`);
  return renderDelivery(row, await world.snapshot(), world.clock.now.toString(), { late: false });
}
const press = (name: string, verb: string, more: Record<string, string> = {}, values: Record<string, string> = {}) =>
  world.handle(
    world.inbound(
      name,
      { type: 'answered', data: { do: verb, team: snapshot.key.team, checkpoint: october(), ...more }, values },
      personal(name),
      'sv',
    ),
  );

describe('decisions', () => {
  it('are entered at the meeting, from the agenda or by words, and read in the channel when the coordinator is done', async () => {
    expect(buttonsOf(await delivered('agenda')).map(({ title }) => title)).toContain('Nytt beslut');
    const form = cardOf(await world.say(KIM, 'nytt beslut'));
    const soFar = cardOf(await world.press(KIM, form, 'Spara beslutet', FIRST));
    await world.press(KIM, soFar, 'Skicka till rektor', {});
    const told = (await world.storage.deliveries(snapshot.key, 300)).filter(({ kind }) => kind === 'decided');
    expect(told.map(({ recipient, checkpoint }) => [recipient, checkpoint])).toEqual([['channel', october()]]);
    expect(textOf([{ as: 'post', card: await delivered('decided') }])).toContain('Morgonfrukost i åk 8 · Kim Kurator');
    expect(textOf(await world.say('Siv Sköterska', 'nytt beslut'))).not.toContain('Beslut eller nästa steg');
  });

  it('that are made before the checkpoint are kept for it: they are sent, and it is closed, from its day on', async () => {
    world.clock.now = Temporal.Instant.from('2026-09-18T08:00:00Z');
    const form = cardOf(await world.say(KIM, 'nytt beslut'));
    const saved = await world.press(KIM, form, 'Spara beslutet', FIRST);
    expect(textOf(saved)).toContain('Beslut före avstämning 1');
    expect(textOf(saved)).toContain(
      'Besluten går till rektor när avstämningen har varit, den 6 oktober 2026 tidigast.',
    );
    expect(buttonsOf(cardOf(saved)).map(({ title }) => title)).toEqual(['Ett beslut till', 'Beslut']);
    expect(textOf(await press(KIM, 'decisions.finish'))).toContain('tidigast');
    expect((await world.snapshot()).checkpoints.every((c) => c.decisionsRecordedAt === null)).toBe(true);
    world.clock.now = Temporal.Instant.from('2026-10-06T08:00:00Z');
    expect(textOf(await world.say(KIM, 'vad väntar på mig?'))).toContain('ska skrivas in');
  });

  it('mention in the channel whoever was given one by somebody else', async () => {
    const soFar = cardOf(await world.press(KIM, await delivered('decisions'), 'Spara beslutet', FIRST));
    const next = cardOf(await world.press(KIM, soFar, 'Ett beslut till'));
    const hers = { text: 'Rastvärdar', due: '2026-10-16', owner: idOf('Siv Sköterska') };
    const both = cardOf(await world.press(KIM, next, 'Spara beslutet', hers));
    await world.press(KIM, both, 'Skicka till rektor', {});
    expect((await delivered('decided')).mentions).toEqual([{ id: idOf('Siv Sköterska'), name: 'Siv Sköterska' }]);
  });

  it('are recorded one after another, summed up in words, and reach the principal with the names', async () => {
    const soFar = cardOf(await world.press(KIM, await delivered('decisions'), 'Spara beslutet', FIRST));
    const next = cardOf(await world.press(KIM, soFar, 'Ett beslut till'));
    expect(textOf([{ as: 'post', card: next }])).toContain('Morgonfrukost i åk 8 · Kim Kurator');
    const both = cardOf(
      await world.press(KIM, next, 'Spara beslutet', {
        text: 'Rastvärdar',
        due: '2026-10-16',
        owner: idOf('Rut Rektor'),
      }),
    );
    const sent = await world.press(KIM, both, 'Skicka till rektor', { summary: 'Morgnarna är det som behöver mest.' });
    expect(textOf(sent)).toContain('rektor får en sammanfattning');
    await world.press('Siv Sköterska', cardOf(await world.say('Siv Sköterska', 'mina frågor')), 'Skicka', {
      situation: 'Sömnen är kort.',
      cause1: 'Skärmar.',
    });
    const summary = textOf([{ as: 'post', card: await delivered('summary') }]);
    for (const words of ['Rastvärdar · Rut Rektor', 'Morgnarna är det som behöver mest.', 'Har svarat: Siv Sköterska'])
      expect(summary).toContain(words);
    expect(summary).toMatch(/Väntar på: .*Petra Psykolog/);
  });

  it('are not lost when the same card is filled in once more with something else', async () => {
    const form = await delivered('decisions');
    await world.press(KIM, form, 'Spara beslutet', FIRST);
    const other = { text: 'Rastvärdar', due: '2026-10-16' };
    const asked = await world.press(KIM, form, 'Spara beslutet', other);
    expect(textOf(asked)).toContain('Spara igen om det här är ett till.');
    expect((await world.snapshot()).decisions).toHaveLength(1);
    await world.press(KIM, cardOf(asked), 'Spara beslutet');
    expect((await world.snapshot()).decisions.map((d) => d.text).toSorted()).toEqual([
      'Morgonfrukost i åk 8',
      'Rastvärdar',
    ]);
  });

  it('are not sent on before there is one, nor with a far too long summary', async () => {
    expect(textOf(await press(KIM, 'decisions.finish'))).toContain('Inga beslut är inskrivna än.');
    const soFar = cardOf(await world.press(KIM, await delivered('decisions'), 'Spara beslutet', FIRST));
    const long = await world.press(KIM, soFar, 'Skicka till rektor', { summary: 'x'.repeat(20_000) });
    expect(textOf(long)).toContain('Sammanfattning: texten är för lång.');
    expect((await world.snapshot()).checkpoints.every((c) => c.decisionsRecordedAt === null)).toBe(true);
  });

  it.each([
    [{ text: '' }, 'Beslut eller nästa steg: fyll i det här.'],
    [{ due: '2026-02-31' }, 'Klart senast: fyll i det här.'],
    [{ due: '2027-08-20' }, 'välj en dag inom läsåret'],
    [{ owner: 'somebody-else' }, 'Ansvarig: fyll i det här.'],
    [{ text: 'x'.repeat(20_000) }, 'texten är för lång'],
  ])('with %j come back with what was typed', async (faulty, words) => {
    const replies = await world.press(KIM, await delivered('decisions'), 'Spara beslutet', { ...FIRST, ...faulty });
    expect(textOf(replies)).toContain(words);
    expect((await world.snapshot()).decisions).toHaveLength(0);
  });

  it('are recorded by coordinator and principal only', async () => {
    const replies = await press('Siv Sköterska', 'decisions.add', { decision: crypto.randomUUID() }, FIRST);
    expect(textOf(replies)).toContain('Bara samordnaren och rektor');
    expect((await world.snapshot()).decisions).toHaveLength(0);
  });

  it('say kindly that a card is old', async () => {
    for (const verb of ['decisions.open', 'decisions.add', 'decisions.finish', 'decisions.soFar', 'checkpoint.close'])
      expect(textOf(await press(KIM, verb, { checkpoint: 'another' }))).toContain('Det här kortet är gammalt');
    expect(textOf(await press(KIM, 'decisions.done', { decision: 'another' }))).toContain('Det här kortet är gammalt');
  });

  it('are listed with the open ones first, and those that do not fit are on the next page', async () => {
    const many = Array.from(
      { length: 25 },
      (_, i): Decision => ({
        kind: 'decision',
        id: `d${i}`,
        version: 1,
        schoolYear: '2026/27',
        checkpoint: october(),
        text: `Beslut ${i}`,
        owner: idOf(KIM),
        due: `2026-09-${String(i + 1).padStart(2, '0')}`,
        doneAt: i < 10 ? `2026-10-0${(i % 9) + 1}T08:00:00Z` : null,
        createdBy: idOf(KIM),
      }),
    );
    await world.storage.commit(
      snapshot.key,
      many.map((document) => ({ do: 'put', document, expected: 0 })),
    );
    const card = cardOf(await world.say(KIM, 'beslut'));
    const words = textOf([{ as: 'post', card }]);
    expect(words.indexOf('Beslut 10')).toBeLessThan(words.indexOf('Beslut 24'));
    expect(words.indexOf('Beslut 24')).toBeLessThan(words.indexOf('Klart den'));
    expect(words).toContain('Sida 1 av 2');
    expect(buttonsOf(card).filter(({ title }) => title === 'Klart')).toHaveLength(15);
    const rest = textOf(await world.press(KIM, card, 'Nästa sida'));
    for (let i = 0; i < 25; i += 1) expect(`${words}${rest}`).toContain(`Beslut ${i} ·`);
    const status = textOf(await world.say('Rut Rektor', 'status'));
    for (let i = 10; i < 25; i += 1) expect(status).toContain(`Beslut ${i} ·`);
  });
});

describe('a decision that turned out wrong', () => {
  const only = async () => (await world.snapshot()).decisions[0];
  const record = async () => {
    await world.press(KIM, await delivered('decisions'), 'Spara beslutet', FIRST);
    return cardOf(await world.say(KIM, 'ta bort beslutet om morgonfrukost'));
  };

  it('is changed from the list, in what, who and when, and the history says how', async () => {
    const list = await record();
    expect(buttonsOf(cardOf(await world.say('Siv Sköterska', 'beslut'))).map(({ title }) => title)).not.toContain(
      'Ändra',
    );
    const form = cardOf(await world.press(KIM, list, 'Ändra'));
    const typed = { text: 'Frukost i åk 9', owner: idOf('Siv Sköterska'), due: '2026-10-27' };
    expect(textOf(await world.press(KIM, form, 'Spara', typed))).toContain('Beslutet är ändrat.');
    expect(await only()).toMatchObject(typed);
    expect(textOf(await world.say(KIM, 'historik'))).toContain('Kim Kurator ändrade ett beslut: Frukost i åk 9');
    const faulty = { ...typed, due: '2026-10-01' };
    const back = await world.press(KIM, cardOf(await world.press(KIM, list, 'Ändra')), 'Spara', faulty);
    expect(textOf(back)).toContain('Klart senast:');
    expect(await only()).toMatchObject({ due: '2026-10-27' });
  });

  it('is taken away after a question, once, by those who manage the team', async () => {
    const list = await record();
    const form = cardOf(await world.press(KIM, list, 'Ändra'));
    const ask = cardOf(await world.press(KIM, form, 'Ta bort'));
    expect(textOf([{ as: 'post', card: ask }])).toContain('Ska beslutet tas bort? «Morgonfrukost i åk 8»');
    const id = (await only())?.id ?? '';
    expect(textOf(await press('Siv Sköterska', 'decisions.remove', { decision: id }))).toContain('Bara samordnaren');
    for (const _twice of [1, 2])
      expect(textOf(await world.press(KIM, ask, 'Ta bort'))).toContain('Beslutet är borttaget.');
    expect(await only()).toBeUndefined();
    expect(textOf(await world.say(KIM, 'historik'))).toContain('Kim Kurator tog bort ett beslut.');
    const waiting = (await world.storage.deliveries(snapshot.key, 300)).filter(({ state }) => state === 'waiting');
    expect(waiting.map(({ kind }) => kind)).not.toContain('decision');
  });

  it('stands in its words once the checkpoint is closed; who and when can still be changed', async () => {
    const list = await record();
    await press('Rut Rektor', 'checkpoint.close');
    const id = (await only())?.id ?? '';
    const form = cardOf(await world.press(KIM, list, 'Ändra'));
    expect(buttonsOf(form).map(({ title }) => title)).not.toContain('Ta bort');
    expect(textOf(await press(KIM, 'decisions.remove', { decision: id }))).toContain('hör till en stängd avstämning');
    const typed = { text: 'Något annat', owner: idOf('Siv Sköterska'), due: '2026-10-27' };
    await press(KIM, 'decisions.change', { decision: id }, typed);
    expect(await only()).toMatchObject({ ...typed, text: FIRST.text });
  });
});

describe('two coordinators', () => {
  it('who both sum up do not lose each other’s words', async () => {
    await world.press(KIM, await delivered('decisions'), 'Spara beslutet', FIRST);
    const soFar = cardOf(await press(KIM, 'decisions.soFar'));
    const same = cardOf(await press('Rut Rektor', 'decisions.soFar'));
    await world.press(KIM, soFar, 'Skicka till rektor', { summary: 'Morgnarna behöver mest.' });
    const back = await world.press('Rut Rektor', same, 'Skicka till rektor', { summary: 'Kvällarna behöver mest.' });
    expect(textOf(back)).toContain('Kim Kurator ändrade det här medan du skrev.');
    expect(textOf(back)).toContain('Sammanfattning: Morgnarna behöver mest.');
    expect(JSON.stringify(cardOf(back))).toContain('Kvällarna behöver mest.');
    await world.press('Rut Rektor', cardOf(back), 'Skicka till rektor');
    const october6 = (await world.snapshot()).checkpoints.find((c) => c.id === october());
    expect(october6?.summary).toBe('Kvällarna behöver mest.');
  });
});

describe('that data is gathered', () => {
  it('is for whoever manages the team to say', async () => {
    expect(textOf(await press('Siv Sköterska', 'checkpoint.gathered'))).toContain('Bara samordnaren och rektor');
    expect((await world.snapshot()).checkpoints.every((c) => c.gatheredAt === null)).toBe(true);
    expect(textOf(await press(KIM, 'checkpoint.gathered'))).toContain('noterat att data är framtagna');
  });
});

describe('a decision that was forgotten', () => {
  it('is entered for the next checkpoint once the one that its card is about is closed, with what has been typed', async () => {
    const agenda = await delivered('agenda');
    const standing = cardOf(await world.press(KIM, agenda, 'Nytt beslut'));
    await press('Rut Rektor', 'checkpoint.close');
    const note = 'Avstämning 1 är stängd. Ett beslut som kommer till hör till avstämning 2.';
    for (const form of [
      await world.press(KIM, agenda, 'Nytt beslut'),
      await world.press(KIM, standing, 'Spara beslutet', FIRST),
    ])
      expect(textOf(form)).toContain(note);
    const form = cardOf(await world.press(KIM, standing, 'Spara beslutet', FIRST));
    expect((await world.snapshot()).decisions).toEqual([]);
    await world.press(KIM, form, 'Spara beslutet');
    const [, next] = inOrder((await world.snapshot()).checkpoints);
    expect((await world.snapshot()).decisions).toMatchObject([{ ...FIRST, checkpoint: next?.id }]);
    expect(textOf(await world.press('Siv Sköterska', agenda, 'Nytt beslut'))).toContain('Bara samordnaren och rektor');
  });
});

describe('closing', () => {
  it('is for the principal, after the day, once', async () => {
    world.clock.now = Temporal.Instant.from('2026-10-05T08:00:00Z');
    expect(textOf(await press('Rut Rektor', 'checkpoint.close'))).toContain('har inte varit än');
    world.clock.now = Temporal.Instant.from('2026-10-09T08:00:00Z');
    await press('Rut Rektor', 'checkpoint.close');
    expect(textOf(await press('Rut Rektor', 'checkpoint.close'))).toContain('Avstämning 1 är stängd');
    const closed = (await world.snapshot()).checkpoints.find((c) => c.id === october());
    expect(closed).toMatchObject({ state: 'closed', closedBy: idOf('Rut Rektor'), version: 2 });
  });
});
