/** In the agenda's own thread on its checkpoint's day the team is at its meeting: no thought is held back there. */
import { expect, it } from 'vitest';
import { reachedBy } from './seen.ts';
import { CHANNEL, makeWorld, setUpTeam, textOf } from './team.ts';

const SIV = 'Siv Sköterska';
const COURSE = 'Ska vi anmäla oss till den spännande webbkursen om hästar i vården, två heldagar i mars?';

it('a thought in the meeting’s thread is no distraction; elsewhere, and on another day, it may be', async () => {
  const world = await makeWorld();
  await setUpTeam(world);
  const [first] = (await world.snapshot()).checkpoints.map(({ date }) => date).toSorted();
  await reachedBy(world, SIV, first ?? '');
  const agenda = (await world.storage.deliveries(await world.key(), 300)).find(
    ({ kind, message }) => kind === 'agenda' && message,
  );
  const thread = agenda?.message?.message ?? '';
  expect(thread).not.toBe('');
  const hear = async (where: string) => {
    await world.toldTo(SIV);
    await world.handle(world.inbound(SIV, { type: 'overheard', text: COURSE, thread: where }, CHANNEL, 'sv'));
    return textOf(await world.toldTo(SIV));
  };
  expect(await hear(thread)).toBe('');
  expect((await world.snapshot()).deviations).toEqual([]);
  expect(await hear('another')).toContain('Vad vill du göra?');
  world.clock.now = world.clock.now.add({ hours: 24 });
  expect(await hear(thread)).toContain('Vad vill du göra?');
});
