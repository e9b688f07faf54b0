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
