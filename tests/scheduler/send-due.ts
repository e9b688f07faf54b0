import type { Messenger } from '../../bots/messenger.ts';
import type { Log } from '../../bots/turn.ts';
import { renderDelivery } from '../../cards/deliveries.ts';
import type { Storage } from '../../quality/ports.ts';
import { createHeartbeat } from '../../scheduler/heartbeat.ts';

type Around = { storage: Storage; clock: { now: Temporal.Instant }; log: Log };

/** One beat of the real heartbeat: what is due by the test's clock goes out through a bot. */
export const sendDue = ({ storage, clock, log }: Around, messenger: Messenger) =>
  createHeartbeat({
    storage,
    messengers: () => messenger,
    render: renderDelivery,
    clock: () => clock.now,
    wait: async () => undefined,
    log,
    owner: 'test',
  }).beat();
