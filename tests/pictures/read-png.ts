/** A PNG with a palette, read back: what colour each pixel has. */
import { inflateSync } from 'node:zlib';

export type Read = {
  readonly width: number;
  readonly height: number;
  readonly colours: ReadonlySet<string>;
  at(x: number, y: number): string;
};

export function readPng(bytes: Uint8Array): Read {
  const file = Buffer.from(bytes);
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < file.length; at += 12 + file.readUInt32BE(at)) {
    const length = file.readUInt32BE(at);
    chunks.set(file.toString('latin1', at + 4, at + 8), file.subarray(at + 8, at + 8 + length));
  }
  const part = (name: string): Buffer => chunks.get(name) ?? Buffer.alloc(0);
  const [width, height] = [part('IHDR').readUInt32BE(0), part('IHDR').readUInt32BE(4)];
  const rows = inflateSync(part('IDAT'));
  const palette = part('PLTE');
  const at = (x: number, y: number): string => {
    const index = rows[y * (width + 1) + 1 + x] ?? 0;
    return `#${palette
      .subarray(index * 3, index * 3 + 3)
      .toString('hex')
      .toUpperCase()}`;
  };
  const colours = new Set<string>();
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) colours.add(at(x, y));
  return { width, height, colours, at };
}
