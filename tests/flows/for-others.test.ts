/** What is asked for somebody else than the one who writes, and what a reminder is of. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Decision } from '../../quality/checkpoints/documents.ts';
import { decision } from '../storage/samples.ts';
import { idOf, makeWorld, setUpTeam, textOf, type World } from './team.ts';

const [RUT, KIM, SIV] = ['Rut Rektor', 'Kim Kurator', 'Siv Sköterska'] as const;
let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await setUpTeam(world);
});

describe('what is asked for somebody else', () => {
  const THEIRS = 'Vad som väntar på en kollega visar jag bara för den själv.';
  const EACH = 'Var och en väljer själv om jag ska skicka status.';
  it.each([
    ['vad väntar på siv', THEIRS],
    ['vad har rut att göra', THEIRS],
    ['vad väntar på oss alla', THEIRS],
    ['vad väntar på skolsköterskan?', THEIRS],
    ['påminn siv', 'Här kan jag bara påminna dig.'],
    ['skicka en påminnelse till Siv', 'Här kan jag bara påminna dig.'],
    ['påminn rektor på fredag om enkäten', 'Här kan jag bara påminna dig.'],
    ['skicka status till rektor varje månad', EACH],
    ['sluta skicka status till siv', EACH],
  ])('«%s» is not done to the one who asks', async (text, words) => {
    expect(textOf(await world.say(KIM, text))).toContain(words);
    const { members, follows } = await world.snapshot();
    expect(members.map(({ snoozedUntil }) => snoozedUntil).filter(Boolean)).toEqual([]);
    expect(follows).toEqual([]);
  });
  it.each(['skicka status varje månad', 'skicka status till rektor varje månad', 'prenumerera på status varje vecka'])(
    '«%s» is one’s own, also by what one is',
    async (text) => {
      expect(textOf(await world.say(RUT, text))).not.toContain(EACH);
      expect((await world.snapshot()).follows).toHaveLength(1);
    },
  );
  it.each(['vad väntar på mig', 'vad ska jag göra åt siv', 'att göra', 'vad väntar på kuratorn'])(
    '«%s» is what waits for the one who asks',
    async (text) => expect(textOf(await world.say(KIM, text))).not.toContain(THEIRS),
  );
});

describe('a colleague’s decision', () => {
  const asked = async (text: string) => textOf(await world.say(RUT, text)).replaceAll('\u00a0', ' ');
  const decided = async (more: Partial<Decision> = {}) => {
    const [first] = (await world.snapshot()).checkpoints;
    const due = '2026-11-20';
    const of = { owner: idOf(SIV), createdBy: idOf(KIM), text: 'Göra kartläggningen av rasterna', due, ...more };
    const document = decision(`d${of.text}`, first?.id ?? '', of);
    await world.storage.commit(await world.key(), [{ do: 'put', document, expected: 0 }]);
  };
  const LATE = '«Göra kartläggningen av rasterna», senast den 20 november 2026';

  it('is reminded of once when its day has been, and that is what is said', async () => {
    await decided();
    await decided({ text: 'Boka salen', owner: idOf(KIM) });
    for (const text of ['påminn siv om kartläggningen', 'påminn siv om att hon ska göra kartläggningen'])
      expect(await asked(text), text).toContain(
        `Siv Sköterska ansvarar för ${LATE}. Är det inte klart då påminner jag Siv Sköterska en gång, den 23 november 2026.`,
      );
    expect(await asked('påminn siv')).toContain('Den som har ett beslut påminner jag en gång när dagen har varit.');
    expect(await asked('påminn siv om enkäten')).toContain('Den som har ett beslut');
  });

  it('whose reminder has not gone out is said to have had none', async () => {
    await decided();
    world.clock.now = Temporal.Instant.from('2026-12-02T08:00:00Z');
    expect(await asked('påminn siv om kartläggningen')).toContain('Min påminnelse har inte gått ut');
  });

  it('whose reminder has gone out is said when it did', async () => {
    await decided();
    const key = await world.key();
    const draft = {
      key: 'd',
      kind: 'decision',
      checkpoint: null,
      recipient: idOf(SIV),
      occurrence: '2026-11-23',
    } as const;
    await world.storage.commit(key, [{ do: 'deliver', delivery: { ...draft, dueAt: '2026-11-23T07:00:00Z' } }]);
    world.clock.now = Temporal.Instant.from('2026-11-24T08:00:00Z');
    for (const one of await world.storage.claim('2026-11-23T07:00:00Z', '2026-11-23T07:05:00Z', 'me', 100))
      await world.storage.settle(one, 'me', { state: 'sent', at: '2026-11-23T07:00:00Z', message: null });
    expect(await asked('påminn siv om kartläggningen')).toContain('Jag påminde Siv Sköterska den 23 november');
  });
});

describe('a reminder', () => {
  const said = async (text: string) => textOf(await world.say(SIV, text)).replaceAll('\u00a0', ' ');
  const WHAT = 'Jag påminner om det som väntar på dig i planen.';
  it('says what it is not about', async () => {
    expect(await said('påminn mig den 15 februari om att ringa bup')).toContain(WHAT);
    for (const text of ['påminn mig på torsdag', 'påminn mig om två veckor', 'påminn mig om det på torsdag'])
      expect(await said(text), text).not.toContain(WHAT);
  });
  it.each([
    'påminn mig om att ringa bup',
    'påminn mig på torsdag om att ringa bup',
    'remind me to ring them on Thursday',
  ])('«%s» says so too where no day is promised, and keeps nothing of it', async (text) => {
    expect(await said(text)).toMatch(/Jag påminner om det som väntar på dig i planen\. Annat sparar jag inte/u);
    expect(JSON.stringify(await world.storage.everything(await world.key()))).not.toMatch(/bup|ringa|ring them/iu);
  });
  it('on a weekend comes on the school day after it', async () => {
    for (const text of ['påminn mig på lördag', 'påminn mig på söndag', 'påminn mig i helgen', 'remind me on Saturday'])
      expect(await said(text), text).toContain('Jag återkommer måndagen den 24 augusti 2026. Det är nästa skoldag');
  });
  it.each([
    'glöm inte påminna mig på torsdag',
    'kan jag få en påminnelse på torsdag',
    'jag hinner inte svara före torsdag',
  ])('«%s» is asked for', async (text) =>
    expect(await said(text)).toContain('Jag återkommer torsdagen den 27 augusti 2026.'),
  );
  it('is not asked for by one who wants none', async () =>
    expect(await said('påminn mig inte om beslutet')).toContain('En enstaka påminnelse kan jag inte ta bort'));
  it('comes when they are back, and that is what is said', async () => {
    await said('jag är borta imorgon');
    const told = await said('påminn mig imorgon bitti');
    expect(told).toContain('Det är nästa skoldag då du är på plats.');
  });
});
