/** Somebody in several schools' teams. */
import { CHANNEL, cardOf, channelAt, idOf, makeWorld, setUpTeam } from './team.ts';

export const RUT = 'Rut Rektor';
export const LIND = 'Lindskolan F-9';
export const TALL = 'Tallgymnasiet';
/** Where each school's team lives. */
export const HOMES = { Ekskolan: CHANNEL, [LIND]: channelAt('19:lind'), [TALL]: channelAt('19:tall') };

/** Rut is in three: Ekskolan, Lindskolan F-9 and Tallgymnasiet. */
export async function threeSchools() {
  const world = await makeWorld();
  await setUpTeam(world);
  for (const school of [LIND, TALL] as const) {
    const home = HOMES[school];
    const form = cardOf(await world.press(RUT, cardOf(await world.add(RUT, home)), 'Kom igång', {}, home));
    const calendar = cardOf(await world.press(RUT, form, 'Nästa', { school }, home));
    const members = cardOf(await world.press(RUT, calendar, 'Spara', {}, home));
    const hers = { principal: idOf(RUT), coordinators: idOf(RUT), [`professions:${idOf(RUT)}`]: 'counsellor' };
    await world.press(RUT, members, 'Spara', hers, home);
  }
  return world;
}
