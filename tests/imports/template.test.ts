/** What is taken over of a school's own Word document, and what is not. */
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { ImportError } from '../../imports/import-error.ts';
import { readTemplateFile } from '../../imports/reader.ts';
import { readTemplate } from '../../imports/template.ts';
import { templateRead } from '../../quality/template/documents.ts';
import { cover, LOGO, pagedTemplate, protocol, templateFile, WRITTEN } from './template.ts';

const read = (more: Parameters<typeof templateFile>[0] = {}) => readTemplate(Buffer.from(templateFile(more)));

describe('a template', () => {
  it('gives fonts of its theme, sizes and colours, also of styles that stand on others; never what is written', async () => {
    const found = await readTemplateFile('kim', templateFile());
    expect(templateRead.parse(found)).toEqual(found);
    expect(found.looks).toEqual({
      body: { font: 'Garamond', size: 22, color: null, bold: null },
      title: { font: 'Gill Sans MT', size: 56, color: null, bold: null },
      heading1: { font: 'Gill Sans MT', size: 36, color: '1F3864', bold: true },
      heading2: { font: 'Gill Sans MT', size: 28, color: '1F3864', bold: false },
      // It stands on itself; its colour cannot be read on white, and its size is none.
      heading3: { font: 'Garamond', size: null, color: null, bold: null },
    });
    expect(found.logo).toEqual({ type: 'png', width: 40, height: 20, base64: LOGO.toString('base64') });
    expect(JSON.stringify(found)).not.toContain(WRITTEN);
  });

  it.each([
    ['none', { 'word/media/image1.png': null }],
    ['no picture', { 'word/media/image1.png': 'x'.repeat(200) }],
    ['a picture that is cut short', { 'word/media/image1.png': LOGO.subarray(0, 20) }],
    ['one that is too large', { 'word/media/image1.png': Buffer.concat([LOGO, Buffer.alloc(100_001)]) }],
  ])('is taken without a logotype where there is %s', async (_, more) => {
    const { logo, looks } = await read(more);
    expect([logo, looks.heading1.size]).toEqual([null, 36]);
  });

  it('without a theme has the fonts that its styles name', async () => {
    const { looks } = await read({ 'word/theme/theme1.xml': null, 'word/_rels/document.xml.rels': RELATIONS });
    expect(looks.body.font).toBeNull();
  });

  it.each<[string, Uint8Array]>([
    ['nothing', new Uint8Array()],
    ['a PDF', Buffer.from('%PDF-1.7')],
    ['no package', Buffer.from('PK and then nothing')],
    ['a workbook', templateFile({ '[Content_Types].xml': '<Types/>' })],
    ['a document without styles', templateFile({ 'word/_rels/document.xml.rels': '<Relationships/>' })],
    ['styles that are no XML', templateFile({ 'word/styles.xml': '<w:styles><w:style' })],
    ['styles that are too deep', templateFile({ 'word/styles.xml': '<a>'.repeat(5000) })],
    ['styles that are too large', templateFile({ 'word/styles.xml': `<w:styles>${' '.repeat(4_100_000)}</w:styles>` })],
  ])('is refused when it is %s', async (_, bytes) => {
    await expect(readTemplateFile('kim', bytes)).rejects.toThrow(ImportError);
  });
});

describe('the pages of a template', () => {
  it('are taken with their margins, head, foot, numbering and cover; never a field but the page’s number', async () => {
    const { page, header, footer, cover: front, numbered } = await readTemplateFile('kim', pagedTemplate());
    expect(page).toEqual({
      width: 11906,
      height: 16838,
      margin: { top: 1985, right: 1418, bottom: 1701, left: 1701, header: 567, footer: 454 },
    });
    expect(header).toEqual([
      { align: 'left', parts: ['Ekstads kommun\t\tSida ', { field: 'page' }, ' (', { field: 'pages' }, ')'] },
    ]);
    expect(footer).toEqual([
      { align: 'center', parts: ['Ekskolan, Storgatan 1 · ekstad.example'] },
      { align: 'left', parts: ['Elias Berg i 8B'] },
    ]);
    expect(front).toEqual(['Barn- och utbildningsförvaltningen']);
    expect(numbered).toBe(true);
  });

  it('that somebody has written on are no cover, and neither is a long first page', async () => {
    const coverIn = async (paragraphs: string) => (await read(partsOf(paragraphs))).cover;
    expect(await coverIn(protocol())).toBeNull();
    expect(await coverIn(cover(...Array.from({ length: 7 }, (_, i) => `Rad ${i}`)))).toBeNull();
    expect(await coverIn(cover('x'.repeat(501)))).toBeNull();
    expect(await coverIn(cover('Ekskolan'))).toEqual(['Ekskolan']);
    expect((await read()).cover).toBeNull();
  });

  it('are ours where they lie down or leave too little room', async () => {
    const lying =
      '<w:sectPr><w:pgSz w:w="16838" w:h="11906"/><w:pgMar w:top="1" w:right="1" w:bottom="1" w:left="1" w:header="1" w:footer="1"/></w:sectPr>';
    expect((await readTemplate(Buffer.from(pagedTemplate(cover(), lying)))).page).toBeNull();
    const narrow = lying
      .replace('16838', '11906')
      .replace('11906"/>', '16838"/>')
      .replace('w:left="1"', 'w:left="3600"');
    expect((await readTemplate(Buffer.from(pagedTemplate(cover(), narrow)))).page).toBeNull();
    expect((await read()).page).toBeNull();
  });
});

/** The parts of a paged template that are read of a document with these paragraphs. */
const partsOf = (paragraphs: string) => ({
  'word/document.xml': new TextDecoder().decode(unzipSync(pagedTemplate(paragraphs))['word/document.xml']),
});

const RELATIONS = `<Relationships><Relationship Id="r" Type="x/styles" Target="styles.xml"/></Relationships>`;
