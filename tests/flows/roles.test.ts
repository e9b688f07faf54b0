/** Who is principal changes, or nobody is: what was somebody's stays theirs, and it is said who stands in. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Document } from '../../quality/kinds.ts';
import { decision, goal, intervention } from '../storage/samples.ts';
import { filled, words } from './seen.ts';
import { buttonsOf, CHANNEL, cardOf, idOf, makeWorld, personal, setUpTeam, textOf, type World } from './team.ts';

const [RUT, KIM, SIV, PETRA] = ['Rut Rektor', 'Kim Kurator', 'Siv Sköterska', 'Petra Psykolog'] as const;
let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await setUpTeam(world);
});
const keep = async (...documents: Document[]) =>
  world.storage.commit(
    await world.key(),
    documents.map((document) => ({ do: 'put', document, expected: 0 })),
  );
const october = async () => (await world.snapshot()).checkpoints.find(({ date }) => date === '2026-10-06')?.id ?? '';
const of = async (id: string, who: string, text: string): Promise<Document> =>
  decision(id, await october(), { text, owner: idOf(who), due: '2026-11-30' });
const appoint = async (by: string, who: string): Promise<string> =>
  textOf(await world.press(by, cardOf(await world.say(by, `byt rektor till ${who.split(' ')[0]}`)), 'Spara'));
const waits = async (who: string): Promise<string> => textOf(await world.say(who, 'vad väntar på mig?'));
/** Somebody is not in the channel any more. */
const leaves = async (who: string): Promise<void> => {
  world.chat.people = world.chat.people.filter((name) => name !== who);
  await world.handle(world.inbound(KIM, { type: 'membersChanged' }, CHANNEL, 'sv'));
};

describe('another principal', () => {
  it('has their own to do, and the former one keeps theirs', async () => {
    await keep(await of('b1', SIV, 'Ser över schemat'), await of('b2', RUT, 'Pratar om lokaler'));
    const said = await appoint(RUT, SIV);
    expect(said).toContain('Sparat.');
    expect(said).toContain('Rektor: Siv Sköterska (förut Rut Rektor)');
    expect(said).toContain('Rut Rektor har kvar sitt beslut. Ska någon annan ta över det?');
    await appoint(KIM, RUT);
    expect(await waits(SIV)).toContain('Ser över schemat');
    expect(await waits(RUT)).toContain('Pratar om lokaler');
    expect(await waits(RUT)).not.toContain('Ser över schemat');
  });

  it('in a vacant place leaves what waits for a new owner to whoever coordinates', async () => {
    await keep(await of('b1', RUT, 'Tar upp bemanningen'));
    await leaves(RUT);
    expect(await waits(KIM)).toContain('Vem tar över efter Rut Rektor?');
    expect(await appoint(KIM, SIV)).toContain('En sak behöver en ny ansvarig');
    expect(await waits(KIM)).toContain('Vem tar över efter Rut Rektor?');
    expect(await waits(SIV)).not.toContain('Tar upp bemanningen');
  });

  it('and what else was changed is said', async () => {
    const form = cardOf(await world.press(KIM, cardOf(await world.say(KIM, 'medlemmar')), 'Ändra'));
    const typed = { [`professions:${idOf(SIV)}`]: '', coordinators: [idOf(KIM), idOf(SIV)].join(',') };
    const said = textOf(await world.press(KIM, form, 'Spara', typed));
    expect(said).toContain('Samordnare: Kim Kurator, Siv Sköterska (förut Kim Kurator)');
    expect(said).toContain('Siv Sköterska: inget yrke valt');
    expect(textOf(await world.press(KIM, cardOf(await world.say(KIM, 'byt rektor till Rut')), 'Spara'))).toContain(
      'Inget är ändrat.',
    );
  });
});

describe('the principal’s role, asked for', () => {
  const said = async (who: string, text: string): Promise<string> => textOf(await world.say(who, text));
  it('back by who has handed it over, is said to be another’s, and who can change it', async () => {
    await appoint(RUT, PETRA);
    for (const text of [
      'jag tar tillbaka rektorsrollen',
      'jag är tillbaka nu och tar tillbaka rektorsrollen',
      'är jag rektor igen?',
    ]) {
      const words = await said(RUT, text);
      expect(words, text).toContain('Utsedd rektor är Petra Psykolog.');
      expect(words, text).toContain('Kim Kurator eller Petra Psykolog kan ändra det');
      expect(words, text).toContain('«byt rektor till Rut»');
    }
    expect((await world.snapshot()).members.find(({ principal }) => principal)?.id).toBe(idOf(PETRA));
    for (const text of ['byt tillbaka rektor till rut', 'lämna tillbaka rektorsrollen till Rut'])
      expect(filled(cardOf(await world.say(PETRA, text))), text).toMatchObject({ principal: idOf(RUT) });
    await world.press(PETRA, cardOf(await world.say(PETRA, 'byt tillbaka rektor till rut')), 'Spara');
    expect(await said(RUT, 'är jag rektor igen?')).toContain('Du är utsedd rektor.');
  });
  it.each(['vem är rektor', 'vem är rektor nu', 'vem är utsedd rektor', 'vem är tf rektor', 'who is principal now'])(
    '«%s» is answered by name',
    async (text) => {
      await appoint(RUT, PETRA);
      // Where the platform tells no language, English is answered in English.
      expect(await said(SIV, text)).toMatch(/(?:Utsedd rektor är|The appointed principal is) Petra Psykolog\./u);
    },
  );
  it('of an earlier month is in the history, and for a month to come is a form that says from when it holds', async () => {
    expect(await said(RUT, 'vem var rektor i oktober')).toContain('står i historiken');
    for (const text of ['petra vikarierar som rektor hela oktober', 'petra går in som rektor i oktober']) {
      const form = cardOf(await world.say(RUT, text));
      expect(filled(form), text).toMatchObject({ principal: idOf(PETRA) });
      expect(words(form), text).toContain('tills någon ändrar det igen');
    }
  });
});

