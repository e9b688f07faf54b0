/** Memory that only starting needed. */

/**
 * Collects once what reading the program and the models has left behind, about a tenth of the memory of a process that waits. Node keeps it otherwise until much more is
 * asked for, which at a school may be never. It takes a tenth of a second, so it is done when the bot has started and nobody waits for that.
 */
export async function giveBack(): Promise<void> {
  if (!process.features.inspector) return;
  const { Session } = await import('node:inspector/promises');
  const session = new Session();
  session.connect();
  await session.post('HeapProfiler.collectGarbage');
  session.disconnect();
}
