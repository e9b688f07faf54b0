/** A limit tells whom a measure counts: what it is a limit of is not what is measured. */
import { describe, expect, it } from 'vitest';
import { indicatorNamed } from '../../quality/data/definitions.ts';
import { isLimited, limitIn } from '../../quality/data/limits.ts';
import { ownIndicatorOf } from '../../quality/data/own-indicator.ts';
import { teamWith } from './small-team.ts';

describe('a limit', () => {
  it.each([
    ['inga elever ska ha över 30 % frånvaro', 'över 30 %'],
    ['ingen elev i åk 9 ska ha mer än 20 % frånvaro', 'mer än 20 %'],
    ['varje elev som har haft mer än 10 % frånvaro ska få ett samtal', 'mer än 10 %'],
    ['andelen elever med >15 % frånvaro', '>15 %'],
    ['elever vars frånvaro överstiger 15 %', 'överstiger 15 %'],
    ['elever med ogiltig frånvaro över 10 %', 'över 10 %'],
    ['elever med 15 % frånvaro eller mer', '15 %'],
    ['elever över 15 % frånvaro', 'över 15 %'],
    ['ingen elev ska vänta mer än två veckor', 'mer än två veckor'],
    ['andelen elever som sover minst 8 timmar', 'minst 8 timmar'],
    ['every pupil with over 10% absence gets a talk', 'over 10%'],
    ['no pupils should have more than 30% absence', 'more than 30%'],
  ])('stands in «%s»', (words, limit) => expect(limitIn(words)).toBe(limit));

  it.each([
    'eleverna i åk 8 ska ha högst 5 % ogiltig frånvaro',
    'högst 5 % ogiltig frånvaro i åk 8',
    'minska frånvaron till under 8 % i åk 7',
    'andelen elever som känner sig trygga ska vara minst 90 %',
    'alla elever ska känna sig trygga, minst 90 %',
    'minst 85 procent av eleverna trivs',
    'minska frånvaron inom två månader',
    'at least 80 percent of pupils in grade 6 read every day',
  ])('is none in «%s»', (words) => expect(isLimited(words)).toBe(false));
});

describe('the indicator that words name', () => {
  it.each([
    'Elever med över 30 % frånvaro',
    'Varje elev som har haft mer än 10 % frånvaro ska få ett samtal inom 5 skoldagar',
    'Extra anpassningar dokumenteras inom två veckor i alla ärenden',
    'Andelen åtgärdsprogram som utvärderas i tid',
    'Pupils with more than 30% absence',
    '100 procent av åtgärdsprogrammen är utvärderade',
    'Frånvaro över 15 % ska halveras',
  ])('is none of the catalogue’s in «%s»', (words) => expect(indicatorNamed(teamWith(), words)).toBeNull());

  it('is the team’s own where that has the limit', () => {
    const name = 'Elever med över 30 % frånvaro';
    const own = { name, definition: name, unit: 'count', direction: 'lower', periodType: 'term' } as const;
    const definition = ownIndicatorOf(own, 'Ekskolan');
    const team = teamWith();
    const indicators = [{ definition }] as unknown as typeof team.indicators;
    expect(indicatorNamed({ ...team, indicators }, name)).toBe(definition.key);
    expect(indicatorNamed({ ...team, indicators }, 'Minska frånvaron till högst 8 %')).toBe('absence_total');
  });
});
