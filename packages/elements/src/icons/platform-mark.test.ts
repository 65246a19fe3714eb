import { expect } from 'chai';
import { LitElement } from 'lit';
import { defineTag } from '../define-tag.ts';
import { sharedStyles } from '../tokens/shared.styles.ts';
import { platformMark } from './platform-mark.ts';

class Marks extends LitElement {
  static override styles = sharedStyles;

  override render() {
    return ['shopee', 'lazada', 'tiktok-shop', 'another'].map((platform) => platformMark(platform));
  }
}
defineTag('cs-test-marks', Marks);

/** Relative luminance. */
function light(colour: string): number {
  const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/gu) ?? []).map((value) => {
    const part = Number(value) / 255;
    return part <= 0.039_28 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [a, b] = [light(one), light(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

describe('platform marks', () => {
  for (const theme of ['light', 'dark']) {
    it(`INBOX-8.35 each stands out from what it stands on, ${theme}`, async () => {
      const marks = new Marks();
      marks.style.colorScheme = theme;
      document.body.append(marks);
      await marks.updateComplete;
      const faults: string[] = [];
      for (const ground of ['--_bg', '--_hover']) {
        marks.style.backgroundColor = `var(${ground})`;
        const behind = getComputedStyle(marks).backgroundColor;
        for (const mark of marks.shadowRoot?.querySelectorAll('svg') ?? []) {
          const { fill = '', stroke = '' } = mark.firstElementChild === null ? {} : getComputedStyle(mark.firstElementChild);
          const best = Math.max(...[fill, stroke].filter((one) => one.startsWith('rgb')).map((one) => contrast(one, behind)));
          if (!(best >= 3)) faults.push(`${mark.ariaLabel} on ${ground}: ${best.toFixed(2)}`);
        }
      }
      marks.remove();
      expect(faults).to.deep.equal([]);
    });
  }
});
