/** One pupil in the middle of much else: what is said of somebody counts as much in a long sentence, or in a point of a list, as alone. */
import { expect, it } from 'vitest';
import { findPupilData } from '../../language/pupil-data/find.ts';

const today = Temporal.PlainDate.from('2026-11-01');
const found = (text: string): boolean => findPupilData(text, { staff: [], today }).length > 0;

const MENTIONS = [
  'Yusuf ur 8A flyttas till parallellklassen',
  'Ebba flyttar in i 4A efter lovet',
  'Alma i 7C går hemma',
];
const BEFORE =
  'vi bestämde att studieron ska mätas med tre lektionsbesök per klass, att arbetslagen samlar in protokollen';
const AFTER = 'att ingen klass får hoppas över, och att resultatet redovisas för ledningsgruppen före jul';
const LONG: readonly ((mention: string) => string)[] = [
  (mention) => `Jag vill som rektor att det noteras att ${BEFORE}, att ${mention}, ${AFTER}.`,
  (mention) =>
    `Efter genomgången kom det fram att ${BEFORE} och att ${mention} innan resultatet redovisas för ledningsgruppen.`,
  (mention) => `Dagordning EHM\n- nuläge i åk 4\n- ${mention}\n- beslut om rastschema`,
  (mention) => `1. Föregående protokoll\n2. Siffror för studiero\n3. ${mention}\n4. Övrigt`,
];

it.each(MENTIONS.flatMap((mention) => LONG.map((long) => [long(mention)] as const)))(
  'finds the pupil in «%s»',
  (text) => expect(found(text)).toBe(true),
);

it.each(LONG.map((long) => [long('kuratorn samlar in siffrorna för åk 8')] as const))('finds nobody in «%s»', (text) =>
  expect(found(text)).toBe(false),
);

it.each([
  'Orsaken till att målet för åk 1 stannade är framför allt två elever, LW och DJ.',
  'Målet nås av alla utom en elev (LW).',
  'Taxi hämtar på Lergöksvägen 14 varje morgon till 2B, inte vid hållplatsen.',
])('finds the pupils that are counted and named, and the door that somebody is fetched at: «%s»', (text) =>
  expect(found(text)).toBe(true),
);

it.each([
  'Orsaken till att målet stannade är två elever, och de har fått stöd.',
  'Skolan har adress Alnarpsgränd 3 i Åkarp sedan ombyggnaden.',
  'Ansvarig för fritidsgården är Kim Bladh, kim.bladh@kommun.example',
  'Contact person at the supplier of hearing loops: +46 70 174 06 90',
])('lets «%s» be', (text) => expect(found(text)).toBe(false));