describe('without an appointed principal', () => {
  const said = async (who: string, text: string): Promise<string> => textOf(await world.say(who, text));
  const at = (day: string) => {
    world.clock.now = Temporal.Instant.from(`${day}T08:00:00Z`);
  };
  beforeEach(async () => void (await leaves(RUT)));

  it('it is said who stands in', async () => {
    at('2026-10-06');
    expect(await said(SIV, 'stäng avstämning 1')).toContain(
      'Avstämning 1 kan stängas nu. Det gör samordnaren (Kim Kurator) så länge ingen rektor är utsedd',
    );
    expect(await said(SIV, 'flytta avstämning 2 till 3 mars')).toContain(
      'Det här beslutar samordnaren (ingen rektor är utsedd). Hör gärna av dig till Kim Kurator.',
    );
    await world.press(KIM, cardOf(await world.say(KIM, 'skicka besluten till rektor')), 'Spara beslutet', {
      text: 'Frukost',
      due: '2026-10-20',
    });
    const soFar = cardOf(await world.say(KIM, 'skicka besluten till rektor'));
    expect(textOf(await world.press(KIM, soFar, 'Skicka sammanfattningen', { summary: '' }))).toContain(
      'samordnaren (ingen rektor är utsedd) får en sammanfattning',
    );
  });

  it('a reason is the coordinator’s for good', async () => {
    await keep(goal('g1', 1), intervention('i2', 2, { title: 'Bokcirkel', owner: idOf(SIV) }));
    const form = cardOf(await world.press(KIM, cardOf(await world.say(KIM, 'insatser')), 'Ge skäl och ta in'));
    expect(textOf([{ as: 'open', card: form }])).toContain('Som samordnare, när ingen rektor är utsedd, kan du');
    await world.press(KIM, form, 'Ta in i planen', { reason: 'Vi provar till terminens slut' });
    world.chat.people.push(RUT);
    await world.handle(world.inbound(KIM, { type: 'membersChanged' }, CHANNEL, 'sv'));
    await appoint(KIM, RUT);
    expect(await said(SIV, 'insatser')).toContain(
      'Samordnarens skäl (ingen rektor var utsedd): Vi provar till terminens slut',
    );
  });

  it('a goal needs the yes of the coordinator, who stands in', async () => {
    const smart = { state: 'draft', title: 'Minska den ogiltiga frånvaron', createdBy: idOf(SIV), owner: idOf(SIV) };
    await keep(goal('g1', 1, { ...smart, askedAt: '2026-08-20T08:00:00Z' } as Parameters<typeof goal>[2]));
    const yes = async (who: string): Promise<string> => {
      const asked = '2026-08-20T08:00:00Z';
      const data = { do: 'goals.yes', team: (await world.key()).team, goal: 'g1', for: idOf(who), asked };
      return textOf(
        await world.handle(world.inbound(who, { type: 'answered', data, values: {} }, personal(who), 'sv')),
      );
    };
    await yes(SIV);
    expect(await yes(PETRA)).not.toContain('med i planen');
    expect(await said(SIV, 'hur många har sagt ja till mål 1?')).toContain(
      'Samordnaren (ingen rektor är utsedd) har inte svarat än.',
    );
    expect(await yes(KIM)).toContain('Mål 1 är nu med i planen. Ingen rektor är utsedd, så samordnarens ja räknades');
  });

  it('that is seen where somebody looks, until somebody is appointed', async () => {
    const none = 'Ingen rektor är utsedd. Under tiden gör samordnaren det rektor skulle ha gjort.';
    for (const text of ['status', 'medlemmar', 'inställningar']) expect(await said(KIM, text)).toContain(none);
    expect(await said(SIV, 'vad väntar på mig?')).not.toContain(none);
    const waiting = cardOf(await world.say(KIM, 'vad väntar på mig?'));
    expect(textOf([{ as: 'post', card: waiting }])).toContain(none);
    await world.press(KIM, cardOf(await world.press(KIM, waiting, 'Utse rektor')), 'Spara', { principal: idOf(SIV) });
    expect(await said(KIM, 'status')).not.toContain(none);
    expect(await said(KIM, 'vem är rektor?')).toContain('Siv Sköterska: Skolsköterska, utsedd rektor');
    expect(buttonsOf(cardOf(await world.say(KIM, 'vad väntar på mig?'))).map(({ title }) => title)).not.toContain(
      'Utse rektor',
    );
  });
});
