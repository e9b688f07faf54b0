/** A Word document that becomes the look of the reports: asked about, read, and taken away again. */
import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { makeReport } from '../../reports/make.ts';
import { cover, pagedTemplate, templateFile, WRITTEN } from '../imports/template.ts';
import { all, partsOf, wordsOf, xmlOf } from '../reports/files.ts';
import { buttonsOf, cardOf, makeWorld, setUpTeam, textOf, type World } from './team.ts';

const [KIM, SIV] = ['Kim Kurator', 'Siv Sköterska'] as const;
const YES = 'Använd som mall för Ekskolan';
let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await setUpTeam(world);
});
const send = async (name: string, bytes: Uint8Array = templateFile()) =>
  cardOf(await world.uploadTable(name, 'Brevmall.docx', bytes));
const reportNow = async () => {
  const snapshot = await world.snapshot();
  return partsOf(
    await makeReport({ locale: 'sv', snapshot, subject: { kind: 'year' }, today: '2026-09-01', format: 'docx' }),
  );
};

describe('a Word document', () => {
  it('is a template on a yes: fonts, sizes, colours and the logotype, in reports and in every later one', async () => {
    const asked = await send(KIM);
    expect(textOf([{ as: 'post', card: asked }])).toContain('Ska «Brevmall.docx» bli mall');
    expect((await world.snapshot()).templates).toEqual([]);
    const said = textOf(await world.press(KIM, asked, YES));
    expect(said).toContain('rubriker i Gill Sans MT, text i Garamond, storlekar och färger, logotypen överst');
    const parts = await reportNow();
    const styles = xmlOf(parts.get('word/styles.xml') ?? '');
    const heading = all(styles, 'w:style').find(({ attributes }) => attributes['w:styleId'] === 'Heading1');
    expect(heading && all(heading, 'w:rFonts')[0]?.attributes['w:ascii']).toBe('Gill Sans MT');
    expect(heading && all(heading, 'w:sz')[0]?.attributes['w:val']).toBe('36');
    expect(heading && all(heading, 'w:color')[0]?.attributes['w:val']).toBe('1F3864');
    const [logo] = all(xmlOf(parts.get('word/document.xml') ?? ''), 'wp:docPr');
    expect(logo?.attributes['descr']).toBe('Logotyp: Ekskolan');
    expect(textOf(await world.say(KIM, 'inställningar'))).toContain('Mall för rapporter: er egen, från');
  });

  it('gives its margins, head, foot, numbered headings and cover, and no line that points at a pupil', async () => {
    const said = textOf(await world.press(KIM, await send(KIM, pagedTemplate(cover('Ekstads kommun', WRITTEN))), YES));
    expect(said).toContain('numrerade rubriker, sidans mått och marginaler, logotypen överst, ett försättsblad');
    expect(said).toContain('Sidhuvud: Ekstads kommun Sida ( )');
    expect(said).toContain('Sidfot: Ekskolan, Storgatan 1 · ekstad.example');
    expect(said).toContain('En rad i filen såg ut att handla om en elev.');
    expect(JSON.stringify((await world.snapshot()).templates)).not.toMatch(/Elias|En gång till|2026-01-01/);
    const parts = await reportNow();
    const body = xmlOf(parts.get('word/document.xml') ?? '');
    const [margin] = all(body, 'w:pgMar');
    expect([margin?.attributes['w:left'], margin?.attributes['w:top']]).toEqual(['1701', '1985']);
    expect(all(body, 'w:titlePg')).toHaveLength(1);
    const said1 = all(body, 'w:p').map(wordsOf);
    expect(said1.indexOf('Ekstads kommun')).toBeLessThan(said1.indexOf('Sammanfattning'));
    expect(all(body, 'w:br').some(({ attributes }) => attributes['w:type'] === 'page')).toBe(true);
    const heading = all(body, 'w:p').find((one) => wordsOf(one) === 'Sammanfattning');
    expect(heading && all(heading, 'w:numId')).toHaveLength(1);
    const partLike = (name: RegExp) =>
      [...parts].filter(([one]) => name.test(one)).map(([, xml]) => wordsOf(xmlOf(xml)));
    expect(partLike(/word\/header\d*\.xml$/).join()).toContain('Ekstads kommun');
    expect(partLike(/word\/footer\d*\.xml$/).join()).toContain('ekstad.example');
  });

  it('is gone when it is taken away, and stands in the history; what was written in it is nowhere', async () => {
    const set = cardOf(await world.press(KIM, await send(KIM), YES));
    expect(textOf(await world.press(KIM, set, 'Ta bort mallen'))).toContain('Mallen är borttagen.');
    const { templates } = await world.snapshot();
    expect(templates).toEqual([]);
    expect(
      all(xmlOf((await reportNow()).get('word/document.xml') ?? ''), 'wp:docPr')[0]?.attributes['descr'],
    ).not.toContain('Logotyp');
    const history = textOf(await world.say(KIM, 'historik'));
    expect(history).toContain('Kim Kurator valde en mall för rapporterna.');
    expect(history).toContain('Kim Kurator tog bort mallen för rapporterna.');
    const stored = ['', '-wal'].map((end) => readFileSync(`${world.path}${end}`).toString('latin1')).join('');
    expect(stored).not.toContain(WRITTEN);
    expect(stored).not.toContain('Brevmall');
  });

  it('is for whoever manages the team to choose, and for nobody else’s press', async () => {
    const mine = await send(KIM);
    expect(textOf(await world.press(SIV, mine, YES))).toContain('Jag har inte kvar filen.');
    const asked = await send(SIV);
    expect(textOf(await world.press(SIV, asked, YES))).toContain('Kim');
    expect((await world.snapshot()).templates).toEqual([]);
    const removal = buttonsOf(cardOf(await world.say(SIV, 'inställningar'))).map(({ title }) => title);
    expect(removal).not.toContain('Ta bort mallen');
  });

  it('that cannot be read, or whose name points at a pupil, changes nothing', async () => {
    expect(textOf(await world.press(KIM, await send(KIM, Buffer.from('PK x')), YES))).toContain(
      'kunde inte läsa mallen',
    );
    expect(textOf(await world.uploadTable(KIM, 'Elias Berg 7B.docx', templateFile()))).toContain('Byt namn på filen');
    expect((await world.snapshot()).templates).toEqual([]);
  });
});
