/**
 * Draws the two icons of the Teams app: a ring with four marks, the annual wheel with its checkpoints. `node manifest/icons.ts` writes
 * color.png (192 × 192) and outline.png (32 × 32, white on transparent), the sizes that Teams asks for.
 */
import { writeFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';

type Pixel = readonly [red: number, green: number, blue: number, alpha: number];

/** A PNG of 8-bit RGBA pixels. */
function png(size: number, pixel: (x: number, y: number) => Pixel): Buffer {
  const rows = Buffer.alloc(size * (1 + size * 4));
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) rows.set(pixel(x, y), y * (1 + size * 4) + 1 + x * 4);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  // Eight bits a channel, colour type 6: RGBA.
  header.set([8, 6, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** How much of a pixel the wheel covers, 0–1: a ring, and a dot on it at each quarter. */
function wheel(x: number, y: number, size: number): number {
  const [u, v] = [(x + 0.5) / size - 0.5, (y + 0.5) / size - 0.5];
  const soft = (distance: number): number => Math.min(1, Math.max(0, 0.5 - distance * size));
  const ring = soft(Math.abs(Math.hypot(u, v) - 0.3) - 0.035);
  const dots = [0, 1, 2, 3].map((quarter) => {
    const angle = (quarter * Math.PI) / 2 + Math.PI / 4;
    return soft(Math.hypot(u - 0.3 * Math.cos(angle), v - 0.3 * Math.sin(angle)) - 0.095);
  });
  return Math.max(ring, ...dots);
}

const GREEN: Pixel = [0x3b, 0x5b, 0x4f, 255];
const mix = (from: number, share: number): number => Math.round(from + (255 - from) * share);

/** White on the product's green. */
export const colorIcon = (): Buffer =>
  png(192, (x, y) => {
    const share = wheel(x, y, 192);
    return [mix(GREEN[0], share), mix(GREEN[1], share), mix(GREEN[2], share), 255];
  });

export const outlineIcon = (): Buffer => png(32, (x, y) => [255, 255, 255, Math.round(255 * wheel(x, y, 32))]);

if (import.meta.main) {
  writeFileSync(new URL('color.png', import.meta.url), colorIcon());
  writeFileSync(new URL('outline.png', import.meta.url), outlineIcon());
}
