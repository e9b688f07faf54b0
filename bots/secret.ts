/** Addresses that only their owner is to know. */
import { randomBytes } from 'node:crypto';
import { SECRET_BYTES } from '../quality/base.ts';

/** A new one, as `SECRET` in `quality/base.ts` says. */
export const newSecret = (): string => randomBytes(SECRET_BYTES).toString('hex');
