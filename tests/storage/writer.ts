/** A process that writes goals until it is killed, and says after each commit which one was written. */
import { openStorage } from '../../storage/open.ts';
import { goal, keyOf, team } from './samples.ts';

const storage = await openStorage(process.argv[2] ?? '');
const key = keyOf(1);
await storage.commit(key, [{ do: 'put', document: team(key), expected: 0 }]);
for (let number = 1; number <= 1000; number += 1) {
  await storage.commit(key, [{ do: 'put', document: goal(`g${number}`, number), expected: 0 }]);
  process.stdout.write(`${number}\n`);
}
