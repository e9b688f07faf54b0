/** Taking deliveries to send them, and writing down what became of them: each is part of a transaction. */
import type { Delivery, DeliveryKind } from '../quality/deliveries/delivery.ts';
import type { DeliveryOutcome, Overdue } from '../quality/ports.ts';
import { millis } from './schema.ts';
import { claimedBy, settled } from './settled.ts';
import { type Statements, toDelivery, updateOutcome } from './sqlite-rows.ts';

export function claimIn(
  file: Statements,
  now: string,
  leaseUntil: string,
  owner: string,
  limit: number,
  kinds: readonly DeliveryKind[],
): readonly Delivery[] {
  const ofKind = kinds.length > 0 ? `AND json ->> '$.kind' IN (${kinds.map(() => '?').join(', ')})` : '';
  const text = `SELECT key, json FROM deliveries WHERE next_ms IS NOT NULL AND next_ms <= ? ${ofKind}
    ORDER BY next_ms, tenant, team, key LIMIT ?`;
  const claimed = file
    .all(text, millis(now), ...kinds, limit)
    .map(toDelivery)
    .map((d): Delivery => ({ ...claimedBy(d, owner), nextAt: leaseUntil }));
  for (const delivery of claimed) updateOutcome(file, delivery);
  return claimed;
}

/** Whether it was still held by its claim, and so is settled now. */
export function settleIn(file: Statements, delivery: Delivery, owner: string, outcome: DeliveryOutcome): boolean {
  const text = "SELECT key, json FROM deliveries WHERE tenant = ? AND team = ? AND key = ? AND state = 'claimed'";
  const [row] = file.all(text, delivery.tenant, delivery.team, delivery.key);
  const held = row && toDelivery(row);
  if (!held || held.owner !== owner || held.nextAt !== delivery.nextAt) return false;
  updateOutcome(file, settled(held, outcome));
  return true;
}

export function overdueIn(file: Statements, now: string): Overdue {
  const text =
    'SELECT count(*) AS count, min(next_ms) AS since FROM deliveries WHERE next_ms IS NOT NULL AND next_ms <= ?';
  const [row = {}] = file.all(text, millis(now));
  const since = row['since'];
  return {
    count: Number(row['count']),
    since: since === null ? null : Temporal.Instant.fromEpochMilliseconds(Number(since)).toString(),
  };
}
