/** Somebody who owns many goals answers page by page; nothing typed is lost between the pages, whatever happens in between. */
import { beforeEach, describe, expect, it } from 'vitest';
import { type Card, inputsOf } from '../../cards/card.ts';
import { toText } from '../../cards/render/text.ts';
import type { Snapshot } from '../../quality/snapshot.ts';
import { expectValidCard, expectWhole } from '../cards/valid.ts';
import { goal } from '../storage/samples.ts';
import { buttonsOf, cardOf, idOf, makeWorld, personal, setUpTeam, textOf, type World } from './team.ts';

const [SIV, RUT] = ['Siv Sköterska', 'Rut Rektor'] as const;
const ANALYSIS = { situation: 'Frånvaron ökar i åk 8.', cause1: 'Sena kvällar.', meaning: 'Fortsätt.' };
let world: World;
let snapshot: Snapshot;
beforeEach(async () => {
  world = await makeWorld();
  snapshot = await setUpTeam(world);
});

/** Goals that Siv owns. */
const giveGoals = (count: number) =>
  world.storage.commit(
    snapshot.key,
    Array.from({ length: count }, (_, i) => ({
      do: 'put',
      document: goal(`g${i + 1}`, i + 1, { title: `Mål nummer ${i + 1}`, owner: idOf(SIV) }),
      expected: 0,
    })),
  );
/** What is typed for each goal that the page asks about. */
const typed = (card: Card, words = 'Bra fart'): Record<string, string> =>
  Object.fromEntries(
    inputsOf(card.body).flatMap(({ id }) => {
      const of = id.split(':')[1];
      if (id.startsWith('status:')) return [[id, 'onTrack']];
      if (id.startsWith('value:')) return [[id, '7,5']];
      return id.startsWith('comment:') || id.startsWith('nextStep:') ? [[id, `${words} ${of}`]] : [];
    }),
  );
const open = async (name = SIV) => cardOf(await world.say(name, 'mina frågor'));
const answers = async () => (await world.snapshot()).answers;

