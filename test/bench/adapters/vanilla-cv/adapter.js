// full DOM, rows grouped in blocks of 64; off-screen blocks are skipped by content-visibility:auto
import { make } from '../vanilla-full/adapter.js';
export const adapter = make('.blk{content-visibility:auto;contain-intrinsic-size:auto 3840px}.c{content-visibility:auto;contain-intrinsic-size:auto 61px}', 64);
