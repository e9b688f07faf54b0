/** Rows of an XLSX workbook, its visible sheets in the workbook's order; only its shared strings are held in memory. */
import type { Note, Row } from '../row.ts';
import { mergesOf } from './merges.ts';
import { relationsOf, workbookOf } from './xlsx-package.ts';
import { formatsOf, sharedStrings } from './xlsx-shared.ts';
import { SheetReader } from './xlsx-sheet.ts';
import { parseXml } from './xml.ts';
import type { Parts } from './zip.ts';

/** @throws ImportError */
export async function* readXlsx(parts: Parts, main: string, note: Note): AsyncGenerator<readonly Row[]> {
  const relations = await relationsOf(parts, main);
  const { sheets, epoch } = await workbookOf(parts, main);
  const partOf = (type: string): string | undefined => relations.values().find((one) => one.type === type)?.target;
  const [strings, formats] = await Promise.all([
    sharedStrings(parts, partOf('sharedStrings')),
    formatsOf(parts, partOf('styles')),
  ]);
  for (const { name, id, isHidden } of sheets) {
    const { type, target } = relations.get(id) ?? { type: '', target: '' };
    if (isHidden) note({ where: name, why: 'hiddenSheet', count: 1 });
    else if (type !== 'worksheet') note({ where: name, why: 'noCells', count: 1 });
    else {
      const merges = await mergesOf(parts.bytes(target));
      const reader = new SheetReader({ name, strings, formats, epoch, merges });
      yield* parseXml(parts.bytes(target), reader);
      for (const one of reader.hidden.notes(name)) note(one);
    }
  }
}
