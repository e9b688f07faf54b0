/** A form that is asked for in a channel, and what is done on the home page: what has been answered meanwhile stands there, not what stood there first. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { blocksOf, fieldOf, type Harness, startHarness, stateOf, viewOf, wordsOf } from './harness.ts';
import { postedAfter, setUp } from './team.ts';

let h: Harness;
beforeEach(async () => {
  h = await startHarness();
  await setUp(h);
  h.clock.now = Temporal.Instant.from('2026-09-30T08:00:00Z');
});
afterEach(() => h.stop());

type View = ReturnType<typeof viewOf>;
const standing = ({ blocks }: View, field: string) =>
  blocks.find((block) => fieldOf(block) === field)?.element?.initial_value;
const ANSWER = { situation: 'Frånvaron ökar i åk 8.', cause1: 'Sena träningar.' };

/** The message for Siv alone that answers her words in the channel, and what opens its form. */
async function askedInChannel() {
  const whispered = h.next('chat.postEphemeral', 'Svara');
  await h.mention('siv', 'mina frågor');
  const blocks = blocksOf(await whispered);
  const opening = async (): Promise<View & { id: string }> => {
    const opened = h.next('views.open');
    await h.press('siv', blocks, 'Svara', { channel: h.channel, ephemeral: true });
    const call = await opened;
    return { ...viewOf(call), id: (call.answer['view'] as { id: string }).id };
  };
  return opening;
}

/** A button in a modal that the server has open. */
const within = (view: View & { id: string }, typed: Record<string, string>) => ({
  channel: h.channel,
  view: { ...view, type: 'modal', state: { values: stateOf(view.blocks, typed) } },
  openModal: view.id,
});

describe('a form that is asked for in a channel', () => {
  it('turns into the receipt, and has what was answered when it is opened again', async () => {
    const open = await askedInChannel();
    const receipt = h.next('response_url', 'Tack, Siv!');
    await h.submit('siv', await open(), ANSWER);
    expect((await receipt).body['replace_original']).toBe(true);
    expect(standing(await open(), 'situation')).toBe(ANSWER.situation);
  });

  it('has what was answered elsewhere', async () => {
    const open = await askedInChannel();
    const own = await postedAfter(h, 'siv', 'mina frågor', 'Svara');
    const opened = h.next('views.open');
    await h.press('siv', own.blocks, 'Svara', own);
    await h.submit('siv', viewOf(await opened), ANSWER);
    expect(standing(await open(), 'situation')).toBe(ANSWER.situation);
  });

  it('asks when to remind on top of itself, and has what was written so far', async () => {
    const open = await askedInChannel();
    const view = await open();
    const pushed = h.next('views.push', 'Om en vecka');
    const written = { situation: ANSWER.situation };
    await h.press('siv', view.blocks, 'Påminn mig senare', within(view, written));
    const asked = await pushed;
    expect(asked.answer).toMatchObject({ ok: true });
    expect(standing(await open(), 'situation')).toBe(ANSWER.situation);
    // What is chosen there is no receipt for the form below.
    const updated = h.next('views.update', 'Jag återkommer');
    const answers = h.calls.filter(({ method }) => method === 'response_url').length;
    const { id } = asked.answer['view'] as { id: string };
    await h.press('siv', viewOf(asked).blocks, 'Om en vecka', within({ ...viewOf(asked), id }, {}));
    await updated;
    expect(h.calls.filter(({ method }) => method === 'response_url')).toHaveLength(answers);
  });
});

it('a form that somebody’s words filled in holds them until it is sent, not after', async () => {
  const message = await postedAfter(h, 'kim', 'beslut: Siv kollar frånvarorutinen till 1 oktober', 'Fyll i');
  const opening = async (): Promise<View> => {
    const opened = h.next('views.open');
    await h.press('kim', message.blocks, 'Fyll i', message);
    return viewOf(await opened);
  };
  const refused = await (await h.submit('kim', await opening(), { text: '' })).json();
  expect(refused).toMatchObject({ response_action: 'errors', errors: { text: 'Fyll i det här.' } });
  expect(wordsOf((await opening()).blocks)).not.toContain('kollar frånvarorutinen');
  await h.submit('kim', await opening(), { text: 'Siv kollar rutinen.' });
  const anew = await opening();
  expect(standing(anew, 'text')).toBeUndefined();
});

describe('the home page', () => {
  const atHome = async (name: string) => {
    const published = h.next('views.publish');
    await h.event({ type: 'app_home_opened', user: h.idOf(name), channel: 'D1', tab: 'home', event_ts: '1.1' });
    return viewOf(await published).blocks;
  };
  const home = { channel: '', view: { id: 'V9', type: 'home', private_metadata: '' } };

  it('is made new when a form that was opened from it has been sent', async () => {
    const blocks = await atHome('siv');
    expect(wordsOf(blocks)).toContain('Din analys inför avstämningen');
    const opened = h.next('views.open');
    await h.press('siv', blocks, 'Svara', home);
    const published = h.next('views.publish');
    await h.submit('siv', viewOf(await opened), ANSWER);
    expect(wordsOf(viewOf(await published).blocks)).not.toContain('Din analys inför avstämningen');
  });

  it('has what was done or asked for on top of it, and stands without what was done', async () => {
    const blocks = await atHome('kim');
    const [status, same] = [h.next('views.open', 'Så ligger vi till'), h.next('views.publish')];
    await h.press('kim', blocks, 'Status', home);
    expect((await status).answer).toMatchObject({ ok: true });
    await same;
    const [done, published] = [h.next('views.open', 'noterat'), h.next('views.publish')];
    await h.press('kim', blocks, 'Data är framtagna', home);
    await done;
    expect(wordsOf(viewOf(await published).blocks)).not.toContain('Data är framtagna');
  });
});
