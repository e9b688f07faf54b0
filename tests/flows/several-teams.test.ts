import { describe, expect, it } from 'vitest';
import type { Address } from '../../quality/base.ts';
import { cardOf, makeWorld, setUpTeam, textOf } from './team.ts';

const OTHER: Address = { platform: 'teams', conversation: '19:other', kind: 'channel', route: {} };

describe('a principal with several teams', () => {
  it('is asked which one, or gets all', async () => {
    const world = await makeWorld();
    await setUpTeam(world);
    const form = cardOf(
      await world.press('Rut Rektor', cardOf(await world.add('Rut Rektor', OTHER)), 'Kom igång', {}, OTHER),
    );
    await world.press('Rut Rektor', form, 'Nästa', { school: 'Björkskolan' }, OTHER);
    const which = cardOf(await world.say('Rut Rektor', 'status'));
    expect(which.actions.map((a) => a.title).toSorted()).toEqual(['Alla', 'Björkskolan', 'Ekskolan']);
    const one = await world.press('Rut Rektor', which, 'Björkskolan');
    expect(textOf(one)).toContain('Så ligger vi till · Björkskolan');
    expect(one).toHaveLength(1);
    expect(textOf(await world.press('Rut Rektor', which, 'Alla'))).toMatch(
      /Björkskolan[\s\S]*Ekskolan|Ekskolan[\s\S]*Björkskolan/,
    );
    expect(textOf(await world.say('Rut Rektor', 'status', OTHER))).toContain('Så ligger vi till · Björkskolan');
  });

  it('plans the next school year from April and keeps the old one', async () => {
    const world = await makeWorld();
    await setUpTeam(world);
    expect(cardOf(await world.say('Kim Kurator', 'inställningar')).actions.map((a) => a.title)).not.toContain(
      'Planera läsåret 2027/28',
    );
    world.clock.now = Temporal.Instant.from('2027-06-08T08:00:00Z');
    const settings = cardOf(await world.say('Kim Kurator', 'inställningar'));
    const ask = cardOf(await world.press('Kim Kurator', settings, 'Planera läsåret 2027/28'));
    await world.press('Kim Kurator', ask, 'Planera läsåret 2027/28');
    const snapshot = await world.snapshot();
    expect(snapshot.team.calendar.schoolYear).toBe('2027/28');
    expect(snapshot.checkpoints).toHaveLength(4);
    expect(snapshot.team.wheelApprovedAt).toBeNull();
    expect((await world.storage.year(snapshot.key, '2026/27')).filter((d) => d.kind === 'checkpoint')).toHaveLength(4);
  });
});
