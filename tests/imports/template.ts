/** Word documents as schools' templates are: written by hand as Swedish Word writes them, part by part. */
import { strToU8, zipSync } from 'fflate';

/** One pixel high would be no logotype: 40 × 20, grey. */
export const LOGO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAACgAAAAUCAAAAAD0DcGhAAAAGklEQVR4nGNoIBIwjCocVTiqcFThqMIhrBAAdq4Mkf8rSNUAAAAASUVORK5CYII=',
  'base64',
);

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relation = (id: number, type: string, target: string): string =>
  `<Relationship Id="rId${id}" Type="${R}/${type}" Target="${target}"/>`;
const relations = (...all: string[]): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`;

/** As Swedish Word names them: the ids are Swedish, the names English. */
const STYLES = `<w:styles ${W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi"/><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:rPr><w:color w:val="auto"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Rubrik"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:rPr><w:rFonts w:asciiTheme="majorHAnsi"/><w:sz w:val="56"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Rubrik1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:rPr><w:sz w:val="99"/></w:rPr></w:pPr><w:rPr><w:rFonts w:asciiTheme="majorHAnsi"/><w:b/><w:color w:val="1f3864"/><w:sz w:val="36"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Rubrik2"><w:name w:val="heading 2"/><w:basedOn w:val="Rubrik1"/><w:rPr><w:b w:val="0"/><w:sz w:val="28"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Rubrik3"><w:name w:val="heading 3"/><w:basedOn w:val="Rubrik3"/><w:rPr><w:color w:val="FFE699"/><w:sz w:val="9999"/></w:rPr></w:style>
<w:style w:type="table" w:styleId="Tabell"><w:name w:val="heading 1"/><w:rPr><w:sz w:val="10"/></w:rPr></w:style></w:styles>`;

const THEME =
  '<a:theme xmlns:a="urn:a"><a:themeElements><a:fontScheme name="x"><a:majorFont><a:latin typeface="Gill Sans MT"/></a:majorFont><a:minorFont><a:latin typeface="Garamond"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>';

/** What stands in it, which nobody may find again. */
export const WRITTEN = 'Protokoll om Elias Berg i 8B';

/** `more` replaces or adds parts; null takes one away. */
export function templateFile(more: Readonly<Record<string, string | Uint8Array | null>> = {}): Uint8Array {
  const parts: Record<string, string | Uint8Array | null> = {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels': relations(relation(1, 'officeDocument', 'word/document.xml')),
    'word/document.xml': `<w:document ${W}><w:body><w:p><w:r><w:t>${WRITTEN}</w:t></w:r></w:p></w:body></w:document>`,
    'word/_rels/document.xml.rels': relations(
      relation(1, 'styles', 'styles.xml'),
      relation(2, 'theme', 'theme/theme1.xml'),
      relation(3, 'header', 'header1.xml'),
    ),
    'word/styles.xml': STYLES,
    'word/theme/theme1.xml': THEME,
    'word/header1.xml': `<w:hdr ${W}/>`,
    'word/_rels/header1.xml.rels': relations(relation(1, 'image', 'media/image1.png')),
    'word/media/image1.png': LOGO,
    ...more,
  };
  const kept = Object.entries(parts).flatMap(([name, part]) =>
    part === null ? [] : [[name, typeof part === 'string' ? strToU8(part) : part] as const],
  );
  return zipSync(Object.fromEntries(kept));
}

const text = (words: string): string => `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`;
const field = (instruction: string, result: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> ${instruction} </w:instrText></w:r>` +
  `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${text(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
const paragraph = (content: string, properties = ''): string => `<w:p><w:pPr>${properties}</w:pPr>${content}</w:p>`;
const SECTION =
  '<w:sectPr><w:headerReference w:type="first" r:id="rId3"/><w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/>' +
  '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1985" w:right="1418" w:bottom="1701" w:left="1701" w:header="567" w:footer="454" w:gutter="0"/></w:sectPr>';
const PAGE_BREAK = '<w:r><w:br w:type="page"/></w:r>';

/** A document with these paragraphs, and the pages of a municipality's template: a head and a foot, 1, 1.1 and a cover. */
export function pagedTemplate(paragraphs = cover(), section = SECTION): Uint8Array {
  return templateFile({
    'word/document.xml': `<w:document ${W} xmlns:r="${R}"><w:body>${paragraphs}${section}</w:body></w:document>`,
    'word/_rels/document.xml.rels': relations(
      relation(1, 'styles', 'styles.xml'),
      relation(2, 'theme', 'theme/theme1.xml'),
      relation(3, 'header', 'header1.xml'),
      relation(4, 'header', 'header2.xml'),
      relation(5, 'footer', 'footer1.xml'),
      relation(6, 'numbering', 'numbering.xml'),
    ),
    'word/header2.xml': `<w:hdr ${W} xmlns:mc="urn:mc">${paragraph(
      `${text('Ekstads kommun')}<w:r><w:tab/></w:r>${field('DATE', '2026-01-01')}<w:r><w:tab/></w:r>${text('Sida ')}${field('PAGE', '7')}${text(' (')}${field('NUMPAGES', '9')}${text(')')}`,
      '<w:tabs><w:tab w:val="right" w:pos="9000"/></w:tabs>',
    )}<mc:AlternateContent><mc:Fallback>${paragraph(text('En gång till'))}</mc:Fallback></mc:AlternateContent></w:hdr>`,
    'word/footer1.xml': `<w:ftr ${W}>${paragraph(
      `${text('Ekskolan, Storgatan 1 · ')}${field('HYPERLINK "https://ekstad.example"', 'ekstad.example')}`,
      '<w:jc w:val="center"/>',
    )}${paragraph(text('Elias Berg i 8B'))}${paragraph('')}</w:ftr>`,
    'word/numbering.xml': `<w:numbering ${W}><w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="2"><w:abstractNumId w:val="4"/></w:num></w:numbering>`,
    'word/styles.xml': STYLES.replace(
      '<w:pPr><w:rPr><w:sz w:val="99"/></w:rPr></w:pPr>',
      '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>',
    ),
  });
}

/** A front with a title of its own, which the report has too, and an empty content control; then a page. */
export const cover = (...lines: readonly string[]): string =>
  paragraph(text('Rapportens namn'), '<w:pStyle w:val="Rubrik"/>') +
  `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${paragraph(text('Klicka här'))}</w:sdtContent></w:sdt>` +
  (lines.length > 0 ? lines : ['Barn- och utbildningsförvaltningen']).map((line) => paragraph(text(line))).join('') +
  paragraph(PAGE_BREAK) +
  paragraph(text(WRITTEN));

/** A page that somebody has written on, with a break after it. */
export const protocol = (): string =>
  paragraph(text('Minnesanteckningar'), '<w:pStyle w:val="Rubrik1"/>') +
  paragraph(text(WRITTEN)) +
  paragraph(PAGE_BREAK);
