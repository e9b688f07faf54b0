/**
 * A drawing's pixels as a PNG with a palette (PNG Specification, third edition, W3C 2025: 11.2.1 IHDR, 11.2.2 PLTE, 11.2.3 IDAT), a
 * third of the size of one with full colours: a chat card may weigh 80 kB with its picture in it.
 */
import { crc32, deflateSync } from 'node:zlib';

/** RGBA, row by row from the top, every pixel opaque. */
export type Pixels = { readonly width: number; readonly height: number; readonly rgba: Uint8Array };

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const COLOURS = 64;

/**
 * `own` are the drawing's colours as `#RRGGBB`: they are kept exactly, since they tell states apart; of the mixtures at edges the commonest
 * have a place of their own and the rest take the nearest.
 */
export function toPng(pixels: Pixels, own: readonly string[]): Uint8Array {
  const { width, height } = pixels;
  const { palette, indexes } = reduced(pixels, own);
  const rows = new Uint8Array((width + 1) * height);
  for (let y = 0; y < height; y += 1) rows.set(indexes.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits an index, palette, and the one way each of compression, filter and interlace.
  header.set([8, 3, 0, 0, 0], 8);
  const colours = Buffer.from(palette.flatMap((rgb) => [rgb >> 16, (rgb >> 8) & 255, rgb & 255]));
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Uint8Array): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(typed.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(typed, 4);
  framed.writeUInt32BE(crc32(typed), typed.length + 4);
  return framed;
}

function reduced({ rgba }: Pixels, own: readonly string[]): { palette: number[]; indexes: Uint8Array } {
  const counts = new Map<number, number>();
  const colours = new Uint32Array(rgba.length / 4);
  let last = -1;
  let run = 0;
  for (let i = 0; i < colours.length; i += 1) {
    const colour = ((rgba[i * 4] ?? 0) << 16) | ((rgba[i * 4 + 1] ?? 0) << 8) | (rgba[i * 4 + 2] ?? 0);
    colours[i] = colour;
    if (colour === last) run += 1;
    else {
      if (run > 0) counts.set(last, (counts.get(last) ?? 0) + run);
      last = colour;
      run = 1;
    }
  }
  counts.set(last, (counts.get(last) ?? 0) + run);
  const kept = new Set(own.map((hex) => Number.parseInt(hex.slice(1), 16)));
  for (const [colour] of [...counts].toSorted(([, a], [, b]) => b - a)) {
    if (kept.size === COLOURS) break;
    kept.add(colour);
  }
  const palette = [...kept];
  const place = new Map(palette.map((colour, index) => [colour, index]));
  for (const colour of counts.keys()) if (!place.has(colour)) place.set(colour, nearest(palette, colour));
  const indexes = new Uint8Array(colours.length);
  for (let i = 0; i < colours.length; i += 1) indexes[i] = place.get(colours[i] ?? 0) ?? 0;
  return { palette, indexes };
}

function nearest(palette: readonly number[], colour: number): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, other] of palette.entries()) {
    const red = (other >> 16) - (colour >> 16);
    const green = ((other >> 8) & 255) - ((colour >> 8) & 255);
    const blue = (other & 255) - (colour & 255);
    const distance = red * red + green * green + blue * blue;
    if (distance < least) [best, least] = [index, distance];
  }
  return best;
}
