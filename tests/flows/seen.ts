/** What a test reads of a card, and how much has reached somebody. */
import { type Card, inputsOf } from '../../cards/card.ts';
import { sendDue } from '../scheduler/send-due.ts';
import { personal, textOf, type World } from './team.ts';

/** A card's words, as people read them. */
export const words = (card: Card): string => textOf([{ as: 'post', card }]);

/** What stands in each field of a form. */
export const filled = (card: Card): Record<string, unknown> =>
  Object.fromEntries(inputsOf(card.body).map((input) => [input.id, 'value' in input ? input.value : '']));

/** How many messages have reached somebody by a day's morning; the clock is moved there. */
export async function reachedBy(world: World, name: string, day: string): Promise<number> {
  world.clock.now = Temporal.Instant.from(`${day}T08:00:00Z`);
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  await sendDue({ ...world, log }, world.chat);
  // A second message to one chat goes a moment after the first.
  world.clock.now = world.clock.now.add({ minutes: 1 });
  await sendDue({ ...world, log }, world.chat);
  return world.chat.sent.filter(({ to }) => to.conversation === personal(name).conversation).length;
}
