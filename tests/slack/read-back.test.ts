/** Reading back in Slack: a checkpoint's page for one and for all, what waits and doing it, the history narrowed in a modal. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { decision } from '../storage/samples.ts';
import { blocksOf, type Harness, startHarness, viewOf, wordsOf } from './harness.ts';
import { messageFrom, setUp } from './team.ts';

let h: Harness;
beforeEach(async () => {
  h = await startHarness();
  await setUp(h);
  h.clock.now = Temporal.Instant.from('2026-09-30T08:00:00Z');
});
afterEach(() => h.stop());

const key = async () => {
  const found = await h.storage.teamAt('slack:T000000001', h.channel);
  if (!found) throw new Error('no team');
  return found;
};
const october = async () =>
  (await h.storage.snapshot(await key()))?.checkpoints.find(({ date }) => date === '2026-10-06')?.id ?? '';

async function answer(name: string, situation: string): Promise<void> {
  const posted = h.next('chat.postMessage', 'Svara');
  await h.direct(name, 'mina frågor');
  const message = messageFrom(await posted);
  const opened = h.next('views.open');
  await h.press(name, message.blocks, 'Svara', message);
  const thanks = h.next('chat.update', 'Tack');
  await h.submit(name, viewOf(await opened), { situation, cause1: `Orsak till ${situation}`, meaning: 'Fortsätt.' });
  await thanks;
}

it('a checkpoint’s page is one’s own part before the day and the whole from then on', async () => {
  await answer('siv', 'Trötta elever.');
  await answer('kim', 'Oro i korridoren.');
  let posted = h.next('chat.postMessage', 'Det här är din egen del.');
  await h.direct('siv', 'avstämning 1');
  const own = wordsOf(blocksOf(await posted));
  expect(own).toContain('Trötta elever.');
  expect(own).not.toContain('Oro i korridoren.');
  h.clock.now = Temporal.Instant.from('2026-10-06T08:00:00Z');
  posted = h.next('chat.postMessage', 'Årshjulet 2026/27');
  await h.direct('rut', 'visa årshjulet');
  const wheel = messageFrom(await posted);
  const updated = h.next('chat.update', 'Avstämningen är i dag.');
  await h.press('rut', wheel.blocks, 'Se avstämning 1', wheel);
  const whole = wordsOf(blocksOf(await updated));
  for (const words of ['Trötta elever.', 'Oro i korridoren.', 'Orsak till Trötta elever.'])
    expect(whole).toContain(words);
});

it('what waits is done from the list, which then stands without it', async () => {
  await h.storage.commit(await key(), [
    {
      do: 'put',
      document: decision('b1', await october(), { text: 'Ronder i åk 9', owner: h.idOf('siv') }),
      expected: 0,
    },
  ]);
  const posted = h.next('chat.postMessage', 'Det här väntar på dig');
  await h.direct('siv', 'vad ska jag göra?');
  const list = messageFrom(await posted);
  expect(wordsOf(list.blocks)).toContain('Ronder i åk 9');
  expect(wordsOf(list.blocks)).toContain('Din analys inför avstämningen');
  const updated = h.next('chat.update', 'Avbockat!');
  await h.press('siv', list.blocks, 'Klart', list);
  expect(wordsOf(blocksOf(await updated))).not.toContain('Ronder i åk 9');
});

it('the history is narrowed in a modal, and shown in the message that it came from', async () => {
  const posted = h.next('chat.postMessage', 'Historik · läsåret 2026/27');
  await h.direct('rut', 'historik');
  const all = messageFrom(await posted);
  expect(wordsOf(all.blocks)).toContain('Rut Ek godkände årshjulet.');
  const opened = h.next('views.open');
  await h.press('rut', all.blocks, 'Välj vad som visas', all);
  const form = viewOf(await opened);
  const updated = h.next('chat.update', 'Gäller: Kim');
  await h.submit('rut', form, { person: h.idOf('kim') });
  expect(wordsOf(blocksOf(await updated))).not.toContain('godkände årshjulet');
});
