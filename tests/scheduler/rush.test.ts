/** However many cannot be reached, the others get their questions about as soon as without them. */
import { expect, it } from 'vitest';
import { rush } from '../../bench/rush.ts';

it('serves 1,280 of 1,600 within 1.3 times the time it takes without faults, though the rest fail or hang', async () => {
  const without = await rush(0);
  expect(without.healthy).toBe(1600);
  const withFaults = await rush(0.2);
  expect(withFaults.seconds / without.seconds).toBeLessThan(1.3);
});
