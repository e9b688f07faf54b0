/** XML piece by piece, elements by their name without prefix: Open XML SDK, Power BI and others write `x:row` where Excel writes `row`. */
import { ImportError } from '../import-error.ts';
import { MAX_CELL } from '../limits.ts';
import { type Attributes, type Events, XmlScanner } from './xml-scanner.ts';

export type { Attributes } from './xml-scanner.ts';

/** By its name without prefix, where there is one. */
export const attributeOf = (attributes: Attributes, name: string): string | undefined =>
  Object.entries(attributes).find(([key]) => localName(key) === name)?.[1];

/** What takes the elements; `take` is called after each piece, so that what is ready can be handed on. */
export type Handler<T> = Events & { take(): readonly T[] };

export function localName(name: string): string {
  const at = name.indexOf(':');
  return at < 0 ? name : name.slice(at + 1);
}

/**
 * Hands on what is ready after each piece: many at a time, since a step of a generator costs as much as a row. A piece ends where an element's mark
 * does, so that the scanner has nothing to put together with the next: a string that was put together is read a fifth slower.
 * @throws what XmlScanner throws
 */
export async function* parseXml<T>(bytes: AsyncIterable<Buffer>, handler: Handler<T>): AsyncGenerator<readonly T[]> {
  const scanner = new XmlScanner(handler);
  let decoder: TextDecoder | null = null;
  let begun: Buffer = Buffer.alloc(0);
  for await (const chunk of bytes) {
    decoder ??= new TextDecoder(encodingOf(chunk));
    const whole = chunk.lastIndexOf('>') + 1;
    scanner.write(decoder.decode(Buffer.concat([begun, chunk.subarray(0, whole)]), { stream: true }));
    begun = chunk.subarray(whole);
    yield handler.take();
  }
  scanner.write(decoder?.decode(begun) ?? '');
  scanner.end();
  yield handler.take();
}

/** Reads a whole part for what the handler notes. */
export async function readXml(bytes: AsyncIterable<Buffer>, handler: Omit<Handler<never>, 'take'>): Promise<void> {
  for await (const _ of parseXml(bytes, { ...handler, take: () => [] }));
}

/** A part is UTF-8 or UTF-16 (ECMA-376, part 2, 6.2.5). */
function encodingOf(start: Buffer): string {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  return start[0] === 0xfe && start[1] === 0xff ? 'utf-16be' : 'utf-8';
}

/** A cell's words with more of them. @throws ImportError `hugeCell` */
export function longer(words: string, part: string, line: number | null = null): string {
  if (words.length + part.length > MAX_CELL) throw new ImportError('hugeCell', line);
  return words + part;
}
