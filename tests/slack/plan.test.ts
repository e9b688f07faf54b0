/** The plan and the words in Slack, with several people. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Block, blocksOf, fieldOf, type Harness, startHarness, viewOf, wordsOf } from './harness.ts';
import { messageFrom, setUp } from './team.ts';

let h: Harness;
beforeEach(async () => {
  h = await startHarness();
  await setUp(h);
});
afterEach(() => h.stop());

type Answer = { response_action: string; view: ReturnType<typeof viewOf> };
const idsOf = (blocks: Block[]) =>
  Object.fromEntries(blocks.filter(({ type }) => type === 'input').map((block) => [fieldOf(block), block.block_id]));
const snapshot = async () => {
  const key = await h.storage.teamAt('slack:T000000001', h.channel);
  const found = key && (await h.storage.snapshot(key));
  if (!found) throw new Error('no team');
  return found;
};
/** Says something in direct messages and opens the form that comes, by its button. */
async function openForm(name: string, words: string, title: string) {
  const posted = h.next('chat.postMessage', title);
  await h.direct(name, words);
  const message = messageFrom(await posted);
  const opened = h.next('views.open');
  await h.press(name, message.blocks, title, message);
  return { message, form: viewOf(await opened) };
}
const GOAL = {
  title: 'Minska den ogiltiga frånvaron i åk 7–9',
  group: 'åk 7–9',
  indicator: 'Andel ogiltig frånvaro i åk 7–9',
  baseline: '8,4',
  target: '6,5',
};

describe('the plan in Slack', () => {
  it('coaches a goal, asks the team, and takes it into the plan with the last yes', async () => {
    const { message, form } = await openForm('siv', 'nytt mål', 'Fyll i själv');
    let updated = h.next('chat.update');
    await h.submit('siv', form, GOAL);
    const coach = blocksOf(await updated);
    expect(wordsOf(coach)).toContain('✓ Mätbart');
    updated = h.next('chat.update');
    await h.press('siv', coach, 'Fråga teamet', message);
    expect(wordsOf(blocksOf(await updated))).toContain('Frågan går nu ut till alla i teamet');
    const [goal] = (await snapshot()).goals;
    expect(goal?.state).toBe('draft');
    const posted = h.next('chat.postMessage', 'Se vad som saknas');
    await h.direct('rut', 'mål');
    const list = messageFrom(await posted);
    const seen = h.next('chat.update');
    await h.press('rut', list.blocks, 'Se vad som saknas', list);
    expect(wordsOf(blocksOf(await seen))).toContain('Rektor har inte svarat än.');
    const data = { do: 'goals.yes', team: (await snapshot()).key.team, goal: goal?.id ?? '' };
    const yes = h.next('chat.update', 'med i planen');
    await h.press('rut', buttonWith(data), 'Ja', list);
    await yes;
    expect((await snapshot()).goals[0]?.state).toBe('active');
  });

  it('shows the second of two who change a goal what the first changed, with the words still in the modal', async () => {
    const { message, form } = await openForm('siv', 'nytt mål', 'Fyll i själv');
    let updated = h.next('chat.update');
    await h.submit('siv', form, GOAL);
    const coach = blocksOf(await updated);
    let opened = h.next('views.open');
    await h.press('siv', coach, 'Ändra', message);
    const mine = viewOf(await opened);
    const posted = h.next('chat.postMessage', 'Se vad som saknas');
    await h.direct('rut', 'mål');
    const list = messageFrom(await posted);
    updated = h.next('chat.update');
    await h.press('rut', list.blocks, 'Se vad som saknas', list);
    opened = h.next('views.open');
    await h.press('rut', blocksOf(await updated), 'Ändra', list);
    const theirs = viewOf(await opened);
    const turned = (await (await h.submit('rut', theirs, { target: '6' })).json()) as Answer;
    expect(wordsOf(turned.view.blocks)).toContain('Sida 2 av 2');
    const answer = (await (await h.submit('siv', mine, { title: 'Färre ogiltiga lektioner' })).json()) as Answer;
    expect(answer.response_action).toBe('update');
    expect(wordsOf(answer.view.blocks)).toContain('Rut Ek ändrade det här medan du skrev. Nu gäller Målvärde: 6.');
    expect((await snapshot()).goals[0]).toMatchObject({ title: GOAL.title, target: 6 });
    const knowing = { title: 'Färre ogiltiga lektioner', target: '6' };
    const second = (await (await h.submit('siv', answer.view, knowing)).json()) as Answer;
    updated = h.next('chat.update', 'Mål 1 är ändrat.');
    await h.submit('siv', second.view, { description: 'Samtal inom fem dagar.' });
    await updated;
    expect((await snapshot()).goals[0]).toMatchObject({
      title: 'Färre ogiltiga lektioner',
      target: 6,
      description: 'Samtal inom fem dagar.',
    });
  });

  it('fills in the form of a goal from one sentence, in the modal and from a message, and keeps it between the two', async () => {
    const sentence = 'minska ogiltig frånvaro i åk 7–9 från 8,4 till 6,5 % till maj, Rut';
    const { form } = await openForm('siv', 'nytt mål', 'Fyll i');
    const filled = (await (await h.submit('siv', form, { sentence })).json()) as Answer;
    const said = await openForm('siv', `nytt mål: ${sentence}`, 'Fyll i');
    for (const { blocks } of [filled.view, said.form]) {
      const words = JSON.stringify(blocks);
      expect(words).toContain('"initial_value":"Minska ogiltig frånvaro i åk 7–9"');
      expect(words).toContain('"initial_value":"6,5 %"');
      expect(words).toContain('"initial_date":"2027-05-31"');
      expect(words).toContain('Rut Ek');
    }
    const updated = h.next('chat.update', 'Mål 1 är sparat som utkast.');
    await h.submit('siv', said.form, {});
    await updated;
    expect((await snapshot()).goals[0]).toMatchObject({ baseline: 8.4, target: 6.5, unit: '%', direction: 'lower' });
  });

  it('reads pasted figures and saves them on a yes', async () => {
    const { message, form } = await openForm('kim', 'data', 'Klistra in');
    const updated = h.next('chat.update', 'Det här läste jag');
    await h.submit('kim', form, { table: 'Mått;2023/24;2024/25\nGenomsnittligt meritvärde;224,0;231,4' });
    const preview = blocksOf(await updated);
    expect(wordsOf(preview)).toContain('231,4');
    const saved = h.next('chat.update', 'Sparat');
    await h.press('kim', preview, 'Spara värdena', message);
    await saved;
    expect((await snapshot()).series[0]?.observations).toHaveLength(2);
  });

  it('reads a shared file from Slack’s file store, and none from elsewhere', async () => {
    const siris =
      'Valt läsår: 2024/25\n\nSkola;Skol-enhetskod;Antal elever;Genomsnittligt meritvärde (17 ämnen)\nEkskolan;12345678;64;231,4\n';
    h.files.set('/files-pri/siris.csv', Buffer.from(siris));
    const share = (url: string) =>
      h.event({
        type: 'message',
        channel_type: 'im',
        subtype: 'file_share',
        user: h.idOf('kim'),
        channel: `D${h.idOf('kim')}`,
        text: '',
        ts: '88.1',
        files: [{ name: 'siris.csv', url_private_download: url }],
      });
    const posted = h.next('chat.postMessage', 'Det här läste jag');
    await share(h.fileUrl('/files-pri/siris.csv'));
    const preview = messageFrom(await posted);
    const saved = h.next('chat.update', 'Sparat');
    await h.press('kim', preview.blocks, 'Spara värdena', preview);
    await saved;
    expect((await snapshot()).series.map(({ id }) => id)).toEqual(['merit_rating']);
    const refused = h.next('chat.postMessage', 'kunde inte hämta filen');
    await share('https://files.example.org/siris.csv');
    await refused;
  });
});

