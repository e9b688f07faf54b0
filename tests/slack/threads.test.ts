/** What is said in a thread is answered there. */
import { afterEach, expect, it } from 'vitest';
import { viewOf } from './harness.ts';
import { form, said, scripted, stopScripted, withButton } from './scripted.ts';

afterEach(stopScripted);

const mention = (thread: object) => ({ type: 'app_mention', text: '<@UBOT> status', ts: '9.1', ...thread });

it('in its thread, for all and for one; elsewhere in the channel', async () => {
  const h = await scripted({
    said: [
      { as: 'post', card: said('för alla') },
      { as: 'private', card: said('för en') },
    ],
  });
  for (const thread of [{ thread_ts: '7.1' }, {}]) {
    const both = Promise.all([h.next('chat.postMessage', 'för alla'), h.next('chat.postEphemeral', 'för en')]);
    await h.event({ ...mention(thread), user: h.idOf('kim'), channel: h.channel });
    for (const { body } of await both) expect(body['thread_ts']).toBe(thread.thread_ts);
  }
});

it('in its thread also when a form that was opened from there is sent', async () => {
  const h = await scripted({
    'goals.open': async () => [{ as: 'open', card: form }],
    'goals.save': async () => [{ as: 'post', card: said('kvitto') }],
  });
  for (const thread of [{ thread: '7.1' }, {}]) {
    const opened = h.next('views.open');
    await h.press('kim', withButton('Svara', 'goals.open'), 'Svara', {
      channel: h.channel,
      ...thread,
    });
    const receipt = h.next('chat.postMessage', 'kvitto');
    await h.submit('kim', viewOf(await opened), { situation: 'Bra.' });
    expect((await receipt).body['thread_ts']).toBe(thread.thread);
  }
});
