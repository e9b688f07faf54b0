import { describe, expect, it } from 'vitest';
import { changedMeanwhile, stampOf } from '../../quality/stamp.ts';

const MADE = { school: 'Ekskolan', count: 4, breaks: [{ name: 'Höstlov', from: '2026-10-26', to: '2026-10-30' }] };
const fieldsOf = (now: object, stamp: string | undefined = stampOf(MADE)) =>
  changedMeanwhile(stamp, { ...MADE, ...now }, 'team/t').map(({ field }) => field);

describe('what has changed since a form was made', () => {
  it('is nothing when all stands as it did', () => expect(fieldsOf({})).toEqual([]));

  it('is each field that holds something else, also deep inside', () => {
    expect(fieldsOf({ count: 3 })).toEqual(['count']);
    expect(fieldsOf({ school: '', breaks: [{ ...MADE.breaks[0], to: '2026-10-31' }] })).toEqual(['school', 'breaks']);
  });

  it('is known by the form’s stamp only', () => {
    expect(changedMeanwhile(undefined, { ...MADE, count: 3 }, 'team/t')).toEqual([]);
    expect(changedMeanwhile('', MADE, 'team/t')).toHaveLength(3);
  });

  it('says nothing of the words', () => expect(stampOf({ school: 'Ekskolan' })).toMatch(/^[0-9a-z]{1,7}$/));
});
