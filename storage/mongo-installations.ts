/** What organisations gave the bot when they let it in, in MongoDB; see `InstallationStore` in quality/ports.ts. */
import type { InstallationStore, KeptInstallation } from '../quality/ports.ts';
import { asOurs, type InstallationRow, type MongoDb } from './mongo-db.ts';

export const toInstallation = ({ _id, text }: InstallationRow): KeptInstallation => ({ id: _id, text });

export const installationsIn = ({ installations: rows }: MongoDb): InstallationStore => ({
  read: async (id) => (await rows.findOne({ _id: id }))?.text ?? null,
  write: async (id, text) => {
    try {
      await rows.replaceOne({ _id: id }, { text }, { upsert: true });
    } catch (error) {
      throw asOurs(error);
    }
  },
  remove: async (id) => {
    await rows.deleteOne({ _id: id });
  },
  all: async () => rows.find({}).sort({ _id: 1 }).map(toInstallation).toArray(),
});
