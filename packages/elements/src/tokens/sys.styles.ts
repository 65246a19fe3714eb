import { css } from 'lit';

/**
 * System layer: meanings. A host sets `--cs-sys-*` on the page, on a tag or anywhere
 * between; here each is only read, with our value as its fallback, so that an inner
 * element never undoes what an outer one was told. `--_*` is what the elements use.
 */
export const sysStyles = css`
  :host {
    --_bg: var(--cs-sys-bg, light-dark(var(--cs-ref-n0), var(--cs-ref-n18)));
    --_sunken: var(--cs-sys-sunken, light-dark(var(--cs-ref-n1), var(--cs-ref-n20)));
    --_raised: var(--cs-sys-raised, light-dark(var(--cs-ref-n0), var(--cs-ref-n17)));
    --_hover: var(--cs-sys-hover, light-dark(var(--cs-ref-n2), var(--cs-ref-n17)));
    --_fill: var(--cs-sys-fill, light-dark(var(--cs-ref-n3), var(--cs-ref-n16)));
    --_line: var(--cs-sys-line, light-dark(var(--cs-ref-n5), var(--cs-ref-n15)));
    --_line-2: var(--cs-sys-line-2, light-dark(var(--cs-ref-n6), var(--cs-ref-n13)));
    --_line-3: var(--cs-sys-line-3, light-dark(var(--cs-ref-n9), var(--cs-ref-n10)));
    --_text: var(--cs-sys-text, light-dark(var(--cs-ref-n19), var(--cs-ref-n4)));
    --_text-2: var(--cs-sys-text-2, light-dark(var(--cs-ref-n12), var(--cs-ref-n7)));
    --_text-3: var(--cs-sys-text-3, light-dark(var(--cs-ref-n11), var(--cs-ref-n8)));
    --_accent: var(--cs-sys-accent, light-dark(var(--cs-ref-p3), var(--cs-ref-p2)));
    --_on-accent: var(--cs-sys-on-accent, light-dark(var(--cs-ref-n0), var(--cs-ref-p6)));
    --_accent-tint: var(--cs-sys-accent-tint, light-dark(var(--cs-ref-p0), var(--cs-ref-p5)));
    --_ok: var(--cs-sys-ok, light-dark(var(--cs-ref-g1), var(--cs-ref-g0)));
    --_wait: var(--cs-sys-wait, light-dark(var(--cs-ref-a3), var(--cs-ref-a2)));
    --_wait-tint: var(--cs-sys-wait-tint, light-dark(var(--cs-ref-a0), var(--cs-ref-a5)));
    --_wait-line: var(--cs-sys-wait-line, light-dark(var(--cs-ref-a1), var(--cs-ref-a4)));
    --_fail: var(--cs-sys-fail, light-dark(var(--cs-ref-r4), var(--cs-ref-r2)));
    --_fail-tint: var(--cs-sys-fail-tint, light-dark(var(--cs-ref-r0), var(--cs-ref-r7)));
    --_fail-line: var(--cs-sys-fail-line, light-dark(var(--cs-ref-r1), var(--cs-ref-r6)));
    --_unk: var(--cs-sys-unk, light-dark(var(--cs-ref-v4), var(--cs-ref-v1)));
    --_unk-tint: var(--cs-sys-unk-tint, light-dark(var(--cs-ref-v0), var(--cs-ref-v5)));
    --_unk-line: var(--cs-sys-unk-line, light-dark(var(--cs-ref-v2), var(--cs-ref-v3)));
    --_again: var(--cs-sys-again, light-dark(var(--cs-ref-o2), var(--cs-ref-o1)));
    --_again-tint: var(--cs-sys-again-tint, light-dark(var(--cs-ref-o0), var(--cs-ref-o3)));
    --_again2: var(--cs-sys-again2, light-dark(var(--cs-ref-k2), var(--cs-ref-k1)));
    --_again2-tint: var(--cs-sys-again2-tint, light-dark(var(--cs-ref-k0), var(--cs-ref-k3)));
    --_badge: var(--cs-sys-badge, light-dark(var(--cs-ref-n14), var(--cs-ref-n6)));
    --_on-badge: var(--cs-sys-on-badge, light-dark(var(--cs-ref-n0), var(--cs-ref-n20)));
    --_shadow: var(--cs-sys-shadow, light-dark(var(--cs-ref-s0), var(--cs-ref-s2)));
    --_scrim: var(--cs-sys-scrim, light-dark(var(--cs-ref-s1), var(--cs-ref-s2)));

    --_font: var(
      --cs-sys-font,
      -apple-system, 'Segoe UI', Inter, Roboto, 'Noto Sans', 'Noto Sans Thai', 'Noto Sans CJK SC', 'Noto Sans SC',
      'Noto Sans Arabic', 'Noto Color Emoji', sans-serif
    );
    --_mono: var(--cs-sys-font-mono, ui-monospace, 'SF Mono', Menlo, Consolas, 'Noto Sans Mono', monospace);
    --_body-size: var(--cs-sys-body-size, 13px);
    --_body-line: var(--cs-sys-body-line, 20px);
    --_control: var(--cs-sys-control-height, 30px);
    --_control-small: var(--cs-sys-control-height-small, 26px);
    --_row: var(--cs-sys-conversation-row-height, 78px);
    --_message-gap: var(--cs-sys-message-gap, 8px);
    --_bubble-pad-block: var(--cs-sys-bubble-padding-block, 5px);
    --_bubble-pad-inline: var(--cs-sys-bubble-padding-inline, 12px);

    font: 400 var(--_body-size) / var(--_body-line) var(--_font);
    color: var(--_text);
    text-align: start;
    letter-spacing: normal;
    text-transform: none;
    word-spacing: normal;
    white-space: normal;
  }

  @media (pointer: coarse) {
    :host {
      --_control: max(44px, var(--cs-sys-control-height, 44px));
      --_control-small: 44px;
      --_cs-target: 44px;
    }
  }

  /* Who asks for it gets it, whatever the page has set. */
  @media (prefers-contrast: more) {
    :host {
      --_text-2: var(--_text);
      --_text-3: var(--_text);
      --_line: var(--_line-3);
      --_line-2: var(--_line-3);
    }
  }

  :host(:lang(th)),
  :host(:lang(vi)),
  :host(:lang(my)),
  :host(:lang(ar)) {
    line-height: calc(var(--_body-line) * 1.1);
  }
`;
