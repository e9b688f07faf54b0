/**
 * The judges' models as files: a line of JSON, then the weights, a byte each. `models/made.json` holds the hash of each, and of all that
 * they were made from; a file with another one (cut off, changed by a copy) is not judged by.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ArshjuletError } from '../../quality/errors.ts';
import made from '../models/made.json' with { type: 'json' };

export type ModelName = keyof typeof made.models;
/** A model whose weights are rounded to one byte each. */
export type Packed<Model> = Omit<Model, 'weights'> & { readonly weights: Int8Array };

/** A model's file is not the one that training made; the message says what to do. */
class BadModelError extends ArshjuletError {
  readonly code = 'bad-model';
}

export const fileOf = (name: ModelName): URL => new URL(`../models/${name}.model`, import.meta.url);
export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export function toBytes({ weights, ...rest }: Packed<object>): Buffer {
  return Buffer.concat([Buffer.from(`${JSON.stringify(rest)}\n`), Buffer.from(weights.buffer)]);
}

/** The model of that name, read from its file. Throws `BadModelError` for a file that training did not make. */
export function readModel<Model>(name: ModelName): Packed<Model> {
  const bytes = readFileSync(fileOf(name));
  if (hashOf(bytes) !== made.models[name])
    throw new BadModelError(`language/models/${name}.model is not the file that training made: run npm run train`);
  const end = bytes.indexOf('\n');
  const rest = JSON.parse(bytes.toString('utf8', 0, end)) as Omit<Model, 'weights'>;
  return { ...rest, weights: new Int8Array(bytes.buffer, bytes.byteOffset + end + 1) };
}
