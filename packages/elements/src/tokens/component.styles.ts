import { css } from 'lit';

/** Component layer: one part of one element each. Hosts may set `--cs-<element>-*`; `--_*` is what the elements use. */
export const componentStyles = css`
  :host {
    --_bubble-out-bg: var(--cs-bubble-out-bg, light-dark(var(--cs-ref-p1), var(--cs-ref-p4)));
    --_bubble-in-bg: var(--cs-bubble-in-bg, light-dark(var(--cs-ref-n3), var(--cs-ref-n16)));
    --_bubble-outline: var(--cs-bubble-outline, var(--_line-3));
    --_bubble-sending-outline: var(--cs-bubble-sending-outline, var(--_accent));
    --_bubble-failed-outline: var(--cs-bubble-failed-outline, light-dark(var(--cs-ref-r3), var(--cs-ref-r5)));
    --_bubble-unknown-outline: var(--cs-bubble-unknown-outline, var(--_unk-line));
    --_row-selected-bg: var(--cs-row-selected-bg, var(--_accent-tint));
    --_focus-ring: var(--cs-focus-ring, var(--_accent));
  }
`;
