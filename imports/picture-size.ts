/** What kind of picture some bytes are, and how large it is. Pure. */

type Size = { readonly type: 'png' | 'jpg'; readonly width: number; readonly height: number };

/** Null for what is neither PNG nor JPEG, or says no size. */
export function pictureSize(bytes: Buffer): Size | null {
  return bytes.toString('hex', 0, 8) === '89504e470d0a1a0a' ? pngSize(bytes) : jpegSize(bytes);
}

/** In its first chunk (PNG, third edition, 11.2.1). */
function pngSize(bytes: Buffer): Size | null {
  if (bytes.length < 24 || bytes.toString('latin1', 12, 16) !== 'IHDR') return null;
  return { type: 'png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

/** Markers that begin a frame: SOF0 to SOF15 without the three that are something else (ITU-T T.81, table B.1). */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

function jpegSize(bytes: Buffer): Size | null {
  if (bytes.toString('hex', 0, 3) !== 'ffd8ff') return null;
  let at = 2;
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (isFrame(marker)) return { type: 'jpg', width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) };
    at += 2 + Math.max(2, bytes.readUInt16BE(at + 2));
  }
  return null;
}
