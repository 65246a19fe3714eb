import { crc32, deflateSync } from 'node:zlib';
import { PNG } from 'pngjs';

const COLOURS_MAX = 256;
const FREQUENT = 96;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** The same picture in a third of the bytes: with 256 colours, near enough for `compare`. */
export function smallPng(picture: Uint8Array): Uint8Array {
  const { width, height, data } = PNG.sync.read(Buffer.from(picture));
  const palette = paletteOf(data);
  const known = new Map(palette.map((colour, index) => [colour, index]));
  const lines = Buffer.alloc((width + 1) * height);
  for (let pixel = 0; pixel < width * height; pixel++) {
    const colour = data.readUIntBE(pixel * 4, 3);
    const index = known.get(colour) ?? nearest(palette, colour);
    known.set(colour, index);
    // Each line begins with its filter: none.
    lines[pixel + Math.floor(pixel / width) + 1] = index;
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  // 8 bits a pixel, which are an index.
  head.set([8, 3, 0, 0, 0], 8);
  const colours = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  return Buffer.concat([SIGNATURE, chunk('IHDR', head), chunk('PLTE', colours), chunk('IDAT', deflateSync(lines, { level: 9, memLevel: 9 })), chunk('IEND', Buffer.alloc(0))]);
}

/** Those that are seen most, then again and again the one that is farthest from all that are there. */
function paletteOf(data: Buffer): readonly number[] {
  const counts = new Map<number, number>();
  for (let at = 0; at < data.length; at += 4) {
    const colour = data.readUIntBE(at, 3);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const byCount = [...counts].sort(([first, most], [second, more]) => more - most || first - second).map(([colour]) => colour);
  const palette = byCount.slice(0, FREQUENT);
  const others = byCount.slice(FREQUENT).map((colour) => ({ colour, off: distance(colour, palette[nearest(palette, colour)] ?? 0) }));
  while (palette.length < COLOURS_MAX && others.length > 0) {
    const { colour } = others.reduce((far, one) => (one.off > far.off ? one : far));
    palette.push(colour);
    for (const one of others) one.off = Math.min(one.off, distance(one.colour, colour));
  }
  return palette;
}

function nearest(palette: readonly number[], colour: number): number {
  const distances = palette.map((one) => distance(one, colour));
  return distances.indexOf(Math.min(...distances));
}

function distance(one: number, other: number): number {
  return [16, 8, 0].reduce((sum, shift) => sum + (((one >> shift) & 255) - ((other >> shift) & 255)) ** 2, 0);
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(body.length, 0);
  framed.set(named, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}