describe('the words in Slack', () => {
  it('asks privately about what it overhears, and leaves the channel alone', async () => {
    const asked = h.next('chat.postMessage', 'utbildning som inte finns i er plan');
    const written = h.nextNudge();
    await h.event({
      type: 'message',
      channel_type: 'channel',
      user: h.idOf('siv'),
      channel: h.channel,
      text: 'Ska vi anmäla oss till webbkursen om hästar i vården, två heldagar i mars?',
      ts: '77.1',
    });
    await written;
    await h.beat();
    expect((await asked).body['channel']).toBe(h.idOf('siv'));
    expect((await snapshot()).deviations).toMatchObject([{ category: 'training', decision: 'asked' }]);
    expect(JSON.stringify([...(await snapshot()).deviations, h.logged])).not.toContain('hästar');
  });

  it('refuses a personal number in a form, keeps the rest, and says it back to nobody', async () => {
    h.clock.now = Temporal.Instant.from('2026-09-30T08:00:00Z');
    const { form } = await openForm('siv', 'mina frågor', 'Svara');
    const typed = { situation: 'Sömnen är kort i åk 8.', cause1: 'Gäller 20120304-9809.' };
    const answer = (await (await h.submit('siv', form, typed)).json()) as Answer;
    expect(answer.response_action).toBe('update');
    expect(wordsOf(answer.view.blocks)).toContain('personnummer');
    expect(wordsOf(answer.view.blocks)).toContain('Sömnen är kort i åk 8.');
    expect(JSON.stringify([answer, h.calls, h.logged])).not.toContain('20120304');
    expect((await snapshot()).answers).toEqual([]);
    // Slack shows what was typed in a block that keeps its id, whatever stands in the new view.
    const before = idsOf(form.blocks);
    const after = idsOf(answer.view.blocks);
    expect(after['cause1']).not.toBe(before['cause1']);
    expect({ ...after, cause1: '' }).toEqual({ ...before, cause1: '' });
    const without = answer.view.blocks.find((block) => block.block_id === after['cause1']);
    expect(without?.element?.initial_value).toBe('Gäller.');
    const again = await h.submit('siv', answer.view, { ...typed, cause1: 'Gäller 20120304-9809 igen.' });
    const second = (await again.json()) as Answer;
    expect(idsOf(second.view.blocks)['cause1']).not.toBe(after['cause1']);
    const updated = h.next('chat.update', 'Tack, Siv!');
    await h.submit('siv', second.view, { ...typed, cause1: 'Skärmar på kvällen.' });
    await updated;
    expect((await snapshot()).answers[0]?.analysis?.causes).toEqual([{ text: 'Skärmar på kvällen.', goal: null }]);
  });
});

/** A message with one button that carries these data, as the question to the team has it. */
const buttonWith = (data: Record<string, string>) => [
  {
    type: 'actions',
    elements: [
      {
        type: 'button',
        action_id: 'arshjulet:0',
        text: { type: 'plain_text', text: 'Ja' },
        value: JSON.stringify(data),
      },
    ],
  },
];