describe('the questions of somebody with twelve goals', () => {
  it('come in pages that fit both platforms with every field full', async () => {
    await giveGoals(12);
    let page = await open();
    const seen: string[] = [];
    for (;;) {
      const full = Object.fromEntries(
        inputsOf(page.body).flatMap((input) =>
          input.type === 'Input.Text' && !input.id.startsWith('value:')
            ? [[input.id, '漢'.repeat(Math.min(input.maxLength ?? 0, 4000))]]
            : [],
        ),
      );
      const refused = await world.press(SIV, page, seen.length < 12 ? 'Nästa' : 'Skicka', {
        ...full,
        ...{ situation: '' },
      });
      const filled = cardOf(refused);
      expectValidCard(filled);
      expectWhole(filled);
      seen.push(toText(page));
      const next = cardOf(
        await world.press(SIV, page, seen.length < 13 ? 'Nästa' : 'Skicka', { ...ANALYSIS, ...typed(page) }),
      );
      expectValidCard(next);
      if (inputsOf(next.body).length === 0) break;
      page = next;
    }
    expect(seen.map((words) => /Sida \d+ av \d+/.exec(words)?.[0])).toEqual(
      Array.from({ length: 13 }, (_, n) => `Sida ${n + 1} av 13`),
    );
    const [answer] = await answers();
    expect(answer?.analysis).toMatchObject({ situation: ANALYSIS.situation, meaning: ANALYSIS.meaning });
    expect(answer?.progress.map(({ goal: id, comment }) => [id, comment])).toEqual(
      Array.from({ length: 12 }, (_, i) => [`g${i + 1}`, `Bra fart g${i + 1}`]),
    );
    expect(answer?.unfinished).toBeUndefined();
  });

  it('have a way back, with what has been typed on either page', async () => {
    await giveGoals(1);
    const first = await open();
    const second = cardOf(await world.press(SIV, first, 'Nästa', ANALYSIS));
    const again = cardOf(await world.press(SIV, second, 'Tillbaka', { 'comment:g1': 'På god väg' }));
    expect(inputsOf(again.body).find(({ id }) => id === 'situation')?.value).toBe(ANALYSIS.situation);
    expect(buttonsOf(again).map(({ title }) => title)).not.toContain('Tillbaka');
    const corrected = { situation: 'Frånvaron minskar i åk 8.' };
    const onward = cardOf(await world.press(SIV, again, 'Nästa', corrected));
    expect(inputsOf(onward.body).find(({ id }) => id === 'comment:g1')?.value).toBe('På god väg');
    await world.press(SIV, onward, 'Skicka', typed(onward));
    expect((await answers())[0]?.analysis?.situation).toBe(corrected.situation);
  });

  it('keep what somebody who changes an answer has typed, also on a page that they go back from', async () => {
    await giveGoals(1);
    const first = await open();
    const second = cardOf(await world.press(SIV, first, 'Nästa', ANALYSIS));
    await world.press(SIV, second, 'Skicka', typed(second));
    const changing = cardOf(await world.press(SIV, await open(), 'Nästa'));
    const fresh = { 'comment:g1': 'Går bättre nu', 'value:g1': '6,5', 'nextStep:g1': 'Vi fortsätter.' };
    const back = cardOf(await world.press(SIV, changing, 'Tillbaka', fresh));
    const again = cardOf(await world.press(SIV, back, 'Nästa'));
    expect(Object.fromEntries(inputsOf(again.body).map(({ id, value }) => [id, value]))).toMatchObject(fresh);
    await world.press(SIV, again, 'Skicka');
    const [answer] = await answers();
    expect(answer?.progress).toMatchObject([{ comment: fresh['comment:g1'], value: 6.5 }]);
    expect(answer?.typed).toBeUndefined();
  });

  it('say that a name was taken out of what they go back from', async () => {
    await giveGoals(1);
    const second = cardOf(await world.press(SIV, await open(), 'Nästa', ANALYSIS));
    const comment = { 'comment:g1': 'Det går framåt. Zeynep och jag fortsätter.' };
    const asked = cardOf(await world.press(SIV, second, 'Tillbaka', comment));
    const back = cardOf(await world.press(SIV, asked, 'Tillbaka'));
    expect(toText(back)).toContain('Det du skrev står kvar utan namnet. Läs igenom det innan du skickar.');
    const again = cardOf(await world.press(SIV, back, 'Nästa'));
    expect(toText(again)).not.toContain('utan namnet');
    expect(inputsOf(again.body).find(({ id }) => id === 'comment:g1')?.value).toBe(
      'Det går framåt. och jag fortsätter.',
    );
  });

  it('with a pupil on the page stay there', async () => {
    await giveGoals(1);
    const second = cardOf(await world.press(SIV, await open(), 'Nästa', ANALYSIS));
    const refused = cardOf(await world.press(SIV, second, 'Tillbaka', { 'comment:g1': 'Zeynep i 7B sover dåligt.' }));
    expect(toText(refused)).toContain('«Zeynep»');
    expect(JSON.stringify(await answers())).not.toContain('Zeynep');
  });

  it('are saved page by page, and count as answered with the last', async () => {
    await giveGoals(2);
    const first = await open();
    const second = cardOf(await world.press(SIV, first, 'Nästa', ANALYSIS));
    expect(toText(second)).toContain('Sida 2 av 3');
    expect((await answers())[0]?.unfinished).toBe(true);
    expect(textOf(await world.say(RUT, 'status'))).not.toContain('1 av 4');
    // Days later, from a card of their own: they go on where they were, with what they wrote.
    world.clock.now = world.clock.now.add({ hours: 48 });
    const again = await open();
    expect(toText(again)).toContain('Sida 2 av 3');
    await world.press(SIV, again, 'Nästa', typed(again));
    const last = await open();
    expect(toText(last)).toContain('Sida 3 av 3');
    const receipt = await world.press(SIV, last, 'Skicka', typed(last));
    expect(textOf(receipt)).toContain('Tack, Siv!');
    expect(textOf(receipt)).toContain('Sparat den 22 augusti 2026');
    expect(textOf(receipt)).toContain('Frånvaron ökar i åk 8.');
    expect(textOf(await world.say(RUT, 'status'))).toContain('1 av 4');
  });

  it('come back whole when something on a page has to change', async () => {
    await giveGoals(2);
    const second = cardOf(await world.press(SIV, await open(), 'Nästa', ANALYSIS));
    const refused = cardOf(
      await world.press(SIV, second, 'Nästa', {
        ...typed(second),
        'value:g1': 'många',
        'comment:g1': 'Gäller 20120304-9809.',
      }),
    );
    expect(toText(refused)).toContain('«många» gick inte att läsa som ett tal');
    const values = Object.fromEntries(inputsOf(refused.body).map(({ id, value }) => [id, value]));
    expect(values['nextStep:g1']).toBe('Bra fart g1');
    expect(values['comment:g1']).toBe('Gäller.');
    expect(values['value:g1']).toBe('många');
    expect((await answers())[0]?.progress).toEqual([]);
  });

  it('can be changed page by page afterwards without being unanswered in between', async () => {
    await giveGoals(2);
    for (const title of ['Nästa', 'Nästa', 'Skicka']) {
      const page = await open();
      await world.press(SIV, page, title, { ...ANALYSIS, ...typed(page) });
    }
    const first = await open();
    expect(toText(first)).toContain('Sida 1 av 3');
    const second = cardOf(await world.press(SIV, first, 'Nästa', { cause1: 'Sena träningar.' }));
    expect(textOf(await world.say(RUT, 'status'))).toContain('1 av 4');
    expect(inputsOf(second.body).find(({ id }) => id === 'comment:g1')?.value).toBe('Bra fart g1');
    const third = cardOf(await world.press(SIV, second, 'Nästa', typed(second, 'Ny fart')));
    await world.press(SIV, third, 'Skicka');
    const [answer] = await answers();
    expect(answer?.analysis?.causes[0]?.text).toBe('Sena träningar.');
    expect(answer?.progress.map(({ comment }) => comment)).toEqual(['Ny fart g1', 'Bra fart g2']);
  });

  it('are one answer when a page is sent twice, and keep what a goal that went to somebody else got', async () => {
    await giveGoals(2);
    const first = await open();
    const [one, two] = await Promise.all([
      world.press(SIV, first, 'Nästa', ANALYSIS),
      world.press(SIV, first, 'Nästa', ANALYSIS),
    ]);
    for (const replies of [one, two]) expect(textOf(replies)).toContain('Sida 2 av 3');
    const second = cardOf(one);
    const given = (await world.snapshot()).goals[0];
    if (!given) throw new Error('no goal');
    const changed = { ...given, owner: idOf(RUT) };
    await world.storage.commit(snapshot.key, [{ do: 'put', document: changed, expected: given.version }]);
    const last = cardOf(await world.press(SIV, second, 'Nästa', typed(second)));
    expect(toText(last)).not.toContain('Mål nummer 1');
    expect(toText(last)).toContain('Mål nummer 2');
    expect((await answers())[0]?.progress).toEqual([]);
    await world.press(SIV, last, 'Skicka', typed(last));
    expect((await answers())[0]?.progress.map(({ goal: id }) => id)).toEqual(['g2']);
    expect(await answers()).toHaveLength(1);
  });

  it('are given back whole, in several messages, when the checkpoint was closed meanwhile', async () => {
    await giveGoals(12);
    const first = await open();
    world.clock.now = Temporal.Instant.from('2026-10-08T08:00:00Z');
    const october = snapshot.checkpoints.find(({ date }) => date === '2026-10-06')?.id ?? '';
    const close = { do: 'checkpoint.close', team: snapshot.key.team, checkpoint: october };
    await world.handle(world.inbound(RUT, { type: 'answered', data: close, values: {} }, personal(RUT), 'sv'));
    const long = {
      situation: 'ö'.repeat(3990),
      cause1: 'å'.repeat(990),
      cause2: 'ä'.repeat(990),
      meaning: 'é'.repeat(3990),
    };
    const replies = await world.press(SIV, first, 'Nästa', long);
    expect(replies.length).toBeGreaterThan(1);
    for (const { card } of replies) {
      expectValidCard(card);
      expectWhole(card);
    }
    for (const words of Object.values(long))
      expect([...textOf(replies)].filter((character) => character === words[0]).length).toBeGreaterThanOrEqual(
        words.length,
      );
  });
});
