/** Who is principal changes, or nobody is: what was somebody's stays theirs, and it is said who stands in. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Document } from '../../quality/kinds.ts';
import { decision } from '../storage/samples.ts';
import { CHANNEL, cardOf, idOf, makeWorld, setUpTeam, textOf, type World } from './team.ts';

const [RUT, KIM, SIV] = ['Rut Rektor', 'Kim Kurator', 'Siv Sköterska'] as const;
let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await setUpTeam(world);
});
const keep = async (...documents: Document[]) =>
  world.storage.commit(
    await world.key(),
    documents.map((document) => ({ do: 'put', document, expected: 0 })),
  );
const october = async () => (await world.snapshot()).checkpoints.find(({ date }) => date === '2026-10-06')?.id ?? '';
const of = async (id: string, who: string, text: string): Promise<Document> =>
  decision(id, await october(), { text, owner: idOf(who), due: '2026-11-30' });
const appoint = async (by: string, who: string): Promise<string> =>
  textOf(await world.press(by, cardOf(await world.say(by, `byt rektor till ${who.split(' ')[0]}`)), 'Spara'));
const waits = async (who: string): Promise<string> => textOf(await world.say(who, 'vad väntar på mig?'));
/** Somebody is not in the channel any more. */
const leaves = async (who: string): Promise<void> => {
  world.chat.people = world.chat.people.filter((name) => name !== who);
  await world.handle(world.inbound(KIM, { type: 'membersChanged' }, CHANNEL, 'sv'));
};

describe('another principal', () => {
  it('has their own to do, and the former one keeps theirs', async () => {
    await keep(await of('b1', SIV, 'Ser över schemat'), await of('b2', RUT, 'Pratar om lokaler'));
    const said = await appoint(RUT, SIV);
    expect(said).toContain('Sparat.');
    expect(said).toContain('Rektor: Siv Sköterska (förut Rut Rektor)');
    expect(said).toContain('Rut Rektor har kvar sitt beslut. Ska någon annan ta över det?');
    await appoint(KIM, RUT);
    expect(await waits(SIV)).toContain('Ser över schemat');
    expect(await waits(RUT)).toContain('Pratar om lokaler');
    expect(await waits(RUT)).not.toContain('Ser över schemat');
  });

  it('in a vacant place leaves what waits for a new owner to whoever coordinates', async () => {
    await keep(await of('b1', RUT, 'Tar upp bemanningen'));
    await leaves(RUT);
    expect(await waits(KIM)).toContain('Vem tar över efter Rut Rektor?');
    expect(await appoint(KIM, SIV)).toContain('En sak behöver en ny ansvarig');
    expect(await waits(KIM)).toContain('Vem tar över efter Rut Rektor?');
    expect(await waits(SIV)).not.toContain('Tar upp bemanningen');
  });

  it('and what else was changed is said', async () => {
    const form = cardOf(await world.press(KIM, cardOf(await world.say(KIM, 'medlemmar')), 'Ändra'));
    const typed = { [`professions:${idOf(SIV)}`]: '', coordinators: [idOf(KIM), idOf(SIV)].join(',') };
    const said = textOf(await world.press(KIM, form, 'Spara', typed));
    expect(said).toContain('Samordnare: Kim Kurator, Siv Sköterska (förut Kim Kurator)');
    expect(said).toContain('Siv Sköterska: inget yrke valt');
    expect(textOf(await world.press(KIM, cardOf(await world.say(KIM, 'byt rektor till Rut')), 'Spara'))).toContain(
      'Inget är ändrat.',
    );
  });
});
