import type { HealthLevel } from '@cs-inbox/state';
import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Words } from '../words/words.ts';

/** px. */
const WIDTH_MAX = 160;
const PITCH_MAX = 6;
const HEIGHT = 20;
const heights = { ok: 5, look: 12, act: 20 } as const satisfies Record<HealthLevel, number>;

/** Today, one tick for each quarter hour: its height says how bad it was, so that no colour is needed. */
export function healthTicks(ticks: readonly (HealthLevel | null)[], { health }: Words): TemplateResult | typeof nothing {
  if (ticks.length === 0) return nothing;
  const pitch = Math.min(PITCH_MAX, WIDTH_MAX / ticks.length);
  const count = (level: HealthLevel) => ticks.filter((tick) => tick === level).length;
  return html`<svg class="ticks" role="img" aria-label=${health.quarters(count('act'), count('look'), count('ok'))} width=${pitch * ticks.length} height=${HEIGHT} viewBox=${`0 0 ${pitch * ticks.length} ${HEIGHT}`}>
    ${ticks.map((level, i) => (level === null ? nothing : svg`<rect class=${level} x=${i * pitch} y=${HEIGHT - heights[level]} width=${pitch * 0.7} height=${heights[level]} rx=${pitch / 6} />`))}
  </svg>`;
}
