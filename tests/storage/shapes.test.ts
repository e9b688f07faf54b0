/** A stored shape that changes takes the version of the data with it. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { delivery } from '../../quality/deliveries/delivery.ts';
import { KINDS, kinds } from '../../quality/kinds.ts';
import { summary } from '../../quality/overview/summary.ts';
import { SCHEMA_VERSION } from '../../storage/schema.ts';

const shapeOf = (schema: z.ZodType): string =>
  createHash('sha256')
    .update(JSON.stringify(z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' })))
    .digest('hex')
    .slice(0, 12);

/**
 * The shapes of the data's version. When one of them changes: raise SCHEMA_VERSION, add a migration to both stores (an empty one
 * when what was stored before can be read as it is), and write down here what it is then. Only a version that nobody
 * has been given yet may change without being raised. Version 1 is 0.2.0's (tests/fixtures/store-0.2.0.db).
 */
const VERSION = 13;
const SHAPES = {
  acceptance: '81cbf9896408',
  addition: 'ad8bd4d62e5b',
  answer: '3258aca120d3',
  checkpoint: 'df9a1cb53bba',
  days: '290999ca2089',
  decision: 'c22622ee5f82',
  delivery: 'd7abf808cc66',
  deviation: 'a8dff87fe726',
  discussion: '1e5fa0206b18',
  evaluation: '3ea16b90f695',
  feed: 'b177b492d0bd',
  follow: 'c015213ab09e',
  goal: '324c03192862',
  handover: '272f97eabbf3',
  home: '2dd6ecc9dadd',
  import: '843a8431c63d',
  indicator: '163025655831',
  intervention: '716c6064095d',
  member: '8f75ed81deb0',
  overview: '02d959026abd',
  note: 'c0373ef8f632',
  parked: '99e5cdf9e649',
  series: '1a27d0030cf1',
  signature: '470a6c527993',
  summary: 'd5db6c74860d',
  team: 'f1c4ac1008c1',
  template: '1adc8696c991',
  year: '7e30c8199c1e',
};

describe('the shapes of what is stored', () => {
  it('are those of the data’s version', () => {
    const shapes = Object.fromEntries(kinds.map((kind) => [kind, shapeOf(KINDS[kind].schema)]));
    expect({ version: SCHEMA_VERSION, ...shapes, delivery: shapeOf(delivery), summary: shapeOf(summary) }).toEqual({
      version: VERSION,
      ...SHAPES,
    });
  });
});
