/** Our reader of XML beside a whole one, saxes: what saxes reads, ours reads alike, in whatever pieces it comes. */
import { unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { seeded } from '../../bench/measure.ts';
import { localName } from '../../imports/files/xml.ts';
import { XmlScanner } from '../../imports/files/xml-scanner.ts';
import { openSpreadsheet, rowOf, workbook } from './workbooks.ts';

/** Elements and text in order, pieces of one text joined. */
class Heard {
  readonly all: string[] = [];
  #words = '';
  open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.#say(`<${name} ${JSON.stringify(Object.entries(attributes).toSorted())}`);
  }
  text(part: string): void {
    this.#words += part;
  }
  close(name: string): void {
    this.#say(`/${name}`);
  }
  #say(what: string): void {
    this.all.push(...(this.#words === '' ? [] : [this.#words]), what);
    this.#words = '';
  }
}

const REFUSED = ['refused'];
function ours(document: string, size = document.length): string[] {
  const heard = new Heard();
  try {
    const scanner = new XmlScanner(heard);
    for (let at = 0; at < document.length; at += size) scanner.write(document.slice(at, at + size));
    scanner.end();
  } catch {
    return REFUSED;
  }
  return heard.all;
}

function theirs(document: string): string[] {
  const heard = new Heard();
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  let depth = 0;
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    heard.open(localName(name), attributes);
  });
  parser.on('text', (part) => depth > 0 && heard.text(part));
  parser.on('cdata', (part) => heard.text(part));
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    heard.close(localName(name));
  });
  try {
    parser.write(document).close();
  } catch {
    return REFUSED;
  }
  return heard.all;
}

const SHEET = rowOf(1, ['Termin', 'Åk', 'Antal elever', 'Frånvaro']) + rowOf(2, ['HT25', 'F–3 & «åk 7»', 60, 8.4]);
const partsOf = (bytes: Uint8Array): string[] =>
  Object.values(unzipSync(bytes))
    .map((part) => new TextDecoder().decode(part))
    .filter((part) => part.startsWith('<'));
const DOCUMENTS = [
  ...partsOf(workbook({ sheets: [{ rows: SHEET.replace('&', '&amp;') }], formats: ['0.0"%"'] })),
  ...partsOf(
    openSpreadsheet('<table:table-row><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row>'),
  ),
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<!DOCTYPE a PUBLIC "-//X//Y" "z.dtd">\n<a/>\n<!-- last -->\n',
  '<!DOCTYPE a [<!ELEMENT a ANY><!ENTITY b "c">]><a>d</a>',
  '<a b = "1"\n\tc=\'"2">\'   d="&lt;&amp;&#229;&#xE5;&#x1F600;&apos;&quot;"\t>x &gt; y&#13;<b></b ><c />]]&gt;</a\n>',
  '<x:a xmlns:x="urn:x"><x:b x:c="1">å<![CDATA[<d>\r\n&amp;]]]>ä</x:b><!-- <e> -- ><?p <f> ?></x:a>'.replace(
    '-- >',
    '-->',
  ),
  '<a>one\r\ntwo\rthree<b/>\r\n</a>',
  '<a b="one\r\ntwo\tthree"/>',
  '<åk namn="Ö">7</åk>',
];

/** The document with a few of its characters taken away, doubled or changed for marks. */
function spoilt(document: string, random: () => number): string {
  const letters = [...document.slice(0, 2000)];
  for (let times = 0; times < 3; times += 1) {
    const at = Math.floor(random() * letters.length);
    const change = ['', `${letters[at]}${letters[at]}`, ...'<>/&;"\'= ![]?-a'];
    letters[at] = change[Math.floor(random() * change.length)] ?? '';
  }
  return letters.join('');
}

describe('the scanner of XML', () => {
  it('hears what saxes hears, in pieces of any size', () => {
    for (const document of DOCUMENTS) {
      const heard = theirs(document);
      expect(heard, document).not.toEqual(REFUSED);
      for (const size of [1, 2, 7, 64, document.length]) expect(ours(document, size), document).toEqual(heard);
    }
  });

  it('hears of a spoilt document what saxes hears, or refuses it', () => {
    const random = seeded(12);
    const refused = { both: 0, ours: 0 };
    for (let round = 0; round < 4000; round += 1) {
      const document = spoilt(DOCUMENTS[round % DOCUMENTS.length] ?? '', random);
      const heard = theirs(document);
      const mine = ours(document, 1 + (round % 50));
      if (heard !== REFUSED) expect(mine, document).toEqual(heard);
      else refused[mine === REFUSED ? 'both' : 'ours'] += 1;
    }
    expect(refused.both).toBeGreaterThan(refused.ours * 4);
  });

  it.each([
    ['nothing', ''],
    ['words without elements', 'Termin;Åk'],
    ['words before the root', 'x<a/>'],
    ['words behind the root', '<a/>x'],
    ['two roots', '<a/><b/>'],
    ['an element that is not closed', '<a><b></a>'],
    ['an element that ends before it begins', '</a>'],
    ['an element closed by a longer name', '<a></ab>'],
    ['a document that breaks off', '<a><b/></a'],
    ['an attribute without a value', '<a b></a>'],
    ['an attribute without quotes', '<a b=1></a>'],
    ['a mark in an attribute', '<a b="<"></a>'],
    ['an entity of its own', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
    ['an entity by an inherited name', '<a>&constructor;</a>'],
    ['a character that there is not', '<a>&#x110000;</a>'],
  ])('refuses %s', (_, document) => {
    expect([ours(document), ours(document, 1), theirs(document)]).toEqual([REFUSED, REFUSED, REFUSED]);
  });
});
