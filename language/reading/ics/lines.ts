/** A calendar file's bytes as its content lines (RFC 5545, 3.1). */
import { isUtf8 } from 'node:buffer';

const [LF, CR, SPACE, TAB] = [0x0a, 0x0d, 0x20, 0x09];

/**
 * The unfolded lines. A fold may stand in the middle of a character of several bytes, so bytes are unfolded before they are decoded;
 * only UTF-16, whose line ends are of two bytes, is decoded first.
 */
export function contentLines(bytes: Uint8Array): string[] {
  const wide = utf16Of(bytes);
  const utf8 = wide ? Buffer.from(new TextDecoder(wide).decode(bytes)) : bytes;
  const whole = unfold(utf8);
  const text = new TextDecoder(isUtf8(whole) ? 'utf-8' : 'windows-1252').decode(whole);
  return text.split(/\r\n|\n|\r/);
}

/** Which UTF-16 the bytes are, by their mark or by the zeros beside Latin letters; null for anything else. */
function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a && b === 0) return 'utf-16le';
  return a === 0 && b ? 'utf-16be' : null;
}

/** Takes out each line end that is followed by a blank, and that blank. */
function unfold(bytes: Uint8Array): Uint8Array {
  const kept = new Uint8Array(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const end = lineEndAt(bytes, at);
    const next = bytes[at + end];
    if (end > 0 && (next === SPACE || next === TAB)) {
      at += end;
      continue;
    }
    kept[length] = bytes[at] ?? 0;
    length += 1;
  }
  return kept.subarray(0, length);
}

/** How many bytes of a line end stand at a place; some programs write CR CR LF. */
function lineEndAt(bytes: Uint8Array, at: number): number {
  if (bytes[at] === LF) return 1;
  if (bytes[at] !== CR) return 0;
  let end = 1;
  while (end < 3 && bytes[at + end] === CR) end += 1;
  return bytes[at + end] === LF ? end + 1 : end;
}
