import { beforeEach, describe, expect, it } from 'vitest';
import { toText } from '../../cards/render/text.ts';
import type { Document } from '../../quality/kinds.ts';
import { decision, discussion, goal, intervention } from '../storage/samples.ts';
import { itWhere } from '../worlds/chosen.ts';
import { buttonsOf, CHANNEL, cardOf, HAS_HOME, idOf, makeWorld, setUpTeam, textOf, type World } from './team.ts';

const [RUT, KIM, SIV] = ['Rut Rektor', 'Kim Kurator', 'Siv Sköterska'] as const;
let world: World;
const at = (day: string) => {
  world.clock.now = Temporal.Instant.from(`${day}T08:00:00Z`);
};
const keep = async (...documents: Document[]) =>
  world.storage.commit(
    await world.key(),
    documents.map((document) => ({ do: 'put', document, expected: 0 })),
  );
beforeEach(async () => {
  world = await makeWorld();
  await setUpTeam(world);
});
const october = async () => (await world.snapshot()).checkpoints.find(({ date }) => date === '2026-10-06')?.id ?? '';
const parked = (id: string): Document => ({
  kind: 'parked',
  id,
  version: 1,
  schoolYear: '2026/27',
  text: `Kurs ${id}`,
  owner: idOf(SIV),
  category: 'training',
  parkedAt: '2026-09-01T08:00:00Z',
  state: 'parked',
  reviewedAt: null,
  capacity: '',
});

