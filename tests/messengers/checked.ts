/** The faulty server, in a test: what is sent to it is held to what the platforms document. */
import { faultsOfActivity } from '../cards/valid.ts';
import { faultsOf } from '../slack/recorder.ts';
import { type Call, type Fate, startFaulty, type Taken } from './faulty.ts';

const FAULTS: Readonly<Record<'teams' | 'slack', (call: Call) => string[]>> = {
  teams: ({ body }) => faultsOfActivity(body),
  slack: ({ path, body }) => faultsOf({ method: path.split('/api/')[1] ?? '', body }),
};

export const startChecked = (platform: 'teams' | 'slack', fateOf: (message: Taken, tries: number) => Fate) =>
  startFaulty(platform, fateOf, FAULTS[platform]);
