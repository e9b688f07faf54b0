/** When messages may go to each installation, for all processes of the store: one small row each, replaced only by whoever knows the last. */
import type { TrafficStore } from '../quality/ports.ts';
import { isDuplicate, type MongoDb } from './mongo-db.ts';

export const trafficIn = ({ traffic: rows }: MongoDb): TrafficStore => ({
  read: async (installation) => {
    const row = await rows.findOne({ _id: installation });
    return row && { traffic: row.traffic, mark: row.mark };
  },
  write: async (installation, traffic, before) => {
    const ahead = [traffic.free, traffic.promised, ...[...traffic.chats, ...traffic.paused].map(([, until]) => until)];
    const mark = crypto.randomUUID();
    const row = { _id: installation, mark, until: new Date(Math.max(...ahead)), traffic };
    if (before !== null) {
      const { matchedCount } = await rows.replaceOne({ _id: installation, mark: before }, row);
      return matchedCount === 1 ? mark : null;
    }
    try {
      await rows.insertOne(row);
      return mark;
    } catch (error) {
      if (isDuplicate(error)) return null;
      throw error;
    }
  },
});