describe('«vad väntar på mig?»', () => {
  it('has everything, and everything can be done from there', async () => {
    await keep(
      decision('b1', await october(), { text: 'Ronder i åk 9', owner: idOf(RUT), due: '2026-09-30' }),
      intervention('i2', 2, { title: 'Bokcirkel' }),
      goal('g1', 1, { state: 'draft', askedAt: '2026-09-01T08:00:00Z', title: 'Tryggare raster', owner: idOf(SIV) }),
      parked('k1'),
      parked('k2'),
      discussion('m1', { date: '2026-10-01', people: [idOf(RUT)] }),
    );
    at('2026-10-07');
    let list = cardOf(await world.say(RUT, 'vad väntar på mig?'));
    const words = toText(list);
    for (const one of [
      'Din analys inför avstämningen tisdag',
      'Står du bakom mål 1? Tryggare raster',
      'Avstämningen den 6 oktober 2026 väntar på att du läser och stänger den',
      'Vad kom ni fram till den 1 oktober 2026 med ledningsgruppen?',
      'Ronder i åk 9',
      'Försenat sedan den 30 september 2026',
      'Insats 2 behöver ditt skäl för att komma med i planen: Bokcirkel',
      'Parkerat, dags att bestämma: Kurs k1',
    ])
      expect(words).toContain(one);

    // What is done at once leaves the list standing, without it.
    list = cardOf(await world.press(RUT, list, 'Klart'));
    expect(toText(list)).toContain('Avbockat!');
    expect(toText(list)).not.toContain('Ronder i åk 9');
    list = cardOf(await world.press(RUT, list, 'Släpp'));
    list = cardOf(await world.press(RUT, list, 'Låt stå kvar'));
    expect(toText(list)).not.toContain('Parkerat, dags');

    // The rest opens its own card, and is gone from the list once it is done.
    const form = cardOf(await world.press(RUT, list, 'Svara'));
    await world.press(RUT, form, 'Skicka', { situation: 'Läget.', cause1: 'Orsak.', meaning: '' });
    const question = cardOf(await world.press(RUT, list, 'Svara på frågan'));
    await world.press(RUT, question, 'Ja, det står jag bakom');
    const outcome = cardOf(await world.press(RUT, list, 'Skriv in utfallet'));
    await world.press(RUT, outcome, 'Spara', { outcome: 'Mer läsning.' });
    const reason = cardOf(await world.press(RUT, list, 'Ge skäl och ta in'));
    await world.press(RUT, reason, 'Ta in i planen', { reason: 'Vi prövar.' });
    const summary = cardOf(await world.press(RUT, list, 'Läs och stäng'));
    await world.press(RUT, summary, 'Stäng avstämningen');
    expect(textOf(await world.say(RUT, 'vad väntar på mig?'))).toContain('Ingenting väntar på dig just nu.');
  });

  it('has the wheel for the principal, data and decisions for the coordinator', async () => {
    const fresh = await makeWorld();
    await setUpTeam(fresh, false);
    const wheel = cardOf(await fresh.say(RUT, 'vad väntar på mig?'));
    await fresh.press(RUT, wheel, 'Godkänn årshjulet');
    expect((await fresh.snapshot()).team.wheelApprovedAt).not.toBeNull();
    at('2026-09-25');
    const list = cardOf(await world.say(KIM, 'vad väntar på mig?'));
    const after = cardOf(await world.press(KIM, list, 'Data är framtagna'));
    expect(toText(after)).toContain('noterat att data är framtagna inför den 6 oktober 2026.');
    expect(toText(after)).toContain('Ingenting väntar på dig just nu.');
    at('2026-10-06');
    const day = cardOf(await world.say(KIM, 'vad väntar på mig?'));
    const form = cardOf(await world.press(KIM, day, 'Skriv in beslut'));
    expect(toText(form)).toContain('Beslut efter avstämning 1');
  });

  it('has what somebody owned who has left, and the coordinator gives it to somebody else', async () => {
    const owner = idOf('Petra Psykolog');
    const [b1, i1] = ['Ronder i åk 9', 'Bokcirkel'];
    await keep(
      goal('g1', 1, { title: 'Tryggare raster', owner: idOf(SIV) }),
      intervention('i1', 1, { title: i1, goal: 'g1', owner, state: 'active' }),
      decision('b1', await october(), { text: b1, owner, due: '2026-10-15' }),
      discussion('m1', { date: '2026-10-01', people: [owner] }),
    );
    world.chat.people = [RUT, KIM, SIV];
    await world.handle(world.inbound(KIM, { type: 'membersChanged' }, CHANNEL, 'sv'));
    expect((await world.told('notice')).map(({ to, words }) => [to, words.slice(0, 42)])).toEqual([
      [idOf(KIM), 'Petra Psykolog är inte längre med i teamet'],
    ]);
    let list = cardOf(await world.say(KIM, 'vad väntar på mig?'));
    for (const one of [b1, i1, 'ledningsgruppen', 'Vem tar över efter Petra Psykolog?'])
      expect(toText(list)).toContain(one);
    const give = async (form: ReturnType<typeof cardOf>, whom: Record<string, string>, send = 'Spara') => {
      await world.press(KIM, form, send, whom);
      list = cardOf(await world.say(KIM, 'vad väntar på mig?'));
    };
    const first = async () => cardOf(await world.press(KIM, list, 'Välj vem som tar över'));
    await give(await first(), { owner: idOf(SIV) }, 'Nästa');
    expect(toText(list)).not.toContain(i1);
    await give(await first(), { owner: idOf(SIV) });
    expect(toText(list)).not.toContain(b1);
    await give(await first(), { people: idOf(SIV) });
    expect(toText(list)).toContain('Ingenting väntar på dig just nu.');
  });

  it.each([
    'vad ska jag göra?',
    'vad har jag att göra',
    'finns det något som väntar på mig?',
    'what is waiting for me?',
    'what should I do?',
  ])('is what «%s» asks for', async (words) => {
    await keep(decision('b1', await october(), { text: 'Ronder', owner: idOf(SIV) }));
    expect(textOf(await world.say(SIV, words))).toContain('Ronder');
  });

  it('is help that «vad kan du göra?» asks for, and status that «hur ligger vi till?» does', async () => {
    expect(textOf(await world.say(SIV, 'vad kan du göra?'))).toContain('Det här kan jag hjälpa till med');
    expect(textOf(await world.say(SIV, 'hur ligger vi till?'))).toContain('Så ligger vi till');
  });

  it('is for the one who asks, also in the channel, by a message of their own', async () => {
    await keep(decision('b1', await october(), { text: 'Ronder', owner: idOf(SIV) }));
    expect(await world.say(SIV, 'vad väntar på mig?', CHANNEL)).toEqual([]);
    const told = await world.told('answer');
    expect(told.map(({ to }) => to)).toEqual([idOf(SIV)]);
    expect(told[0]?.words).toContain('Ronder');
  });

  it('nobody does what is somebody else’s from their list', async () => {
    await keep(decision('b1', await october(), { text: 'Ronder', owner: idOf(SIV) }));
    const list = cardOf(await world.say(SIV, 'vad väntar på mig?'));
    const replies = await world.press('Petra Psykolog', list, 'Klart');
    expect(textOf(replies)).toContain('Det här ändras av den ansvariga');
    expect((await world.snapshot()).decisions[0]?.doneAt).toBeNull();
  });
});

