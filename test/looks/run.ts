import { Camera } from './camera.ts';
import { compare } from './compare.ts';
import { LookFolder } from './look-folder.ts';
import { smallPng } from './small-png.ts';
import { views } from './views.ts';

/**
 * Takes every picture, or those that are named: `npm run looks -- inbox-dark`.
 * With `--write` they take the place of those that are kept; else they are left in `test/looks/found`.
 */
const names = process.argv.slice(2).filter((name) => name !== '--write');
const writes = process.argv.includes('--write');
const unknown = names.filter((name) => !views.some((view) => view.name === name));
if (unknown.length > 0) {
  process.stderr.write(`There is no picture ${unknown.join(', ')}. There are: ${views.map(({ name }) => name).join(', ')}\n`);
  process.exit(2);
}
const camera = new Camera();
const pictures = new LookFolder('pictures');
const folder = writes ? pictures : new LookFolder('found');
try {
  await camera.start();
  for (const view of views) if (names.length === 0 || names.includes(view.name)) process.stdout.write(await take(view));
  if (writes) for (const name of pictures.names()) if (!views.some((view) => view.name === name)) pictures.remove(name);
} finally {
  await camera.stop();
}

async function take(view: (typeof views)[number]): Promise<string> {
  const picture = await camera.take(view);
  const compared = pictures.has(view.name) ? compare(pictures.read(view.name), picture) : null;
  // What looks the same stays the same file.
  if (writes && compared?.same === true) return `${view.name}: as it was\n`;
  return `${folder.write(view.name, writes ? smallPng(picture) : picture)}: ${compared === null ? 'new' : `${compared.pixels} pixels differ`}\n`;
}
