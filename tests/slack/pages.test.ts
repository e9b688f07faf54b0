/** Long forms and long lists in Slack, whose modals and messages take less than people have to say. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { goal } from '../storage/samples.ts';
import { blocksOf, fieldOf, type Harness, startHarness, stateOf, viewOf, wordsOf } from './harness.ts';
import { messageFrom, setUp } from './team.ts';

let h: Harness;
/** What setting up has changed already. */
let updates = 0;
beforeEach(async () => {
  h = await startHarness();
  await setUp(h);
  h.clock.now = Temporal.Instant.from('2026-09-30T08:00:00Z');
  updates = h.calls.filter(({ method }) => method === 'views.update' || method === 'chat.update').length;
});
afterEach(() => h.stop());

type View = ReturnType<typeof viewOf>;
const typed = (view: View): Record<string, string> =>
  Object.fromEntries(
    view.blocks
      .map(fieldOf)
      .flatMap((id) =>
        id.startsWith('status:')
          ? [[id, 'onTrack']]
          : /^(?:comment|nextStep):/.test(id)
            ? [[id, `${id} ${'ö'.repeat(900)}`]]
            : [],
      ),
  );

it('somebody with twelve goals answers in one modal, page by page, and reads the whole receipt', async () => {
  const key = await h.storage.teamAt('slack:T000000001', h.channel);
  if (!key) throw new Error('no team');
  await h.storage.commit(
    key,
    Array.from({ length: 12 }, (_, i) => ({
      do: 'put',
      document: goal(`g${i}`, i + 1, { owner: h.idOf('siv') }),
      expected: 0,
    })),
  );
  const posted = h.next('chat.postMessage', 'Svara');
  await h.direct('siv', 'mina frågor');
  const message = messageFrom(await posted);
  const opened = h.next('views.open');
  await h.press('siv', message.blocks, 'Svara', message);
  let view = viewOf(await opened);
  const analysis = { situation: 'ö'.repeat(3000), cause1: 'å'.repeat(1000), meaning: 'ä'.repeat(3000) };
  const receipt = h.next('chat.update', 'Tack, Siv!');
  // The analysis, and a page a goal.
  for (let page = 1; page <= 13; page += 1) {
    expect(wordsOf(view.blocks)).toContain(`Sida ${page} av 13`);
    const response = await h.submit('siv', view, page === 1 ? analysis : typed(view));
    const answer = (await response.json()) as { response_action: string; view: View };
    if (answer.response_action === 'clear') break;
    view = answer.view;
  }
  let shown = blocksOf(await receipt);
  let read = wordsOf(shown);
  while (wordsOf(shown).includes('Nästa sida')) {
    const turned = h.next('chat.update', 'Tack, Siv!');
    await h.press('siv', shown, 'Nästa sida', message);
    shown = blocksOf(await turned);
    read += wordsOf(shown);
  }
  for (const words of [...Object.values(analysis).map((long) => long.slice(0, 900)), 'nextStep:g11'])
    expect(read).toContain(words);
  const [answer] = (await h.storage.snapshot(key))?.answers ?? [];
  expect(answer?.progress).toHaveLength(12);
  expect(answer?.analysis).toMatchObject({ situation: analysis.situation, meaning: analysis.meaning });
});

it('a list longer than a field takes stands in several, and is read as one', async () => {
  const teams = Array.from({ length: 40 }, (_, i) => `Arbetslag ${i} ${'ö'.repeat(80)}`);
  const key = await h.storage.teamAt('slack:T000000001', h.channel);
  const before = key && (await h.storage.snapshot(key));
  if (!before) throw new Error('no team');
  const team = { ...before.team, teacherTeams: teams };
  await h.storage.commit(before.key, [{ do: 'put', document: team, expected: before.team.version }]);
  const posted = h.next('chat.postMessage', 'Arbetslag');
  await h.direct('kim', 'diskussion');
  const message = messageFrom(await posted);
  const opened = h.next('views.open');
  await h.press('kim', message.blocks, 'Arbetslag', message);
  const view = viewOf(await opened);
  expect(view.blocks.filter((block) => fieldOf(block) === 'teams').map((block) => block.block_id)).toEqual([
    'teams',
    'teams&2',
  ]);
  const second = view.blocks.find((block) => block.block_id === 'teams&2')?.element?.initial_value ?? '';
  const updated = h.next('chat.update');
  await h.submit('kim', view, { 'teams&2': second.replace(teams[39] ?? '', 'Fritidshemmet') });
  await updated;
  const after = (await h.storage.snapshot(before.key))?.team.teacherTeams;
  expect(after).toEqual([...teams.slice(0, 39), 'Fritidshemmet']);
});

it('who asks to be reminded later in the middle of a form finds it as it was, then and in the next one', async () => {
  const posted = h.next('chat.postMessage', 'Svara');
  await h.direct('siv', 'mina frågor');
  const message = messageFrom(await posted);
  const opened = h.next('views.open');
  await h.press('siv', message.blocks, 'Svara', message);
  const call = await opened;
  const view = viewOf(call);
  const { id } = call.answer['view'] as { id: string };
  const state = { values: stateOf(view.blocks, { situation: 'Frånvaron ökar i åk 8.' }) };
  const from = { channel: message.channel, view: { ...view, id, type: 'modal', state }, openModal: id };
  const pushed = h.next('views.push', 'Om en vecka');
  await h.press('siv', view.blocks, 'Påminn mig senare', from);
  expect((await pushed).answer).toMatchObject({ ok: true });
  expect(h.calls.filter(({ method }) => method === 'views.update' || method === 'chat.update').length).toBe(updates);
  const asked = h.next('chat.postMessage', 'Svara');
  await h.direct('siv', 'mina frågor');
  const next = messageFrom(await asked);
  const reopened = h.next('views.open');
  await h.press('siv', next.blocks, 'Svara', next);
  const situation = viewOf(await reopened).blocks.find((block) => fieldOf(block) === 'situation');
  expect(situation?.element?.initial_value).toBe('Frånvaron ökar i åk 8.');
});