describe('what waits stands first', () => {
  it('in one’s own status, with the way there; not in the channel', async () => {
    await keep(
      decision('b1', await october(), { text: 'Ronder', owner: idOf(SIV) }),
      decision('b2', await october(), { text: 'Möten', owner: idOf(SIV) }),
    );
    const status = cardOf(await world.say(SIV, 'status'));
    const words = toText(status);
    expect(words).toContain('2 beslut att göra klart');
    expect(words.indexOf('2 beslut')).toBeLessThan(words.indexOf('Nästa avstämning'));
    expect(toText(cardOf(await world.press(SIV, status, 'Visa vad som väntar')))).toContain('Ronder');
    expect(textOf(await world.say(SIV, 'status', CHANNEL))).not.toContain('Det här väntar på dig');
    expect(textOf(await world.say('Petra Psykolog', 'status'))).not.toContain('Det här väntar på dig');
  });

  itWhere(HAS_HOME)('on the home page, five of it with buttons and the rest a press away', async () => {
    const id = await october();
    await keep(
      ...Array.from({ length: 7 }, (_, i) => decision(`b${i}`, id, { text: `Beslut ${i}`, owner: idOf(SIV) })),
    );
    const home = cardOf(await world.handle(world.inbound(SIV, { type: 'openedHome' }, CHANNEL, 'sv')), 'home');
    expect(toText(home)).toContain('Beslut 4');
    expect(toText(home)).not.toContain('Beslut 5');
    const list = toText(cardOf(await world.press(SIV, home, 'Visa vad som väntar')));
    for (let i = 0; i < 7; i += 1) expect(list).toContain(`Beslut ${i}`);
  });
});

describe('a goal’s question', () => {
  it('can be answered again from «mål», and shows what was said', async () => {
    await keep(
      goal('g1', 1, { state: 'draft', askedAt: '2026-09-01T08:00:00Z', owner: idOf(KIM), createdBy: idOf(KIM) }),
    );
    const ask = async () => cardOf(await world.press(SIV, cardOf(await world.say(SIV, 'mål')), 'Svara på frågan'));
    const form = cardOf(await world.press(SIV, await ask(), 'Nej, något behöver ändras'));
    await world.press(SIV, form, 'Skicka', { reason: 'Fel grupp.' });
    const again = await ask();
    expect(toText(again)).toContain('Du ville ändra: Fel grupp.');
    await world.press(SIV, again, 'Ja, det står jag bakom');
    expect((await world.snapshot()).acceptances.map(({ accepted }) => accepted)).toEqual([true]);
    expect(toText(await ask())).toContain('Du har sagt ja.');
  });
});

describe('what has been written about a goal or an intervention', () => {
  it('is read by everybody: why, with whom, how it is seen, what it rests on, what would make us stop', async () => {
    await keep(
      goal('g1', 1, { owner: idOf(KIM), description: 'Genom morgonfrukost.', justification: 'Det gick förr.' }),
      intervention('i1', 1, {
        why: 'Svarar på trötthet.',
        fidelity: 'Logg varje vecka.',
        evidence: {
          level: 'studies',
          finding: 'works',
          references: ['doi:10.1000/182'],
          grades: [{ outcome: 'Närvaro', certainty: 'low' }],
          stop: 'Ingen förändring till jul.',
        },
      }),
    );
    const list = cardOf(await world.say(SIV, 'insatser'));
    const words = toText(cardOf(await world.press(SIV, list, 'Läs hela')));
    for (const one of [
      'Svarar på trötthet.',
      'Logg varje vecka.',
      '10.1000/182',
      'Närvaro',
      'Låg',
      'Ingen förändring till jul.',
    ])
      expect(words).toContain(one);
    const status = textOf(await world.say(SIV, 'status mål 1'));
    expect(status).toContain('Så når vi dit: Genom morgonfrukost.');
    expect(status).toContain('Därför är det möjligt: Det gick förr.');
  });

  it('a page has its buttons', async () => {
    await keep(goal('g1', 1, { owner: idOf(KIM) }));
    const card = cardOf(await world.say(SIV, 'status mål 1'));
    expect(buttonsOf(card).map(({ title }) => title)).toContain('Historik');
  });
});
